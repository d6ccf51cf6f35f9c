"""Plays a score as the drill's clock comes to its cues, against a service that fails and recovers."""

from datetime import timedelta

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import Change, State
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.drill_player import DrillPlayer
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.watching import book_change
from incident_desk.services.drill import Cue, opening, score
from tests.fakes import Bench
from tests.qt.office import office_of


class FakePractice:
    """Writes down what it is told."""

    url = "http://127.0.0.1:9/health"

    def __init__(self):
        self.told = []

    def start(self):
        return 9

    def fail(self, how):
        self.told.append(how)

    def recover(self):
        self.told.append("recover")

    def stop(self):
        self.told.append("stop")


def say(at_s, words, **more):
    """A cue that logs a line."""
    return Cue(at_s, "Ada Diaz", lambda incident, now: log(Line(words, Sign.NOTE)), **more)


class Stage:
    """A link in memory with a player on it."""

    def __init__(self, qtbot, cues):
        self.qtbot, self.bench, self.practice, self.played = qtbot, Bench(), FakePractice(), []
        self.link = DeskLink("Maya Kern")
        with qtbot.waitSignal(self.link.opened):
            self.link.open(lambda: office_of(self.bench))
        self.player = DrillPlayer(self.link, cues, self.practice)
        self.player.cue_played.connect(self.played.append)

    def declare(self, record=RecordKind.DRILL, title="Outage"):
        with self.qtbot.waitSignal(self.link.scene_shown) as shown:
            self.link.declare(Declaration(title, "P1", record=record))
        return shown.args[0].incident.id

    def pass_s(self, seconds):
        self.bench.clock.pass_s(seconds)
        self.qtbot.wait(60)

    def lines(self, incident):
        return [e.data["text"] for e in self.bench.desk.events(incident) if e.kind == "entry_logged"]

    def close(self):
        self.player.stop()
        self.link.close()


@pytest.fixture
def stage(qtbot):
    made = []

    def make(*cues):
        made.append(Stage(qtbot, cues))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_cue_is_played_when_the_drills_clock_has_come_to_it(stage):
    one = stage(say(10, "first"), say(20, "second"))
    drill = one.declare()
    one.pass_s(9)
    assert one.lines(drill) == []
    one.pass_s(2)
    assert one.lines(drill) == ["first"]
    assert one.player.elapsed_s == 11
    assert not one.player.is_finished


def test_cues_that_were_slept_through_are_played_in_their_order(stage, qtbot):
    one = stage(*(say(number, f"line {number}") for number in range(30)))
    with qtbot.waitSignal(one.player.finished):
        drill = one.declare()
        one.bench.clock.pass_s(1000)
    assert one.lines(drill) == [f"line {number}" for number in range(30)]


def test_it_is_finished_once_the_last_cue_is_in_the_record(stage, qtbot):
    one = stage(say(1, "last"))
    drill = one.declare()
    with qtbot.waitSignal(one.player.finished):
        one.bench.clock.pass_s(2)
    assert one.player.is_finished
    assert one.lines(drill) == ["last"]
    assert one.player.incident.entries == 1


def test_the_service_fails_and_recovers_as_the_score_says(stage, qtbot):
    one = stage(Cue(0, "drill", service="fail"), Cue(5, "drill", service="recover"))
    one.declare()
    one.pass_s(1)
    assert one.practice.told == ["status"]
    with qtbot.waitSignal(one.player.finished):
        one.bench.clock.pass_s(10)
    assert one.practice.told == ["status", "recover"]


def book(one, drill, state, words):
    now = one.bench.clock.now()
    change = Change("practice", "/health", State.OK, state, now, now, words, "", alarms=False)
    one.link.act(lambda incident, _: book_change(change, words), drill)


def test_a_cue_that_waits_for_recovery_holds_back_those_after_it(stage, qtbot):
    one = stage(say(1, "impact ended", waits_for=State.OK), say(2, "resolved"))
    drill = one.declare()
    one.pass_s(100)
    book(one, drill, State.DOWN, "down")
    one.pass_s(100)
    assert one.lines(drill) == []
    with qtbot.waitSignal(one.player.finished):
        book(one, drill, State.OK, "normal again")
    assert one.lines(drill) == ["impact ended", "resolved"]


def test_a_service_does_not_recover_before_its_outage_stands_in_the_record(stage, qtbot):
    """On a busy computer a drill's clock may run past the whole outage before the first answer comes."""
    one = stage(Cue(0, "drill", service="fail"), Cue(5, "drill", service="recover", waits_for=State.DOWN))
    drill = one.declare()
    one.pass_s(1000)
    assert one.practice.told == ["status"]
    with qtbot.waitSignal(one.player.finished):
        book(one, drill, State.DOWN, "down")
    assert one.practice.told == ["status", "recover"]


def test_an_incident_that_is_no_drill_is_not_played_on(stage):
    one = stage(say(0, "practice"))
    real = one.declare(RecordKind.INCIDENT)
    one.pass_s(10)
    assert one.player.incident is None
    assert one.lines(real) == []


def test_another_incident_that_is_looked_at_meanwhile_is_left_alone(stage, qtbot):
    one = stage(say(0, "begin"), say(30, "end"))
    drill = one.declare()
    one.pass_s(5)
    other = one.declare(RecordKind.INCIDENT, "A real one")
    with qtbot.waitSignal(one.player.finished):
        one.bench.clock.pass_s(60)
    assert (one.lines(drill), one.lines(other)) == (["begin", "end"], [])
    assert one.player.incident.id == drill


def test_a_refused_cue_is_said_and_the_drill_goes_on(stage, qtbot):
    from incident_desk.domain.errors import Refused

    def refuse(incident, now):
        raise Refused("No")

    one = stage(Cue(0, "Ravi Osei", refuse), say(1, "goes on"))
    refused = []
    one.link.refused.connect(refused.append)
    drill = one.declare()
    with qtbot.waitSignal(one.player.finished):
        one.bench.clock.pass_s(5)
    assert refused == ["No"]
    assert one.lines(drill) == ["goes on"]


def test_after_stop_no_cue_is_played(stage):
    one = stage(say(1, "never"))
    drill = one.declare()
    one.player.stop()
    one.pass_s(10)
    assert one.lines(drill) == []


def test_a_whole_score_resolves_the_drill(qtbot):
    steps = tuple(Step(str(number), f"Do {number}") for number in range(4))
    playbook = Playbook(
        "Outage", plans=(Plan("p", (Phase("Look", 0, 900, steps=steps), Phase("Mend", 900, 3600))),)
    )
    one = Stage(qtbot, score(playbook, None, FakePractice.url))
    one.link.declare(opening(playbook, "", None, "Maya Kern", one.bench.clock.now()))
    qtbot.waitUntil(lambda: one.player.incident is not None)
    one.bench.clock.pass_s(3000)
    qtbot.wait(60)
    assert "recover" not in one.practice.told
    book(one, one.player.incident.id, State.DOWN, "down")
    qtbot.waitUntil(lambda: "recover" in one.practice.told)
    book(one, one.player.incident.id, State.OK, "normal again")
    with qtbot.waitSignal(one.player.finished):
        one.bench.clock.pass_s(1000)
    assert one.player.incident.status == "resolved"
    assert one.player.incident.declared_at + timedelta(hours=1) < one.bench.clock.now()
    one.close()
