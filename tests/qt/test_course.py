"""The record as a ribbon: phases as the commander set them, targets and updates at their times."""

from datetime import timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.status import Status
from incident_desk.qt.course import course
from incident_desk.qt.widgets.ribbon_model import FlagState, PhaseState, SpanKind
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import acknowledge, cancel, close, resolve
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.acts.targets import pause, resume
from incident_desk.services.acts.updating import send_update
from tests.any_past import REPORT, read, taken_back
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    severities=(SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900),),
    plans=(Plan("p", (
        Phase("Look around", 0, 900, steps=(Step("1", "Read"), Step("2", "Ask"))), Phase("Mend", 900, 3600),
        Phase("Review", after=True),
    )),),
)  # fmt: skip


def at(minutes, *acts, book=BOOK):
    """The ribbon so many minutes after noon, after these acts: (minutes, rule)."""
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", book), "MK").id
    for when, rule in acts:
        bench.clock.at = NOON + timedelta(minutes=when)
        bench.desk.act(one, rule, "MK")
    incident = bench.desk.incident_of(one)
    return course(incident, clock(incident, NOON + timedelta(minutes=minutes)), (60.0, 120.0))


def test_the_current_phase_is_what_the_commander_set_not_what_the_clock_says():
    states = [phase.state for phase in at(40).phases]
    assert states == [PhaseState.CURRENT, PhaseState.FUTURE, PhaseState.FUTURE]
    states = [phase.state for phase in at(5, (2, lambda i, _: enter_phase(i, "Mend"))).phases]
    assert states == [PhaseState.DONE, PhaseState.CURRENT, PhaseState.FUTURE]


def test_the_phase_for_afterwards_is_current_until_the_incident_is_closed():
    acts = [
        (20, lambda i, _: enter_phase(i, "Mend")),
        (30, lambda i, now: resolve(i, None, Moment.exactly(now))),
        (31, lambda i, _: enter_phase(i, "Review")),
    ]
    assert [phase.state for phase in at(40, *acts).phases] == [PhaseState.DONE, PhaseState.DONE, PhaseState.CURRENT]
    closed = at(40, *acts, (35, lambda i, _: close(i)))
    assert [phase.state for phase in closed.phases] == [PhaseState.DONE] * 3


def test_a_phase_that_was_passed_over_is_not_shown_as_done():
    acts = [
        (10, lambda i, now: resolve(i, None, Moment.exactly(now))),
        (11, lambda i, _: enter_phase(i, "next")),
    ]
    assert [(phase.state, phase.detail) for phase in at(40, *acts).phases] == [
        (PhaseState.DONE, "0 of 2 steps"),
        (PhaseState.FUTURE, ""),
        (PhaseState.CURRENT, ""),
    ]


def test_a_phase_left_with_open_steps_has_no_tick():
    first = at(5, (2, lambda i, _: enter_phase(i, "Mend"))).phases[0]
    assert (first.state, first.ticked) == (PhaseState.DONE, False)


def test_windows_and_progress_are_those_of_the_playbook():
    first, second, third = at(5, (2, lambda i, _: set_step(i, "1", "done"))).phases
    assert (first.start, first.end, first.detail, first.short_detail) == (0.0, 900.0, "1 of 2 steps", "1/2")
    assert first.short_name == "Look"
    assert (second.start, second.end, second.detail) == (900.0, 3600.0, "")
    assert (third.start, third.end) == (None, None)


def test_now_and_the_origin_are_seconds_from_the_declaration():
    ribbon = at(40)
    assert ribbon.now == 2400.0
    assert ribbon.origin == 12 * 3600
    assert ribbon.entries == (60.0, 120.0)
    assert ribbon.clock_text(900) == "12:15"


def test_targets_are_flags_where_they_are_due():
    ahead = at(5).flags
    assert [(flag.at, flag.label, flag.state) for flag in ahead] == [
        (900.0, "Response target", FlagState.AHEAD), (14_400.0, "Resolution target", FlagState.AHEAD),
    ]  # fmt: skip
    assert (at(20).flags[0].state, at(20).flags[0].label) == (FlagState.MISSED, "Response target missed by 05:00")
    late = at(40, (20, lambda i, _: acknowledge(i, None))).flags[0]
    assert (late.state, late.label) == (FlagState.MISSED, "Response target missed by 05:00")
    met = at(20, (3, lambda i, _: acknowledge(i, None))).flags[0]
    assert (met.label, met.state) == ("Response target met", FlagState.MET)


def test_the_resolution_target_is_marked_at_75_and_90_percent():
    assert [(mark.at, mark.text) for mark in at(5).marks] == [(10_800.0, "75 %"), (12_960.0, "90 %")]
    assert at(40, (30, lambda i, now: resolve(i, None, Moment.exactly(now)))).marks == ()


def test_a_phase_over_its_window_is_hatched_up_to_now():
    spans = at(20).spans
    assert [(span.start, span.end, span.kind) for span in spans] == [(900.0, 1200.0, SpanKind.OVERRUN)]


def test_what_ran_over_is_one_stretch_from_the_first_of_it_until_now():
    # The response was due at 15 minutes, the second phase closes at 60.
    assert [(span.start, span.end) for span in at(70, (2, lambda i, _: enter_phase(i, "Mend"))).spans] == [
        (900.0, 4200.0)
    ]
    taken = at(70, (2, lambda i, _: enter_phase(i, "Mend")), (20, lambda i, _: acknowledge(i, None)))
    assert [(span.start, span.end) for span in taken.spans] == [(3600.0, 4200.0)]


