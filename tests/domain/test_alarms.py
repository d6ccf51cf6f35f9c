"""Which clocks give an alarm, in which order, and which of them somebody has seen."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.alarms import alarms, late_unseen, unseen
from incident_desk.domain.clock import clock
from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.domain.target_reading import ALARMS
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import (
    acknowledge,
    cancel,
    change_severity,
    close,
    reopen,
    resolve,
    set_milestone,
)
from incident_desk.services.acts.targets import see
from incident_desk.services.acts.updating import send_update
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage",
    severities=(
        SeverityLevel("P1", response_s=900, resolution_s=7200, update_every_s=1200),
        SeverityLevel("P2", response_s=900, resolution_s=7200, update_every_s=300),
    ),
)
HOUR = 60


class Night:
    def __init__(self, record=RecordKind.INCIDENT):
        self.bench = Bench()
        wish = Declaration("Down", "P1", BOOK, commander="MK", record=record)
        self.one = self.bench.desk.declare(wish, "MK").id

    def do(self, minutes, rule):
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        self.bench.desk.act(self.one, rule, "MK")
        return self

    def names(self, minutes, which=alarms):
        incident = self.bench.desk.incident_of(self.one)
        return [one.name for one in which(incident, clock(incident, NOON + timedelta(minutes=minutes)))]


def test_early_in_the_night_nothing_gives_an_alarm():
    assert Night().names(1) == []


def test_the_louder_alarm_is_first_and_of_equal_ones_the_older():
    night = Night()
    assert night.names(14) == ["response"]
    assert night.names(19) == ["response", "next update"]
    assert night.names(100) == ["response", "next update", "resolution"]
    assert night.names(100, late_unseen) == ["response", "next update"]


def test_each_turn_of_the_updates_has_alarms_of_its_own():
    night = Night().do(21, lambda i, now: see(i, "next update", now))
    assert "next update" not in night.names(21.5, unseen)
    night.do(22, lambda i, _: send_update(i, "We look into it"))
    assert "next update" in night.names(43, unseen)
    night.do(43.5, lambda i, now: see(i, "next update", now))
    assert "next update" not in night.names(44, unseen)


def test_what_was_seen_before_the_resolution_is_heard_again_after_the_reopening():
    night = Night().do(21, lambda i, now: see(i, "next update", now))
    night.do(25, lambda i, now: resolve(i, None, Moment.exactly(now)))
    night.do(30, lambda i, now: reopen(i, "down again"))
    assert "next update" in night.names(51, late_unseen)


def test_a_late_target_comes_before_an_update_that_has_been_late_for_longer():
    night = Night().do(0, lambda i, now: change_severity(i, "P2", "as bad"))
    assert night.names(6) == ["next update"]
    assert night.names(16, late_unseen) == ["response", "next update"]


def test_a_seen_alarm_is_up_still_and_waits_for_nobody():
    night = Night().do(20.5, lambda i, now: see(i, "response", now))
    assert night.names(21) == ["response", "next update"]
    assert night.names(21, unseen) == ["next update"]
    assert night.names(21, late_unseen) == ["next update"]


def test_resolved_the_review_gives_an_alarm_and_an_action_item_none():
    night = Night().do(5, lambda i, _: acknowledge(i, None))
    night.do(10, lambda i, _: log(Line("Alert on pool use", Sign.ACTION_ITEM)))
    night.do(60, lambda i, now: resolve(i, None, Moment.exactly(now)))
    assert night.names(2 * HOUR) == []
    assert night.names(50 * HOUR, late_unseen) == ["review"]
    night.do(51 * HOUR, lambda i, now: see(i, "review", now))
    assert night.names(52 * HOUR, late_unseen) == []
    assert night.do(53 * HOUR, lambda i, _: close(i)).names(54 * HOUR) == []


def test_what_was_called_off_gives_no_alarm_however_late_it_was():
    assert Night().do(20, lambda i, _: cancel(i, "false alarm")).names(600) == []


def test_an_acknowledgement_of_unknown_time_is_no_alarm():
    night = Night().do(20, lambda i, _: set_milestone(i, Milestone.ACKNOWLEDGED, Moment.unknown()))
    assert night.names(21) == ["next update"]


def test_a_checklist_gives_no_alarm_and_a_drill_does():
    assert Night(RecordKind.CHECKLIST).names(600) == []
    assert "response" in Night(RecordKind.DRILL).names(600)


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_alarms_come_from_loud_to_soft_and_the_unseen_are_among_them(seconds, later):
    night = Night()
    incident = night.bench.desk.incident_of(night.one)
    clocks = clock(incident, NOON + timedelta(seconds=seconds))
    if found := unseen(incident, clocks):
        night.do(seconds / 60, lambda i, now: see(i, found[0].name, now))
    incident = night.bench.desk.incident_of(night.one)
    clocks = clock(incident, NOON + timedelta(seconds=seconds + later))
    up = alarms(incident, clocks)
    loudness = [ALARMS.index(one.state) for one in up]
    assert loudness == sorted(loudness, reverse=True)
    assert set(late_unseen(incident, clocks)) <= set(unseen(incident, clocks)) <= set(up)
