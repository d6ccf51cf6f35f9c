"""A check ticks a step, on the command line; and a step that is ticked against its check says why."""

import pytest

from incident_desk.cli.commands.binding import bind, is_binding

ADDRESS = "http://127.0.0.1:9/"


@pytest.fixture
def key(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook)
    desk("check", "add", key, ADDRESS, "--name", "/api")
    return key


def test_a_step_is_bound_and_loosened(desk, key):
    said = desk("step", key, "1.1", "--check", "/api", "--good", "5").out
    assert "ticked by /api after 5 good answers in a row" in said
    bound = desk.show(key)["recovery"]["bindings"]
    assert [(one["step"], one["name"], one["good"]) for one in bound] == [("1.1", "/api", 5)]
    assert desk.json("step", key, "1.1", "--loose")["check"] is None
    assert desk.show(key)["recovery"]["bindings"] == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--check", "/api", "--loose"), "by itself"),
        (("--check", "/api", "--done"), "by itself"),
        (("--done", "--good", "3"), "--good goes with"),
        (("--doing", "--reason", "so"), "--reason goes with"),
        ((), "or --check NAME or --loose"),
    ],
)
def test_what_makes_no_sense_together_is_said(desk, key, words, why):
    assert why in desk("step", key, "1.1", *words, code=2).err


def test_a_check_that_is_not_watched_is_named_with_those_that_are(desk, key):
    assert "It watches: /api" in desk("step", key, "1.1", "--check", "nobody", code=1).err
    assert callable(bind) and callable(is_binding)
