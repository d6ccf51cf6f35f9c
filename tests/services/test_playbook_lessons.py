"""What an incident taught is kept as text: the cause, what was done before it was over, what was found."""

from incident_desk.domain.events import Draft, Kind
from incident_desk.formats.reading.playbook import read_playbook
from tests.making_samples import Told, basket
from tests.report_samples import at


def taught(told):
    return told.made().reference[-1].text.split("\n")


def test_it_tells_the_cause_what_came_before_the_end_and_how_that_was_known():
    assert taught(basket()) == [
        "```text",
        "Cause: A query without its index",
        "Impact ended after 14 min. Done last before that:",
        "  after 11 min: ended it with `psql -c 'select 1'`",
        "  after 12 min: the report is off",
        "  after 13 min: End the longest query",
        "Known to be over by: three purchases by hand",
        "Found:",
        "  after 3 min: 212 of 220 connections wait",
        "  after 15 min: they buy again",
        "Suspected:",
        "  after 4 min: the report lacks its index",
        "```",
    ]


def test_nothing_of_it_is_read_as_a_target_a_step_or_a_promise():
    told = Told(None)
    told.log("```", "finding")
    told.log("P1: respond within 5 minutes, update every 10 minutes", "finding")
    told.log("- [ ] keep monitoring for 30 minutes after the fix", "hypothesis")
    again = read_playbook(told.text(), "")
    assert (again.severities, again.plans, again.watch_s, again.cadence_s) == ((), (), None, None)
    assert "respond within 5 minutes" in told.text()


def test_what_nobody_knows_is_not_told():
    (about,) = Told(None).made().reference
    assert about.title == "About this playbook"


def test_what_was_found_before_the_declaration_says_so():
    told = Told(None)
    told.record.write(
        [Draft(Kind.ENTRY_LOGGED, {"text": "it was slow", "sign": "finding", "owner": None, "tags": []}, None)],
        at("02:40"),
    )
    assert "  22 min before the declaration: it was slow" in taught(told)
