"""What happens to time itself is noted once in each open incident, whoever looks and however often."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.desk import Desk
from incident_desk.services.timekeeping import Timekeeper
from tests.fakes import NOON, Bench

BERLIN = ZoneInfo("Europe/Berlin")


class Night:
    """Two incidents, and somebody who looks at the clocks."""

    def __init__(self, at=NOON, zone=UTC):
        self.bench, self.zone = Bench(at), zone
        self.ids = [self.bench.desk.declare(Declaration(title), "MK").id for title in ("one", "two")]
        self.keeper = self.another()

    def another(self):
        return Timekeeper(Desk(self.bench.store, self.bench.clock, self.bench.ids), self.bench.clock, self.zone)

    def look(self):
        self.keeper.look(self.ids)

    def noted(self, kind):
        return [event for event in self.bench.store.rows if event.kind == kind]

    def words(self, kind):
        rows = timeline(self.bench.desk.events(self.ids[0]))
        return [row.text for row in rows if row.kind == kind]


@pytest.fixture
def night():
    return Night()


def test_a_wall_clock_that_departs_is_noted_once_in_each_incident(night):
    for offset in (1.9, 3600.0, 3600.5):
        night.bench.clock.offset = offset
        night.look()
    states = night.bench.desk.incidents_of(night.ids)
    assert [[jump.seconds for jump in one.jumps] for one in states] == [[3600.0], [3600.0]]
    night.another().look(night.ids)
    assert len(night.noted(Kind.CLOCK_JUMPED)) == 2


def test_a_sleep_is_noted_where_it_began_and_two_lookers_note_it_once(night):
    other = night.another()
    night.bench.clock.pass_s(5400)
    night.bench.clock.slept = 3600.0
    night.look()
    night.look()
    other.look(night.ids)
    slept = night.noted(Kind.COMPUTER_SLEPT)
    assert [event.happened.at for event in slept] == [NOON + timedelta(seconds=1800)] * 2
    assert night.words(Kind.COMPUTER_SLEPT) == ["The computer slept for 1:00:00"]


def test_each_sleep_is_one_of_its_own(night):
    for slept in (600.0, 1200.0):
        night.bench.clock.pass_s(900)
        night.bench.clock.slept = slept
        night.look()
    assert [event.data["seconds"] for event in night.noted(Kind.COMPUTER_SLEPT)] == [600.0] * 4


def test_what_the_computer_slept_before_it_was_looked_at_is_nobodys_news():
    bench = Bench()
    bench.clock.slept = 86_400.0
    one = bench.desk.declare(Declaration("Down"), "MK").id
    Timekeeper(bench.desk, bench.clock, UTC).look([one])
    assert not [event for event in bench.store.rows if event.kind == Kind.COMPUTER_SLEPT]


def test_a_sleep_that_began_before_the_declaration_counts_from_it():
    night = Night()
    night.bench.clock.slept = 7200.0
    night.bench.clock.pass_s(60)
    night.look()
    declared = [one.declared_at for one in night.bench.desk.incidents_of(night.ids)]
    assert [event.happened.at for event in night.noted(Kind.COMPUTER_SLEPT)] == declared


def test_the_end_of_summer_time_is_noted_once_and_moves_no_clock():
    night = Night(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN)
    other = night.another()
    night.bench.clock.pass_s(3600)
    night.look()
    other.look(night.ids)
    night.look()
    assert len(night.noted(Kind.ZONE_CHANGED)) == 2
    assert night.words(Kind.ZONE_CHANGED) == [
        "Local time is UTC+01:00 from here on, it was UTC+02:00. The clocks of the record are in UTC"
    ]


def test_a_computer_that_is_taken_to_another_zone_and_back_is_noted_each_time(night):
    for zone in (ZoneInfo("America/St_Johns"), UTC, ZoneInfo("America/St_Johns")):
        night.bench.clock.pass_s(1200)
        night.keeper._zone = zone
        night.look()
    words = night.words(Kind.ZONE_CHANGED)
    assert [one.split(" from")[0] for one in words] == [
        "Local time is UTC-03:30", "Local time is UTC+00:00", "Local time is UTC-03:30",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(1, 9000), st.integers(0, 3)), max_size=12))
def test_however_often_one_looks_each_happening_is_noted_once(course):
    night = Night()
    lookers = [night.keeper, night.another()]
    slept = 0
    for seconds, who in course:
        night.bench.clock.pass_s(seconds)
        if who % 2:
            night.bench.clock.slept += seconds
            slept += seconds > 2
        for looker in lookers:
            looker.look(night.ids)
    assert len(night.noted(Kind.COMPUTER_SLEPT)) == 2 * slept


def test_who_takes_over_later_notes_the_clock_that_is_set_still_but_no_sleep_of_long_ago(night):
    night.bench.clock.offset, night.bench.clock.slept = 3600.0, 3600.0
    night.keeper.look([])
    night.bench.clock.pass_s(7200)
    night.look()
    assert len(night.noted(Kind.CLOCK_JUMPED)) == 2
    assert night.noted(Kind.COMPUTER_SLEPT) == []


def test_without_an_open_incident_nothing_is_written(night):
    night.bench.clock.offset, night.bench.clock.slept = 3600.0, 3600.0
    before = len(night.bench.store.rows)
    night.keeper.look([])
    assert len(night.bench.store.rows) == before
