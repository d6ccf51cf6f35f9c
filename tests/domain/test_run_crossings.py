"""What a run crosses: windows at the moments where they begin to read so, the decision at each window's end."""

from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock_facts import Mark
from incident_desk.domain.crossings import corrections, crossings, missing, next_booking
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.run_crossings import late_in, run_crossings, still_calls
from incident_desk.domain.run_reading import read_run
from incident_desk.domain.target_reading import TargetState
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.run_course import go_live, keep_going
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from tests.any_run import BOOKS, COURSES, LIVE_BOOK, AnyRun, any_book
from tests.fakes import NOON

TICK = timedelta(microseconds=1)
ALARM = {Mark.AT_RISK: TargetState.AT_RISK, Mark.ALMOST_DUE: TargetState.ALMOST_DUE, Mark.LATE: TargetState.LATE}


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def set_(run, *steps, state=StepState.DONE, when=None):
    for step in steps:
        run.act(lambda one, _, step=step: set_run_step(one, step, state, at=when))


def told(run, seconds):
    found = crossings(run.state, at(seconds))
    return [(one.name, one.mark.value, (one.at - NOON).total_seconds()) for one in found]


def book(run):
    run.bench.desk.book_crossings([run.id])


def test_a_window_is_crossed_at_each_threshold_and_the_decision_at_its_end():
    assert told(AnyRun(), 301) == [
        ("Commands", "at_risk", 225.0), ("Commands", "almost_due", 270.0),
        ("Commands", "late", 300.0), ("When to roll back", "late", 300.0),
    ]  # fmt: skip
    assert next_booking(AnyRun().state) == at(225)


def test_what_is_done_crosses_nothing_more_and_its_decision_is_due_all_the_same():
    run = AnyRun()
    set_(run, "2.1", "2.1.1", "2.1.2")
    assert told(run, 301) == [("When to roll back", "late", 300.0)]


def test_an_immediate_window_is_late_after_the_allowance():
    steps = (Step("1", "Stop it", due_s=0),)
    run = AnyRun(Playbook("x", plans=(Plan("p", (Phase("Now", steps=steps),)),)))
    assert told(run, 301) == [("Stop it", "almost_due", 0.0), ("Stop it", "late", 300.0)]


def test_a_window_that_waits_for_live_crosses_nothing_and_then_counts_from_there():
    run = AnyRun(LIVE_BOOK)
    assert {name for name, *_ in told(run, 90_000)} == {"Before"}
    run.bench.clock.pass_s(1000)
    run.act(lambda one, now: go_live(one, now, at(400)))
    assert [one for one in told(run, 1301) if one[0] != "Before"] == [
        ("First look", "at_risk", 1075.0), ("First look", "almost_due", 1210.0),
        ("First look", "late", 1300.0), ("When to roll back", "late", 1300.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "reason"),
    [(lambda run: set_(run, "2.1", "2.1.1", "2.1.2", when=at(100)), "done at 12:01:40 UTC"),
     (lambda run: run.act(lambda one, now: go_live(one, now, at(200))), "live at 12:03:20 UTC")],
)  # fmt: skip
def test_what_turns_out_otherwise_is_corrected_in_the_open(act, reason):
    run = AnyRun()
    run.bench.clock.pass_s(310)
    book(run)
    assert [row.text for row in timeline(run.events)][1:] == ["Commands late", "Decision is due: When to roll back"]
    act(run)
    book(run)
    assert corrections(run.state, at(400)) == () and missing(run.state, run.bench.clock.now()) == ()
    struck = {row.text: row.struck for row in timeline(run.events) if row.struck}
    assert struck["Commands late"] == reason


def test_a_run_that_ended_crosses_nothing_more():
    run = AnyRun()
    run.bench.clock.pass_s(230)
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    assert told(run, 9000) == [("Commands", "at_risk", 225.0)]
    run.bench.clock.pass_s(600)
    assert late_in(run.reading) == ()


def test_a_run_that_is_finished_late_has_crossed_what_it_was_late_with():
    run = AnyRun()
    set_(run, *(one.step.id for one in run.reading.steps if one.step.id != "2.2"))
    run.bench.clock.pass_s(1000)
    set_(run, "2.2")
    run.act(lambda one, _: finish(one))
    assert ("Error rates", "late", 900.0) in told(run, 9000)


