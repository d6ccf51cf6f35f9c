"""What else could explain a failure: what it depends on, or the own line."""

from dataclasses import replace

from incident_desk.domain.health import CheckState, Fault, Outcome, Sample, State
from incident_desk.services.explaining import holds, in_dead_line, is_blinded, parent_of, witnesses
from incident_desk.services.line import HOLD_S, Line
from incident_desk.services.watched import Watched
from tests.services.health_story import at, check

OK = CheckState(State.OK, last=Sample("x", at(0), Outcome.OK))
DOWN = CheckState(State.DOWN, down_at=at(0), last=Sample("x", at(0), Outcome.FAILED))
BAD = Sample("api", at(10), Outcome.FAILED, fault=Fault.STATUS)


def family(**states):
    """The database, the interface that depends on it, and the page that depends on that."""
    checks = (check("db"), check("api", depends_on=("db", "gone", "api")), check("page", depends_on=("api",)))
    return {one.id: Watched(one, states.get(one.id, OK), at(0)) for one in checks}


def test_the_topmost_failed_parent_is_named():
    every = family(db=DOWN)
    assert parent_of(every["api"], every) == "/db"
    every["api"].state = CheckState(State.SUPPRESSED, suppressed_at=at(1), parent="/db")
    assert parent_of(every["page"], every) == "/db"
    assert parent_of(every["db"], every) == ""


def test_a_failure_waits_for_a_parent_that_was_not_heard_since_or_fails_unconfirmed():
    every, line = family(), Line()
    assert holds(every["api"], BAD, at(10), every, line)
    every["db"].state = replace(OK, last=Sample("db", at(10), Outcome.OK))
    assert not holds(every["api"], BAD, at(10), every, line)
    every["db"].state = replace(every["db"].state, state=State.FAILING)
    assert holds(every["api"], BAD, at(10), every, line)
    every["db"].state = DOWN
    assert not holds(every["api"], BAD, at(10), every, line), "it is known"


def test_it_waits_for_no_silent_parent_and_never_long():
    every, line = family(db=CheckState(State.NO_DATA, silent_at=at(0))), Line()
    assert not holds(every["api"], BAD, at(10), every, line)
    every = family(api=replace(OK, first_failed_at=at(10)))
    assert holds(every["api"], BAD, at(10 + HOLD_S - 1), every, line)
    assert not holds(every["api"], BAD, at(10 + HOLD_S), every, line)


def test_a_first_failure_asks_its_parents_and_some_of_each_other_site():
    every = family() | {name: Watched(check(name, f"{name}.org"), OK, at(0)) for name in "abcdefgh"}
    assert list(witnesses(every["api"], BAD, every)) == ["db"]
    by_name = replace(BAD, fault=Fault.NAME)
    assert list(witnesses(every["a"], by_name, every)) == ["b", "c", "d", "e", "f"]


def test_a_failure_behind_a_dead_line_is_the_lines_until_an_ask_after_it_came_back():
    line, far, here = Line(), Watched(check("a", "a.org"), OK, at(0)), Watched(check("b"), OK, at(0))
    dead = replace(BAD, fault=Fault.TIMEOUT)
    assert not in_dead_line(far, dead, line)
    line.down_from = at(5)
    assert in_dead_line(far, dead, line) and not in_dead_line(here, dead, line)
    assert not in_dead_line(far, BAD, line), "it answered"
    line.down_from, line.back_at = None, at(11)
    assert in_dead_line(far, dead, line)
    assert not in_dead_line(far, replace(dead, at=at(12)), line)


def test_what_is_reached_without_the_line_is_judged():
    def blinded(host, state):
        return is_blinded(Watched(check("x", host), state, at(0)))

    failed = replace(OK, last=replace(BAD, fault=Fault.UNREACHABLE))
    assert blinded("a.org", OK) and blinded("192.168.1.1", failed)
    assert not blinded("192.168.1.1", OK) and not blinded("127.0.0.1", failed)
