"""The detail of a check is put together from what is known, and nothing else is needed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.findings import Part, PartState
from incident_desk.domain.health import CheckState, Fault, State
from incident_desk.domain.health_past import CoursePoint
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.pages.health.describing import Known, detail_of
from incident_desk.qt.pages.health.past_reader import PastRead
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.scenes import Scene
from tests.fakes import NOON, Bench
from tests.qt.pages.health.test_related import BOOK
from tests.qt.watched import bad, check_of, good


def ago(minutes):
    return NOON - timedelta(minutes=minutes)


ONE = WatchedCheck("r", check_of(), CheckState(state=State.OK, last=good(ago(1))))


@pytest.fixture
def known():
    return Known("r/health", ONE, NOON, 3600.0, (good(ago(1)),))


def test_a_check_alone_has_a_detail(known):
    detail = detail_of(known)
    assert (detail.key, detail.record, len(detail.answers)) == ("r/health", "r", 1)
    assert [lane.name for lane in detail.lanes.lanes] == ["/health"] and detail.lanes.marks == ()
    assert detail.looks == detail.related == () and not detail.told.is_at_incident_pace


def test_the_course_of_the_history_goes_before_what_is_in_memory(known):
    course = (CoursePoint(ago(30), 60.0, 3, 0, 0.01, 0.02, 0.03),)
    past = PastRead("r/health", course=course, answers=(good(ago(9)),))
    detail = detail_of(replace(known, past=past))
    assert [one.ms for one in detail.chart.points] == [20.0]
    assert len(detail.answers) == 2


def test_the_incident_brings_its_playbook_and_its_pace_and_what_was_said_finds_a_command(known):
    incident = replace(Bench().desk.declare(Declaration("Down"), "MK"), playbook=BOOK, declared_at=ago(20))
    last = replace(bad(ago(1)), fault=Fault.PART, parts=(Part("mongodb", PartState.FAILING),))
    failing = replace(ONE, state=CheckState(state=State.DOWN, last=last, failures=2))
    detail = detail_of(replace(known, one=failing, scene=Scene(incident, ())))
    assert [one.text for one in detail.related] == ["mongo --eval ping"] and detail.told.is_at_incident_pace
    assert [mark.text for mark in detail.lanes.marks] == ["Declared"]


def test_changes_of_the_standing_record_are_seen_without_an_incident(known):
    change = ChangeMade("1", ago(5), "deploy", ChangeKind.DEPLOY, "7c1e0f4")
    standing = replace(Bench().desk.declare(Declaration("Standing"), "MK"), changes=(change,))
    detail = detail_of(replace(known, one=replace(ONE, is_standing=True), standing=standing))
    assert [mark.text for mark in detail.lanes.marks] == ["Deploy 7c1e0f4"] and len(detail.chart.changes) == 1
    assert detail.told.is_standing and not detail.told.is_at_incident_pace
