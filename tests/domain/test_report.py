"""The report's values: plain data for JSON, and the ways to ask for a fact."""

import json

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.report import REPORT_VERSION
from incident_desk.domain.report_builder import build_report
from tests.report_samples import bare, checkout, drill, hostile


def report_of(recorder):
    return build_report(recorder.events, "Incident Desk 0.1.0")


def test_the_data_is_json_with_its_version_and_utc_times():
    data = report_of(checkout()).to_data()
    assert json.loads(json.dumps(data)) == data
    assert data["version"] == REPORT_VERSION
    assert data["header"]["declared_at"] == "2026-03-01T03:02:00Z"
    assert data["milestones"][0]["moment"] == {"at": "2026-03-01T02:51:00Z", "precision": "about", "until": None}
    assert data["targets"][0]["state"] == "met"


def test_the_data_of_hostile_texts_is_json_too():
    data = report_of(hostile()).to_data()
    assert json.loads(json.dumps(data)) == data


def test_facts_are_asked_for_by_their_names():
    report = report_of(checkout())
    assert report.duration("Time to declare").seconds == 220
    assert report.target("response").took_s == 130
    assert report.moment(Milestone.CLOSED) is None
    assert report.answer("data") == "none"
    assert report.answer("money") is None
    assert report.answer("since") is None


def test_only_a_drill_is_a_drill():
    assert report_of(drill()).drill
    assert not report_of(bare()).drill
