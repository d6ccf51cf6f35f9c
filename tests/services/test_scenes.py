"""A scene: the shown incident with its timeline, up to date after each change."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.doctor.of_record import case_of_record
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services import scenes as module
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log, strike
from incident_desk.services.acts.steering import StatusWish, set_status, status_named
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.examining import examined_case, examined_record
from incident_desk.services.scenes import Scenes
from tests.any_past import REPORT, read
from tests.any_record import COURSES as COURSES_OF_ALL
from tests.any_record import OPENINGS, any_record
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


WORDS = ("note", "late note", "status", "undo", "redo", "amend", "strike", "erase")
COURSES = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 30)), max_size=14)


def do(bench, one, word, number):
    """Something that may be done, or is refused and does nothing."""
    events = bench.desk.events(one)
    entries = [event for event in events if event.kind == "entry_logged" and event.body is not None]
    chosen = entries[number % len(entries)] if entries else None
    earlier = Moment.exactly(bench.clock.now() - timedelta(seconds=number))
    rules = {
        "note": note(f"seen {number}"),
        "late note": lambda *_: log(Line(f"seen {number}", Sign.NOTE, earlier)),
        "status": lambda i, _: set_status(i, StatusWish(status_named(("mitigating", "monitoring")[number % 2]))),
        "undo": lambda i, now: undo(i, events, now),
        "redo": lambda i, _: redo(i, events),
        "amend": lambda *_: amend(chosen, Rewrite(f"better {number}")),
        "strike": lambda *_: strike(chosen, "wrong"),
        "erase": lambda *_: erase(chosen, (), "a password"),
    }
    if chosen is not None or word not in ("amend", "strike", "erase"):
        with suppress(Refused):
            bench.desk.act(one, rules[word], "MK")
    bench.clock.pass_s(1)


@given(COURSES)
def test_whatever_is_done_the_scene_is_that_of_a_fresh_reading(course):
    bench, one, seen = shown()
    for word, number in course:
        do(bench, one, word, number)
        assert not seen or seen[-1].entries == timeline(bench.desk.events(one))


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


def test_a_past_incident_has_its_report_at_hand_before_and_after_a_change():
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    scenes, seen = Scenes(bench.desk), []
    assert scenes.show(taken.id).source == REPORT
    bench.desk.listen(lambda change: seen.append(scenes.after(change)))
    bench.desk.act(taken.id, note("still true"), "MK")
    assert seen[-1].source == REPORT
    other = bench.desk.declare(Declaration("Down"), "MK").id
    assert scenes.show(other).source == ""


def test_rows_that_read_as_before_are_the_same_values_after_another_was_changed():
    bench, one, seen = shown()
    for words in ("first", "second"):
        bench.desk.act(one, note(words), "MK")
    before, last = seen[-1].entries, bench.desk.events(one)[-1]
    bench.desk.act(one, lambda *_: amend(last, Rewrite(text="other")), "MK")
    after = seen[-1].entries
    assert [new is old for new, old in zip(after, before, strict=True)] == [*[True] * (len(after) - 1), False]


def test_an_entry_is_found_with_what_reaches_back_to_it():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    first = bench.desk.act(one, note("first"), "MK").events[0]
    bench.desk.act(one, note("second"), "MK")
    bench.desk.act(one, lambda *_: amend(first, Rewrite(text="other")), "MK")
    scenes = Scenes(bench.desk)
    scenes.show(one)
    assert scenes.event(first.id).id == first.id
    assert [event.kind for event in scenes.about(first.id)] == ["entry_logged", "entry_amended"]
    with pytest.raises(NotFound):
        scenes.event("of another")


def test_what_it_holds_is_what_the_record_says():
    bench, one, seen = shown()
    scenes = Scenes(bench.desk)
    scenes.show(one)
    bench.desk.listen(scenes.after)
    bench.desk.act(one, note("first"), "MK")
    events, rows = scenes.held()
    assert rows == timeline(bench.desk.events(one)) == seen[-1].entries
    by_id = scenes.by_id()
    assert [by_id[row.id] for row in rows] == [event for event in bench.desk.events(one) if event.id in set(by_id)]
    assert len(by_id) == len(rows) and "of another" not in by_id and by_id.get("of another") is None


@settings(max_examples=25)
@given(OPENINGS, COURSES_OF_ALL)
def test_the_doctor_asks_of_what_it_holds_what_it_asks_of_the_whole_record(opening, course):
    record = any_record(opening, course)
    scenes, state, every = Scenes(record.desks[0]), record.desks[0].incident_of(record.id), record.events
    scenes.show(record.id)
    events, rows = scenes.held()
    assert events[0] == every[0] and examined_case(case_of_record(state, events, rows), events) == examined_record(
        state, every
    )


@given(COURSES, st.integers(1, 5), st.booleans())
def test_a_long_record_that_is_read_from_its_end_is_whole_in_the_end_whatever_is_done_meanwhile(course, few, asks):
    bench, one, _ = shown()
    scenes, seen, half = Scenes(bench.desk), [], len(course) // 2
    for word, number in course[:half]:
        do(bench, one, word, number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FIRST", few)
        patch.setattr(module, "TOGETHER", few)
        scene = scenes.begin(one)
        bench.desk.listen(lambda change: seen.append(scenes.after(change)))
        every = timeline(bench.desk.events(one))
        assert scene.is_whole or set(scene.entries) <= set(every)
        for word, number in course[half:]:
            do(bench, one, word, number)
            scene = scenes.read_on()
        if asks:
            assert scenes.event(bench.desk.events(one)[0].id).kind == "opened"
            assert scenes.held()[1] == timeline(bench.desk.events(one))
        while not scene.is_whole:
            scene = scenes.read_on()
    rows = scenes.held()[1]
    events = bench.desk.events(one)
    assert scene.entries == rows == timeline(events)
    assert scene.incident == bench.desk.incident_of(one)


def test_of_another_incident_that_is_shown_meanwhile_all_is_read(monkeypatch):
    monkeypatch.setattr(module, "FIRST", 1)
    monkeypatch.setattr(module, "TOGETHER", 1)
    bench, one, _ = shown()
    other = bench.desk.declare(Declaration("Other", "P1"), "MK").id
    for record in (one, other, one, other):
        bench.desk.act(record, note("seen"), "MK")
    scenes = Scenes(bench.desk)
    scenes.begin(one)
    scene = scenes.begin(other)
    while not scene.is_whole:
        scene = scenes.read_on()
    assert scene.entries == timeline(bench.desk.events(other))
    assert scenes.read_on() == scene
    assert scenes.held() == ([bench.desk.events(other)[0]], scene.entries)