def test_what_is_late_is_the_decision_before_the_windows_that_were_due_first():
    run = AnyRun()
    run.bench.clock.pass_s(1000)
    assert [one.name for one in late_in(run.reading)] == ["Roll-back decision", "Commands", "Error rates"]
    run.act(lambda one, now: keep_going(one, now))
    assert [one.name for one in late_in(run.reading)] == ["Commands", "Error rates"]


def test_a_crossing_calls_until_it_is_done_louder_or_answered():
    run = AnyRun()
    run.bench.clock.pass_s(310)
    at_risk, _, late, decision = crossings(run.state, at(310))
    assert [still_calls(run.state, one, at(310)) for one in (at_risk, late, decision)] == [False, True, True]
    set_(run, "2.1", "2.1.1", "2.1.2")
    run.act(lambda one, now: keep_going(one, now))
    assert not any(still_calls(run.state, one, at(320)) for one in (late, decision))


def put_off(run, step, seconds):
    run.act(lambda one, now: defer(one, step, Deferral("later", "AD", now + timedelta(seconds=seconds))))


def test_the_day_of_what_was_put_off_passes_once_also_after_the_end():
    run = AnyRun()
    put_off(run, "1.1", 5000)
    set_(run, *(one.step.id for one in run.reading.open))
    run.act(lambda one, _: finish(one))
    assert not any(one.target == "deferred" for one in crossings(run.state, at(5000)))
    run.bench.clock.pass_s(5001)
    for _ in range(2):
        book(run)
    rows = [row.text for row in timeline(run.events)]
    assert rows.count("Deferred until now, still to be done: Tests pass") == 1
    (booked,) = run.state.booked
    assert still_calls(run.state, booked.crossing, run.reading.now)
    set_(run, "1.1")
    assert not still_calls(run.state, booked.crossing, run.reading.now)
    book(run)
    assert run.state.booked[0].corrected is None and next_booking(run.state) is None, "it was so"


def test_what_was_put_off_asks_for_nothing_once_the_run_was_rolled_back_or_it_is_done():
    run = AnyRun()
    put_off(run, "1.1", 5000)
    set_(run, "1.1")
    put_off(run, "1.2.1", 5000)
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    run.bench.clock.pass_s(5001)
    assert not any(one.target == "deferred" for one in crossings(run.state, run.reading.now))


def test_two_steps_of_the_same_words_and_time_are_one_clock():
    steps = (Step("1", "Look", due_s=300), Step("2", "Look", due_s=300))
    run = AnyRun(Playbook("x", plans=(Plan("p", (Phase("Now", steps=steps),)),)))
    assert len(told(run, 301)) == 3


@given(BOOKS, COURSES)
def test_each_window_begins_to_read_so_at_its_crossing(book, course):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    state = run.state
    for one in run_crossings(state):
        if one.target == "window":
            windows = [w.reading for w in read_run(state, one.at + TICK).windows if w.name == one.name]
            same = [reading for reading in windows if reading.start == one.since]
            # What was done later is known by now, so that is read as missed, or met.
            assert any(reading.state is ALARM[one.mark] or reading.done_at for reading in same)


@example(any_book([[("step", 0, ())]], [0], [False]), [], 300)
@given(BOOKS, COURSES, st.integers(0, 10_000))
def test_whatever_is_done_in_whatever_order_all_is_booked_once_and_holds(shape, course, later):
    run = AnyRun(shape)
    for step in course:
        run.do(*step)
    # Between two seconds: at the very moment of a crossing it is not crossed yet, and is a microsecond later, when
    # the booking itself was written.
    run.bench.clock.pass_s(later + 0.5)
    book(run)
    count, now = len(run.events), run.bench.clock.now()
    run.desks[1].book_crossings([run.id])
    assert len(run.events) == count
    assert missing(run.state, now) == () and corrections(run.state, now) == ()
    standing = [one.crossing for one in run.state.booked if one.corrected is None]
    assert len(standing) == len(set(standing))
