"""What comes next: the most pressing first, and never nothing while the incident is open."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.moments import Moment
from incident_desk.domain.next_actions import Urgency, next_actions
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, set_action
from incident_desk.services.acts.playing import enter_phase, set_step, take_role
from incident_desk.services.acts.steering import acknowledge, cancel, close, resolve
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


def test_resolved_the_steps_for_afterwards_wait_then_the_action_items_then_the_closing():
    after = Phase("Review", after=True, steps=(Step("9", "Hold the review"),))
    book = Playbook("Outage", plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read"),)), after)),))
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", book), "MK").id
    bench.desk.act(one, lambda i, now: resolve(i, None, Moment.exactly(now)), "MK")
    bench.desk.act(one, lambda i, _: log(Line("Alert on connections", Sign.ACTION_ITEM)), "MK")

    def first():
        return waiting(bench, one, 30)[0]

    assert (first().action, first().title) == ("next_phase", "Start Review")
    bench.desk.act(one, lambda i, _: enter_phase(i, "2"), "MK")
    assert (first().action, first().title, first().detail) == (
        "step_done",
        "Hold the review",
        "Review, step 1 of 1",
    )
    bench.desk.act(one, lambda i, _: set_step(i, "9", "done"), "MK")
    assert (first().action, first().detail) == ("status", "1 action item is open")
    item = bench.desk.incident_of(one).actions[0].id
    bench.desk.act(one, lambda i, _: set_action(i, item, done=True), "MK")
    assert (first().title, first().detail) == ("Close the incident", "nothing is open")
    bench.desk.act(one, lambda i, _: close(i), "MK")
    assert waiting(bench, one, 30) == ()


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
