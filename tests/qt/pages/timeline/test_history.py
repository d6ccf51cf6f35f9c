"""Every wording that an entry had."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.history import compared, wordings
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log
from incident_desk.services.acts.undoing import undo
from tests.fakes import NOON, Bench


class Told:
    def __init__(self):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down"), "MK").id
        self.entry = self.bench.desk.act(self.one, lambda *_: log(Line("pool full", Sign.NOTE)), "RO").events[0].id

    @property
    def events(self):
        return self.bench.desk.events(self.one)

    def say(self, rewrite, who="AD"):
        event = next(one for one in self.events if one.id == self.entry)
        self.bench.desk.act(self.one, lambda *_: amend(event, rewrite), who)

    @property
    def wordings(self):
        return wordings(self.events, self.entry)


def test_the_first_wording_stands_alone_until_it_is_changed():
    assert [(one.who, one.text, one.notes) for one in Told().wordings] == [("RO", "pool full", ())]


def test_each_wording_says_who_and_what_is_new():
    told = Told()
    told.say(Rewrite(text="pool nearly full", sign=Sign.FINDING, owner="RO", tags=("db",)))
    told.say(Rewrite(happened=Moment.exactly(NOON)), "MK")
    first, second, third = told.wordings
    assert (second.who, second.text) == ("AD", "pool nearly full")
    assert [part for part, is_new in second.parts if is_new] == ["nearly "]
    assert second.notes == ("finding", "owner RO", "#db")
    assert third.text == second.text and third.notes[0].startswith("time 2026-03-01 12:00")
    assert not any(is_new for _, is_new in first.parts)


def test_a_wording_that_was_taken_back_is_none():
    told = Told()
    told.say(Rewrite(text="other"))
    told.bench.desk.act(told.one, lambda one, now: undo(one, told.events, now), "AD")
    assert len(told.wordings) == 1


def test_of_an_erased_entry_no_wording_is_read():
    told = Told()
    told.say(Rewrite(text="secret word"))
    event = next(one for one in told.events if one.id == told.entry)
    later = [one for one in told.events if one.kind == "entry_amended"]
    told.bench.desk.act(told.one, lambda *_: erase(event, later, "a password"), "AD")
    assert not any("pool" in one.text or "secret" in one.text for one in told.wordings)


def test_what_is_no_entry_has_no_wordings():
    assert wordings([], "nothing") == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_are_the_whole_new_text(before, after):
    pieces = compared(before, after)
    assert "".join(part for part, _ in pieces) == after
    assert before != after or not any(is_new for _, is_new in pieces)
