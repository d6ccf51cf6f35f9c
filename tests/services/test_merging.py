"""Merging and splitting on a desk: both records in one act, each names the other, one undo takes back both."""

import pytest

from incident_desk.domain.counted_incidents import is_counted
from incident_desk.domain.errors import Refused
from incident_desk.domain.incident_links import LinkHow
from incident_desk.domain.moments import Moment
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import resolve
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.merging import Merging
from tests.fakes import Bench


class Place:
    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.merging = Merging(self.desk)
        self.one = self.desk.declare(Declaration("Shop"), "MK").id
        self.two = self.desk.declare(Declaration("Pay"), "RO").id
        self.entry = self.log(self.two, "pay is down")

    def log(self, incident, text):
        self.bench.clock.pass_s(10)
        return self.desk.act(incident, lambda *_: log(Line(text, Sign.NOTE)), "RO").events[0].id

    def texts(self, incident):
        return [row.text for row in timeline(self.desk.events(incident)) if not row.undone]

    def undo(self, incident):
        return self.desk.act(incident, lambda i, now: undo(i, self.desk.events(incident), now), "MK")

    def redo(self, incident):
        return self.desk.act(incident, lambda i, now: redo(i, self.desk.events(incident)), "MK")


@pytest.fixture
def place():
    return Place()


def test_the_merged_one_is_called_off_and_both_name_each_other(place):
    plan = place.merging.plan(place.two, place.one)
    assert ([row.text for row in plan.copied.rows], plan.copied.left) == (["pay is down"], 1)
    source, into = place.merging.merge(place.two, place.one, "MK")
    assert (source.status, source.duplicate_of, source.merged_into.key) == (Status.CANCELLED, into.key, into.key)
    assert [(one.how, one.key) for one in into.links] == [(LinkHow.MERGED_IN, source.key)]
    assert "pay is down" in place.texts(place.one) and "pay is down" in place.texts(place.two)
    assert not is_counted(source) and is_counted(into)


def test_one_that_has_ended_keeps_its_end_and_enters_figures_once(place):
    place.desk.act(place.two, lambda i, _: resolve(i, None, Moment.unknown()), "RO")
    source, _ = place.merging.merge(place.two, place.one, "MK")
    assert source.status is Status.RESOLVED and not is_counted(source)


@pytest.mark.parametrize("side", ["one", "two"])
def test_one_undo_on_either_side_takes_the_merge_back_in_both_and_redo_does_it_again(place, side):
    before = place.texts(place.one), place.texts(place.two)
    place.merging.merge(place.two, place.one, "MK")
    merged = place.texts(place.one), place.texts(place.two)
    place.undo(getattr(place, side))
    assert (place.texts(place.one), place.texts(place.two)) == before
    assert place.desk.incident_of(place.two).is_open and not place.desk.incident_of(place.one).links
    place.redo(getattr(place, side))
    assert (place.texts(place.one), place.texts(place.two)) == merged
    assert place.desk.incident_of(place.two).merged_into


def test_after_an_undo_it_can_be_merged_anew(place):
    place.merging.merge(place.two, place.one, "MK")
    place.undo(place.one)
    place.merging.merge(place.two, place.one, "MK")
    assert place.texts(place.one).count("pay is down") == 1


def test_no_chain_of_merges(place):
    place.merging.merge(place.two, place.one, "MK")
    three = place.desk.declare(Declaration("Mail"), "MK").id
    for source, into in ((place.two, three), (three, place.two)):
        with pytest.raises(Refused, match="already"):
            place.merging.merge(source, into, "MK")


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_split_opens_an_incident_and_an_undo_on_either_side_calls_it_off(place, side):
    old, new = place.merging.split(place.two, [place.entry], Declaration("Mail", "P2"), "MK")
    assert (new.title, new.severity, new.is_open, new.links[0].how) == ("Mail", "P2", True, LinkHow.SPLIT_FROM)
    assert old.links[0].incident == new.id and "pay is down" in place.texts(new.id)
    place.undo(old.id if side == "old" else new.id)
    assert place.desk.incident_of(new.id).status is Status.CANCELLED
    assert place.desk.incident_of(old.id).links == ()
    place.redo(old.id if side == "old" else new.id)
    assert place.desk.incident_of(new.id).is_open and place.desk.incident_of(old.id).links


def test_a_split_whose_incident_has_ended_is_not_taken_back_behind_it(place):
    old, new = place.merging.split(place.two, [place.entry], Declaration("Mail"), "MK")
    place.desk.act(new.id, lambda i, _: resolve(i, None, Moment.unknown()), "RO")
    with pytest.raises(Refused, match="Reopen it first"):
        place.undo(old.id)
    assert place.desk.incident_of(old.id).links


def test_the_same_gesture_twice_is_written_once(place):
    place.merging.merge(place.two, place.one, "MK", act="gesture")
    _, first = place.merging.split(place.one, [_newest(place)], Declaration("Mail"), "MK", act="again")
    _, second = place.merging.split(place.one, [_newest(place)], Declaration("Mail"), "MK", act="again")
    assert first.id == second.id


def _newest(place):
    return [row.id for row in timeline(place.desk.events(place.one)) if row.origin][-1]
