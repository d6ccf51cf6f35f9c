"""The course of an incident on the command line: status, milestones, resolving, undo."""

import pytest


def test_acknowledging_stops_the_response_target(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-20m")
    told = desk.json("ack", key, "--at", "-10m")
    assert told["milestones"]["acknowledged"]["at"] == told["happened"]
    response = desk.json("clock", key)["targets"][0]
    assert (response["name"], response["state"]) == ("response", "met")
    assert "acknowledged already" in desk("ack", key, code=1).err


def test_a_status_brings_its_milestone_and_a_milestone_its_status(desk):
    key = desk.declare()
    assert "impact_ended" in desk.json("status", key, "Monitoring")["milestones"]
    other = desk.declare("Other")
    assert desk.json("milestone", other, "cause-identified")["status"] == "mitigating"
    assert desk.json("milestone", other, "detected", "--at", "-30m")["status"] == "mitigating"
    assert "The statuses are" in desk("status", key, "fine", code=2).err
    assert "The milestones are" in desk("milestone", key, "lunch", code=2).err


def test_resolving_asks_when_the_impact_ended_and_lists_what_is_open(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook)
    desk("log", "+ raise the pool")
    for words in (["resolve", key], ["status", key, "resolved"]):
        said = desk(*words, code=1).err
        assert "When did the impact of INC-0001 end? Still open: 3 steps and 1 action." in said
        assert "--impact-ended TIME, or --impact-ended unknown" in said
    assert "When did the impact" in desk("milestone", key, "resolved", code=1).err
    assert desk.show(key)["status"] == "investigating"
    told = desk.json("resolve", key, "--impact-ended", "-1m")
    assert told["status"] == "resolved" and told["milestones"]["resolved"]["at"] == told["happened"]
    assert "Still open" in desk("show", key).out or desk.show(key)["actions"][0]["done"] is False


def test_an_unknown_end_of_the_impact_is_kept_as_unknown(desk):
    key = desk.declare()
    told = desk.json("resolve", key, "--impact-ended", "unknown")
    assert told["milestones"]["impact_ended"] == {"at": None, "until": None, "precision": "unknown"}


def test_an_incident_runs_its_whole_course(desk):
    key = desk.declare()
    desk("status", key, "monitoring")
    desk("resolve", key)
    assert "Reopen it first" in desk("status", key, "mitigating", code=1).err
    desk("close", key)
    assert desk.show(key)["status"] == "closed"
    desk("reopen", key, code=2)
    assert "why" in desk("reopen", key, "--reason", " ", code=1).err
    desk("reopen", key, "--reason", "down again")
    shown = desk.show(key)
    assert shown["open"] and shown["reopened"][0]["reason"] == "down again"
    assert "resolved" not in shown["milestones"]


def test_an_incident_is_opened_again_with_when_its_impact_began_again(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-60m", "--impact-started", "-70m")
    desk("resolve", key, "--at", "-40m", "--impact-ended", "-50m")
    said = desk("reopen", key, "--reason", "down again", "--impact-at", "-10m").out
    assert said.rstrip().endswith("open again: Investigating")
    impact = desk.json("clock", key)["impact"]
    assert abs(impact["seconds"] - 1800) < 5
    assert [one["assumed"] for one in impact["intervals"]] == [False, False]
    assert "the sum of 2 intervals" in desk("clock", key).out
    desk("undo", key)
    assert len(desk.json("clock", key)["impact"]["intervals"]) == 1
    assert "say with --impact-at" in desk("reopen", key, "--reason", "again").out
    assert desk.json("clock", key)["impact"]["intervals"][1]["assumed"] is True
    assert "one from the reopening" in desk("clock", key).out
    desk("undo", key)
    assert "before the impact" in desk("reopen", key, "--reason", "x", "--impact-at", "-55m", code=1).err


@pytest.mark.parametrize("words", [["close"], ["status", "closed"], ["milestone", "closed"]])
def test_only_a_resolved_incident_is_closed(desk, words):
    key = desk.declare()
    assert "Only a resolved incident" in desk(words[0], key, *words[1:], code=1).err


def test_a_duplicate_says_of_what(desk):
    first, second = desk.declare("first"), desk.declare("second")
    desk("cancel", second, code=2)
    assert "no incident" in desk("cancel", second, "--reason", "same", "--duplicate-of", "9", code=1).err
    assert "itself" in desk("cancel", second, "--reason", "same", "--duplicate-of", second, code=1).err
    desk("cancel", second, "--reason", "the same", "--duplicate-of", "1")
    shown = desk.show(second)
    assert (shown["status"], shown["duplicate_of"], shown["status_reason"]) == ("cancelled", first, "the same")


def test_severity_goes_up_in_a_word_and_down_with_a_reason(desk):
    key = desk.declare("Down", "--severity", "P2")
    assert desk.json("severity", key, "P1")["severity"] == "P1"
    assert "say in a line why" in desk("severity", key, "P3", code=1).err
    desk("severity", key, "P3", "--reason", "one customer")
    assert [one["new"] for one in desk.show(key)["severity_changes"]] == ["P1", "P3"]


def test_undo_covers_every_command_and_redo_brings_it_back(desk, playbook):
    key = desk.declare("Down", "--severity", "P2", "--playbook", playbook)
    before = _state(desk, key)
    acts = [
        ["log", "seen", "--key", key], ["ack", key], ["severity", key, "P1"], ["step", key, "Read", "--done"],
        ["phase", key, "next"], ["role", key, "scribe", "Jo"], ["assess", key, "extent", "complete"],
        ["check", key, "http://127.0.0.1:9/"], ["milestone", key, "detected"], ["status", key, "monitoring"],
        ["resolve", key], ["close", key], ["reopen", key, "--reason", "again"],
        ["cancel", key, "--reason", "false alarm"],
    ]  # fmt: skip
    for words in acts:
        desk(*words)
    after = _state(desk, key)
    for _ in acts:
        desk("undo", key)
    assert _state(desk, key) == before
    for _ in acts:
        desk("redo", key)
    assert _state(desk, key) == after
    assert "nothing to redo" in desk("redo", key, code=1).err
    assert desk.json("verify")["ok"]


def test_undo_says_what_it_took_back_and_ends_at_the_declaration(desk):
    key = desk.declare()
    desk("ack", key)
    assert "undone: Acknowledged" in desk("undo", key).out
    assert desk.json("undo", key)["status"] == "cancelled"
    assert "nothing to undo" in desk("undo", key, code=1).err


def _state(desk, key):
    shown = desk.show(key)
    for moving in ("clock", "now", "head", "entries", "durations"):
        del shown[moving]
    return shown


def test_a_resolution_says_how_far_the_proof_is_and_keeps_why_there_is_none(desk):
    key = desk.declare("Down", "--at", "-20m")
    assert "No check proves it" in desk("resolve", key, "--impact-ended", "-10m").out
    desk("reopen", key, "--reason", "again")
    desk("check", "add", key, "http://127.0.0.1:9/", "--name", "/api")
    said = desk("resolve", key, "--impact-ended", "-10m", "--without-proof", "tills work").out
    assert "Resolved without proof, soak 10:0" in said and "of 30:00, by the record: tills work" in said
    shown = desk.show(key)["recovery"]
    assert (shown["proof"]["state"], shown["proof"]["reason"]) == ("running", "tills work")
    assert [one["why"] for one in shown["snapshots"]] == ["impact_ended", "resolved"]
    assert all(one["by_record"] for one in shown["snapshots"])


def test_what_would_be_complete_by_the_record_alone_is_not_called_complete(desk):
    key = desk.declare("Down", "--at", "-50m")
    desk("check", "add", key, "http://127.0.0.1:9/", "--name", "/api")
    desk("settings", "soak", "5 min")
    told = desk.json("status", key, "resolved", "--impact-ended", "-10m")
    assert (told["proof"]["state"], told["proof"]["length_s"]) == ("unconfirmed", 300)
    assert "nobody has confirmed it" in desk("show", key, "--json").out


def test_a_status_says_which_milestone_was_set_with_it(desk):
    key = desk.declare("Down")
    told = desk("status", key, "Monitoring").out
    assert "With it Impact ended is set to" in told and "milestone impact_ended --at TIME" in told
