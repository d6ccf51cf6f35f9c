"""What is done to one entry."""

import pytest

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.entry_deeds import TAGGED_ALREADY, EntryDeeds, Tagging
from incident_desk.services.acts.logging import Rewrite


@pytest.fixture
def deeds(link):
    return EntryDeeds(link)


def test_each_deed_is_in_the_record(deeds, link):
    one, told = link.id_of("MongoDB"), []
    deeds.amend(one, Rewrite(text="Pool full"), told.append)
    deeds.star([one], starred=True)
    deeds.strike([one], "wrong incident")
    row = link.entry("Pool full")
    assert (row.starred, row.struck, row.amended_by) == (True, "wrong incident", "Rita Ortega")
    assert len(told) == 1
    deeds.restore(one, "MongoDB ping 2.9 s")
    deeds.star([one], starred=False)
    assert link.entry("MongoDB").starred is False


def test_what_is_done_to_several_is_one_act(deeds, link):
    ids, before = [link.id_of("MongoDB"), link.id_of("Diagnosis started")], len(link.record.events)
    deeds.star(ids, starred=True)
    told = link.record.events[before:]
    assert [event.data["entry"] for event in told] == ids and len({event.act for event in told}) == 1


def test_tags_are_added_and_taken_off_where_that_changes_anything(deeds, link):
    ids = [link.id_of("MongoDB"), link.id_of("Every request")]
    link.office.desk.events = lambda _incident: link.record.events
    deeds.tag(ids, Tagging(("db", "pool")))
    deeds.tag(ids[:1], Tagging(("slow",), ("pool",)))
    before = len(link.record.events)
    deeds.tag(ids, Tagging(("db",), ("pool",)))
    assert len(link.record.events) == before + 1
    assert [link.entry(words).tags for words in ("MongoDB", "Every request")] == [("db", "slow"), ("db",)]
    deeds.tag(ids, Tagging(("db",)))
    assert link.refusals == [TAGGED_ALREADY]


def test_a_new_entry_has_the_id_that_it_was_given(deeds, link):
    told = []
    deeds.log(Line("late word", Sign.NOTE, Moment.exactly(link.record.now)), "mine", told.append)
    assert link.id_of("late word") == "mine" == told[0].events[0].id


def test_what_the_rule_refuses_is_said(deeds, link):
    deeds.strike([link.id_of("MongoDB")], " ")
    assert link.refusals == ["Say why it is struck"]


def test_without_a_record_it_is_refused(deeds, link):
    one, link.office = link.id_of("MongoDB"), None
    deeds.star([one], starred=True)
    deeds.tag([one], Tagging(("db",)))
    assert link.refusals == ["The record is not open"] * 2
