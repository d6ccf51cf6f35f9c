"""What several routes come to: all, some or none of them failing."""

from datetime import UTC, datetime, timedelta

from incident_desk.domain.checks.route_verdict import by_routes
from incident_desk.domain.checks.routes import Route
from incident_desk.domain.findings import Part, PartState
from incident_desk.domain.health_line import LINE_FAULTS, SILENT_FAULTS
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing

T0 = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
HOME, EU, US = Route("home"), Route("proxy eu", ip="4"), Route("us", ip="6")


def good(ms: float = 40.0, **more: object) -> Sample:
    return Sample("a\n0", T0, Outcome.OK, Timing(1.0, 2.0, None, 3.0, ms), status=200, **more)


def bad(ms: float = 5000.0, error: str = "no answer in 5 s", fault: Fault = Fault.TIMEOUT) -> Sample:
    return Sample("a\n1", T0 + timedelta(seconds=1), Outcome.FAILED, Timing(total_ms=ms), fault=fault, error=error)


NOT_ASKED = Sample("a\n2", T0, Outcome.UNKNOWN, fault=Fault.PROBE, error="192.0.2.7 is no address of this computer")


def test_all_good_is_good_with_the_times_of_the_slowest():
    found = by_routes("a", 1, [(HOME, good(40)), (EU, good(90))])
    assert (found.check_id, found.outcome, found.timing.total_ms, found.warning) == ("a", Outcome.OK, 90, "")
    assert found.parts == (
        Part("route home", PartState.OK, "", 40),
        Part("route proxy eu", PartState.OK, "", 90),
    )


def test_one_of_two_failing_fails_and_is_named():
    found = by_routes("a", 1, [(HOME, good()), (EU, bad())])
    assert (found.outcome, found.error) == (Outcome.FAILED, "down by 1 of 2 routes: proxy eu, no answer in 5 s")
    assert (found.at, found.timing.total_ms) == (T0 + timedelta(seconds=1), 5000)
    assert found.parts[1] == Part("route proxy eu", PartState.FAILING, "no answer in 5 s", 5000)


def test_a_failure_of_some_routes_is_none_of_this_computers_line():
    found = by_routes("a", 1, [(HOME, good()), (EU, bad())])
    assert found.fault is Fault.ROUTE
    assert Fault.ROUTE not in LINE_FAULTS | SILENT_FAULTS


def test_all_failing_is_a_plain_failure():
    found = by_routes("a", 1, [(HOME, bad()), (EU, bad(10, "connection refused", Fault.REFUSED))])
    assert (found.fault, found.error) == (Fault.TIMEOUT, "no answer in 5 s")
    assert [one.state for one in found.parts] == [PartState.FAILING] * 2


def test_fewer_than_must_fail_are_a_warning():
    found = by_routes("a", 2, [(HOME, good(40)), (EU, bad()), (US, good(60))])
    assert (found.outcome, found.fault, found.timing.total_ms) == (Outcome.OK, None, 60)
    assert found.warning == "down by 1 of 3 routes: proxy eu, no answer in 5 s"
    both = by_routes("a", 2, [(HOME, bad()), (EU, bad()), (US, good(60))])
    assert both.error == "down by 2 of 3 routes: home, no answer in 5 s; proxy eu, no answer in 5 s"


def test_more_than_two_are_counted():
    found = by_routes("a", 1, [(HOME, bad()), (EU, bad()), (US, bad()), (Route("x"), good())])
    assert found.error.endswith("proxy eu, no answer in 5 s and 1 more")


def test_a_route_that_can_not_be_gone_counts_for_nothing_and_is_told():
    found = by_routes("a", 2, [(HOME, good()), (EU, NOT_ASKED)])
    assert found.outcome is Outcome.OK
    assert found.warning == "route proxy eu was not asked, 192.0.2.7 is no address of this computer"
    assert found.parts[1] == Part("route proxy eu", PartState.UNKNOWN, NOT_ASKED.error)
    assert by_routes("a", 2, [(HOME, bad()), (EU, NOT_ASKED)]).error == "no answer in 5 s"
    nothing = by_routes("a", 1, [(HOME, NOT_ASKED), (EU, NOT_ASKED)])
    assert (nothing.outcome, nothing.error) == (Outcome.UNKNOWN, NOT_ASKED.error)


def test_the_parts_and_the_warning_of_the_answer_stay():
    part = Part("mongodb", PartState.DEGRADED)
    found = by_routes("a", 1, [(HOME, good(warning="the certificate expires in 9 days", parts=(part,)))])
    assert found.parts[-1] == part
    assert found.warning == "the certificate expires in 9 days"
