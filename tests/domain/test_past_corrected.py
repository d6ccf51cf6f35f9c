"""Facts of a report that a person corrects, by their kind, place and part."""

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.past_corrected import (
    DROPPED,
    TEXT,
    TIME,
    Fact,
    FactKind,
    ToldEntry,
    milestone_fact,
    milestones_set,
    parts_said,
)
from incident_desk.domain.past_times import PastMoment, TimelineEntry


def test_what_was_said_is_gathered_by_thing():
    row = Fact(FactKind.ENTRY, 3)
    said = {row.with_part(TIME): "14:30", row.with_part(TEXT): "Down", Fact(FactKind.END): "15:00"}
    assert parts_said(said, FactKind.ENTRY) == {3: {TIME: "14:30", TEXT: "Down"}}
    assert parts_said(said, FactKind.END) == {0: {"": "15:00"}} and parts_said(said, FactKind.ACTION) == {}


def test_milestones_that_were_set_are_told_with_their_lines():
    said = {milestone_fact(Milestone.RESOLVED): "12", Fact(FactKind.END): "15:00"}
    assert milestones_set(said) == {Milestone.RESOLVED: 12}


def test_a_part_knows_its_whole():
    assert Fact(FactKind.ENTRY, 2, DROPPED).whole == Fact(FactKind.ENTRY, 2)


def test_an_entry_is_corrected_where_it_is_another_one():
    one = TimelineEntry(PastMoment("14:30"), "Down")
    fact = Fact(FactKind.ENTRY)
    assert not ToldEntry(fact, one, one).is_corrected
    assert ToldEntry(fact, None, one).is_corrected and ToldEntry(fact, one, None).is_corrected
