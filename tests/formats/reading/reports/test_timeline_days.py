"""Timelines whose lines say their day in a way of their own, and lines that only look as if they were none."""

import pytest

from incident_desk.formats.reading.reports.timeline import read_timeline
from tests.formats.reading.pages import page


@pytest.mark.parametrize("mark", ["(+1)", "(+1 day)", "+1d", "(next day)", "[+1]"])
@pytest.mark.parametrize("form", ["- {0} - {1}\n", "| {0} | {1} |\n"])
def test_a_mark_behind_a_clock_says_that_it_is_of_the_day_after(mark, form):
    rows = (("23:50", "it fails"), (f"00:20 {mark}", "we look"), (f"00:45 {mark}", "all clear"))
    head = "| Time | Event |\n|---|---|\n" if form.startswith("|") else ""
    text = f"# Outage 30 March 2025\n\n## Timeline\n\n{head}" + "".join(form.format(*row) for row in rows)
    found = read_timeline(page(text))
    assert [one.moment.iso for one in found] == [
        "2025-03-30T23:50:00",
        "2025-03-31T00:20:00",
        "2025-03-31T00:45:00",
    ]
    assert [one.text for one in found] == ["it fails", "we look", "all clear"]


def test_a_heading_with_a_clock_that_names_the_cause_stays_in_the_timeline():
    text = "# Outage 30 March 2025\n\n## Timeline\n\n### 10:05 - Alert\n\na\n\n### 10:20 - Root cause found\n\nb\n"
    assert [one.text for one in read_timeline(page(text))] == ["Alert", "Root cause found"]


def test_timelines_of_several_incidents_are_each_of_the_day_of_their_heading():
    part = "## Incident {0}: down ({1})\n\n### Timeline\n\n- 10:05 fails\n- 10:20 works\n\n"
    text = "# Two outages\n\n" + part.format(1, "3 May 2024") + part.format(2, "19 May 2024")
    assert [one.moment.day for one in read_timeline(page(text))] == ["2024-05-03"] * 2 + ["2024-05-19"] * 2


def test_counted_days_with_what_is_added_to_them():
    text = (
        "# Outage\n\n## Timeline\n\n- **D-14 (Friday):** merged\n- **D0 18h40:** seen\n- **D0 +10 min:** declared\n"
        "- **D+1 → D+3:** mended\n"
    )
    found = read_timeline(page(text))
    assert [(one.moment.relative_s, one.moment.clock) for one in found] == [
        (-14 * 86_400, ""), (None, "18:40"), (600, ""), (86_400, ""),
    ]  # fmt: skip
    assert [one.text for one in found][1:] == ["seen", "declared", "mended"]


def test_rows_of_days_between_dots():
    rows = "| **20.07., 11:00** | bricht ab |\n| **22.07.** | wir suchen |\n"
    found = read_timeline(page(f"# Ausfall am 20.07.2026\n\n## Zeitverlauf\n\n| Wann | Was |\n|---|---|\n{rows}"))
    assert [one.moment.iso for one in found] == ["2026-07-20T11:00:00", "2026-07-22"]


def test_sentences_beside_lines_that_begin_with_their_clock_are_kept():
    text = (
        "# Outage 30 March 2025\n\n## Timeline\n\nAll was well until 02:10, then it grew slow.\n\n"
        "At 02:18 the first calls failed.\n\nBy 02:24 all was back.\n"
    )
    assert [one.moment.clock for one in read_timeline(page(text))] == ["02:10", "02:18", "02:24"]


def test_labels_of_key_events_beside_a_list_that_is_a_timeline():
    text = (
        "# Outage\n\n- **Key events**\n  - First detected: 2025-03-30 10:05\n  - Resolved 2025-03-30 10:40\n\n"
        "- **Context**:\n  - 2025-03-30 10:05: alert\n  - 2025-03-30 10:20: looked\n  - 2025-03-30 10:40: over\n"
    )
    assert [one.text for one in read_timeline(page(text))] == [
        "First detected", "Resolved", "alert", "looked", "over",
    ]  # fmt: skip


def test_a_time_alone_under_a_label_is_that_of_the_label():
    text = (
        "# R\n\n## Timeline\n\n- **Detection time:**\n  - 30 March 2025, 10:15 AM (UTC)\n- **How:**\n  - a call\n"
    )
    found = read_timeline(page(text))
    assert [(one.moment.iso, one.text) for one in found] == [("2025-03-30T10:15:00Z", "Detection time")]


def test_a_label_that_names_the_day_of_something_is_an_event():
    text = (
        "# R\n\n## Cronologia\n\n- **Início:** 14 de julho de 2025\n- **Data da Resolução:** 15 de julho de 2025\n"
    )
    assert [(one.moment.iso, one.text) for one in read_timeline(page(text))] == [
        ("2025-07-14", "Início"),
        ("2025-07-15", "Data da Resolução"),
    ]


def test_the_day_of_the_paper_lends_its_year_and_is_not_the_incidents():
    text = "---\ntitle: Outage of June 5th\ndate: 2023-06-08\n---\n\n## Timeline\n\n- 16:20 a\n- 16:24 b\n"
    assert [one.moment.day for one in read_timeline(page(text))] == ["2023-06-05"] * 2
    text = "---\ntitle: Outage\ndate: 2023-06-08\n---\n\n## Timeline\n\n- 16:20 a\n- 16:24 b\n"
    assert [one.moment.day for one in read_timeline(page(text))] == ["", ""]


@pytest.mark.parametrize(
    "form", ["10:05\n: a\n\n10:20\n: b\n\n10:45\n: c\n", "・10:05　a\n・10:20　b\n・10:45　c\n"]
)
def test_times_over_their_words_and_behind_dots_of_another_script(form):
    assert [one.text for one in read_timeline(page(f"# R\n\n## Timeline\n\n{form}"))] == ["a", "b", "c"]


def test_a_time_alone_under_a_label_takes_the_line_beside_it():
    items = "- **Detection:**\n  - 30 March 2025, 10:15 UTC\n  - An alert rang\n- **Then:**\n  - We looked\n"
    text = f"# R\n\n## Timeline\n\n{items}"
    assert [one.text for one in read_timeline(page(text))] == ["Detection: An alert rang"]
