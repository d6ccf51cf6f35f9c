"""A restart that an answer shows is in the record once, at its true time, and by the check."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health_record import ChangeKind
from incident_desk.qt.restart_feed import RestartFeed
from incident_desk.services.acts.steering import cancel
from tests.qt.watched import Watched, good


@pytest.fixture
def make(qtbot):
    """Makes windows that hear of restarts, and closes them."""
    made = []

    def one(*args, **named):
        window = Watched(qtbot, *args, **named)
        made.append(window)
        window.restarts = RestartFeed(window.link, window.feed)
        return window

    yield one
    for window in made:
        window.close()


def says(window, seconds, version="", uptime=None):
    """An answer after so many seconds."""
    at = window.pass_s(seconds)
    window.answer(replace(good(at), version=version, uptime_s=uptime))
    return at


def changes(window, incident=None):
    return window.bench.desk.incident_of(incident or window.incident).changes


def test_a_restart_is_booked_with_the_start_of_the_process(make):
    window = make()
    says(window, 5, "41ab9d2", 900)
    at = says(window, 5, "41ab9d2", 3)
    (change,) = changes(window)
    assert (change.what, change.text, change.source) == (ChangeKind.RESTART, "/health restarted", "check")
    assert change.at == at - timedelta(seconds=3)
    assert window.bench.desk.events(window.incident)[-1].who == "check:/health"


def test_a_new_version_and_its_restart_are_one_change(make):
    window = make()
    says(window, 5, "41ab9d2", 900)
    says(window, 5, "7c1e0f4", 2)
    says(window, 5, "7c1e0f4", 7)
    (change,) = changes(window)
    assert (change.what, change.ref) == (ChangeKind.DEPLOY, "7c1e0f4")
    assert change.text == "/health: version 41ab9d2 → 7c1e0f4"


def test_two_windows_that_hear_the_same_book_it_once_and_one_without_the_watch_not_at_all(make):
    first = make()
    second = make(bench=first.bench, incident=first.incident)
    third = make(bench=first.bench, incident=first.incident, has_watch=False)
    for seconds, uptime in ((5, 900), (5, 2)):
        at = first.pass_s(seconds)
        for window in (first, second, third):
            window.answer(replace(good(at), uptime_s=uptime))
    assert len(changes(first)) == 1
    alone = make(has_watch=False)
    says(alone, 5, uptime=900)
    says(alone, 5, uptime=2)
    assert changes(alone) == ()


def test_every_open_record_that_watches_the_check_has_the_change(make):
    window = make()
    other = window.declare("Search is slow")
    window.link.refresh_library()
    window.qtbot.waitUntil(lambda: {one.record for one in window.feed.all_watched()} == {window.incident, other})
    says(window, 5, "a", 900)
    says(window, 5, "a", 2)
    window.settle()
    assert len(changes(window)) == len(changes(window, other)) == 1


def test_an_incident_that_has_ended_takes_none(make):
    window = make()
    says(window, 5, "a", 900)
    window.bench.desk.act(window.incident, lambda i, _: cancel(i, "no"), "MK")
    says(window, 5, "a", 2)
    assert changes(window) == ()


def test_what_is_remembered_has_a_limit(make, monkeypatch):
    monkeypatch.setattr("incident_desk.qt.restart_feed._MOST_CHECKS", 1)
    window = make(checks=("health", "other"))
    says(window, 5, "a", 900)
    window.answer(replace(good(window.pass_s(1), "other"), version="b"))
    assert list(window.restarts._running) == ["other"]
