"""The deputy's callout, in one line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.callout import callout, last_decision
from incident_desk.domain.clock import clock
from incident_desk.domain.playbook import Phase, Plan, Playbook
from incident_desk.domain.severity import Targets
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, strike
from tests.fakes import NOON, Bench

PLAN = Plan("p", (Phase("Diagnosis", 0, 3168), Phase("After")))


@pytest.fixture
def incident():
    book = Playbook("Outage", plans=(PLAN,), cadence_s=2652)
    return Bench().desk.declare(Declaration("Checkout is down", "P1", book), "MK")


def said(incident, minutes: float, decision: str = "") -> str:
    return callout(incident, clock(incident, NOON + timedelta(minutes=minutes)), decision)


def test_it_says_how_the_incident_stands_in_one_line(incident):
    assert said(incident, 40, "roll back to 4.18") == (
        "00:40 elapsed. P1. Diagnosis, 12:48 left. Next update in 04:12. Last decision: roll back to 4.18"
    )


def test_without_a_decision_none_is_said(incident):
    assert said(incident, 40).endswith("Next update in 04:12")


def test_what_is_over_is_said_as_over(incident):
    assert said(incident, 60) == "01:00 elapsed. P1. Diagnosis, 07:12 over its window. Next update late by 15:48"


def test_what_is_not_stated_is_left_out(incident):
    bare = replace(incident, severity=None, playbook=None, targets=Targets(), phases_entered=())
    assert said(bare, 10) == "00:10 elapsed. Severity not stated"


def test_a_phase_without_a_window_is_named_alone(incident):
    entered = replace(incident.phases_entered[0], place=1, name="After")
    assert ". After. " in said(replace(incident, phases_entered=(entered,)), 10)


def test_a_long_decision_becomes_one_short_line(incident):
    line = said(incident, 10, "stop\n\n all   writes " + "x" * 300)
    assert "Last decision: stop all writes xxx" in line
    assert line.endswith("x…")
    assert len(line) < 170


def test_the_last_decision_is_the_last_that_stands():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id

    def said(words, sign=Sign.DECISION):
        return bench.desk.act(one, lambda _one, _now: log(Line(words, sign)), "MK").events[0]

    assert last_decision(timeline(bench.desk.events(one))) == ""
    said("wait for the vendor")
    second = said("roll back to 4.18")
    said("the queue grows", Sign.FINDING)
    assert last_decision(timeline(bench.desk.events(one))) == "roll back to 4.18"
    bench.desk.act(one, lambda _one, _now: strike(second, "not agreed"), "MK")
    assert last_decision(timeline(bench.desk.events(one))) == "wait for the vendor"
