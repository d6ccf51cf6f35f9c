"""When an incident was, by label, title, sentence and timeline; the paper's own dates are not the incident's."""

from dataclasses import replace

import pytest

from incident_desk.domain.past_report import Passage
from incident_desk.domain.past_times import TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.facts import facts_of
from incident_desk.formats.reading.reports.labelled_moments import Sources
from incident_desk.formats.reading.reports.moments import moment_of
from incident_desk.formats.reading.reports.parts import parts_of
from incident_desk.formats.reading.reports.prose import summary_of
from incident_desk.formats.reading.reports.when import read_when, title_passage
from tests.formats.reading.pages import page


def when(text, *entries, title="Down"):
    read = page(text)
    root = parts_of(read)
    timeline = [TimelineEntry(moment_of(time), words, span=Span(50, 50)) for time, words in entries]
    return read_when(
        Sources(facts_of(read, root), title_passage(title, read.lines), summary_of(root), timeline, Hints())
    )


def day(text, *entries, title="Down"):
    found = when(text, *entries, title=title).date
    return found and found.moment.day


@pytest.mark.parametrize(
    "text",
    [
        "# Down\n\n**Date:** March 4, 2025\n", "# Down\n\nDate : 4 mars 2025\n",
        "# Down\n\n发生时间：2025年3月4日\n",
        "# Down\n\n| Date | Severity | Lead |\n|---|---|---|\n| 2025-03-04 | P1 | Mo |\n",
        "# Down\n\n## Date of incident\n\n`04-MAR-2025`\n",
        "# Down\n\n- **Incident date**: 2025/03/04 14:00 UTC\n",
        "# Down\n\n**Date:** 2025-03-04 14:00 – 15:00 UTC\n",
        "# Down\n\n**Report date:** 2025-03-09\n**Date:** 2025-03-04\n",
        "# Down\n\nOn March 4, 2025 the site experienced an outage.\n",
        "# Down\n\n**Start time:** 2025-03-04 10:00\n",
        "---\ntitle: Down\ndate: 2025-03-04\nresolved: true\n---\nwords\n",
        "# Down\n\n_4 March 2025_\n\nAll was down.\n",
    ],
)  # fmt: skip
def test_the_date_in_many_forms(text):
    assert day(text) == "2025-03-04"


def test_a_title_and_a_timeline_date_it_as_well():
    assert day("# 2025-03-04, Down\n\nwords\n", title="2025-03-04, Down") == "2025-03-04"
    assert day("# Down\n", ("2025-03-04 10:00", "alert"), ("2025-03-05 10:00", "end")) == "2025-03-04"
    found = when("# 2025-03-04, Down\n\nwords\n", title="2025-03-04, Down").date
    assert (found.span, found.moment.written) == (Span(1, 1), "2025-03-04")


@pytest.mark.parametrize(
    "text",
    [
        "# Down\n\n**Last updated:** 2025-03-09\n", "# Down\n\n**Date published:** 2025-03-09\n",
        "---\ndate: 2025-03-09\n---\n# Down\n",
        "# Down\n\n## Approval\n\n**Date:** 2025-03-09\n",
        "# Down\n\nPublished on March 9, 2025 after the incident.\n",
        "# Down\n\n## Action items\n\n| Action | Due date |\n|---|---|\n| a | 2025-03-09 |\n",
        "# Down\n\n**Date:** YYYY-MM-DD\n",
    ],
)  # fmt: skip
def test_the_papers_dates_are_not_the_incidents(text):
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("**Date:** 2025-03-04\n**Start time:** 10:00 UTC\n**End time:** 11:30 UTC",
         "2025-03-04T10:00:00Z", "2025-03-04T11:30:00Z"),
        ("**Started:** 2025-03-04 10:00\n**Resolved:** 2025-03-05 01:00",
         "2025-03-04T10:00:00", "2025-03-05T01:00:00"),
        ("**Date:** 2025-03-04 14:00 – 15:00 UTC", "2025-03-04T14:00:00Z", "2025-03-04T15:00:00Z"),
        ("**Date:** 2025-03-04\n**Time:** 14:00 - 15:00 CET",
         "2025-03-04T14:00:00+01:00", "2025-03-04T15:00:00+01:00"),
        ("**Date:** March 4, 2025\n\nErrors were seen from 7:31 PM to 9:21 PM PT.",
         "2025-03-04T19:31:00-08:00", "2025-03-04T21:21:00-08:00"),
        ("At 2025-03-04 01:38 UTC the site went down.", "2025-03-04T01:38:00Z", None),
        ("**Date:** 2025-03-04\n**Start:** 23:50\n**End:** 00:10", "2025-03-04T23:50:00", "2025-03-05T00:10:00"),
        ("**Date:** 2025-03-04\n**Time to resolve:** 1h 10m\n**End user:** 12:00", None, None),
        ("**Detected:** 2025-03-04 09:15 BST\n**Total time:** 1h50m", "2025-03-04T09:15:00+01:00", None),
        ("**Date:** 14 mars 2025\n**Heure de début :** 09h30\n**Heure de fin :** 12h15",
         "2025-03-14T09:30:00", "2025-03-14T12:15:00"),
        ("**Start:** 10:00", None, None), ("**Date:** 2025-03-04\n**Resolution:** restarted",
         None, None),
    ],
)  # fmt: skip
def test_start_and_end(text, start, end):
    found = when(f"# Down\n\n{text}\n")
    assert (found.start and found.start.iso, found.end and found.end.iso) == (start, end)


