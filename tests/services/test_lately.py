"""How a record stood lately gives the state after an undo that a fold of the whole record gives."""

from itertools import groupby
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage.record_store import SqliteRecordStore
from incident_desk.domain.events import Kind
from incident_desk.domain.fold import apply, fold
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services import lately as module
from incident_desk.services import taking_back
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.desk import Desk
from incident_desk.services.lately import Lately, read_back
from incident_desk.services.taking_back import ground_to_undo
from tests.any_record import ACTS, OPENINGS, any_record
from tests.fakes import Bench, FakeClock, FakeIds

FEW = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
NAMES = [*sorted(ACTS), *["undo"] * 25, *["redo"] * 20]
COURSES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([0, 1, 299]), st.integers(0, 40), st.booleans()), max_size=25
)


def acts_of(events):
    return [list(act) for _, act in groupby(events, lambda event: event.act)]


@FEW
@given(OPENINGS, COURSES, st.integers(1, 4), st.integers(1, 3), st.integers(2, 30), st.integers(0, 9))
def test_after_every_act_it_is_what_the_fold_says(opening, course, each, most, events, back):
    first, *acts = acts_of(any_record(opening, course).events)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in (
            ("KEPT_EACH", each),
            ("MOST_KEPT", most),
            ("MOST_EVENTS", events),
            ("READ_BACK", back + 1),
        ):
            patched.setattr(module, name, value)
        written, state = list(first), fold(first)
        lately = Lately(state)
        for act in acts:
            written += act
            if any(event.kind == Kind.UNDONE for event in act):
                state = lately.turned(act)
                if state is None:
                    state, lately = read_back(written)
            else:
                for event in act:
                    state = apply(state, event)
                lately.take(act, state)
            assert state == fold(written)


def long_record(entries):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    for number in range(entries):
        bench.desk.act(one, lambda *_, number=number: log(Line(f"note {number}", Sign.NOTE)), "MK")
    return bench, one


def test_what_was_taken_back_before_all_that_is_kept_is_not_known():
    bench, one = long_record(3)
    state = fold(bench.desk.events(one))
    undone = bench.desk.act(one, lambda i, now: undo(i, bench.desk.events(one), now), "MK").events
    assert Lately(state).turned(undone) is None


def test_a_record_that_was_read_back_knows_the_next_undo_too():
    bench, one = long_record(3)
    bench.desk.act(one, lambda i, now: undo(i, bench.desk.events(one), now), "MK")
    state, lately = read_back(bench.desk.events(one))
    assert state == fold(bench.desk.events(one))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "READ_BACK", 3)
        state, lately = read_back(bench.desk.events(one))
    for rule in (undo, lambda i, e, _: redo(i, e)):
        before = len(bench.desk.events(one))
        bench.desk.act(one, lambda i, now, rule=rule: rule(i, bench.desk.events(one), now), "MK")
        events = bench.desk.events(one)
        assert lately.turned(events[before:]) == fold(events)


class Reader(SqliteRecordStore):
    """A store that remembers what was read of one record."""

    asked: ClassVar = []

    def events(self, incident, after=0, until=None, acts=None):
        self.asked.append((after, until, acts))
        return super().events(incident, after, until, acts)


def test_an_undo_reads_only_the_end_of_the_record_again(tmp_path, monkeypatch):
    """Neither the state nor what is to be undone is looked for in all of it."""
    clock, ids = FakeClock(), FakeIds()
    store = Reader(DataFiles.within(tmp_path), clock, ids)
    desk = Desk(store, clock, ids)
    one = desk.declare(Declaration("Down", "P1"), "MK").id
    for number in range(9):
        desk.act(one, lambda *_, number=number: log(Line(f"note {number}", Sign.NOTE)), "MK")
    monkeypatch.setattr(taking_back, "READ_BACK", 3)
    store.asked.clear()
    state = desk.act(one, lambda i, now: undo(i, ground_to_undo(desk.events, i), now), "MK").after
    last = desk.incident_of(one).seq - 4
    assert [one for one in store.asked if one[0] < last and one[2] is None] == [(0, 1, None)], "the opening event"
    assert state == fold(desk.events(one)) and state.entries == 8
    store.close()
