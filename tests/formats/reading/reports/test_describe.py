"""What ``read`` prints of a report: the documented fields, minutes, null for what is not stated; and its words."""

import json

from incident_desk.domain.past_report import PastReport, StatedDuration, StatedMoment
from incident_desk.domain.past_times import PastMoment
from incident_desk.formats.reading.page import page_of
from incident_desk.formats.reading.reports.describe import report_data, report_text, report_warnings
from incident_desk.formats.reading.reports.report import read_report
from incident_desk.formats.reading.sections import assign_roles

TEXT = """\
# Queue full

**Date:** 4 March 2025
**Duration:** 12+ hours
**Severity:** P0 - all down
**Status:** Fix deployed

## Impact
- Everybody

## Timeline
- ~14:30 UTC Root cause found
- 14:45 UTC Service restored

## Root cause
The disk was full.

## Lessons
### What went well
- Quick

## Action items
### Short term (next week)
- [x] Alert (Owner: Mo, due: Friday)
- [ ] Disk

## Sign-off
**Lead:** Mo
"""


def report(text=TEXT):
    page = page_of(text)
    assign_roles(page.root)
    return read_report(page, "Queue full")


def test_every_documented_field_is_there():
    told = json.loads(json.dumps(report_data(report())))
    assert (told["date"], told["start"], told["end"]) == ("2025-03-04", None, "2025-03-04T14:45:00Z")
    assert (told["duration_text"], told["duration_min"], told["duration_precision"]) == (
        "12+ hours",
        720,
        "at_least",
    )
    assert (told["severity"], told["severity_text"]) == ("P0", "P0 - all down")
    assert (told["status"], told["status_text"], told["timezone"]) == ("mitigated", "Fix deployed", "UTC")
    assert (told["impact"], told["root_cause"]) == ("Everybody", "The disk was full.")
    assert told["lessons"] == {"well": ["Quick"], "wrong": [], "lucky": [], "other": []}
    assert told["action_items"][0] == {
        "text": "Alert (Owner: Mo, due: Friday)", "done": True, "owner": "Mo", "due": "Friday",
        "horizon": "Short term (next week)", "lines": [24, 24],
    }  # fmt: skip
    assert told["sign_off"] == [["Lead", "Mo"]] and told["report_lines"]["duration"] == [4, 4]
    first, last = told["timeline"]
    assert (first["iso"], first["precision"], first["text"]) == (
        "2025-03-04T14:30:00Z",
        "approximate",
        "Root cause found",
    )
    assert (last["time"], last["inherited"]) == ("14:45 UTC", ["day"])


def test_what_is_not_stated_is_null_and_a_length_can_be_measured():
    told = report_data(PastReport("x"))
    stated = {key: value for key, value in told.items() if value not in (None, [], {})}
    assert stated == {"lessons": {"well": [], "wrong": [], "lucky": [], "other": []}}
    start = StatedMoment(PastMoment("10:00", day="2025-03-04", clock="10:00"))
    end = StatedMoment(PastMoment("10:00:30", day="2025-03-04", clock="10:01:30"))
    measured = report_data(PastReport("x", start=start, end=end))
    assert (measured["duration_text"], measured["duration_min"]) == (None, 1.5)


def test_doubts_are_warnings():
    (one,) = report_warnings(PastReport("x", doubts=("Odd.",)))
    assert one == {"about": "report", "text": "Odd.", "choices": [], "lines": None}
    assert report_warnings(PastReport("x")) == []


def test_it_is_told_in_words():
    told = "\n\n".join(report_text(report()))
    for words in (
        "Date      2025-03-04", "until 2025-03-04 14:45 UTC", "Duration  12+ hours", "Severity  P0 - all down",
        "mitigated (Fix deployed)",
        "Follow-ups  2, of which 1 done",
        "[x] Alert (Owner: Mo, due: Friday)  (Mo, due Friday)",
        "Short term (next week)", "What went well\n  Quick", "Sign-off\n  Lead: Mo",
        "Root cause\n  The disk was full.",
        "about 2025-03-04 14:30 UTC", "Service restored",
    ):  # fmt: skip
        assert words in told


def test_nothing_stated_is_told_as_that_and_doubts_are_told():
    (head,) = report_text(PastReport("x"))
    assert head.count("not stated") == 4 and "From" not in head
    told = "\n".join(report_text(PastReport("x", duration=StatedDuration("several hours"), doubts=("Odd.",))))
    assert "several hours" in told and "Please check in the report\n  Odd." in told