def test_the_front_matter_of_a_status_page_dates_the_incident():
    found = when("---\ndate: 2025-03-04 14:05:00\nresolved: true\nresolvedWhen: 2025-03-04 16:30:00\n---\nwords\n")
    assert (found.start.iso, found.end.iso) == ("2025-03-04T14:05:00", "2025-03-04T16:30:00")


def test_a_timeline_tells_where_it_begins_and_where_it_ends():
    entries = (
        ("2025-03-04 09:00 UTC", "Deployed"), ("2025-03-04 10:00 UTC", "Outage begins."),
        ("2025-03-04 10:20 UTC", "not resolved yet"),
        ("2025-03-04 10:30 UTC", "Service restored"), ("2025-03-04 11:00 UTC", "Wrote it down"),
    )  # fmt: skip
    found = when("# Down\n", *entries)
    assert (found.start.iso, found.end.iso, found.zone) == ("2025-03-04T10:00:00Z", "2025-03-04T10:30:00Z", "UTC")
    assert found.end.span == Span(50, 50)
    nothing = when("# Down\n", ("2025-03-04 09:00", "Deployed"))
    assert (nothing.start, nothing.end, nothing.zone) == (None, None, "")


def test_a_title_that_stands_nowhere_has_no_line():
    assert title_passage("Down", ["words"]) == Passage("Down") and title_passage(
        "Down", ["", "# Down"]
    ).span == Span(2, 2)


def test_a_moment_behind_resolution_is_the_end_and_other_words_are_none():
    assert when("# Down\n\nResolution: 2019-08-22T09:01Z\n").end.moment.clock == "09:01"
    assert when("# Down\n\nResolution: rolled back by Ana on 2019-08-22 at 09:01\n").end is None


def test_when_it_was_seen_is_its_start_only_where_nothing_says_when_it_began():
    seen = "# Down\n\n| Question | Answer |\n|--|--|\n| When was it detected? | 2019-07-01 14:22 UTC |\n"
    assert when(seen).start.moment.clock == "14:22"
    assert when(seen, ("14:16", "pushes begin to fail")).start.moment.clock == "14:16"


def test_the_range_of_a_row_is_no_start_of_the_impact():
    rows = "- 03:10 alert fires\n- 03:50-04:05 rollback to the old image\n- 04:07 quiet\n"
    found = read_document(
        f"# Outage 30 March 2025\n\n## Impact\n\n{rows}\n## Root cause\n\nA key.\n".encode(), "a.md"
    )
    assert found.report is not None
    assert len(found.report.timeline) == 3
    assert found.report.start is None


def test_days_without_a_clock_are_start_and_end_where_a_label_says_so():
    found = when("# Down\n\n**Start:** 14 July 2025\n**Date resolved:** 15 July 2025\n")
    assert (found.start.moment.iso, found.end.moment.iso) == ("2025-07-14", "2025-07-15")
    found = when("# Down\n\n**Zeitraum:** 22.07.2026 bis 26.07.2026\n")
    assert (found.start.moment.iso, found.end.moment.iso) == ("2026-07-22", "2026-07-26")
    found = when("# Down\n\n**Date:** 14 July 2025\n")
    assert (found.start, found.end) == (None, None)


def test_a_clock_of_the_timeline_goes_before_a_label_with_a_day_alone():
    found = when("# Down\n\n**Start:** 14 July 2025\n", ("2025-07-14 10:05", "Outage begins"))
    assert found.start.moment.iso == "2025-07-14T10:05:00"


def test_labelled_days_of_the_timeline():
    said = TimelineEntry(moment_of("15 July 2025"), "Date of the end", span=Span(50, 50), how="label")
    read = page("# Down\n")
    found = read_when(
        Sources((), title_passage("Down", read.lines), (), (replace(said, text="End date"),), Hints())
    )
    assert found.end.moment.iso == "2025-07-15"
    found = read_when(Sources((), title_passage("Down", read.lines), (), (said,), Hints()))
    assert found.end is None


