"""What comes next: the most pressing first, and never nothing while the incident is open."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.alarms import unseen
from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment
from incident_desk.domain.next_actions import Urgency, next_actions
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, snooze_escalation
from incident_desk.services.acts.playing import enter_phase, set_step, take_role
from incident_desk.services.acts.silencing import see_loudest
from incident_desk.services.acts.steering import acknowledge, cancel
from incident_desk.services.acts.targets import see
from incident_desk.services.acts.updating import send_update
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read"), Step("2", "Ask"))), Phase("Mend"))),),
)


UPDATE = "Update 1 in 15:00"


def declared(severity="P1"):
    bench = Bench()
    return bench, bench.desk.declare(Declaration("Down", severity, BOOK), "MK").id


def waiting(bench, one, minutes=0):
    incident = bench.desk.incident_of(one)
    return next_actions(incident, clock(incident, NOON + timedelta(minutes=minutes)))


def test_a_late_response_stands_before_everything():
    bench, one = declared()
    first = waiting(bench, one, 20)[0]
    assert (first.action, first.urgency, first.detail) == (
        "acknowledge",
        Urgency.DUE_NOW,
        "Response target late by 05:00",
    )


def test_what_is_almost_due_stands_before_what_is_merely_next():
    bench, one = declared()
    assert waiting(bench, one, 14)[0].urgency is Urgency.SOON
    assert waiting(bench, one, 1)[0].urgency is Urgency.NEXT


def test_then_the_acknowledgement_the_role_the_step_and_the_next_phase():
    bench, one = declared()
    assert [action.action for action in waiting(bench, one)] == ["acknowledge", "update", "roles", "step_done"]
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    bench.desk.act(one, lambda i, _: take_role(i, "commander", "MK"), "MK")
    assert [action.title for action in waiting(bench, one)] == ["Read", UPDATE]
    for step in ("1", "2"):
        bench.desk.act(one, lambda i, _, s=step: set_step(i, s, "done"), "MK")
    assert [action.title for action in waiting(bench, one)] == ["Start Mend", UPDATE]
    bench.desk.act(one, lambda i, _: enter_phase(i, "next"), "MK")
    first = waiting(bench, one)[0]
    assert (first.action, first.detail) == ("resolve", "Mend is complete")


def test_the_step_that_is_being_done_stands_before_the_first_open_one():
    bench, one = declared()
    bench.desk.act(one, lambda i, _: set_step(i, "2", "doing"), "MK")
    assert [a.detail for a in waiting(bench, one) if a.action == "step_done"] == ["Look, step 2 of 2"]


def test_an_inner_step_is_named_with_the_one_above_it():
    inner = Step("1", "Measure", children=(Step("1.1", "Logs"), Step("1.2", "Disk")))
    book = Playbook("Outage", plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("0", "Page"), inner)),)),))
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", book), "MK").id
    bench.desk.act(one, lambda i, _: set_step(i, "1.2", "doing"), "MK")
    (step,) = (action for action in waiting(bench, one) if action.action == "step_done")
    assert (step.title, step.detail, step.step) == ("Disk", "Measure · Look, step 2 of 2", "1.2")


def test_an_incident_that_has_ended_asks_for_nothing():
    bench, one = declared()
    bench.desk.act(one, lambda i, _: cancel(i, "false alarm"), "MK")
    assert waiting(bench, one, 600) == ()


@given(st.integers(0, 10_000))
def test_the_order_is_by_urgency_at_every_moment(minutes):
    bench, one = declared()
    order = [Urgency.DUE_NOW, Urgency.SOON, Urgency.NEXT]
    places = [order.index(action.urgency) for action in waiting(bench, one, minutes)]
    assert places == sorted(places)


def test_a_late_response_is_named_once():
    bench, one = declared()
    assert [action.action for action in waiting(bench, one, 20)].count("acknowledge") == 1


def reading(bench, one, **states):
    """The clocks of the incident with these states: name=(state, due in minutes)."""
    clocks = clock(bench.desk.incident_of(one), NOON)

    def turned(name, found):
        if name not in states:
            return replace(found, state=TargetState.MET, due=NOON)
        state, minutes = states[name]
        return replace(found, state=state, due=NOON + timedelta(minutes=minutes), remaining_s=minutes * 60.0)

    targets = tuple(turned(target.name, target) for target in clocks.targets)
    return replace(clocks, targets=targets, next_update=turned("update", clocks.next_update))


def ranked(**states):
    bench, one = declared()
    incident = bench.desk.incident_of(one)
    return [action.action for action in next_actions(incident, reading(bench, one, **states))]


LATE, SOON = TargetState.LATE, TargetState.ALMOST_DUE


def test_late_targets_stand_before_a_late_update_however_old_that_is():
    assert ranked(resolution=(LATE, -1), update=(LATE, -90))[:2] == ["resolve", "update"]


def test_of_two_late_targets_the_one_that_was_due_first_comes_first():
    assert ranked(response=(LATE, -5), resolution=(LATE, -9))[:2] == ["resolve", "acknowledge"]
    assert ranked(response=(LATE, -9), resolution=(LATE, -5))[:2] == ["acknowledge", "resolve"]


def test_from_90_percent_targets_and_updates_stand_by_their_due_time():
    assert ranked(resolution=(SOON, 9), update=(SOON, 2))[:2] == ["update", "resolve"]
    assert ranked(resolution=(SOON, 2), update=(SOON, 9))[:2] == ["resolve", "update"]
    assert ranked(response=(SOON, 1), update=(LATE, -1))[:2] == ["update", "acknowledge"]


def test_what_is_at_risk_is_listed_and_does_not_take_the_bar():
    assert ranked(resolution=(TargetState.AT_RISK, 30)) == ["acknowledge", "resolve", "roles", "step_done"]


def test_the_next_update_comes_second_with_its_number_and_its_time():
    bench, one = declared()
    found = next_actions(bench.desk.incident_of(one), reading(bench, one, update=(TargetState.ON_TRACK, 4)))
    assert [action.title for action in found][1] == "Update 1 in 04:00"


def test_what_presses_stands_before_what_merely_comes_up():
    order = ranked(response=(SOON, 2), resolution=(LATE, -1), update=(TargetState.AT_RISK, 4))
    assert order[:3] == ["resolve", "acknowledge", "update"]


def test_what_comes_after_the_resolution_is_not_offered_before_it():
    book = Playbook("Outage", plans=(Plan("p", (Phase("Mend", 0, 900), Phase("Review", after=True))),))
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", book, commander="MK"), "MK").id
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    assert [action.title for action in waiting(bench, one)] == ["Resolve the incident", UPDATE]


def test_without_a_playbook_there_is_something_to_do_all_the_same():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", None, commander="MK"), "MK").id
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    assert [action.action for action in waiting(bench, one)] == ["log"]


@given(st.integers(0, 100_000), st.booleans(), st.booleans())
def test_an_open_incident_always_has_something_next_and_names_nothing_twice(seconds, with_book, acknowledged):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", BOOK if with_book else None), "MK").id
    if acknowledged:
        bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    found = waiting(bench, one, seconds / 60)
    assert found
    assert len({(action.action, action.title) for action in found}) == len(found)


PATH = (EscalationHop("Tech Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO"))
LEVEL = SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900)
TIERED = Playbook("Outage", severities=(LEVEL,), plans=BOOK.plans, escalation=PATH)


def under_way(book=TIERED):
    bench = Bench()
    return bench, bench.desk.declare(Declaration("Down", "P1", book, commander="MK"), "MK").id


def do(bench, one, minutes, rule):
    bench.clock.at = NOON + timedelta(minutes=minutes)
    bench.desk.act(one, rule, "MK")


def test_a_missed_response_makes_the_escalation_due_which_stands_for_both():
    bench, one = under_way()
    for minutes in (4, 12):
        do(bench, one, minutes, lambda i, now: escalate(i, Outcome.NO_ANSWER, now, "Tech Lead"))
    found = waiting(bench, one, 18)
    assert (found[0].action, found[0].title, found[0].urgency, found[0].beside) == (
        "escalate", "Escalate to Engineering Manager", Urgency.DUE_NOW, "acknowledge",
    )  # fmt: skip
    assert found[0].detail == "No acknowledgement in 15:00. Tech Lead called twice, no answer"
    assert "acknowledge" not in [action.action for action in found]


def test_an_escalation_says_no_more_than_the_record_has():
    bench, one = under_way()
    assert waiting(bench, one, 18)[0].detail == "No acknowledgement in 15:00"
    do(bench, one, 19, lambda i, now: escalate(i, Outcome.LEFT_MESSAGE, now, "Tech Lead"))
    assert waiting(bench, one, 20)[0].detail == (
        "No acknowledgement in 15:00. Tech Lead called, a message was left"
    )


def test_once_the_next_level_was_called_the_late_target_itself_stands_first_again():
    bench, one = under_way()
    do(bench, one, 18, lambda i, now: escalate(i, Outcome.REACHED, now))
    assert waiting(bench, one, 19)[0].title == "Acknowledge the incident"


def test_a_missed_resolution_makes_the_last_level_due():
    bench, one = under_way()
    do(bench, one, 5, lambda i, _: acknowledge(i, None))
    first = waiting(bench, one, 250)[0]
    assert (first.title, first.beside) == ("Escalate to CTO", "resolve")
    assert first.detail == "Resolution target missed by 10:00"


def test_an_escalation_that_was_put_off_gives_its_place_back_to_the_target():
    bench, one = under_way()
    do(bench, one, 16, lambda i, now: snooze_escalation(i, 10, "The manager is on a plane", now))
    assert waiting(bench, one, 18)[0].title == "Acknowledge the incident"
    assert waiting(bench, one, 27)[0].title == "Escalate to Engineering Manager"


def test_an_escalation_for_a_phase_that_overruns_names_the_phase():
    path = (EscalationHop("Tech Lead"), EscalationHop("Engineering Manager", phase="Look"))
    bench, one = under_way(replace(TIERED, escalation=path))
    do(bench, one, 5, lambda i, _: acknowledge(i, None))
    first = waiting(bench, one, 18)[0]
    assert (first.title, first.beside) == ("Escalate to Engineering Manager", "")
    assert first.detail == "Due since 12:15:00 UTC, Look over its window"


def test_an_escalation_that_the_playbook_times_takes_no_other_cause():
    path = (EscalationHop("Tech Lead"), EscalationHop("Engineering Manager", after_s=600))
    bench, one = under_way(Playbook("Outage", severities=(LEVEL,), plans=BOOK.plans, escalation=path))
    found = waiting(bench, one, 18)
    assert [action.action for action in found[:3]] == ["escalate", "acknowledge", "update"]
    assert found[0].detail == "Due since 12:10:00 UTC, as the playbook says"


def test_what_was_seen_gives_way_to_the_next_thing_and_is_listed_after_it():
    bench, one = under_way(replace(TIERED, escalation=()))
    assert waiting(bench, one, 15.5)[0].title == "Acknowledge the incident"
    do(bench, one, 15.5, lambda i, now: see(i, "response", now))
    do(bench, one, 15.6, lambda i, now: see(i, "next update", now))
    found = waiting(bench, one, 16)
    assert [action.title for action in found] == [
        "Read", "Response target late by 01:00", "An update is late by 01:00",
    ]  # fmt: skip
    assert {action.urgency for action in found} == {Urgency.NEXT}


def test_a_silenced_target_that_is_late_again_by_a_new_time_comes_back():
    bench, one = under_way(replace(TIERED, escalation=()))
    do(bench, one, 14, lambda i, now: see(i, "response", now))
    assert waiting(bench, one, 14.5)[0].urgency is Urgency.SOON, "the update is almost due, too"
    assert waiting(bench, one, 16)[0].action == "acknowledge"


def test_a_pause_asks_to_be_asked_about_once_its_time_has_come():
    bench, one = under_way()
    do(bench, one, 5, lambda i, _: acknowledge(i, None))
    pause = Pause("resolution", NOON, None, "Waiting for a supplier", "MongoDB Atlas", what="Raise the limit",
                  ask_at=NOON + timedelta(minutes=8))  # fmt: skip

    def first(minutes, **more):
        incident = replace(bench.desk.incident_of(one), pauses=(replace(pause, **more),))
        return next_actions(incident, clock(incident, NOON + timedelta(minutes=minutes)))[0]

    assert first(7.9).title == "Read"
    asked = first(8)
    assert (asked.action, asked.title, asked.urgency) == ("pause", "Ask MongoDB Atlas again", Urgency.SOON)
    assert asked.detail == "Resolution target paused for 08:00: Waiting for a supplier: Raise the limit"
    assert first(8, until=NOON + timedelta(minutes=7)).title == "Read"
    assert first(8, ask_at=None).title == "Read"


def test_a_role_that_the_next_step_names_and_nobody_has_is_filled_first():
    phase = Phase("Look", 0, 900, steps=(Step("1", "Tell the Technical Lead"), Step("2", "Read the log")))
    bench, one = under_way(Playbook("Outage", plans=(Plan("p", (phase,)),)))
    do(bench, one, 1, lambda i, _: acknowledge(i, None))
    assert (waiting(bench, one, 1)[0].action, waiting(bench, one, 1)[0].title) == ("roles", "Assign a tech lead")
    do(bench, one, 1, lambda i, _: take_role(i, "tech lead", "RO"))
    assert waiting(bench, one, 2)[0].title == "Tell the Technical Lead"


def test_a_step_that_names_a_role_can_be_passed_by():
    phase = Phase("Look", 0, 900, steps=(Step("1", "Tell the scribe"), Step("2", "Read the log")))
    bench, one = under_way(Playbook("Outage", plans=(Plan("p", (phase,)),)))
    do(bench, one, 1, lambda i, _: acknowledge(i, None))
    do(bench, one, 1, lambda i, _: set_step(i, "1", "done"))
    assert waiting(bench, one, 2)[0].title == "Read the log"


@given(
    st.integers(0, 30_000),
    st.lists(st.sampled_from(["see", "acknowledge", "update", "call", "step"]), max_size=6),
    st.booleans(),
)
def test_the_bar_is_never_empty_and_a_seen_alarm_is_never_first_while_an_unseen_one_exists(seconds, acts, tiered):
    bench, one = under_way(TIERED if tiered else None)
    rules = {
        "see": see_loudest,
        "acknowledge": lambda i, _: acknowledge(i, None),
        "update": lambda i, _: send_update(i, "We work on it"),
        "call": lambda i, now: escalate(i, Outcome.NO_ANSWER, now),
        "step": lambda i, _: set_step(i, "1", "done"),
    }
    for number, act in enumerate(acts, 1):
        with suppress(DeskError):
            do(bench, one, seconds * number / len(acts) / 60, rules[act])
    incident = bench.desk.incident_of(one)
    clocks = clock(incident, NOON + timedelta(seconds=seconds))
    found = next_actions(incident, clocks)
    assert found and all(action.title for action in found)
    loud = [one for one in unseen(incident, clocks) if one.state is not TargetState.AT_RISK]
    if loud:
        # Seen things are dressed as what is merely next.
        assert found[0].urgency is not Urgency.NEXT
    order = [Urgency.DUE_NOW, Urgency.SOON, Urgency.NEXT]
    assert [order.index(action.urgency) for action in found] == sorted(
        order.index(action.urgency) for action in found
    )


def test_a_step_that_its_check_opened_again_comes_before_the_step_at_hand():
    bench, one = declared()
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    bench.desk.act(one, lambda i, _: take_role(i, "commander", "MK"), "MK")
    body = {"step": "2", "text": "Ask", "state": "to_do", "reason": "/api down", "check": "/api"}
    bench.desk.act(one, lambda i, _: (Draft(Kind.STEP_SET, body),), "check:/api")
    first = waiting(bench, one)[0]
    assert (first.action, first.title, first.step) == ("step_done", "Ask", "2")
    assert first.detail == "Look, opened again: /api down"
    assert [one.step for one in waiting(bench, one) if one.action == "step_done"] == ["2", "1"]


def proven_bench():
    """A check is watched, the impact has ended, and the soak of ten minutes is complete."""
    bench, one = declared()
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    drafts = (
        Draft(Kind.CHECK_WATCHED, {"check": {"id": "a", "name": "/api"}}),
        Draft(Kind.MILESTONE_SET, {"milestone": "impact_ended", "source": "check"}, Moment.exactly(NOON)),
        Draft(Kind.SOAK_COMPLETE, {"length_s": 600, "clean_since": NOON.isoformat(), "checks": 1}),
    )
    bench.desk.act(one, lambda i, _: drafts, "MK")
    return bench, one


def titles(bench, one):
    return [found.title for found in waiting(bench, one)]


def test_a_proven_recovery_says_resolve_before_the_steps():
    bench, one = proven_bench()
    found = next(each for each in waiting(bench, one) if each.action == "resolve")
    assert (found.title, found.detail) == (
        "Resolve: 10:00 of green checks", "all checks normal since 12:00:00 UTC")  # fmt: skip
    assert titles(bench, one).index(found.title) < titles(bench, one).index("Read")


def test_a_check_that_fails_since_takes_the_proof_away_and_so_does_a_later_end_of_the_impact():
    bench, one = proven_bench()
    down = {"check": "a", "name": "/api", "before": "ok", "after": "down"}
    bench.desk.act(one, lambda i, _: (Draft(Kind.CHECK_CHANGED, down),), "check:/api")
    assert "Resolve: 10:00 of green checks" not in titles(bench, one)
    bench, one = proven_bench()
    later = Draft(Kind.MILESTONE_SET, {"milestone": "impact_ended"}, Moment.exactly(NOON + timedelta(minutes=1)))
    bench.clock.pass_s(120)
    bench.desk.act(one, lambda i, _: (later,), "MK")
    assert "Resolve: 10:00 of green checks" not in titles(bench, one)
