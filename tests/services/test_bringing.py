"""The preview: duplicates are found and not ticked, what lies ahead can't be ticked, and all is counted."""

from datetime import timedelta

import pytest

from incident_desk.domain.moments import Precision
from incident_desk.domain.timeline import timeline
from incident_desk.formats.bringing.found import HowRead
from incident_desk.formats.bringing.reading import entries_of, read_entries
from incident_desk.services.acts.bringing import bring_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend
from incident_desk.services.acts.undoing import undo
from incident_desk.services.bringing import counted_entries, preview, told_lines
from tests.fakes import NOON, Bench

TEXT = "time,text\n11:30,db is down\n11:40,db is up\n11:40,DB  is up\nlater,unknown\n2026-03-02 09:00,tomorrow\n"


class Place:
    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.one = self.desk.declare(Declaration("Shop"), "MK").id

    def preview(self, text=TEXT):
        found = read_entries(text, "x.csv", HowRead(NOON, NOON - timedelta(hours=1)))
        return preview(found, timeline(self.desk.events(self.one)), NOON)

    def bring(self, places=None):
        looked = self.preview()
        chosen = looked.brought(looked.ticked if places is None else places)
        return self.desk.act(self.one, lambda _, now: bring_in(chosen, now), "MK")


@pytest.fixture
def place():
    return Place()


def test_what_speaks_against_a_row_is_said_and_leaves_it_unticked(place):
    looked = place.preview()
    assert [row.words for row in looked.rows] == [
        "", "", "the same as line 3", "“later” is no time that is understood", "lies ahead of now"]  # fmt: skip
    assert looked.ticked == (0, 1) and [row.can for row in looked.rows] == [True] * 4 + [False]
    assert looked.counts == "5 entries: 2 ready, 1 duplicate, 1 without a time, 1 ahead of now"


def test_a_second_time_all_are_duplicates_also_when_they_were_worded_anew(place):
    event = place.bring().events[0]
    place.desk.act(place.one, lambda *_: amend(event, Rewrite("the database is gone")), "MK")
    looked = place.preview()
    assert [row.duplicate.split(",")[0] for row in looked.rows[:3]] == [
        "brought in already", "brought in already", "in the record already"]  # fmt: skip
    assert looked.ticked == ()


def test_after_an_undo_they_are_none_any_more(place):
    place.bring()
    place.desk.act(place.one, lambda one, now: undo(one, place.desk.events(place.one), now), "MK")
    assert place.preview().ticked == (0, 1)


def test_a_row_without_a_time_can_be_ticked_and_comes_in_without_one(place):
    events = place.bring([3]).events
    assert events[0].happened.precision is Precision.UNKNOWN
    assert events[0].data["origin"]["line"] == 5 and len(events[0].data["origin"]["sha256"]) == 64


def test_what_lies_ahead_is_never_brought(place):
    assert place.preview().brought([4]) == ()


def test_the_same_entry_of_another_incident_comes_once(place):
    other = place.desk.declare(Declaration("Pay"), "RO").id
    place.bring()
    found = entries_of(timeline(place.desk.events(place.one)), "INC-0001")
    looked = preview(found, timeline(place.desk.events(other)), NOON)
    assert looked.ticked == (0, 1)
    place.desk.act(other, lambda _, now: bring_in(looked.brought((0, 1)), now), "RO")
    assert preview(found, timeline(place.desk.events(other)), NOON).ticked == ()


def test_the_words_around_it(place):
    assert [counted_entries(number) for number in (1, 12)] == ["1 entry", "12 entries"]
    assert told_lines(place.preview().found)[-1].startswith("Times that state no zone")