def test_a_range_of_days_with_one_month():
    found = when("# Down\n\n**Date:** 3–5 May 2024\n")
    assert (found.date.moment.day, found.start.moment.iso, found.end.moment.iso) == (
        "2024-05-03", "2024-05-03", "2024-05-05",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# Down\n\n**Incident start/end:** 2024-05-03T10:00Z / 2024-05-03T12:30Z\n",
        "# Down\n\n**Date:** 2024-05-03\n**Start / End:** 10:00 / 12:30 UTC\n",
        "# Down\n\n**Date:** 2024-05-03\n**Start (UTC):** 10:00\n**End (UTC):** 12:30\n",
        "# Down\n\nStarted at 10:00 on 2024-05-03 and ended at 12:30 (UTC).\n",
        "# Down\n\nOn 2024-05-03 at 10:00 UTC it went down. The service was restored at 12:30 UTC.\n",
    ],
)
def test_start_and_end_together_by_the_labels_zone_and_in_sentences(text):
    found = when(text)
    assert (found.start.moment.iso, found.end.moment.iso) == ("2024-05-03T10:00:00Z", "2024-05-03T12:30:00Z")


def test_what_was_not_restored_at_a_time_did_not_end_then():
    assert (
        when("# Down\n\nOn 2024-05-03 at 10:00 UTC it went down. It was not restored at 12:30 UTC.\n").end is None
    )


def test_a_day_in_the_heading_that_tells_what_happened():
    assert day("# Down\n\n## What happened (2026-03-18)\n\n### Problem\n- a\n") == "2026-03-18"
    assert day("# Down\n\n## Next steps (2026-03-18)\n\n- a\n") is None


def test_a_start_without_a_day_right_behind_its_word():
    found = when("# Down\n\nIt was down, starting at 08:30 AM and ending at 10:15 AM UTC on August 19, 2024.\n")
    assert (found.start.moment.iso, found.end.moment.iso) == ("2024-08-19T08:30:00Z", "2024-08-19T10:15:00Z")


def test_an_entry_behind_a_label_that_says_end():
    found = when(
        "# Down on 2024-05-03\n", ("2024-05-03 10:00", "a"), ("2024-05-03 12:48", "Recovery: we could start it")
    )
    assert found.end.moment.iso == "2024-05-03T12:48:00"


def test_a_clock_behind_another_label_is_no_end():
    assert when("# Down\n\n**Date:** 2025-03-04\n**Status:** Resolved\n**Start:** 14:02\n").end is None


def test_a_sentence_that_begins_with_the_moment_says_when_it_began_where_nothing_else_does():
    told = "# Down\n\nOn 12 March 2024 at 09:40 UTC, the mail queue stopped.\n"
    assert when(told).start.moment.iso == "2024-03-12T09:40:00Z"
    assert when(told, ("2024-03-12 09:31 UTC", "outage begins")).start.moment.iso == "2024-03-12T09:31:00Z"


def test_a_range_in_brackets_whose_ends_name_their_zone():
    found = when("# Down\n\n**Date:** 2024-03-12\n\nThe shop was slow (09:05 UTC - 09:50 UTC).\n")
    assert (found.start.moment.iso, found.end.moment.iso) == ("2024-03-12T09:05:00Z", "2024-03-12T09:50:00Z")


def test_the_whole_range_that_is_told_first_stands_before_the_clock_of_one_part():
    text = "# Down\n\n**Date:** 2024-03-12\n\n{} {}\n"
    whole, part = "Between 10:05 and 10:50 the shop was slow.", "The queue was full, starting at 10:09."
    assert when(text.format(whole, part)).start.moment.clock == "10:05"
    assert when(text.format(part, whole)).start.moment.clock == "10:09"


def test_the_labels_of_a_timeline_are_its_start_and_its_end():
    text = (
        "# Outage of mail\n\n## Key timestamps\n\n- **Reported:** March 3, 2023 9:30 AM (UTC)\n"
        "- **Impact start:** March 3, 2023 9:36 AM (UTC)\n- **Fixed:** March 3, 2023 9:45 AM (UTC)\n"
        "- **Closed:** March 3, 2023 10:12 AM (UTC)\n\n## Impact\n\nNo mail.\n"
    )
    report = read_document(text.encode(), "a.md").report
    assert (report.start.iso, report.end.iso) == ("2023-03-03T09:36:00Z", "2023-03-03T09:45:00Z")


def test_a_title_that_says_another_day_is_a_doubt():
    found = when("# 2025-03-05, Down\n\n**Date:** 2025-03-04\n", title="2025-03-05, Down").date.moment
    assert (found.day, found.doubts) == ("2025-03-04", ("the title says 2025-03-05",))
    found = when("# 3-5 March 2025, Down\n\n**Date:** 2025-03-04\n", title="3-5 March 2025, Down").date.moment
    assert found.doubts == ()
    assert when("# 2025-03-04, Down\n\n**Date:** 4 March 2025\n", title="2025-03-04, Down").date.moment.doubts == ()


@pytest.mark.parametrize(("day", "wanted"), [("2025-03-09", "2025-03-04"), ("2025-03-05", "2025-03-05")])
def test_a_title_with_a_day_long_after_the_beginning_bears_that_of_its_writing(day, wanted):
    text = f"# {day}, Down\n\nOn March 4, 2025 at 23:50 UTC the mail service went down.\n"
    found = when(text, title=f"{day}, Down").date.moment
    assert (found.day, len(found.doubts)) == (wanted, wanted != day)
