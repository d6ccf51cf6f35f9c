"""Every crossing has one true time, which is where the clock begins to read that state; pure, pauses included."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import Mark, Pause
from incident_desk.domain.crossings import corrections, crossings, missing, next_booking
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.target_reading import ALLOWANCE_S, TargetState
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import acknowledge, cancel, change_severity, reopen, resolve
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.acts.updating import send_update, skip_update
from tests.fakes import NOON, Bench

PLAN = Plan("p", (Phase("Look", 0, 900), Phase("Mend", 900, 3600), Phase("After", 3600, None)))
BOOK = Playbook("Outage", plans=(PLAN,), cadence_s=900)
ALARM = {Mark.AT_RISK: TargetState.AT_RISK, Mark.ALMOST_DUE: TargetState.ALMOST_DUE, Mark.LATE: TargetState.LATE}
TICK = timedelta(microseconds=1)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def incident(response: int | None = 900, resolution: int | None = None, every: int | None = None) -> Incident:
    stated = [None if one is None else Target(one) for one in (response, resolution, every)]
    return Incident("i", "INC-1", RecordKind.INCIDENT, "Down", NOON, "MK", "P1", Targets(*stated))


def told(one: Incident, minutes: float) -> list[tuple[str, str, float]]:
    found = crossings(one, after(minutes))
    return [(c.name or c.target, c.mark.value, (c.at - NOON).total_seconds() / 60) for c in found]


def test_a_target_is_crossed_at_three_quarters_at_nine_tenths_and_when_it_is_late():
    marks = [("response", "at_risk", 11.25), ("response", "almost_due", 13.5), ("response", "late", 15.0)]
    assert told(incident(), 20) == marks
    assert told(incident(), 13.5) == marks[:1]
    assert told(incident(response=None), 999) == []


def test_an_immediate_target_is_almost_due_at_once_and_late_after_the_allowance():
    found = crossings(incident(response=0), after(60))
    assert [(c.mark, c.at) for c in found] == [
        (Mark.ALMOST_DUE, NOON), (Mark.LATE, NOON + timedelta(seconds=ALLOWANCE_S)),
    ]  # fmt: skip
    assert {c.due for c in found} == {NOON + timedelta(seconds=ALLOWANCE_S)}


def test_what_is_done_crosses_nothing_more():
    taken = replace(incident(), milestones={Milestone.ACKNOWLEDGED: Moment.exactly(after(13.5))})
    assert told(taken, 60) == [("response", "at_risk", 11.25)]


def test_a_record_of_the_past_and_a_checklist_have_no_target_that_runs():
    for kind in (RecordKind.PAST, RecordKind.CHECKLIST):
        assert crossings(replace(incident(), record=kind), after(600)) == ()


@given(
    st.integers(0, 7200),
    st.lists(st.tuples(st.integers(1, 4000), st.integers(1, 3000)), max_size=3),
    st.integers(0, 20_000),
    st.booleans(),
)
def test_the_clock_begins_to_read_the_state_where_it_was_crossed(seconds, gaps, end, goes_on):
    """Before each crossing the clock reads something softer, at once after it that state, whatever was paused."""
    pauses, at = [], NOON
    for wait, length in gaps:
        since = at + timedelta(seconds=wait)
        at = since + timedelta(seconds=length)
        pauses.append(Pause("resolution", since, at, "waiting", "vendor"))
    if pauses and goes_on:
        pauses[-1] = replace(pauses[-1], until=None)
    one = replace(incident(None, seconds), pauses=tuple(pauses))
    now = NOON + timedelta(seconds=end)
    found = [c for c in crossings(one, now) if c.target == "resolution"]
    for crossing in found:
        reading = clock(one, crossing.at + TICK).target("resolution")
        assert reading.state in (ALARM[crossing.mark], TargetState.PAUSED)
        assert abs(clock(one, crossing.at).target("resolution").due - crossing.due) <= TICK
        if crossing.at > NOON:
            assert clock(one, crossing.at - 2 * TICK).target("resolution").state is not ALARM[crossing.mark]
    loudest = clock(one, now).target("resolution")
    expected = sum(loudest.share > share for share in (0.75, 0.9, 1.0))
    if seconds and all(abs(loudest.share - share) > 1e-6 for share in (0.75, 0.9, 1.0)):
        assert len(found) == expected


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_what_was_crossed_by_a_moment_stays_crossed_as_time_goes_on(first, more):
    one = incident(900, 3600, 600)
    early = crossings(one, NOON + timedelta(seconds=first))
    assert crossings(one, NOON + timedelta(seconds=first + more))[: len(early)] == early


def bench_with(minutes_and_rules) -> tuple[Bench, str]:
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", BOOK), "MK").id
    for minutes, rule in minutes_and_rules:
        bench.clock.at = after(minutes)
        bench.desk.act(one, rule, "MK")
    return bench, one


def of(bench: Bench, one: str, target: str) -> list[tuple[str, float]]:
    state = bench.desk.incident_of(one)
    standing = [b.crossing for b in state.booked if b.corrected is None and b.crossing.target == target]
    assert set(standing) == {c for c in crossings(state, bench.clock.at) if c.target == target}
    minutes = [(c.mark.value, round((c.at - NOON).total_seconds() / 60, 3)) for c in standing]
    return sorted(minutes, key=lambda one: one[1])


def test_each_turn_of_the_updates_is_crossed_for_itself():
    bench, one = bench_with(
        [(14, lambda i, _: send_update(i, "a", ("x",))), (31, lambda i, _: send_update(i, "b", ("x",)))]
    )
    assert of(bench, one, "next update") == [
        ("at_risk", 11.25), ("almost_due", 13.5), ("at_risk", 25.25), ("almost_due", 27.5), ("late", 29.0),
    ]  # fmt: skip


def test_leaving_a_phase_over_its_window_books_the_debt():
    bench, one = bench_with([(37, lambda i, _: enter_phase(i, "2")), (50, lambda i, _: enter_phase(i, "3"))])
    assert of(bench, one, "phase") == [
        ("at_risk", 11.25), ("almost_due", 13.5), ("late", 15.0), ("debt", 37.0), ("at_risk", 48.75),
    ]  # fmt: skip
    debt = next(b.crossing for b in bench.desk.incident_of(one).booked if b.crossing.mark is Mark.DEBT)
    assert (debt.name, round(debt.over_s)) == ("Look", 22 * 60)


def test_who_enters_a_phase_late_crosses_its_last_threshold_only_and_then():
    bench, one = bench_with([(70, lambda i, _: enter_phase(i, "2")), (80, lambda i, _: enter_phase(i, "3"))])
    assert of(bench, one, "phase")[3:] == [("debt", 70.0), ("late", 70.0), ("debt", 80.0)]


def stays(windows, course) -> tuple[Incident, datetime]:
    """An incident that went through phases with these windows; the course has the place of each and its seconds."""
    phases = tuple(Phase(f"Phase {place}", *window) for place, window in enumerate(windows))
    book = Playbook("Outage", plans=(Plan("p", phases),))
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P4", book), "MK").id
    for place, seconds in course:
        if bench.desk.incident_of(one).phase_place != place:
            bench.desk.act(one, lambda i, n, place=place: enter_phase(i, str(place + 1)), "MK")
        bench.clock.pass_s(seconds)
        bench.desk.book_crossings([one])
    return bench.desk.incident_of(one), bench.clock.now()


def debts(one: Incident) -> list[tuple[str, float]]:
    """The debts in the record: of which phase, and how many seconds over its window."""
    return [(b.crossing.name, round(b.crossing.over_s)) for b in one.booked if b.crossing.mark is Mark.DEBT]


OVERLAPPING, WITH_GAP = ((0, 900), (600, 3600)), ((0, 600), (1800, 3600))
OPEN_ENDED = ((None, 900), (900, None), (None, None))


@pytest.mark.parametrize(
    ("windows", "course", "owed"),
    [
        (OVERLAPPING, [(0, 800), (1, 2900), (0, 5)], [("Phase 1", 100)]),
        (OVERLAPPING, [(0, 1000), (1, 100), (0, 5)], [("Phase 0", 100)]),
        (WITH_GAP, [(0, 1200), (1, 100)], [("Phase 0", 600)]),
        (WITH_GAP, [(0, 500), (1, 100), (0, 60), (1, 5)], [("Phase 0", 60)]),
        (OPEN_ENDED, [(0, 1000), (1, 9000), (2, 9000), (1, 5)], [("Phase 0", 100)]),
        (((900, 300),), [(0, 400)], []),
        (((900, 300), (0, 99)), [(0, 400), (1, 5)], [("Phase 0", 100)]),
    ],
)
def test_debt_is_what_runs_over_the_window_of_its_own_phase(windows, course, owed):
    """Windows that overlap, leave gaps or are open-ended, phases in any order; one that ends before it begins."""
    one, _ = stays(windows, course)
    assert debts(one) == owed


WINDOW = st.tuples(st.none() | st.integers(0, 4000), st.none() | st.integers(1, 4000))


@given(
    st.lists(WINDOW, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3000)), min_size=1, max_size=6),
)
def test_whatever_the_windows_and_the_order_each_phase_that_is_left_over_its_window_owes_just_that(windows, course):
    course = [(place % len(windows), seconds) for place, seconds in course]
    one, now = stays(windows, course)
    entered = [place for n, (place, _) in enumerate(course) if n == 0 or course[n - 1][0] != place]
    assert [entry.place for entry in one.phases_entered] == (entered if entered[0] == 0 else [0, *entered])
    expected = []
    for entry, following in zip(one.phases_entered, one.phases_entered[1:], strict=False):
        end = windows[entry.place][1]
        over = 0 if end is None else (following.at - NOON).total_seconds() - end
        if over > 0:
            expected.append((entry.name, round(over)))
    assert debts(one) == expected
    end = windows[one.phase_place][1]
    reading = clock(one, now).phase
    assert (reading.over_s > 0) is (end is not None and (now - NOON).total_seconds() > end)


def test_a_severity_change_moves_what_comes_and_nothing_that_was():
    """P2 asks for 2 h, P1 for 15 min: at 100 minutes the first warning had come, and then it is late at once."""
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P2"), "MK").id
    bench.clock.at = after(100)
    bench.desk.act(one, lambda i, _: change_severity(i, "P1", None), "MK")
    bench.clock.at = after(101)
    bench.desk.act(one, lambda i, _: change_severity(i, "P2", "not so many"), "MK")
    bench.clock.at = after(121)
    bench.desk.book_crossings([one])
    assert of(bench, one, "response") == [
        ("at_risk", 90.0), ("late", 100.0), ("almost_due", 108.0), ("late", 120.0),
    ]  # fmt: skip


def test_nothing_is_crossed_while_it_had_ended_and_a_reopening_crosses_the_last_threshold_that_had_passed():
    ended = Moment.exactly(after(100))
    bench, one = bench_with([(5, lambda i, _: acknowledge(i, None)), (100, lambda i, _: resolve(i, None, ended)),
                             (230, lambda i, _: reopen(i, "it is back"))])  # fmt: skip
    bench.clock.at = after(241)
    bench.desk.book_crossings([one])
    assert of(bench, one, "resolution") == [("almost_due", 230.0), ("late", 240.0)]
    assert [at for _, at in of(bench, one, "next update")] == [11.25, 13.5, 15.0, 241.25][:3]


def test_what_was_crossed_before_a_reopening_is_not_crossed_again():
    ended = Moment.exactly(after(190))
    bench, one = bench_with([(190, lambda i, _: resolve(i, None, ended)), (200, lambda i, _: reopen(i, "back"))])
    bench.clock.at = after(217)
    bench.desk.book_crossings([one])
    assert of(bench, one, "resolution") == [("at_risk", 180.0), ("almost_due", 216.0)]


def test_a_cancelled_incident_is_done_with():
    bench, one = bench_with([(12, lambda i, _: cancel(i, "false alarm"))])
    bench.clock.at = after(999)
    assert of(bench, one, "response") == [("at_risk", 11.25)]


def test_an_acknowledgement_at_a_time_nobody_knows_takes_nothing_back():
    bench, one = bench_with([(16, lambda i, _: acknowledge(i, Moment.unknown()))])
    state = bench.desk.incident_of(one)
    assert all(booked.corrected is None for booked in state.booked if booked.crossing.target == "response")
    assert corrections(state, after(30)) == () and not [
        c for c in missing(state, after(999)) if c.target == "response"
    ]


@pytest.mark.parametrize("minutes", [0, 11, 12, 14, 16])
def test_the_next_booking_is_when_the_record_falls_behind(minutes):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", targets=Targets(Target(900))), "MK").id
    bench.clock.at = after(minutes)
    bench.desk.book_crossings([one])
    due = next_booking(bench.desk.incident_of(one))
    assert due == (None if minutes > 15 else after(next(m for m in (11.25, 13.5, 15) if m > minutes - 1e-9)))


def test_a_pause_that_goes_on_is_waited_for():
    one = replace(incident(None, 3600), pauses=(Pause("resolution", after(5), None, "waiting", "vendor"),))
    assert next_booking(one) is None
    assert told(one, 9999) == []


@pytest.mark.parametrize(("zone", "day"), [("Europe/Berlin", (2026, 3, 29)), ("America/New_York", (2026, 11, 1))])
def test_a_day_with_a_change_to_or_from_summer_time_has_its_24_hours(zone, day):
    began = time.process_time()
    bench = Bench(datetime(*day, tzinfo=ZoneInfo(zone)).astimezone(UTC))
    start = bench.clock.at
    targets = Targets(Target(4 * 3600), Target(24 * 3600), Target(3600))
    one = bench.desk.declare(Declaration("Down", targets=targets), "MK").id
    for minutes in range(0, 24 * 60 + 6, 5):
        bench.clock.at = start + timedelta(minutes=minutes)
        bench.desk.book_crossings([one])
        state = bench.desk.incident_of(one)
        assert crossings(state, bench.clock.at.astimezone(ZoneInfo(zone))) == crossings(state, bench.clock.at)
        if minutes % 50 == 45:
            bench.desk.act(one, lambda i, _: send_update(i, "on it", ("x",)), "MK")
    told = [((b.crossing.at - start) / timedelta(hours=1), b.crossing.mark, b.crossing.target)
            for b in bench.desk.incident_of(one).booked]  # fmt: skip
    assert [one for one in told if one[2] != "next update"] == [
        (3.0, "at_risk", "response"), (3.6, "almost_due", "response"), (4.0, "late", "response"),
        (18.0, "at_risk", "resolution"), (21.6, "almost_due", "resolution"), (24.0, "late", "resolution"),
    ]  # fmt: skip
    assert [mark for _, mark, target in told if target == "next update"] == [Mark.AT_RISK] * 28
    assert time.process_time() - began < 1.0


def test_a_skip_that_is_done_again_strikes_what_was_late_meanwhile():
    """Taken back, the old due time passes; done again, the skip had moved it."""
    bench, one = bench_with([(14, lambda i, _: skip_update(i, "quiet"))])
    bench.desk.act(one, lambda i, now: undo(i, bench.desk.events(one), now), "MK")
    bench.clock.pass_s(120)
    bench.desk.book_crossings([one])
    late = ("next update", Mark.LATE)
    standing = [b for b in bench.desk.incident_of(one).booked if (b.crossing.target, b.crossing.mark) == late]
    assert [b.corrected for b in standing] == [None]
    bench.desk.act(one, lambda i, _: redo(i, bench.desk.events(one)), "MK")
    struck = [b for b in bench.desk.incident_of(one).booked if (b.crossing.target, b.crossing.mark) == late]
    assert [b.corrected for b in struck] == ["an update was skipped at 12:14:00 UTC"]


def test_a_correction_says_what_is_known_now():
    def booked(rule, at=16) -> str:
        bench, one = bench_with([(at, rule)])
        return next(b.corrected for b in bench.desk.incident_of(one).booked if b.corrected is not None)

    assert booked(lambda i, _: acknowledge(i, Moment.exactly(after(10)))) == "acknowledged at 12:10:00 UTC"
    late = UpdateAt(after(10))
    assert booked(late) == "an update was sent at 12:10:00 UTC"
    moved = (Draft(Kind.MILESTONE_SET, {"milestone": "declared", "source": "typed"}, Moment.exactly(after(-10))),)
    assert booked(lambda *_: moved) == "declared at 11:50:00 UTC"
    assert booked(lambda i, _: enter_phase(i, "2", after(5))) == "the phase was left at 12:05:00 UTC"
    ended = Moment.exactly(after(5))
    assert booked(lambda i, _: resolve(i, Moment.exactly(after(5)), ended)) == "resolved at 12:05:00 UTC"


class UpdateAt:
    """An update that is written down later than it was sent."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self, *_: object) -> tuple[Draft, ...]:
        return (Draft(Kind.UPDATE_SENT, {"text": "a", "channels": ["x"]}, Moment.exactly(self.at)),)
