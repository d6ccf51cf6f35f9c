"""From which moment a target counts, and which ends it."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.clock_facts import Mark
from incident_desk.domain.counting import Counting, response_counted, start_of
from incident_desk.domain.crossings import crossings
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Playbook
from incident_desk.domain.targets_met import response_marks
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import acknowledge, reopen, resolve, set_milestone
from tests.fakes import NOON, Bench

DETECTED = Counting(Milestone.DETECTED)
TO_IMPACT = Counting(resolution_to=Milestone.IMPACT_ENDED)


def _at(minutes: float) -> Moment:
    return Moment.exactly(NOON + timedelta(minutes=minutes))


def _opened(counting: Counting | None = None, **more):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", counting=counting, **more), "MK").id
    return bench, one


def _read(bench: Bench, one: str, minutes: float, name: str):
    return clock(bench.desk.incident_of(one), NOON + timedelta(minutes=minutes)).target(name)


def test_unless_it_is_said_the_response_counts_from_the_declaration_and_the_detection_stands_beside_it():
    bench, one = _opened(detected=_at(-1.5))
    reading = _read(bench, one, 5, "response")
    assert reading.start == NOON and reading.counted is not None
    assert (reading.counted.arrow, reading.counted.detected_before_s) == ("declared→acknowledged", 90)


def test_a_late_declaration_takes_nothing_off_a_response_that_counts_from_the_detection():
    bench, one = _opened(DETECTED, detected=_at(-12))
    assert _read(bench, one, 0, "response").state is TargetState.AT_RISK
    reading = _read(bench, one, 4, "response")
    assert (reading.state, reading.late_by_s) == (TargetState.LATE, 60)
    assert reading.counted.words == "from detected to acknowledged"
    marks = [(one.mark, one.at) for one in crossings(bench.desk.incident_of(one), NOON + timedelta(minutes=4))]
    assert marks[0] == (Mark.AT_RISK, NOON)
    assert (Mark.LATE, NOON + timedelta(minutes=3)) in marks


@pytest.mark.parametrize(
    ("detected", "why"),
    [
        (None, "detected is not recorded"),
        (Moment.unknown(), "detected has no known time"),
        (_at(3), "detected is recorded after the declaration"),
        (_at(0), ""),
    ],
)
def test_without_a_detection_before_it_the_response_counts_from_the_declaration_and_says_why(detected, why):
    counted = response_counted(DETECTED, NOON, detected)
    assert (counted.since, counted.instead) == (Milestone.DECLARED, why)
    assert start_of(counted, NOON) == NOON


def test_the_resolution_can_end_with_the_impact():
    bench, one = _opened(TO_IMPACT)
    bench.clock.pass_s(3600)
    bench.desk.act(one, lambda i, n: set_milestone(i, Milestone.IMPACT_ENDED, None), "MK")
    met = _read(bench, one, 600, "resolution")
    assert (met.state, round(met.took_s)) == (TargetState.MET, 3600)
    assert met.counted.arrow == "declared→impact_ended"
    late = [
        c for c in crossings(bench.desk.incident_of(one), NOON + timedelta(hours=9)) if c.target == "resolution"
    ]
    assert late == []


def test_a_resolution_that_ended_with_the_impact_goes_on_when_the_incident_is_opened_again():
    bench, one = _opened(TO_IMPACT)
    bench.clock.pass_s(3600)
    bench.desk.act(one, lambda i, n: resolve(i, None, _at(30)), "MK")
    bench.clock.pass_s(3600)
    bench.desk.act(one, lambda i, n: reopen(i, "again"), "MK")
    assert _read(bench, one, 45, "resolution").took_s == 1800
    assert _read(bench, one, 130, "resolution").done_at is None
    assert _read(bench, one, 250, "resolution").state is TargetState.LATE


def test_an_end_before_the_start_is_no_figure_and_says_so():
    bench, one = _opened()
    bench.desk.act(one, lambda i, n: set_milestone(i, Milestone.ACKNOWLEDGED, _at(-5)), "MK")
    reading = _read(bench, one, 5, "response")
    assert reading.why_not == "acknowledged is recorded before declared"
    assert (reading.state, reading.took_s) == (TargetState.NOT_STATED, None)
    assert response_marks(bench.desk.incident_of(one), NOON + timedelta(minutes=5)) == ()


def test_an_end_that_nobody_knows_says_so():
    bench, one = _opened(TO_IMPACT)
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.unknown()), "MK")
    reading = _read(bench, one, 20, "resolution")
    assert (reading.why_not, reading.took_s) == ("impact ended has no known time", None)


def test_an_incident_keeps_the_rule_that_it_was_opened_with():
    bench, one = _opened(DETECTED, detected=_at(-1))
    assert bench.desk.incident_of(one).counting == DETECTED
    assert bench.desk.events(one)[0].data["counting"] == {"response_from": "detected", "resolution_to": "resolved"}


@pytest.mark.parametrize("data", [None, {}, [], "x", {"response_from": "closed", "resolution_to": 3}])
def test_records_that_say_nothing_count_as_they_always_did(data):
    assert Counting.from_data(data) == Counting()


def test_what_is_written_is_read():
    for one in (DETECTED, TO_IMPACT, Counting()):
        assert Counting.from_data(one.to_data()) == one


PATH = Playbook("Outage", escalation=tuple(EscalationHop(role) for role in ("Lead", "Manager", "CTO")))


def test_a_resolution_that_ended_with_the_impact_calls_nobody():
    bench, one = _opened(TO_IMPACT, playbook=PATH)
    bench.desk.act(one, lambda i, n: acknowledge(i, None), "MK")
    bench.clock.pass_s(3600)
    assert clock(bench.desk.incident_of(one), bench.clock.now()).escalation.because == "resolution target"
    bench.desk.act(one, lambda i, n: set_milestone(i, Milestone.IMPACT_ENDED, None), "MK")
    bench.clock.pass_s(9 * 3600)
    incident = bench.desk.incident_of(one)
    assert clock(incident, bench.clock.now()).escalation.due is None
    assert [
        one for one in crossings(incident, bench.clock.now()) if one.target in ("resolution", "escalation")
    ] == []
