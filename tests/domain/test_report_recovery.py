"""The facts of the recovery come from the record: what was said last of the end of the impact, what was kept."""

from dataclasses import replace

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import fold
from incident_desk.domain.health_record import WatchGap
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_recovery import RecoveryFact, recovery_fact
from tests.report_samples import at, begin, exactly


def test_an_incident_that_goes_on_has_proven_nothing():
    recorder = begin()
    assert recovery_fact(recorder.events, fold(recorder.events)) == RecoveryFact()


def test_what_the_end_rests_on_is_what_was_said_last():
    recorder = begin()
    for source, clock in (("typed", "03:50"), ("check", "03:57:20")):
        body = {"milestone": Milestone.IMPACT_ENDED, "source": source}
        recorder.write([Draft(Kind.MILESTONE_SET, body, exactly(clock))], at("04:00"))
    fact = recovery_fact(recorder.events, recorder.state)
    assert (fact.ended_by, fact.ended, fact.is_resolved) == ("check", exactly("03:57:20"), False)
    before, after = WatchGap(at("03:00"), at("03:10")), WatchGap(at("03:50"), at("04:10"))
    gone = replace(recorder.state, watch_gaps=(before, after))
    assert recovery_fact(recorder.events, gone).gaps == (after,)


def test_a_soak_of_before_a_reopening_proves_nothing_of_the_end_after_it():
    recorder = begin()
    recorder.write(
        [Draft(Kind.MILESTONE_SET, {"milestone": Milestone.IMPACT_ENDED}, exactly("03:20"))], at("03:20")
    )
    soak = {"length_s": 600, "clean_since": at("03:20").isoformat(), "checks": 1}
    recorder.write([Draft(Kind.SOAK_COMPLETE, soak, exactly("03:30"))], at("03:30"))
    assert recovery_fact(recorder.events, recorder.state).complete == recorder.state.soak_notes[0]
    recorder.write(
        [Draft(Kind.MILESTONE_SET, {"milestone": Milestone.IMPACT_ENDED}, exactly("04:00"))], at("04:00")
    )
    assert recovery_fact(recorder.events, recorder.state).complete is None


def test_the_report_has_it_as_data():
    recorder = begin()
    rows = [{"check": "a", "name": "/api", "state": "ok", "value": "98 ms", "since": None}]
    recorder.write([Draft(Kind.CHECKS_SNAPPED, {"why": "resolved", "rows": rows})], at("04:00"))
    data = build_report(recorder.events, "test").to_data()["recovery"]
    assert data["snapshot"]["rows"][0]["name"] == "/api" and data["proof"] is None
