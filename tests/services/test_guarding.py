"""What is guarded: the moments that the record would book, for incidents that are open and for nothing else."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook, Step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import snooze_escalation
from incident_desk.services.acts.run_course import go_live
from incident_desk.services.acts.running import Deferral, defer, roll_back
from incident_desk.services.acts.steering import acknowledge, cancel
from incident_desk.services.guarding import deadlines, duty_of, is_guarded, noticed
from tests.any_run import LIVE_BOOK, AnyRun
from tests.fakes import NOON, Bench

PLAN = Plan("p", (Phase("Look", 0, 300), Phase("Mend", 300, 3600)))
BOOK = Playbook(
    "Outage", plans=(PLAN,), cadence_s=900, escalation=(EscalationHop("On-call"), EscalationHop("Team lead"))
)


def opened(bench: Bench, record: RecordKind = RecordKind.INCIDENT):
    return bench.desk.declare(Declaration("Down", "P1", BOOK, record=record), "MK")


def told(incident, minutes: float = 0):
    found = deadlines(incident, NOON + timedelta(minutes=minutes))
    return [(one.name, (one.due - NOON).total_seconds() / 60, one.state, one.seen) for one in found]


def test_each_threshold_of_the_targets_and_the_updates_is_a_deadline_and_a_phase_is_silent():
    incident = opened(Bench())
    assert [one for one in told(incident) if one[1] <= 15] == [
        ("Response target at risk: 75 % used, due 12:15:00 UTC", 11.25, "at_risk", False),
        ("Next update at risk: 75 % used, due 12:15:00 UTC", 11.25, "at_risk", False),
        ("Response target almost due: 90 % used, due 12:15:00 UTC", 13.5, "almost_due", False),
        ("Next update almost due: 90 % used, due 12:15:00 UTC", 13.5, "almost_due", False),
        ("Response target missed, due 12:15:00 UTC. Escalation to Team lead is due", 15.0, "late", False),
        ("Next update late, due 12:15:00 UTC", 15.0, "late", False),
    ]


def test_a_level_that_the_playbook_gives_a_time_of_its_own_is_a_deadline():
    book = replace(BOOK, escalation=(EscalationHop("On-call"), EscalationHop("Team lead", after_s=600)))
    incident = Bench().desk.declare(Declaration("Down", "P1", book), "MK")
    assert ("Escalation to Team lead is due", 10.0, "late", False) in told(incident)
    assert ("Response target missed, due 12:15:00 UTC", 15.0, "late", False) in told(incident)


def test_what_has_passed_when_it_is_asked_for_was_noticed():
    incident = opened(Bench())
    assert [one[3] for one in told(incident, 14) if one[1] <= 15] == [True] * 4 + [False] * 2
    later = noticed(deadlines(incident, NOON), NOON + timedelta(minutes=14))
    assert later == deadlines(incident, NOON + timedelta(minutes=14))


def test_what_is_booked_or_met_is_no_deadline_any_more_and_the_others_keep_their_ids():
    bench = Bench()
    incident = opened(bench)
    before = deadlines(incident, NOON)
    bench.clock.pass_s(12 * 60)
    after = bench.desk.act(incident.id, lambda i, _: acknowledge(i, None), "MK").after
    left = deadlines(after, bench.clock.now())
    assert {one.id for one in left} < {one.id for one in before}
    assert not any("Response" in one.name for one in left) and not any(one.seen for one in left)


def test_a_run_is_guarded_as_long_as_something_of_it_runs_out():
    run = AnyRun()
    assert is_guarded(run.state)
    assert [one for one in told(run.state) if one[1] <= 5] == [
        ("Commands at risk: 75 % used, due 12:05:00 UTC", 3.75, "at_risk", False),
        ("Commands almost due: 90 % used, due 12:05:00 UTC", 4.5, "almost_due", False),
        ("Commands late, due 12:05:00 UTC. Decision is due: When to roll back", 5.0, "late", False),
    ]
    run.bench.clock.pass_s(4000)
    run.bench.desk.book_crossings([run.id])
    assert run.state.is_open and not is_guarded(run.state)
    waiting = AnyRun(LIVE_BOOK)
    waiting.bench.clock.pass_s(700)
    waiting.bench.desk.book_crossings([waiting.id])
    assert not is_guarded(waiting.state), "nothing runs out before it is live"
    waiting.act(lambda one, now: go_live(one, now))
    assert is_guarded(waiting.state)
    assert not is_guarded(waiting.act(lambda one, _: roll_back(one, "1", "smoke")))


def test_a_step_that_was_put_off_for_days_keeps_no_computer_awake_and_is_told_while_it_is():
    run = AnyRun()
    for step in ("1.1", "1.2.1"):
        why = Deferral("later", "AD", NOON + timedelta(days=2))
        run.act(lambda one, _, step=step, why=why: defer(one, step, why))
    assert len({one.id for one in deadlines(run.state, NOON) if "Deferred until" in one.name}) == 2
    run.bench.clock.pass_s(4000)
    run.bench.desk.book_crossings([run.id])
    assert run.state.is_open and not is_guarded(run.state)


def test_windows_that_end_together_are_two_deadlines():
    steps = (Step("1", "Errors", due_s=300), Step("2", "Users", due_s=300))
    run = AnyRun(Playbook("Look", kind="checklist", plans=(Plan("p", (Phase("Look", steps=steps),)),)))
    late = [one for one in deadlines(run.state, NOON) if one.state == "late"]
    assert [one.name for one in late] == ["Errors late, due 12:05:00 UTC", "Users late, due 12:05:00 UTC"]
    assert len({one.id for one in late}) == 2


def test_an_ended_incident_a_drill_and_a_checklist_without_times_are_guarded_by_nobody():
    bench = Bench()
    over = bench.desk.act(opened(bench).id, lambda i, _: cancel(i, "false alarm"), "MK").after
    others = [over, opened(bench, RecordKind.DRILL), opened(bench, RecordKind.CHECKLIST)]
    assert [deadlines(one, NOON) for one in others] == [()] * 3
    assert duty_of(others, {}).open == () and not any(map(is_guarded, others))


def test_a_duty_is_every_open_incident_with_its_deadlines_also_one_that_has_none():
    bench = Bench()
    one, bare = opened(bench), bench.desk.declare(Declaration("Odd"), "MK")
    duty = duty_of([one, bare], {one.id: deadlines(one, NOON), "gone": deadlines(one, NOON)})
    assert [(found.key, found.title) for found in duty.open] == [("INC-0001", "Down"), ("INC-0002", "Odd")]
    assert duty.deadlines == deadlines(one, NOON)


def test_a_level_that_was_put_off_asks_again_when_that_ends():
    bench = Bench()
    one = opened(bench).id
    bench.clock.pass_s(16 * 60)
    after = bench.desk.act(one, lambda i, now: snooze_escalation(i, 5, "the CTO is on the phone", now), "MK").after
    ends = after.snoozes[-1].until
    found = [one for one in deadlines(after, bench.clock.now()) if one.due == ends]
    assert [(one.name, one.state, one.seen) for one in found] == [("Escalation to Team lead is due", "late", False)]
