"""The line remembers what the sites say of it, and when it came back."""

from datetime import timedelta

from incident_desk.domain.health import Fault, Outcome, Sample
from incident_desk.domain.health_line import site_of
from incident_desk.services.line import HOLD_S, Line
from tests.services.health_story import at

SITES = [site_of(name) for name in ("a.org", "b.net", "c.com", "d.de")]


def hear(line, places, seconds, fault=Fault.NAME):
    outcome = Outcome.FAILED if fault else Outcome.OK
    return [line.hear(SITES[place], Sample("x", at(seconds), outcome, fault=fault)) for place in places]


def test_the_line_goes_down_with_the_failure_that_proves_it_and_comes_back_with_any_answer():
    line = Line()
    hear(line, range(4), 0, None)
    assert hear(line, range(4), 10) == [False, False, False, True]
    assert (line.down_from, line.back_at) == (at(10), None) and "4 unrelated targets" in line.reason
    assert hear(line, [0], 15) == [False]
    assert hear(line, [1], 20, Fault.STATUS) == [True]
    assert (line.down_from, line.back_at, line.reason) == (None, at(20), "")


def test_a_site_that_was_met_and_not_heard_is_waited_for_a_few_seconds():
    line = Line()
    hear(line, [0, 1, 2], 0, None)
    line.meet(SITES[3], at(1))
    hear(line, [0, 1, 2], 10)
    assert line.look(at(10 + HOLD_S - 1)) is False
    assert line.look(at(10 + HOLD_S)) is True


def test_a_failure_is_doubted_while_others_could_tell():
    line = Line()
    bad = Sample("x", at(10), Outcome.FAILED, fault=Fault.NAME)
    assert not line.doubts(SITES[0], bad, at(10)), "nobody else is known"
    hear(line, range(3), 0, None)
    assert line.doubts(SITES[0], bad, at(10))
    hear(line, [1], 11, None)
    assert not line.doubts(SITES[0], bad, at(10))
    refused = Sample("x", at(10), Outcome.FAILED, fault=Fault.REFUSED)
    assert not line.doubts(SITES[0], refused, at(12))


def test_after_a_sleep_nothing_of_before_counts():
    line = Line()
    hear(line, range(3), 0)
    assert line.down_from is not None
    line.forget()
    assert line.down_from is None and line.look(at(1)) is False


def test_a_drills_line_waits_the_same_real_seconds():
    assert Line(600).hold == 600 * timedelta(seconds=HOLD_S)
