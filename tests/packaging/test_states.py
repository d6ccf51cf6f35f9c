"""Each state of the clocks is reached through the commands that anybody has, and can be pictured."""

import json

import pytest

from incident_desk.cli.run import run

FOLLOWS = {
    "on-track": ("response", "on_track"),
    "at-risk": ("response", "at_risk"),
    "almost-due": ("response", "almost_due"),
    "late": ("response", "late"),
    "acknowledged": ("response", "met"),
    "paused": ("resolution", "paused"),
    "resolution-late": ("resolution", "late"),
}


@pytest.fixture
def said(monkeypatch, states, capsys):
    """Its commands are run in this process; as processes of their own they are run for the picture."""

    def say(data_dir, *words):
        capsys.readouterr()
        assert run([*words, "--as", "MK", "--data-dir", str(data_dir)]) == 0, words
        return capsys.readouterr().out

    monkeypatch.setattr(states, "say", say)
    return say


@pytest.mark.parametrize("name", FOLLOWS)
def test_the_record_of_a_state_stands_there(states, said, tmp_path, name):
    states.tell(tmp_path, states.STATES[name])
    read = json.loads(said(tmp_path, "clock", "1", "--json"))
    target, state = FOLLOWS[name]
    assert {one["name"]: one["state"] for one in read["targets"]}[target] == state


@pytest.mark.slow
def test_a_run_of_a_checklist_is_live_with_a_window_at_risk(states, said, tmp_path):
    states.tell(tmp_path, states.STATES["checklist"])
    read = json.loads(said(tmp_path, "checklist", "show", "1", "--json"))
    steps = [step["state"] for stage in read["stages"] for step in stage["steps"]]
    counts = {state: steps.count(state) for state in ("done", "deferred", "doing")}
    assert counts == {"done": 45, "deferred": 2, "doing": 1}
    assert read["live"]["at"] and "at_risk" in {one["state"] for one in read["windows"]}


def test_steps_of_a_run_are_ticked_one_after_the_other(states):
    assert states.ticked(("1", "2"), 10, 20) == ((15, ("step", "1", "1")), (20, ("step", "1", "2")))


def test_a_picture_has_the_size_that_was_asked_for(states, tmp_path):
    assert states.main([str(tmp_path), "--only", "late", "--size", "1280x720"]) == 0
    head = (tmp_path / "late.png").read_bytes()[:24]
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (1280, 720)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["health-failing", "health-suppressed"])
def test_a_state_of_checks_is_found_by_a_desk_that_asks(states, tmp_path, name):
    assert states.main([str(tmp_path), "--only", name, "--size", "1280x720"]) == 0
    assert (tmp_path / f"{name}.png").stat().st_size > 10_000
