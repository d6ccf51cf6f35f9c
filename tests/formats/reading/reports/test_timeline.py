"""Timelines in the forms that reports have; days and zones that stand once; what is no timeline."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.timeline import read_timeline
from tests.formats.reading.pages import page
from tests.formats.reading.reports.timeline_forms import FORMS


def entries(text, **defaults):
    return [(one.moment.iso or one.moment.written, one.text) for one in read_timeline(page(text), **defaults)]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_timeline_in_many_forms(form):
    found = read_timeline(page(FORMS[form]))
    assert [one.moment.iso for one in found] == ["2024-05-02T10:05:00", "2024-05-02T10:20:00"]
    for one, words in zip(found, ("Alert fired", "Queue drained"), strict=True):
        assert words in one.text
        assert one.span.first >= 2


@pytest.mark.parametrize("form", [form for form in FORMS if form != "prose"])
def test_what_happened_is_told_without_its_time(form):
    assert [one.text for one in read_timeline(page(FORMS[form]))] == ["Alert fired", "Queue drained"]


def test_lines_of_the_source_actors_and_how():
    text = FORMS["a table"]
    first, second = read_timeline(page(text))
    assert (first.span.first, second.span.last, first.actor, first.how) == (5, 6, "Ada", "table")


@pytest.mark.parametrize(
    "stated",
    ["## Timeline (all times UTC)\n", "## Timeline\nAll times are in UTC.\n", "## Timeline\n*Times: UTC*\n"],
)
def test_a_zone_that_stands_once_holds_for_all(stated):
    text = f"# Mail down on 2024-05-02\n{stated}\n- 10:05 Alert fired\n- 10:20 Queue drained\n"
    assert [iso for iso, _ in entries(text)] == ["2024-05-02T10:05:00Z", "2024-05-02T10:20:00Z"]


def test_a_zone_in_a_columns_head():
    text = """
        # Mail down on 2024-07-02
        ## Timeline
        | Time (PT) | Event |
        |---|---|
        | 10:05 | Alert fired |
    """
    assert entries(text) == [("2024-07-02T10:05:00-07:00", "Alert fired")]


def test_a_zone_at_the_first_time_and_one_from_elsewhere():
    text = "# Down\n## Timeline\n- May 2, 2024, 10:05 (UTC): Alert\n- 10:20: Drained\n"
    assert [iso for iso, _ in entries(text)] == ["2024-05-02T10:05:00Z", "2024-05-02T10:20:00Z"]
    plain = "# Down\n## Timeline\n- 10:20: Drained\n"
    assert entries(plain, default_date="2024-05-02", default_zone="CEST") == [
        ("2024-05-02T10:20:00+02:00", "Drained")
    ]
    summary = "# Down on 2024-05-02\nIt was down from 10:05 to 10:20 JST.\n## Timeline\n- 10:20: Drained\n"
    assert entries(summary) == [("2024-05-02T10:20:00+09:00", "Drained")]


def test_two_zones_elsewhere_lend_none():
    text = "# Down on 2024-05-02\nFrom 10:05 JST; we saw it at 01:20 UTC.\n## Timeline\n- 10:20: Drained\n"
    assert entries(text) == [("2024-05-02T10:20:00", "Drained")]


def test_past_midnight_the_next_day_begins():
    text = "# Down on 2024-12-31\n## Timeline\n- 22:10 A\n- 23:55 B\n- 00:05 C\n- 09:30 D\n- 09:10 E\n"
    assert [iso for iso, _ in entries(text)] == [
        "2024-12-31T22:10:00", "2024-12-31T23:55:00", "2025-01-01T00:05:00", "2025-01-01T09:30:00",
        "2025-01-01T09:10:00",
    ]  # fmt: skip


def test_the_newest_first_crosses_no_midnight():
    text = "# Down on 2024-12-31\n## Timeline\n- 18:10 A\n- 11:55 B\n- 05:05 C\n- 04:30 D\n"
    assert {iso[:10] for iso, _ in entries(text)} == {"2024-12-31"}


def test_a_day_for_all_stays_where_one_line_is_of_the_day_before():
    text = """
        # Down
        ## Timeline
        Unless otherwise noted all events happened on 2024-05-02.

        - **2024-05-01 00:55: Builds fail**
        - 01:38: Alert
    """
    assert entries(text) == [("2024-05-01T00:55:00", "Builds fail"), ("2024-05-02T01:38:00", "Alert")]


def test_words_instead_of_clocks_are_kept_as_unknown():
    text = """
        # Down
        ## Timeline
        **Deployed:** Unknown (likely within the last 24-48 hours)
        **Reported:** Sometime yesterday
        **Escalated:** This morning (May 2, 2024)
        **Fixed:** 14:45 UTC
    """
    found = read_timeline(page(text))
    assert [one.text for one in found] == ["Deployed", "Reported", "Escalated", "Fixed"]
    assert [one.moment.iso for one in found] == [None, None, "2024-05-02", "2024-05-02T14:45:00Z"]
    assert found[1].moment.written == "Sometime yesterday"
    assert found[1].moment.precision is PastPrecision.UNKNOWN
    assert found[2].moment.precision is PastPrecision.APPROXIMATE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Timeline\n**19:00-19:10** - Lost\n- seen at 19:05\n\n**19:10-01:20** - Loop\n\n**01:21** - Back\n",
         [("2024-05-02T19:00:00", "Lost"), ("2024-05-02T19:10:00", "Loop"), ("2024-05-03T01:21:00", "Back")]),
        ("## Timeline\n| When | What |\n|-|-|\n| June 2023 | First |\n| ~2024-05-01 06:2xZ | Seen |\n"
         "| 2024-05-02 | Told |\n",
         [("June 2023", "First"), ("2024-05-01", "Seen"), ("2024-05-02", "Told")]),
        ("## Timeline\n| Time | Action |\n|-|-|\n| T1 | Written |\n| T2 | Run |\n", [("T1", "Written"),
        ("T2", "Run")]),
        ("## Timeline\n| Time | Event |\n|-|-|\n| 05-01 ~23:40 | Begun |\n| 05-02 03:12 | Fixed |\n",
         [("2024-05-01T23:40:00", "Begun"), ("2024-05-02T03:12:00", "Fixed")]),
        ("## Timeline\n### Phase 1: Normal (17:41–17:42)\n- it starts\n### Phase 2: Burst (17:43)\n- it bursts\n",
         [("2024-05-02T17:41:00", "Phase 1: Normal"), ("2024-05-02T17:43:00", "Phase 2: Burst")]),
        ("## Timeline\n**April 13, 2024 — A key is used**\n1. `19:18 UTC` — Tried\n\n"
         "**April 14, 2024 — Again**\n1. `00:12 UTC` — In\n",
         [("2024-04-13T19:18:00Z", "Tried"), ("2024-04-14T00:12:00Z", "In")]),
        ("<h3>Timeline (all times in JST)</h3>\n<ul>\n<li>1:30 PM: Out</li>\n<li>2:12 PM: Back</li>\n"
         "</ul>\n<h3>Cause</h3>\n",
         [("2024-05-02T13:30:00+09:00", "Out"), ("2024-05-02T14:12:00+09:00", "Back")]),
        ("## Timeline\nIt was down from 10:00 to 11:00 UTC.\n\n- 10:05 A\n- 10:20 B\n\nIt was over by 11:00.\n",
         [("2024-05-02T10:05:00Z", "A"), ("2024-05-02T10:20:00Z", "B")]),
        ("## Timeline\n2024-05-01 (*all times UTC*)\n\n- 16:51 Post\n", [("2024-05-01T16:51:00Z", "Post")]),
        ("## Timeline\nDay 1 (May 2)\n- 23:50 a\nDay 2 (May 3)\n- 00:10 b\n",
         [("2024-05-02T23:50:00", "a"), ("2024-05-03T00:10:00", "b")]),
        ("## Timeline\n- **Detection (09:10 UTC):** the pager rang\n",
         [("2024-05-02T09:10:00Z", "Detection: the pager rang")]),
        ("- **Key events**\n  - Begun 2024-05-02 10:05\n  - Over 2024-05-03 09:00\n- **Context**:\n\n"
         "10:05 – A\n\n10:06 – B\n\n10:07 – C\n",
         [("2024-05-02T10:05:00", "Begun"), ("2024-05-03T09:00:00", "Over"), ("2024-05-02T10:05:00", "A"),
          ("2024-05-02T10:06:00", "B"), ("2024-05-02T10:07:00", "C")]),
        ("## May 3, 13:00\nFixed\n### 15:15\nAgain\n## May 4, 07:13\nFound\n",
         [("2024-05-03T13:00:00", "Fixed"), ("2024-05-03T15:15:00", "Again"),
         ("2024-05-04T07:13:00", "Found")]),
    ],
)  # fmt: skip
def test_forms_that_are_rarer(text, expected):
    assert entries("# Down on 2024-05-02\n" + text) == expected


def test_relative_times_have_no_day():
    found = read_timeline(page("# Down on 2024-05-02\n## Timeline\n- T+0: Alert\n- T+15: Paged\n- +40 min: Over\n"))
    assert [(one.moment.relative_s, one.moment.iso, one.text) for one in found] == [
        (0, None, "Alert"), (900, None, "Paged"), (2400, None, "Over"),
    ]  # fmt: skip


def test_a_list_that_is_a_timeline_without_a_heading_that_says_so():
    text = """
        # Down on 2024-05-02
        - **Context**:
          - 2024-05-02 10:05: Alert fired

        ```
        failed to fetch
        ```

          - 2024-05-02 10:09 Paged
          - 2024-05-02 10:12 Found
          - 2024-05-02 10:20 Drained
    """
    assert [text for _, text in entries(text)] == ["Alert fired", "Paged", "Found", "Drained"]


def test_a_run_of_paragraphs_with_a_day_between():
    text = """
        # Down on 2024-07-23
        Something leaked.

        15:35 – Pushed

        16:08 – Found

        16:48 – More found:

        * a key
        * an account

        17:05 - Looked through tokens

        24/07/24

        12:34 – Removed
    """
    assert entries(text) == [
        ("2024-07-23T15:35:00", "Pushed"), ("2024-07-23T16:08:00", "Found"),
        ("2024-07-23T16:48:00", "More found"),
        ("2024-07-23T17:05:00", "Looked through tokens"), ("2024-07-24T12:34:00", "Removed"),
    ]  # fmt: skip


def test_a_table_with_a_times_column_needs_no_heading():
    text = """
        # Down on 2024-05-02
        ## What we saw
        | Time (UTC) | Action | Status |
        |---|---|---|
        | 10:05 | Alert fired | Down |
        | 10:20 | Drained | Up |
    """
    found = read_timeline(page(text))
    assert [(one.moment.iso, one.text, one.status) for one in found] == [
        ("2024-05-02T10:05:00Z", "Alert fired", "Down"), ("2024-05-02T10:20:00Z", "Drained", "Up"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# 障害報告 2024年5月2日\n## タイムライン\n- 14時05分 検知\n- 14:30 復旧\n", ["検知", "復旧"]),
        ("# Panne du 2 mai 2024\n## Chronologie\n- 14h05 : Alerte\n- vers 14h30 : Fin\n", ["Alerte", "Fin"]),
        ("# Ausfall am 2. Mai 2024\n## Zeitverlauf\n- 14:05 Uhr – Alarm\n- gegen 14:30 Uhr: Ende\n",
         ["Alarm", "Ende"]),
        ("# Queda em 2 de maio de 2024\n## Linha do tempo\n|Hora|Evento|\n|-|-|\n| 14:05 | A |\n| 14:30 | B |\n",
         ["A", "B"]),
    ],
)  # fmt: skip
def test_other_languages(text, words):
    found = entries(text)
    assert [iso for iso, _ in found] == ["2024-05-02T14:05:00", "2024-05-02T14:30:00"]
    assert [text for _, text in found] == words


@pytest.mark.parametrize(
    "text",
    [
        "# Down\nAt 10:05 the disk was full. At 10:20 it was not.\n",
        "# Down\n## Impact\n- Outage from 10:05 to 10:20\n- 500 users\n",
        "# Down\n## Logs\n```\n10:05:01 ERROR a\n10:05:02 ERROR b\n10:05:03 ERROR c\n```\n",
        "# Down\n## What we saw\n- 10:05:01 ERROR a\n- 10:05:02 ERROR b\n- 10:05:03 WARN c\n",
        "# Down\n## Attack\n1. Borrow 10\n2. Swap 5.5\n3. Return 3.2\n",
        "# Down\n| Metric | Value |\n|-|-|\n| Start | 10:05 |\n| End | 10:20 |\n",
        "# Down\n## Action items\n- 2024-06-01 add a check\n- 2024-06-02 test it\n- 2024-06-03 10:00 meet\n",
        "# Down\n**Date**: 2024-05-02 10:05 JST\n**Status**: Resolved\n",
        "# Down\n| Time | CPU |\n|-|-|\n| 10:05 | 90 % |\n| 10:20 | 95 % |\n",
        "# Down\n## Timeline\n[Fill in]\n",
        "# Down\n## Timeline\n- **Duration:** 2 hours\n- **Timezone:** UTC\n",
        "",
    ],
)
def test_what_is_no_timeline(text):
    assert read_timeline(page(text)) == ()


def test_messages_to_send_are_no_timeline():
    text = """
        # Playbook
        ## Communication Templates
        ### Timeline update
        - 10:05 We saw it
        - 10:20 We fixed it
        - 10:30 All is well
    """
    assert read_timeline(page(text)) == ()


@given(st.text(alphabet="0123456789:-–/ .TZ|*#\n<li>aAMPpm月年日時()~+?", max_size=300))
def test_any_text_is_read(text):
    for heading in ("", "# T\n## Timeline\n"):
        for entry in read_timeline(page(heading + text)):
            assert entry.text
            assert entry.moment.written
            assert 1 <= entry.span.first <= entry.span.last


@pytest.mark.parametrize(
    "line", ["- 10:05 Alert fired\n", "10:05 ", "| 10:05 | a |\n", "<li>10:05 a</li>", "- a " * 30 + "\n"]
)
def test_a_large_report_is_read_in_linear_time(line):
    text = "# Down\n## Timeline\n" + line * (25_000 // len(line))
    shown = page(text)
    begun = time.process_time()
    read_timeline(shown)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "text",
    [
        "".join("  " * level + "- 10:05 a\n" for level in range(150)),
        "".join("  " * (number % 12) + f"- Timeline {number}\n" for number in range(600)),
        "|" + " 10:05 |" * 1500 + "\n|" + "-|" * 1500 + "\n|" + " 10:05 |" * 1500 + "\n",
        "> " * 60 + "10:05 a\n",
        "# 10:05\n" * 300,
        "<h1>" * 2000,
        "<li " * 2000,
    ],
    ids=["deep list", "zigzag", "wide table", "quotes", "headings", "html headings", "open tags"],
)
def test_a_hostile_report_ends_soon(text):
    for heading in ("# Down\n", "# Down\n## Timeline\n"):
        shown = page(heading + text)
        begun = time.process_time()
        read_timeline(shown)
        assert time.process_time() - begun < 1


def test_the_day_by_which_something_is_to_be_done_is_not_the_day_of_the_incident():
    text = "# Post-mortem\n\n## Timeline\n- 10:05 alert\n- 10:40 fixed\n\n## Actions\n- Alarm (due: 2025-03-20)\n"
    assert [entry.moment.day for entry in read_timeline(page(text))] == ["", ""]


ROWS = (
    "01:48  deploy by Jonas\n~03:20  Ines looks\n03:50-04:05  rollback\n04:30  all clear\n"
    "next day 09:00  refunds issued\n"
)


@pytest.mark.parametrize("form", [ROWS, "".join(f"- {row}\n" for row in ROWS.splitlines())])
def test_lines_that_each_begin_with_a_clock_are_an_entry_each(form):
    found = read_timeline(page(f"# Outage 30 March 2025\n\nWhat was seen, all times Europe/Berlin\n\n{form}"))
    assert [one.text for one in found] == [
        "deploy by Jonas",
        "Ines looks",
        "rollback",
        "all clear",
        "refunds issued",
    ]
    assert (found[2].moment.clock, found[2].moment.until_clock) == ("03:50", "04:05")
    assert [one.moment.day for one in found] == [*["2025-03-30"] * 4, "2025-03-31"]
    assert {one.moment.zone for one in found} == {"Europe/Berlin"}


def test_two_rows_of_the_next_day_are_of_one_day_and_an_earlier_clock_is_of_the_day_behind_it():
    rows = "- 22:00 it fails\n- next day 09:00 we look\n- the next day, 10:00 all clear\n- next day 08:00 talk\n"
    found = read_timeline(page(f"# Outage 30 March 2025\n\n## Timeline\n\n{rows}"))
    assert [one.moment.day[-2:] for one in found] == ["30", "31", "31", "01"]
    assert [one.text for one in found] == ["it fails", "we look", "all clear", "talk"]


def test_a_line_that_says_next_day_without_a_clock_is_no_clock():
    found = read_timeline(page("# Outage 30 March 2025\n\n## Timeline\n\n- 22:00 it fails\n- next day: we look\n"))
    assert [one.moment.clock for one in found] == ["22:00", ""]
