"""Pages copied from a status page."""

import pytest

from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.status_page import status_updates
from tests.formats.reading.pages import block, page

BOLD = """**Resolved** - This is over.
Mar 12, 2020 18:22 PDT

**Monitoring** - A fix is in place.
We are watching.
Mar 12, 2020 17:58 PDT

**Investigating** - Errors are up.
Mar 12, 2020 17:05 PDT
"""
POSTED = """Resolved
This is over.
Posted 3 years ago. Mar 12, 2020 - 18:22 PDT

Investigating
Errors are up.
Posted 3 years ago. Mar 12, 2020 - 17:05 PDT
"""
BEFORE = """Mar 12, 2020 18:22 PDT
**Resolved** - This is over.

Mar 12, 2020 17:05 PDT
**Investigating** - Errors are up.
"""


def told(text):
    found = status_updates(page(text).root.blocks, Hints())
    return [(one.moment.clock, one.status, one.text) for one in found]


def test_each_state_has_its_words_and_its_time():
    assert told(BOLD) == [
        ("18:22", "Resolved", "This is over."),
        ("17:58", "Monitoring", "A fix is in place. We are watching."),
        ("17:05", "Investigating", "Errors are up."),
    ]


@pytest.mark.parametrize("text", [POSTED, BEFORE])
def test_with_states_alone_or_the_time_first(text):
    assert told(text) == [("18:22", "Resolved", "This is over."), ("17:05", "Investigating", "Errors are up.")]


@pytest.mark.parametrize(
    "text",
    [
        "**Resolved** - This is over.\nMar 12, 2020 18:22 PDT",
        "**Resolved** - at 18:22 we were done.\n\n**Next** - we review.\n",
        "**Monitoring** - use Prometheus.\n\n**Updates** - every Tuesday.\n",
        "",
    ],
)
def test_other_bold_words_are_none(text):
    assert told(text) == []


def test_such_a_page_is_a_report_in_the_order_it_stands_in():
    report = read_document(f"# Elevated errors\n\n{BOLD}".encode(), "x.md").report
    assert [one.moment.iso[:16] for one in report.timeline] == [
        "2020-03-12T18:22", "2020-03-12T17:58", "2020-03-12T17:05"
    ]  # fmt: skip
    assert report.timeline[0].status == "Resolved" and report.timeline[0].moment.zone == "PDT"


def test_states_that_end_with_a_dash_and_the_link_to_a_review():
    text = (
        "Postmortem -\nRead details\nMar 13, 14:24 MDT\nResolved -\nUpdate: all is well again.\nMar 13, 10:16 MDT\n"
        "Investigating -\nWe look at it.\nMar 13, 07:00 MDT\n"
    )
    found = status_updates((block(text),), Hints())
    assert [(one.status, one.moment.clock) for one in found] == [
        ("Postmortem", "14:24"), ("Resolved", "10:16"), ("Investigating", "07:00"),
    ]  # fmt: skip
