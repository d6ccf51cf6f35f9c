"""The command check: one that is watched is paused, removed, put into maintenance, of an incident or standing."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.bootstrap import open_workplace
from incident_desk.domain.health import Change, State
from incident_desk.services.acts.watching import book_change


@pytest.fixture(params=["47", "standing"])
def key(desk, request):
    """An incident's key and the word of the standing checks; each watches one check."""
    if request.param == "standing":
        desk("check", "add", "standing", "http://127.0.0.1:9/health", "--name", "health")
        return "standing"
    made = desk.declare()
    desk("check", "add", made, "http://127.0.0.1:9/health", "--name", "health")
    return made


def the_check(desk, key):
    (one,) = desk.show(key)["checks"]
    return one


def test_a_check_is_paused_and_goes_on(desk, key):
    assert desk.json("check", "pause", key, "health")["name"] == "health"
    assert the_check(desk, key)["paused"] is True
    assert "paused already" in desk("check", "pause", key, "health", code=1).err
    assert desk("check", "resume", key, "health").out.endswith("health: asked again\n")
    assert the_check(desk, key)["paused"] is False


def test_a_pause_is_taken_back_and_done_again(desk, key):
    desk("check", "pause", key, "health")
    desk("undo", key)
    assert the_check(desk, key)["paused"] is False
    desk("redo", key)
    assert the_check(desk, key)["paused"] is True


def test_a_check_is_removed_and_its_id_is_not_given_again(desk, key):
    gone = desk.json("check", "remove", key, "health")["check"]
    assert desk.show(key)["checks"] == []
    desk("check", "remove", key, "health", code=1)
    desk("check", "add", key, "http://127.0.0.1:9/other", "--name", "other")
    assert the_check(desk, key)["id"] != gone


def test_work_is_announced_and_is_over(desk, key):
    said = desk("check", "maintain", key, "health", "--until", "2099-01-01T10:00Z", "--reason", "new disks").out
    assert "in maintenance from" in said and "until" in said
    (window,) = the_check(desk, key)["maintenance"]
    assert window["reason"] == "new disks" and window["until"].startswith("2099-01-01T10:00")
    desk("check", "maintain", key, "health", "--over")
    assert "no maintenance" in desk("check", "maintain", key, "health", "--over", code=1).err


def test_work_ends_when_the_clock_shows_that_time_next(desk, key):
    """Whatever the time is now: the last 23:30 that has passed can be no end of work that begins."""
    now = datetime.now(UTC)
    for hours in (1, 13, 23):
        typed = (now + timedelta(hours=hours)).astimezone()
        desk("check", "maintain", key, "health", "--until", f"{typed:%H:%M}", "--reason", f"{hours} h")
    ends = [datetime.fromisoformat(one["until"]) for one in the_check(desk, key)["maintenance"]]
    assert all(timedelta() < one - now <= timedelta(hours=24) for one in ends) and len(ends) == 3


@pytest.mark.parametrize("words", [
    ["maintain", "health"], ["maintain", "health", "--until", "2099-01-01T10:00Z"],
    ["maintain", "health", "--over", "--reason", "x"], ["pause"], ["pause", "health", "--over"],
    ["remove", "health", "--reason", "x"],
])  # fmt: skip
def test_what_is_missing_or_does_not_go_together_is_said(desk, key, words):
    part, *rest = words
    assert "incident-desk: " in desk("check", part, key, *rest, code=2).err


def test_work_that_ends_before_it_begins_is_refused(desk, key):
    times = ["--from", "2099-01-02T10:00Z", "--until", "2099-01-01T10:00Z"]
    assert "ends after it begins" in desk("check", "maintain", key, "health", *times, "--reason", "x", code=1).err


@pytest.mark.parametrize("words", [
    ["resolve"], ["close"], ["cancel", "--reason", "x"], ["severity", "P1"], ["ack"], ["clock"],
    ["role", "scribe", "MK"], ["report", "-o", "x.md"], ["escalate", "--outcome", "reached"], ["status", "closed"],
])  # fmt: skip
def test_what_makes_sense_for_an_incident_alone_refuses_the_standing_checks(desk, words):
    desk("check", "add", "standing", "http://127.0.0.1:9/health")
    command, *rest = words
    said = desk(command, "standing", *rest, code=1).err
    assert "It is no incident" in said


def test_no_list_and_no_open_incident_knows_of_them(desk):
    desk("check", "add", "standing", "http://127.0.0.1:9/health")
    assert desk.json("list", "--all")["incidents"] == []
    assert "No incident is open" in desk("log", "hello", code=2).err
    key = desk.declare()
    assert key == "INC-0001" and desk.json("log", "hello")["key"] == key
    assert [one["key"] for one in desk.json("list", "--open")["incidents"]] == [key]
    assert desk.json("verify")["ok"] is True


def test_there_is_nothing_to_undo_in_a_standing_record_that_was_only_opened(desk):
    assert "nothing to undo" in desk("undo", "standing", code=1).err


def test_a_declaration_takes_the_standing_checks_along_and_says_so(desk):
    for name in ("shop", "pay", "db", "mail"):
        desk("check", "add", "standing", f"http://127.0.0.1:9/{name}", "--name", name)
    desk("check", "pause", "standing", "db")
    said = desk("declare", "Down").out
    assert "Checks      3 of the standing ones: shop, pay, mail" in said
    assert [one["name"] for one in desk.show("INC-0001")["checks"]] == ["shop", "pay", "mail"]
    assert desk.json("declare", "Down", "--without-checks")["checks"] == []
    assert desk.json("declare", "Practice", "--drill")["checks"] == []


def test_the_standing_checks_are_shown_without_clocks_and_severity(desk):
    assert "None is watched" in desk("show", "standing").out
    for name in ("shop", "db"):
        desk("check", "add", "standing", f"http://127.0.0.1:9/{name}", "--name", name)
    desk("check", "pause", "standing", "db")
    said = desk("show", "standing").out
    assert said.startswith("STANDING  Standing checks\n\nshop")
    assert "no change recorded" in said and "db                             paused" in said
    assert "db paused  · " in said and "severity" not in said and "Elapsed" not in said


def test_an_open_incident_takes_along_what_came_to_trouble_later(desk):
    key = desk.json("declare", "Down")["key"]
    assert "No standing check is watched" in desk("check", "join", key, code=1).err
    for name in ("shop", "pay"):
        desk("check", "add", "standing", f"http://127.0.0.1:9/{name}", "--name", name)
    assert "No standing check is in trouble" in desk("check", "join", key, code=1).err
    with closing(open_workplace(desk.folder)) as place:
        record = place.desk.standing.find()
        check, at = next(iter(record.checks)), place.desk.now()
        down = Change(check, "shop", State.OK, State.DOWN, at, at, "down", "no answer", alarms=True)
        place.desk.act(record.id, lambda *_: book_change(down, "it falls"), "check")
    assert desk.json("check", "join", key) == {"key": key, "checks": ["shop"]}
    assert [one["name"] for one in desk.show(key)["checks"]] == ["shop"]
    assert "check join KEY" in desk("check", "join", code=2).err
