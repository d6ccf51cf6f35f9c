"""Whom to bring in next: the second level by the response target, the next ones by the resolution target."""

from datetime import timedelta

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.escalation import levels_left
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Playbook
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate
from incident_desk.services.acts.steering import acknowledge, cancel, reopen, resolve
from incident_desk.services.acts.targets import pause
from tests.fakes import NOON, Bench

RESPONSE, RESOLUTION = NOON + timedelta(minutes=15), NOON + timedelta(hours=4)


class Case:
    """A P1 incident (15 min, 4 h) whose playbook has the given path."""

    def __init__(self, *path, severity="P1"):
        self.bench = Bench()
        book = Playbook("Outage", escalation=tuple(EscalationHop(*hop) for hop in path))
        self.one = self.bench.desk.declare(Declaration("Down", severity, book), "MK").id

    def do(self, rule, after_s=60):
        self.bench.clock.pass_s(after_s)
        self.bench.desk.act(self.one, rule, "MK")
        return self

    def call(self, outcome=Outcome.REACHED, role=None, after_s=60):
        return self.do(lambda i, n: escalate(i, outcome, n, role), after_s)

    def next(self, minutes=None):
        now = self.bench.clock.now() if minutes is None else NOON + timedelta(minutes=minutes)
        one = clock(self.bench.desk.incident_of(self.one), now + timedelta(seconds=1)).escalation
        return one and (one.level, one.role, one.due, one.because)


def three():
    return Case(("Lead",), ("Manager",), ("CTO",))


def ack(i, n):
    return acknowledge(i, None)


def solve(i, n):
    return resolve(i, None, Moment.exactly(n))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_who_was_called_is_no_longer_next_whatever_came_of_it(outcome):
    case = three()
    assert case.next() == (2, "Manager", RESPONSE, "response target")
    case.call(outcome)
    assert case.next() == (3, "CTO", RESOLUTION, "resolution target")
    case.call(outcome)
    assert case.next() is None


def test_an_acknowledgement_stops_the_level_of_the_response_target():
    assert three().do(ack).next() == (3, "CTO", RESOLUTION, "resolution target")
    # Where nobody comes after it, the resolution target still has its level.
    assert Case(("Lead",), ("Manager",)).do(ack).next() == (2, "Manager", RESOLUTION, "resolution target")


def test_the_resolution_and_a_calling_off_end_it_and_a_reopening_goes_on():
    case = three().call().do(solve)
    assert case.next() is None
    assert case.do(lambda i, n: reopen(i, "again")).next() == (3, "CTO", RESOLUTION, "resolution target")
    assert case.do(lambda i, n: cancel(i, "false alarm")).next() is None


def test_a_call_of_the_first_level_or_out_of_turn_moves_on_from_the_highest():
    case = three().call(role="Lead")
    assert case.next()[:2] == (2, "Manager")
    assert case.call(role="cto").next() is None


def test_a_miss_has_one_level_and_nothing_says_when_the_one_after_it_is_due():
    case = Case(("Lead",), ("Manager",), ("CTO",), ("Board",)).do(ack)
    assert case.next()[1:3] == ("CTO", RESOLUTION)
    early = Case(("Lead",), ("Manager",), ("CTO",), ("Board",)).do(ack).call()
    assert early.next()[1:3] == ("Board", RESOLUTION)
    assert case.call(after_s=5 * 3600).next() == (4, "Board", None, "resolution target")


def test_times_of_the_playbook_go_before():
    case = Case(("Lead",), ("Manager", 600), ("CTO", 3600))
    assert case.next() == (2, "Manager", NOON + timedelta(minutes=10), "playbook")
    assert case.call().next() == (3, "CTO", NOON + timedelta(hours=1), "playbook")


def test_three_quarters_of_the_resolution_target_warn_of_the_next_level():
    case = three()
    reading = lambda: clock(case.bench.desk.incident_of(case.one), case.bench.clock.now()).escalation  # noqa: E731
    assert reading().warning is None
    case.call()
    assert reading().warning == NOON + timedelta(hours=3)
    case.do(lambda i, n: pause(i, "waiting", "Payments"))
    case.bench.clock.pass_s(600)
    assert timedelta(hours=3, minutes=10) <= reading().warning - NOON < timedelta(hours=3, minutes=10, seconds=1)


def test_one_person_alone_and_no_playbook_are_no_path():
    assert Case(("Lead",)).next() is None and Case().next() is None
    nothing_due = Case(("Lead",), ("Manager",), severity=None).next()
    assert nothing_due == (2, "Manager", None, "response target")


def test_an_earlier_moment_does_not_know_a_later_call():
    assert three().call(after_s=600).next(minutes=5)[1] == "Manager"


def test_a_first_level_that_comes_in_after_a_time_is_due_then():
    case = Case(("Lead", 900), ("Manager", 1800), ("CTO",))
    assert case.next() == (1, "Lead", NOON + timedelta(minutes=15), "playbook")
    assert case.do(ack).next() == (1, "Lead", NOON + timedelta(minutes=15), "playbook")
    assert case.call().next() == (2, "Manager", NOON + timedelta(minutes=30), "playbook")
    assert Case(("Lead", 900)).next() == (1, "Lead", NOON + timedelta(minutes=15), "playbook")
    assert case.call(role="CTO").next() is None


def test_behind_a_first_level_with_a_time_the_targets_ask_as_ever():
    path = (("Lead", 600), ("Manager",), ("CTO",))

    def later(case):
        incident, now = case.bench.desk.incident_of(case.one), case.bench.clock.now()
        clocks = clock(incident, now)
        left = levels_left(incident, (clocks.target("response"), clocks.target("resolution")), now)
        return [(one.level, one.because) for one in left]

    assert later(Case(*path)) == [(1, "playbook"), (2, "response target"), (3, "resolution target")]
    assert later(Case(*path).do(ack)) == [(1, "playbook"), (3, "resolution target")]


@pytest.mark.parametrize("hop", [("Lead", 0), ("Lead",), ("Lead", None, None, "Nowhere")])
def test_a_first_level_at_once_or_for_a_phase_that_is_not_there_is_not_waited_for(hop):
    assert Case(hop, ("Manager",)).next()[:2] == (2, "Manager")
