"""The history of outages as text."""

from dataclasses import replace
from datetime import UTC, datetime

from incident_desk.formats.outage_table import outage_data, outage_lines, outage_markdown
from incident_desk.services.outages import Outage

AT = datetime(2026, 3, 1, 2, 46, tzinfo=UTC)
ONE = Outage("INC-0047", "Chatbot Fluxa | outage", AT, True, 5_400, "", "Deploy 7c1e\nchanged it", "rolled back")
BARE = Outage("INC-0002", "Old one", AT, False, None, "impact ended is not recorded", "", "")
STATED = Outage("INC-0003", "Report", AT, True, None, "3+ hours", "", "")


def test_the_table_is_that_of_a_playbook():
    lines = outage_markdown([ONE, BARE, STATED]).split("\n")
    assert lines[0] == "| Date | Duration | Cause | Resolution | Ticket |"
    assert lines[2] == (
        "| 2026-03-01 | 1 h 30 min | Deploy 7c1e changed it | rolled back | INC-0047 Chatbot Fluxa \\| outage |"
    )
    assert lines[3] == "| not stated | not stated | not stated | not stated | INC-0002 Old one |"
    assert "| 3+ hours |" in lines[4]
    assert "| about 38 min |" in outage_markdown([replace(ONE, seconds=38 * 60 + 27, is_about=True)])


def test_the_tickets_of_its_action_items_stand_behind_its_key():
    told = replace(ONE, tickets=("CRM-318", "https://t.example/9"))
    assert outage_markdown([told]).endswith("| INC-0047 Chatbot Fluxa \\| outage, CRM-318, https://t.example/9 |")
    assert "Ticket: CRM-318, https://t.example/9" in outage_lines([told]) and "Ticket" not in outage_lines([ONE])
    assert outage_data(told)["tickets"] == ["CRM-318", "https://t.example/9"]


def test_without_outages_the_table_has_its_head():
    assert outage_markdown([]).count("\n") == 1


def test_lines_and_data_say_the_same():
    text = outage_lines([ONE, BARE])
    assert "INC-0047" in text and "Resolution: rolled back" in text and "Cause: not stated" in text
    assert outage_data(ONE)["duration_s"] == 5_400 and outage_data(ONE)["date"] == "2026-03-01T02:46:00Z"
    assert outage_data(BARE) == {
        "key": "INC-0002", "title": "Old one", "date": None, "duration_s": None, "duration": "not stated",
        "cause": None, "resolution": None, "tickets": [],
    }  # fmt: skip
