"""One key silences what presses most, one alarm after the other, and stops no clock."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.silencing import see_loudest
from tests.fakes import NOON, Bench

BOOK = Playbook("Outage", severities=(SeverityLevel("P1", response_s=900, resolution_s=7200, update_every_s=900),))


class Night:
    def __init__(self):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", "P1", BOOK, commander="MK"), "MK").id

    def at(self, minutes):
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        return self

    def see(self):
        """The target that was silenced, and how loud it was."""
        change = self.bench.desk.act(self.one, see_loudest, "MK")
        return change.events[0].data["target"], change.events[0].data["state"]

    @property
    def clocks(self):
        return clock(self.bench.desk.incident_of(self.one), self.bench.clock.now())


def test_late_goes_before_almost_due_and_that_before_at_risk():
    # Response and update are 3 minutes late, the resolution is at risk only later.
    night = Night().at(96)
    assert [night.see() for _ in range(3)] == [
        ("response", "late"), ("next update", "late"), ("resolution", "at_risk"),
    ]  # fmt: skip


def test_with_everything_seen_there_is_nothing_to_silence():
    night = Night().at(20)
    night.see()
    night.see()
    with pytest.raises(Refused, match="Nothing on INC-0001 gives an alarm"):
        night.see()
    with pytest.raises(Refused):
        Night().at(1).see()


def test_what_gets_louder_afterwards_is_silenced_anew():
    night = Night().at(12)
    assert {night.see()[1], night.see()[1]} == {"at_risk"}
    assert night.at(14).see()[1] == "almost_due"


def test_no_clock_stops():
    night = Night().at(20)
    before = night.clocks.target("response").remaining_s
    night.see()
    assert night.clocks.target("response").remaining_s == pytest.approx(before, abs=0.01)
    assert night.at(25).clocks.target("response").late_by_s == pytest.approx(600)
