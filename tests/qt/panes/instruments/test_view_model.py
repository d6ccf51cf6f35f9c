"""The clocks are read each second and after each change; what is dear is counted once a change."""

from datetime import timedelta
from time import perf_counter

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import cancel
from incident_desk.services.scenes import Scenes
from tests.fakes import NOON, Bench
from tests.qt.links import FakeLink
from tests.qt.watched import FakeTicker


class Stage:
    def __init__(self, ticker):
        self.bench, self.link, self.ticker = Bench(), FakeLink(), ticker
        self.one = self.bench.desk.declare(Declaration("Down", "P1"), "MK").id
        self.scenes, self.reads = Scenes(self.bench.desk), []
        self.model = InstrumentsModel(self.link, ticker)
        self.model.read.connect(self._on_read)

    def _on_read(self):
        self.reads.append(self.model.reading.elapsed_s)

    def show(self):
        self.link.scene_shown.emit(self.scenes.show(self.one))

    def say(self, text, **more):
        self.bench.clock.pass_s(60)
        change = self.bench.desk.act(self.one, lambda i, _: log(Line(text, Sign.NOTE, **more)), "MK")
        self.link.scene_changed.emit(self.scenes.after(change) or self.scenes.show(self.one), change)


@pytest.fixture
def stage(qapp):
    return Stage(FakeTicker())


def test_it_reads_at_each_tick_once_an_incident_is_shown(stage):
    stage.ticker.ticked.emit(NOON)
    assert stage.reads == [] and stage.model.next_actions() == ()
    stage.show()
    stage.ticker.ticked.emit(NOON + timedelta(seconds=1))
    stage.ticker.ticked.emit(NOON + timedelta(seconds=2))
    assert stage.reads == [0.0, 1.0, 2.0]


def test_what_follows_from_a_reading_is_told_in_a_turn_of_its_own(stage):
    told = []
    stage.model.read.connect(lambda: told.append("read"))
    stage.model.course_moved.connect(lambda: told.append("course"))
    stage.model.next_moved.connect(lambda: told.append("next"))
    stage.ticker.ticked.emit(NOON)
    assert told == []
    stage.show()
    stage.ticker.ticked.emit(NOON + timedelta(seconds=1))
    assert told == ["read", "course", "next"] * 2


def test_without_a_tick_there_is_no_time_to_read(stage):
    stage.show()
    assert stage.model.reading is None
    assert stage.model.scene is not None


def test_a_change_is_read_at_once(stage):
    stage.ticker.ticked.emit(NOON)
    stage.show()
    stage.say("hello")
    assert len(stage.reads) == 2
    assert stage.model.entry_offsets == (60.0,)


def test_a_clock_behind_the_declaration_reads_zero(stage):
    stage.ticker.ticked.emit(NOON - timedelta(hours=1))
    stage.show()
    assert stage.reads == [0.0]


def test_the_declaration_and_phases_are_no_ticks_of_the_ribbon(stage):
    stage.ticker.ticked.emit(NOON)
    stage.show()
    assert stage.model.entry_offsets == ()


def test_a_second_costs_the_same_after_a_long_night(stage):
    stage.ticker.ticked.emit(NOON)
    scene = stage.scenes.show(stage.one)
    stage.say("hello")
    scene = stage.scenes.show(stage.one)
    entries = scene.entries[-1:] * 10_000
    stage.link.scene_shown.emit(type(scene)(scene.incident, entries))
    assert len(stage.model.entry_offsets) == 10_000
    took = []
    for second in range(20):
        before = perf_counter()
        stage.ticker.ticked.emit(NOON + timedelta(seconds=second))
        took.append(perf_counter() - before)
    assert min(took) < 0.005


def made(bench, record, text, minutes):
    wish = ChangeWish(text, at=Moment.exactly(NOON + timedelta(minutes=minutes)))
    return bench.desk.act(record, lambda i, now: make_change(i, now, wish), "MK").after


def test_changes_are_those_of_the_incident_and_of_the_standing_record(stage):
    made(stage.bench, stage.one, "deploy 7c1e0f4", -7)
    stage.show()
    standing = stage.bench.desk.standing.open("MK").id
    made(stage.bench, standing, "too long ago", -49 * 60)
    stage.link.standing.changed.emit(made(stage.bench, standing, "flag new-ui", -30))
    assert [one.text for one in stage.model.changes] == ["flag new-ui", "deploy 7c1e0f4"]


def test_an_ended_incident_shows_none_of_what_came_after_and_a_drill_none_of_the_world(stage):
    standing = stage.bench.desk.standing.open("MK").id
    stage.bench.desk.act(stage.one, lambda i, _: cancel(i, "no"), "MK")
    stage.bench.clock.pass_s(3600)
    stage.link.standing.record = made(stage.bench, standing, "an hour later", 60)
    stage.show()
    assert stage.model.changes == ()
    stage.one = stage.bench.desk.declare(Declaration("Drill", record=RecordKind.DRILL), "MK").id
    stage.show()
    assert stage.model.changes == ()
