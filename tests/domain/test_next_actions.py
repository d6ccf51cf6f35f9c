"""What comes next: the most pressing first, and never nothing while the incident is open."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock import clock
from incident_desk.domain.next_actions import Urgency, next_actions
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import enter_phase, set_step, take_role
from incident_desk.services.acts.steering import acknowledge, cancel
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read"), Step("2", "Ask"))), Phase("Mend"))),),
)


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
    assert [action.action for action in waiting(bench, one)] == ["acknowledge", "roles", "step_done"]
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    bench.desk.act(one, lambda i, _: take_role(i, "commander", "MK"), "MK")
    assert [action.title for action in waiting(bench, one)] == ["Read"]
    for step in ("1", "2"):
        bench.desk.act(one, lambda i, _, s=step: set_step(i, s, "done"), "MK")
    assert [action.title for action in waiting(bench, one)] == ["Start Mend"]
    bench.desk.act(one, lambda i, _: enter_phase(i, "next"), "MK")
    assert waiting(bench, one) == ()


def test_the_step_that_is_being_done_stands_before_the_first_open_one():
    bench, one = declared()
    bench.desk.act(one, lambda i, _: set_step(i, "2", "doing"), "MK")
    assert [a.detail for a in waiting(bench, one) if a.action == "step_done"] == ["Look, step 2 of 2"]


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
