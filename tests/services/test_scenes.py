"""A scene: the shown incident with its timeline, up to date after each change."""

from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase, log
from incident_desk.services.acts.steering import undo
from incident_desk.services.scenes import Scenes
from tests.fakes import Bench


def shown():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    scenes, seen = Scenes(bench.desk), []
    scenes.show(one)
    bench.desk.listen(lambda change: seen.append(scenes.after(change)))
    return bench, one, seen


def note(text):
    return lambda *_: log(Line(text, Sign.NOTE))


def test_each_change_gives_the_scene_that_a_fresh_reading_gives():
    bench, one, seen = shown()
    bench.desk.act(one, note("seen"), "MK")
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    assert seen[-1].entries == timeline(bench.desk.events(one)) and seen[-1].entries[-1].undone
    assert seen[-1].incident == bench.desk.incident_of(one)


def test_an_erased_text_is_gone_from_the_scene_at_once():
    bench, one, seen = shown()
    event = bench.desk.act(one, note("hunter2"), "MK").events[0]
    bench.desk.act(one, lambda *_: erase(event, (), "a password"), "MK")
    assert "hunter2" not in str(seen[-1])


def test_another_incident_changes_no_scene():
    bench, one, seen = shown()
    other = bench.desk.declare(Declaration("Other"), "MK").id
    bench.desk.act(other, note("x"), "MK")
    assert seen == [None, None]
