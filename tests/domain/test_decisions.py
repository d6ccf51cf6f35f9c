"""A decision with a time asks for somebody when it has come, until another one is written."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.next_actions import Urgency, next_actions
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line, read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, strike
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.acts.undoing import undo
from tests.fakes import NOON, Bench

TEXT = "Roll back if the ping stays above 1 s, by 12:20"


class Night:
    def __init__(self):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", commander="MK"), "MK").id
        self.at(1, lambda one, now: acknowledge(one, None))

    def at(self, minutes, rule):
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        return self.bench.desk.act(self.one, rule, "MK").events[0]

    def say(self, minutes, typed):
        return self.at(minutes, lambda one, now: log(read_line(typed, now, NOON.tzinfo)))

    def titles(self, minutes):
        incident, now = self.bench.desk.incident_of(self.one), NOON + timedelta(minutes=minutes)
        return [one.title for one in next_actions(incident, clock(incident, now))]


@pytest.fixture
def night():
    return Night()


def test_it_is_listed_until_its_time_and_then_it_is_next(night):
    night.say(5, f"! {TEXT}")
    assert night.titles(10)[1:] == ["Decision due 12:20"]
    assert night.titles(20)[0] == f"Decide: {TEXT}"
    incident = night.bench.desk.incident_of(night.one)
    first = next_actions(incident, clock(incident, NOON + timedelta(minutes=21)))[0]
    assert (first.action, first.urgency, first.detail) == ("log", Urgency.SOON, "its time was 12:20 UTC")


def test_the_next_decision_answers_it_and_may_have_a_time_of_its_own(night):
    night.say(5, f"! {TEXT}")
    night.say(22, "! Not yet: wait for the pool, by 12:40")
    assert not any("Roll back" in one for one in night.titles(23))
    assert night.titles(41)[0].startswith("Decide: Not yet")


def test_a_finding_answers_nothing(night):
    night.say(5, f"! {TEXT}")
    night.say(22, "= Ping 2.7 s")
    assert night.titles(23)[0] == f"Decide: {TEXT}"


def test_a_struck_or_undone_one_asks_for_nothing(night):
    first = night.say(5, f"! {TEXT}")
    night.at(6, lambda one, now: strike(first, "said twice"))
    assert not any("Roll back" in one for one in night.titles(23))
    night.say(7, f"! {TEXT}")
    night.at(8, lambda one, now: undo(one, night.bench.desk.events(one.id), now))
    assert not any("Roll back" in one for one in night.titles(23))


def test_an_answer_that_is_undone_leaves_the_question_open(night):
    night.say(5, f"! {TEXT}")
    night.say(22, "! Not now")
    night.at(23, lambda one, now: undo(one, night.bench.desk.events(one.id), now))
    assert night.titles(24)[0] == f"Decide: {TEXT}"


def test_a_reading_of_an_earlier_moment_knows_no_answer_of_later(night):
    night.say(5, f"! {TEXT}")
    night.say(30, "! Not now")
    assert night.titles(25)[0] == f"Decide: {TEXT}"
    assert not any("Roll back" in one for one in night.titles(31))


def test_records_of_before_have_decisions_without_a_time(night):
    night.at(5, lambda one, now: log(Line("Roll back", Sign.DECISION)))
    assert night.bench.desk.incident_of(night.one).decisions == ()