def waited(since=60, until=None):
    """Acts: the resolution target stands from that minute to that one."""
    acts = [(2, lambda i, _: acknowledge(i, None)), (3, lambda i, _: enter_phase(i, "Review")),
            (since, lambda i, _: pause(i, "Waiting for a supplier", "MongoDB Atlas"))]  # fmt: skip
    return (*acts, (until, lambda i, _: resume(i))) if until is not None else tuple(acts)


def test_a_pause_is_hatched_and_moves_the_target_whose_old_time_is_marked():
    ribbon = at(100, *waited(60, 80.5))
    assert [(span.kind, round(span.start), round(span.end)) for span in ribbon.spans] == [
        (SpanKind.PAUSED, 3600, 4830)
    ]
    assert ribbon.spans[0].words == "Resolution target paused for 20:30, waiting for MongoDB Atlas"
    flag = ribbon.flags[1]
    assert (round(flag.at), flag.moved, ribbon.flags[0].moved) == (15_630, True, False)
    assert flag.label == "Resolution target 16:20, was 16:00"
    short = at(60.2, *waited(60)).flags[1]
    assert (short.label, short.moved) == ("Resolution target", True)
    assert [round(mark.at) for mark in ribbon.marks if mark.moved] == [14_400]


def test_a_pause_is_painted_over_what_ran_over_in_the_meantime():
    acts = (*waited(60, 80), (90, lambda i, _: enter_phase(i, "Mend")))
    assert [span.kind for span in at(100, *acts).spans] == [SpanKind.OVERRUN, SpanKind.PAUSED]


def test_a_pause_that_goes_on_is_hatched_until_now_and_moves_the_target_on():
    spans = [(span.kind, span.end) for span in at(90, *waited()).spans]
    assert spans == [(SpanKind.PAUSED, 5400.0)]
    assert round(at(90, *waited()).flags[1].at) == 14_400 + 1800


def test_marks_before_a_pause_stay_and_those_after_it_move():
    # 75 % were used up after 180 minutes, 90 % would be after 216.
    marks = [round(mark.at) for mark in at(215, *waited(190, 200)).marks if not mark.moved]
    assert marks == [10_800, 12_960 + 600]


def test_a_resolution_at_risk_is_hatched_from_75_percent():
    taken = (2, lambda i, _: acknowledge(i, None))
    spans = at(190, taken, (3, lambda i, _: enter_phase(i, "Review"))).spans
    assert [(span.start, span.end, span.kind) for span in spans] == [(10_800.0, 14_400.0, SpanKind.AT_RISK)]


def test_updates_are_dots_and_the_next_one_a_diamond_with_its_number():
    ribbon = at(12, (10, lambda i, _: send_update(i, "We work on it")))
    assert ribbon.updates == (600.0,)
    assert (ribbon.next_update.at, ribbon.next_update.label, ribbon.next_update.late) == (1500.0, "Update 2", False)
    assert at(40).next_update.late is True


def test_a_playbook_without_phases_is_one_stretch_to_the_resolution_target():
    phases = at(5, book=Playbook("Bare")).phases
    assert [(phase.name, phase.start, phase.state) for phase in phases] == [("Response", 0.0, PhaseState.CURRENT)]


def test_after_the_end_nothing_runs():
    ribbon = at(40, (20, lambda i, _: cancel(i, "false alarm")))
    assert ribbon.now is None
    assert ribbon.next_update is None
    assert PhaseState.CURRENT not in {phase.state for phase in ribbon.phases}
    assert ribbon.scale() is not None


def test_a_cancelled_incident_misses_nothing_after_its_end():
    ribbon = at(6000, (2, lambda i, _: cancel(i, "false alarm")))
    assert [flag.state for flag in ribbon.flags] == [FlagState.AHEAD, FlagState.AHEAD]
    assert ribbon.spans == ()


def test_changes_are_marks_also_before_the_declaration_and_those_of_other_records():
    deploy = ChangeWish(
        "deploy 7c1e0f4", ChangeKind.DEPLOY, "7c1e0f4", at=Moment.exactly(NOON - timedelta(minutes=7))
    )
    ribbon = at(20, (5, lambda i, n: make_change(i, n, deploy)))
    assert [(one.at, one.label, one.words) for one in ribbon.changes] == [
        (-420, "Deploy 7c1e0f4", "Deploy 7c1e0f4")
    ]
    incident = Bench().desk.declare(Declaration("Down", "P1", BOOK), "MK")
    flag = ChangeMade("1", NOON + timedelta(minutes=3), "new-ui\non", ChangeKind.FLAG)
    shown = course(incident, clock(incident, NOON + timedelta(minutes=9)), (), (flag,))
    assert [(one.at, one.words) for one in shown.changes] == [(180, "Flag: new-ui on")]


def test_the_ribbon_of_a_report_that_was_taken_back_ends_where_the_report_ends():
    bench = Bench()
    unended = REPORT.replace("**End:** 16:40\n", "").replace("| 16:40 | Service restored | green |\n", "")
    taken = bench.desk.past.take_in(past_incident(read(unended), Answers("UTC")), "MK").incident
    bench.clock.at = NOON + timedelta(days=40)
    back = taken_back(bench, taken.id)
    reading = clock(back, bench.clock.at)
    assert back.status is Status.CANCELLED
    assert course(back, reading, ()).phases[-1].end == course(taken, clock(taken, NOON), ()).phases[-1].end
