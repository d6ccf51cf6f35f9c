"""The overview: which row lies in which lane, and over which time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health_record import CheckTurn
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.swimming import LONGEST_BEFORE, overview_of
from incident_desk.services.acts.logging import log, strike
from tests.qt.panes.rehearsal import DECLARED, at, night


@pytest.fixture
def record():
    return night()


def read(record, **more):
    scene = record.scene
    return overview_of(replace(scene.incident, **more), scene.entries, at("3:43:00"))


def test_each_kind_of_row_has_its_lane_in_order_of_time(record):
    overview = read(record)
    names = [lane.name for lane in overview.lanes]
    assert names == ["Decisions", "Findings", "Hypotheses", "Actions", "Steps", "Course"]
    for lane in overview.lanes:
        assert [dot.at for dot in lane.dots] == sorted(dot.at for dot in lane.dots)
    findings = next(lane for lane in overview.lanes if lane.name == "Findings")
    guessed = next(lane for lane in overview.lanes if lane.name == "Hypotheses")
    assert [dot.text[:14] for dot in guessed.dots] == ["Deploy 7c1e0f4"]
    assert findings.dots[0].words.startswith("03:09:05 Render dashboard")


def test_what_was_struck_is_left_out(record):
    finding = next(one for one in record.events if str(one.data.get("text", "")).startswith("Render dashboard"))
    before = sum(len(lane.dots) for lane in read(record).lanes)
    record.write(at("3:43:30"), strike(finding, "wrong"), "MK")
    assert sum(len(lane.dots) for lane in read(record).lanes) == before - 1


def test_it_reaches_from_the_first_row_to_now_or_to_the_end(record):
    assert read(record).since == DECLARED and read(record).until == at("3:43:00")
    early = Moment.exactly(DECLARED - timedelta(minutes=30))
    record.write(at("3:43:40"), log(Line("It was slow", Sign.NOTE, early)), "MK")
    assert read(record).since == DECLARED - timedelta(minutes=30)
    late = Moment.exactly(DECLARED - timedelta(days=30))
    record.write(at("3:43:41"), log(Line("A month ago", Sign.NOTE, late)), "MK")
    assert read(record).since == DECLARED - LONGEST_BEFORE


def test_checks_have_lanes_of_their_own_over_the_same_time(record):
    checks = {name: {"name": name} for name in ("db", "web", "queue")}
    turns = (CheckTurn("db", "db", "down", at("3:05:00")), CheckTurn("db", "db", "ok", at("3:20:00")))
    overview = read(record, checks=checks, check_turns=turns)
    assert [(one.name, len(one.stretches)) for one in overview.checks] == [("db", 1), ("web", 0), ("queue", 0)]
    assert overview.checks[0].stretches[0].since == at("3:05:00") and overview.more == 0
    scene = record.scene
    few = overview_of(replace(scene.incident, checks=checks, check_turns=turns), scene.entries, at("3:43:00"), 2)
    assert len(few.checks) == 2 and few.more == 1 and few.rows == len(few.lanes) + 2


def test_the_declaration_and_the_phases_stand_upright(record):
    assert [(one.text, one.at) for one in read(record).marks] == [
        ("Declared", DECLARED),
        ("Diagnosis", at("3:11:40")),
    ]
