"""A check is bound to a step by its name or id, with a number of good answers that makes sense."""

import pytest

from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.health import Check, HttpOptions
from incident_desk.domain.health_record import StepBinding
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.services.acts.binding import bind_step, loosen_step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from tests.fakes import NOON, Bench

BOOK = Playbook("Outage", plans=(Plan("p", (Phase("Mend", steps=(Step("1", "Verify"),)),)),))


@pytest.fixture
def do():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", BOOK), "MK").id
    for check, name in (("a", "/a"), ("b", "twin"), ("c", "Twin")):
        new = Check(check, name, HttpOptions("http://127.0.0.1/"))
        bench.desk.act(one, lambda i, _, new=new: watch(i, new), "MK")
    return lambda rule: bench.desk.act(one, lambda i, _: rule(i), "MK").after


def test_a_step_is_bound_and_loosened(do):
    bound = do(lambda one: bind_step(one, "verify", "/A", 5)).bindings["1"]
    assert (bound.check, bound.name, bound.good, bound.at >= NOON) == ("a", "/a", 5, True)
    with pytest.raises(Refused, match="ticked by /a already"):
        do(lambda one: bind_step(one, "1", "a", 5))
    assert do(lambda one: bind_step(one, "1", "b")).bindings["1"].name == "twin"
    assert do(lambda one: loosen_step(one, "1")).bindings["1"].check == ""
    with pytest.raises(Refused, match="No check ticks 'Verify'"):
        do(lambda one: loosen_step(one, "1"))


@pytest.mark.parametrize(
    ("check", "good", "error"),
    [("nobody", 3, NotFound), ("twin", 3, NotFound), ("a", 0, WrongUse), ("a", 21, WrongUse)],
)
def test_what_makes_no_sense_is_said(do, check, good, error):
    with pytest.raises(error):
        do(lambda one: bind_step(one, "1", check, good))


def test_a_binding_says_nothing_of_when_where_the_playbook_made_it():
    assert StepBinding("a", "/a").at is None
