"""Plain text whose headings bear no mark."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.doors.plain_headings import with_headings

REPORT = """INCIDENT REPORT 2022-06-14

Service: Search
Severity: High
Start: 06/14/2022 9:15 PM EDT
End: 06/15/2022 1:05 AM EDT

Chronology
- 9:15 PM - latency climbs
- 9:40 PM - on-call paged
- 1:05 AM - all clear

Cause
A reindex job ran without limits and used up the heap.

FOLLOW UP
1. Limit reindex jobs. Owner: Kim.
2. Add a heap alarm. Owner: Lee.
"""


def test_a_report_in_plain_text_is_one():
    document = read_document(REPORT.encode(), "report.txt")
    report = document.report
    assert (document.playbook.kind, document.playbook.title) == ("report", "INCIDENT REPORT 2022-06-14")
    assert [entry.text for entry in report.timeline] == ["latency climbs", "on-call paged", "all clear"]
    assert [one.moment.iso for one in report.timeline][-1].startswith("2022-06-15T01:05")
    assert "reindex job" in report.root_cause.text and [one.owner for one in report.actions] == ["Kim", "Lee"]
    assert any("headings" in one.text for one in document.warnings) and document.original == REPORT


def test_each_line_keeps_its_number():
    shown = with_headings(REPORT)
    assert len(shown.split("\n")) == len(REPORT.split("\n"))
    assert [line for line in shown.split("\n") if line.startswith("#")] == [
        "# INCIDENT REPORT 2022-06-14", "## Chronology", "## Cause", "## FOLLOW UP"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# Marked\n\nTimeline\n- 10:00 down\n\nCause\nThe disk.",
        "Marked\n======\n\nTimeline\n- 10:00 down\n\nCause\nThe disk.",
        "Dear all,\n\nthe cause was the disk.\n\nThe impact was small.",
        "Impact\n\nNothing else is called so.",
        "Timeline: at ten\n\nImpact: none\n\nCause: the disk",
        "",
        "\n\n",
    ],
)
def test_what_has_marks_or_no_headings_stays_as_it_is(text):
    assert with_headings(text) is None


@given(st.text(alphabet="# Timelne\nCause:-*1.\t", max_size=200))
def test_nothing_is_lost_of_any_text(text):
    shown = with_headings(text)
    if shown is not None:
        pairs = zip(shown.split("\n"), text.split("\n"), strict=True)
        assert all(new.lstrip("# ").strip(" :") == old.strip(" :#").strip(" :") or new == old for new, old in pairs)


LOG = """Outage 30 March 2025: the checkout charged twice

Customers hit: 312, all times Europe/Berlin

01:48  deploy by Jonas
~03:20  Ines looks
03:50-04:05  rollback

Why: the key had the local hour in it; at 02:00-03:00 it changed between two tries.

To do
* keys in UTC (Jonas)
* a faster alert (Ines)

Learned: test around the change of clocks.
"""


def test_rows_of_clocks_under_a_line_that_stands_alone_are_a_report_of_which_nothing_is_lost():
    document = read_document(LOG.encode(), "outage.md")
    report = document.report
    assert report is not None and report.title == "Outage 30 March 2025: the checkout charged twice"
    assert [entry.text for entry in report.timeline] == ["deploy by Jonas", "Ines looks", "rollback"]
    assert report.start is None and report.root_cause.text.startswith("the key had")
    assert [action.text for action in report.actions] == ["keys in UTC (Jonas)", "a faster alert (Ines)"]
    assert [one.text for one in report.lessons.other] == ["test around the change of clocks."]
    kept = "\n".join(section.text for section in document.playbook.reference)
    assert all(line in kept for line in ("Customers hit: 312", "keys in UTC (Jonas)", "Learned: test around"))


def test_a_programs_log_and_rows_under_two_lines_get_no_title():
    rows = "".join(f"10:0{minute}:00 started worker {minute}\n" for minute in range(5))
    assert with_headings(rows) is None
    assert with_headings("The plan of the day\nfor everybody\n\n10:00 start\n11:00 go on\n12:00 stop\n") is None


def test_names_in_a_run_of_lines_are_headings_where_no_empty_line_parts_them():
    text = (
        "Mail was down\n\nIssue Summary\nDuration:\nIt took an hour.\nTimeline\n10:00 down\n10:30 up\n"
        "Root Cause and Resolution\nThe disk was full.\nTimeline of what the others saw\nNothing.\n"
    )
    shown = with_headings(text)
    assert [line for line in shown.split("\n") if line.startswith("#")] == [
        "# Mail was down", "## Issue Summary", "## Timeline", "## Root Cause and Resolution",
    ]  # fmt: skip


def test_empty_lines_without_end_take_no_longer_than_other_lines():
    begun = time.process_time()
    assert with_headings("a" + "\n" * 60_000 + "b") is None
    assert time.process_time() - begun < 1.0


def test_a_line_that_begins_small_or_with_a_sign_heads_nothing_but_what_is_firmly_called_so():
    told = "10:00:\n\n.env corrected\n\nfix verified\n\n"
    text = f"Mail was down\n\nSummary\nWe fell.\n\nTimeline\n\n{told}lessons\nNone.\n"
    shown = with_headings(text).split("\n")
    assert [line for line in shown if line.startswith("#")] == [
        "# Mail was down", "## Summary", "## Timeline", "## lessons",
    ]  # fmt: skip


def test_a_row_of_columns_is_no_heading():
    text = "Mail was down\n\nSummary\n\nWe fell.\n\nTimeline\n\nTime\tActions\n10:00\tdown\n10:30\tup\n"
    assert "\n## Time\t" not in with_headings(text)


def test_names_with_a_colon_in_a_run_of_lines_are_headings():
    text = (
        "Issue Summary:\nDuration: 6 hours\nRoot Cause: a bad release.\nTimeline:\n8:00 AM: seen\n2:00 PM: over\n"
        "Root Cause and Resolution:\nA bug.\nCorrective Measures:\nTest more.\n"
    )
    assert [line for line in with_headings(text).split("\n") if line.startswith("#")] == [
        "# Issue Summary:", "## Timeline", "## Root Cause and Resolution", "## Corrective Measures",
    ]  # fmt: skip
