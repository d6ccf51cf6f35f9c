"""Memory: always the fold of the record, whoever wrote it, and each listener is told once."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import (
    StatusWish,
    acknowledge,
    change_severity,
    reopen,
    resolve,
    set_status,
)
from incident_desk.services.acts.undoing import undo
from incident_desk.services.desk import Desk
from incident_desk.services.memory import KEPT_EACH
from tests.fakes import Bench


@pytest.fixture
def bench():
    return Bench()


def note(text="seen"):
    return lambda *_: log(Line(text, Sign.NOTE))


def test_catching_up_tells_the_listeners_once_for_each_incident(bench):
    other, told = Desk(bench.store, bench.clock, bench.ids), []
    one = bench.desk.declare(Declaration("Down"), "MK")
    two = other.declare(Declaration("Also down"), "RO")
    for _ in range(3):
        other.act(one.id, note(), "RO")
    bench.desk.listen(told.append)
    bench.desk.catch_up()
    bench.desk.catch_up()
    assert sorted((change.after.id, len(change.events)) for change in told) == sorted([(one.id, 3), (two.id, 1)])


ACTS = [
    note(), lambda i, _: acknowledge(i, None), lambda i, _: change_severity(i, "P1", "x"),
    lambda i, _: change_severity(i, "P3", "x"), lambda i, n: resolve(i, None, None),
    lambda i, _: set_status(i, StatusWish(Status.MONITORING)), lambda i, _: reopen(i, "again"),
]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(ACTS)), st.integers(0, 4000)), max_size=25))
def test_memory_is_always_the_fold_of_the_record(course):
    bench = Bench()
    other = Desk(bench.store, bench.clock, bench.ids)
    one = bench.desk.declare(Declaration("Down", "P2"), "MK").id
    for number, seconds in course:
        bench.clock.pass_s(seconds)
        desk = other if seconds % 2 else bench.desk
        rule = (lambda i, n, d=desk: undo(i, d.events(one), n)) if number == len(ACTS) else ACTS[number]
        try:
            desk.act(one, rule, "MK")
        except Refused:
            continue
    fresh = fold(bench.store.events(one))
    for desk in (bench.desk, other, Desk(bench.store, bench.clock, bench.ids)):
        assert desk.incident_of(one) == fresh
        assert clock(desk.incident_of(one), bench.clock.now()) == clock(fresh, bench.clock.now())


def test_a_state_that_was_read_ahead_of_the_news_takes_no_event_twice():
    """Another process writes between the news and the reading of a record: the news then come a second time."""
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    late, real = Desk(bench.store, bench.clock, bench.ids), bench.store.records

    def written_meanwhile(incidents):
        bench.desk.act(one, lambda i, _: (Draft(Kind.ENTRY_LOGGED, {"text": "x"}),), "MK")
        return real(incidents)

    bench.store.records = written_meanwhile
    assert late.incident_of(one).entries == 1
    bench.store.records = real
    assert late.incident_of(one) == bench.desk.incident_of(one)


class KeptStates:
    """Snapshots in a dictionary, of whatever moment a test wants."""

    def __init__(self) -> None:
        self.kept: dict = {}

    def find(self, heads):
        ends = {head.incident: head.hash for head in heads}
        return {one: state for one, state in self.kept.items() if ends.get(one) == state.head}

    def earlier(self, incidents):
        return {one: self.kept[one] for one in incidents if one in self.kept}

    def keep(self, incidents):
        self.kept |= {one.id: one for one in incidents}

    def forget(self, incident):
        self.kept.pop(incident, None)

    def close(self):
        return


@given(st.lists(st.tuples(st.integers(0, len(ACTS)), st.integers(0, 4000)), max_size=14), st.integers(0, 14))
def test_a_state_that_was_kept_earlier_moves_on_to_the_fold_of_the_record(course, when):
    bench, kept = Bench(), KeptStates()
    one = bench.desk.declare(Declaration("Down", "P2"), "MK").id
    for place, (number, seconds) in enumerate(course):
        if place == when:
            kept.keep([bench.desk.incident_of(one)])
        bench.clock.pass_s(seconds)
        rule = ACTS[number] if number < len(ACTS) else lambda i, now: undo(i, bench.desk.events(i.id), now)
        with suppress(Refused):
            bench.desk.act(one, rule, "MK")
    late = Desk(bench.store, bench.clock, bench.ids, snapshots=kept)
    assert late.incident_of(one) == fold(bench.desk.events(one))


def test_of_a_long_record_that_was_kept_only_what_came_since_is_read(bench, monkeypatch):
    kept, read = KeptStates(), []
    one = bench.desk.declare(Declaration("Down"), "MK").id
    for _ in range(KEPT_EACH):
        bench.desk.act(one, note(), "MK")
    kept.keep([bench.desk.incident_of(one)])
    at = kept.kept[one].seq
    bench.desk.act(one, note("since"), "MK")
    events = bench.store.events
    monkeypatch.setattr(
        bench.store, "events", lambda incident, after=0: read.append(after) or events(incident, after)
    )
    monkeypatch.setattr(bench.store, "records", lambda incidents: iter(() if not incidents else [1 / 0]))
    late = Desk(bench.store, bench.clock, bench.ids, snapshots=kept)
    # The store in memory looks for the heads by the same way, from the beginning.
    assert late.incident_of(one).seq == at + 1 and [after for after in read if after] == [at - 1]
    assert kept.kept[one].seq == at, "so little is not worth a write"


def test_a_kept_state_of_another_record_is_not_believed(bench):
    kept = KeptStates()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    state = bench.desk.incident_of(one)
    bench.desk.act(one, note(), "MK")
    kept.keep([replace(state, head="another", title="Forged")])
    assert Desk(bench.store, bench.clock, bench.ids, snapshots=kept).incident_of(one).title == "Down"


def test_what_moves_on_unasked_begins_with_what_was_kept(bench):
    kept, told = KeptStates(), []
    one = bench.desk.declare(Declaration("Down"), "MK").id
    kept.keep([bench.desk.incident_of(one)])
    late = Desk(bench.store, bench.clock, bench.ids, snapshots=kept)
    late.listen(told.append)
    for text in ("one", "two"):
        bench.desk.act(one, note(text), "MK")
        late.catch_up()
    assert [change.after.entries for change in told] == [1, 2]
