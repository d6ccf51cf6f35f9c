"""Earlier incidents, as plain data."""

from dataclasses import replace

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_earlier import EarlierAction, EarlierFact
from tests.report_samples import at, bare


def test_earlier_incidents_are_among_the_data_of_a_report():
    earlier = EarlierFact("INC-0001", "Down", at("01:00", -30), "the same check", (EarlierAction("Alert", None),))
    data = replace(build_report(bare().events, "x"), earlier=(earlier,)).to_data()
    assert data["earlier"][0]["actions"] == [{"text": "Alert", "done_before": None}]
