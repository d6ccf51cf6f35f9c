"""The list: rows are made when they are looked at, the order changes with a state and never under the pointer."""

import pytest

from incident_desk.domain.health import State
from incident_desk.qt.panes.health import view_model
from incident_desk.qt.panes.health.view_model import HELD_S, HealthModel
from tests.qt.watched import Watched, bad, good


@pytest.fixture
def desk(qtbot):
    one = Watched(qtbot, checks=("health", "search", "index"))
    yield one
    one.close()


@pytest.fixture
def model(desk):
    one = HealthModel(desk.feed, desk.ticker)
    desk.show(desk.incident)
    desk.ticker.ticked.emit(desk.now)
    return one


def all_good(desk):
    now = desk.pass_s(1)
    desk.answer(*(good(now, name) for name in ("health", "search", "index")))
    desk.ticker.ticked.emit(desk.now)


def break_search(desk):
    desk.answer(bad(desk.pass_s(5), "search"))
    desk.answer(bad(desk.pass_s(1), "search"))


def a_minute(desk):
    """What is good stays so and what is bad too, for a little over a minute."""
    for _ in range(14):
        now = desk.pass_s(5)
        desk.answer(good(now), good(now, "index"), bad(now, "search"))
        desk.ticker.ticked.emit(now)


def test_counts_and_the_last_answer_are_those_of_the_feed(model, desk):
    assert (dict(model.counts), model.heard) == ({State.NO_DATA: 3}, "")
    all_good(desk)
    assert model.heard == "checked just now"
    break_search(desk)
    desk.ticker.ticked.emit(desk.pass_s(6))
    assert list(model.counts.items()) == [(State.DOWN, 1), (State.OK, 2)]
    assert model.heard == "checked 6 s ago"
    assert [row.id for row in model.rows] == ["search", "health", "index"]
    model.ask_now()
    assert desk.worker.asked == ["health", "search", "index"]


def test_an_answer_touches_the_row_of_its_check_alone(model, desk):
    all_good(desk)
    rows, told = model.rows, []
    model.looks_changed.connect(told.append)
    desk.answer(good(desk.pass_s(1), "search", 99.0))
    assert told == [[1]]
    assert model.row("search").value == "99 ms"
    assert model.row("health") is rows[0] and model.row("index") is rows[2]


def test_a_tick_makes_only_what_goes_with_the_time_anew(model, desk, monkeypatch):
    all_good(desk)
    break_search(desk)
    a_minute(desk)
    assert [row.since for row in model.rows] == ["1 min 11 s", "", ""]
    made, told = [], []
    make = view_model.row_of
    monkeypatch.setattr(view_model, "row_of", lambda check, *rest: made.append(check.id) or make(check, *rest))
    model.looks_changed.connect(told.append)
    desk.ticker.ticked.emit(desk.pass_s(1))
    assert [row.since for row in model.rows] == ["1 min 12 s", "", ""]
    assert made == ["search"] and told == [[0]]


def test_what_time_alone_brings_is_seen_at_the_tick(model, desk):
    all_good(desk)
    for _ in range(3):
        desk.ticker.ticked.emit(desk.pass_s(10))
    assert dict(model.counts) == {State.NO_DATA: 3}


def test_the_order_stands_still_under_the_pointer(model, desk):
    all_good(desk)
    model.hold()
    break_search(desk)
    assert model.lines == ("health", "search", "index") and model.counts[State.DOWN] == 1
    desk.ticker.ticked.emit(desk.pass_s(HELD_S))
    assert model.lines == ("search", "health", "index")


def test_the_order_follows_as_soon_as_the_pointer_has_left(model, desk):
    all_good(desk)
    model.hold()
    break_search(desk)
    model.release()
    assert model.lines == ("search", "health", "index")


def test_another_incident_without_checks_has_no_rows(model, desk):
    told = []
    model.lines_changed.connect(lambda: told.append(len(model.lines)))
    desk.show(desk.declare("Nothing watched", ()))
    assert told[-1] == 0 and model.rows == ()
    count = len(told)
    desk.ticker.ticked.emit(desk.pass_s(1))
    assert len(told) == count


def test_many_checks_are_counted_and_ordered_anew_a_few_times_a_second(desk, model, qtbot, monkeypatch):
    monkeypatch.setattr(view_model, "MANY", 3)
    told = []
    model.head_changed.connect(lambda: told.append(dict(model.counts)))
    now = desk.pass_s(1)
    for name in ("health", "search", "index"):
        desk.answer(good(now, name))
    assert told[0] == {State.NO_DATA: 2, State.OK: 1}, "the first change is seen at once"
    qtbot.waitUntil(lambda: told[-1] == {State.OK: 3})
    assert model.lines == ("health", "search", "index")
