"""Each threshold enters the record exactly once, whoever runs when; what turns out otherwise is said, once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import Phase as Phase_
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.adapters.ids import Uuid7Ids
from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage.record_store import SqliteRecordStore
from incident_desk.domain.crossings import crossings, missing
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.enforcing import enforce
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import acknowledge, change_severity, reopen, resolve, set_milestone
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.updating import repeat_update, send_update, skip_update
from incident_desk.services.desk import Desk
from tests.examples import few
from tests.fakes import NOON, Bench, FakeClock

PLAN = Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("After", 3600, None)))
BOOK = Playbook("Outage", plans=(PLAN,), cadence_s=900)


def opened(bench: Bench) -> str:
    return bench.desk.declare(Declaration("Down", "P1", BOOK), "MK").id


def rows(bench: Bench, one: str):
    return [row for row in timeline(bench.desk.events(one)) if row.kind == Kind.TARGET_CROSSED]


def test_what_the_clock_crossed_while_nobody_ran_is_booked_before_what_is_written_three_hours_later():
    bench = Bench()
    one = opened(bench)
    bench.clock.pass_s(3 * 3600 - 60)
    change = bench.desk.act(one, lambda *_: log(Line("back at my desk", Sign.NOTE)), "MK")
    assert [event.kind for event in change.events] == [Kind.ENTRY_LOGGED]
    told = [
        (row.text, (row.happened.at - NOON).total_seconds() / 60, row.who, row.detail) for row in rows(bench, one)
    ]
    assert told == [
        ("Response target at risk: 75 % used", 11.25, "desk", "recorded late"),
        ("Response target almost due: 90 % used", 13.5, "desk", "recorded late"),
        ("Response target missed", 15.0, "desk", "recorded late"),
        ("Next update late", 15.0, "desk", "recorded late"),
        ("Look over its window", 15.0, "desk", "recorded late"),
    ]  # fmt: skip
    assert all(row.seq < change.events[0].seq for row in rows(bench, one) if row.kind == Kind.TARGET_CROSSED)


def test_it_is_recorded_late_after_a_minute_and_in_a_fast_drill_after_a_minute_of_the_players():
    bench = Bench()
    state = bench.desk.incident_of(opened(bench))
    for seconds, speed, late in ((60, 1.0, False), (61, 1.0, True), (61, 60.0, False), (3601, 60.0, True)):
        now = NOON + timedelta(minutes=11.25, seconds=seconds)
        assert enforce(state, now, bench.ids.caused, speed)[0].body["recorded_late"] is late


def test_a_record_of_which_nothing_is_booked_yet_gets_every_turn_of_its_updates_each_under_its_own_id():
    bench = Bench()
    one = opened(bench)
    for _ in range(3):
        bench.clock.pass_s(960)
        bench.desk.act(one, lambda now, _: send_update(now, "x", ("y",)), "MK")
    drafts = enforce(replace(bench.desk.incident_of(one), booked=()), bench.clock.at, bench.ids.caused)
    late = [draft for draft in drafts if (draft.body["target"], draft.body["mark"]) == ("next update", "late")]
    assert len(late) == 3 and len({draft.id for draft in drafts}) == len(drafts)


def test_undo_never_takes_a_crossing_back_but_what_a_person_did():
    bench = Bench()
    one = opened(bench)
    bench.desk.act(one, lambda *_: log(Line("seen", Sign.NOTE)), "MK")
    bench.clock.pass_s(3600)
    bench.desk.book_crossings([one])
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    assert bench.desk.incident_of(one).entries == 0
    assert not any(row.undone or row.struck for row in rows(bench, one))


def test_a_backdated_acknowledgement_strikes_the_miss_and_its_undo_books_it_again():
    bench = Bench()
    one = opened(bench)
    bench.clock.pass_s(1000)
    bench.desk.act(one, lambda i, n: acknowledge(i, Moment.exactly(NOON + timedelta(minutes=12))), "MK")

    def response():
        return [(row.text, row.struck) for row in rows(bench, one) if row.text.startswith("Response")]

    at_risk, struck = ("Response target at risk: 75 % used", None), "acknowledged at 12:12:00 UTC"
    gone = [("Response target almost due: 90 % used", struck), ("Response target missed", struck)]
    assert response() == [at_risk, *gone]
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    back = [(text, None) for text, _ in gone]
    assert response() == [at_risk, gone[0], back[0], gone[1], back[1]]
    bench.desk.act(one, lambda i, n: redo(i, bench.desk.events(one)), "MK")
    assert [struck for _, struck in response()] == [None, struck, struck, struck, struck]


def test_a_backdated_declaration_moves_what_was_crossed_and_says_so():
    bench = Bench()
    one = opened(bench)
    bench.clock.pass_s(700)
    bench.desk.book_crossings([one])
    before = Moment.exactly(NOON - timedelta(minutes=2))
    bench.desk.act(one, lambda i, _: set_milestone(i, Milestone.DECLARED, before), "MK")
    told = [(row.text, row.struck, row.happened.at) for row in rows(bench, one) if row.text.startswith("Response")]
    words = "Response target at risk: 75 % used"
    assert told == [
        (words, None, NOON + timedelta(minutes=9.25)),
        (words, "declared at 11:58:00 UTC", NOON + timedelta(minutes=11.25)),
        ("Response target almost due: 90 % used", None, NOON + timedelta(minutes=11.5)),
    ]  # fmt: skip
    # What was booked never changes: the event stands as it was written.
    event = next(one for one in bench.desk.events(one) if one.kind == Kind.TARGET_CROSSED)
    assert event.happened.at == NOON + timedelta(minutes=11.25)


def test_a_record_of_the_past_is_left_alone():
    bench = Bench()
    one = bench.desk.declare(Declaration("Old", "P1", record=RecordKind.CHECKLIST), "MK").id
    bench.clock.pass_s(99_999)
    bench.desk.book_crossings([one])
    assert rows(bench, one) == []


def _pause(i: Incident, n):
    return (Draft(Kind.TARGET_PAUSED, {"target": "resolution", "reason": "waiting", "party": "vendor"}),)


def _resume(i: Incident, n):
    return (Draft(Kind.TARGET_RESUMED, {"target": "resolution"}),)


def _back(minutes: float, now):
    return Moment.exactly(now - timedelta(minutes=minutes))


# What people do, now or with a time that lies some minutes back.
DEEDS = {
    "note": lambda back: lambda i, n: log(Line("x", Sign.NOTE)),
    "ack": lambda back: (
        lambda i, n: acknowledge(i, _back(min(back, (n - i.declared_at) / timedelta(minutes=1)), n))
    ),
    "ack anew": lambda back: lambda i, n: set_milestone(i, Milestone.ACKNOWLEDGED, _back(back, n)),
    "declared": lambda back: lambda i, n: set_milestone(i, Milestone.DECLARED, _back(back, n)),
    "update": lambda back: lambda i, n: send_update(i, "x", ("y",)),
    "no change": lambda back: repeat_update,
    "skip": lambda back: lambda i, n: skip_update(i, "quiet"),
    "late update": lambda back: (
        lambda i, n: (Draft(Kind.UPDATE_SENT, {"text": "a", "channels": ["x"]}, _back(back, n)),)
    ),
    "raise": lambda back: lambda i, n: change_severity(i, "P1" if i.severity != "P1" else "P0", "why"),
    "lower": lambda back: lambda i, n: change_severity(i, "P2" if i.severity != "P2" else "P3", "why"),
    "phase 2": lambda back: lambda i, n: enter_phase(i, "2"),
    "phase 1": lambda back: lambda i, n: enter_phase(i, "1", n - timedelta(minutes=back)),
    "pause": lambda back: _pause,
    "resume": lambda back: _resume,
    "resolve": lambda back: lambda i, n: resolve(i, None, Moment.exactly(n)),
    "reopen": lambda back: lambda i, n: reopen(i, "back"),
}
STEPS = st.lists(
    st.tuples(
        st.floats(0, 4000),
        st.sampled_from(["book", "book", "restart", "undo", "redo", *DEEDS]),
        st.integers(0, 40),
        st.integers(0, 1),
    ),
    max_size=25,
)


class Two:
    """Two processes on one store, each of which may be started anew at any moment."""

    def __init__(self, store=None, clock=None, ids=None) -> None:
        bench = Bench()
        self.clock, self.store, self.ids = clock or bench.clock, store or bench.store, ids or bench.ids
        self.desks = [self._new(), self._new()]
        self.one = self.desks[0].declare(Declaration("Down", "P1", BOOK), "MK").id

    def _new(self) -> Desk:
        return Desk(self.store, self.clock, self.ids)

    def step(self, wait: float, what: str, back: int, who: int) -> None:
        self.clock.pass_s(wait)
        desk = self.desks[who]
        if what == "restart":
            self.desks[who] = self._new()
        elif what == "book":
            desk.book_crossings([self.one])
        else:
            self._do(desk, what, back)

    def _do(self, desk: Desk, what: str, back: int) -> None:
        rule = {
            "undo": lambda i, n: undo(i, desk.events(self.one), n),
            "redo": lambda i, n: redo(i, desk.events(self.one)),
        }.get(what) or DEEDS[what](back)
        try:
            desk.act(self.one, rule, "MK")
        except Refused:
            return

    def check(self) -> None:
        for desk in self.desks:
            desk.book_crossings([self.one])
        state = fold(self.store.events(self.one))
        standing = [one.crossing for one in state.booked if one.corrected is None]
        now = max(self.clock.now(), state.written_at)
        assert len(set(standing)) == len(standing), "a threshold is booked twice"
        assert set(standing) == set(crossings(state, now)), "what stands is not what the clock crossed"
        assert missing(state, now) == ()
        events = len(self.store.events(self.one))
        for desk in self.desks:
            desk.book_crossings([self.one])
        assert len(self.store.events(self.one)) == events, "what is booked is booked again"


@given(STEPS)
def test_each_threshold_is_booked_once_whatever_two_processes_do_and_whenever_they_start(steps):
    two = Two()
    for step in steps:
        two.step(*step)
    two.check()


@settings(max_examples=few(25, 100))
@given(STEPS)
def test_what_is_booked_never_changes_and_as_known_then_it_reads_as_then(steps):
    two, seen = Two(), []
    for step in steps:
        two.step(*step)
        seen.append(list(two.store.events(two.one)))
    for earlier in seen:
        assert two.store.events(two.one)[: len(earlier)] == earlier


@settings(max_examples=few(3, 5), phases=[Phase_.generate])
@given(steps=STEPS)
def test_two_processes_on_the_real_store_book_once_too(tmp_path_factory, steps):
    clock, ids = FakeClock(), Uuid7Ids()
    folder = tmp_path_factory.mktemp("record")
    stores = [SqliteRecordStore(DataFiles.within(folder), clock, ids) for _ in range(2)]
    two = Two(stores[0], clock, ids)
    two.desks[1] = Desk(stores[1], clock, ids)
    for step in steps:
        two.step(*step)
    two.check()
    for store in stores:
        store.close()


@pytest.mark.parametrize("minutes", [10, 14, 16])
def test_a_process_that_saw_less_than_the_record_books_nothing_twice(minutes):
    """The other one booked meanwhile: what is decided is decided again inside the lock."""
    two = Two()
    two.clock.pass_s(minutes * 60)
    first, second = two.desks
    second.incident_of(two.one)
    first.book_crossings([two.one])
    second.book_crossings([two.one])
    two.check()
