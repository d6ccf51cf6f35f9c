"""What was heard of a check, as plain data."""

from dataclasses import replace

from incident_desk.domain.report_answers import AnswerPoint, AnswersFact
from incident_desk.domain.report_builder import build_report
from tests.report_samples import at, bare

HEARD = AnswersFact("Shop", at("03:00"), at("04:00"), 10, 2, 0.1, 0.4, (AnswerPoint(at("03:00"), 60, 0.1, 5, 0),))


def test_answers_are_among_the_data_of_a_report():
    data = replace(build_report(bare().events, "x"), answers=(HEARD,)).to_data()
    assert data["answers"][0]["points"][0]["at"] == "2026-03-01T03:00:00Z"
    assert (data["answers"][0]["failed"], data["answers"][0]["p95_s"]) == (2, 0.4)
