"""``escalate`` on the command line: who was called, an alarm that is put off, and where both are told."""

from datetime import datetime, timedelta

import pytest


def test_escalating_moves_to_the_next_level_and_ends_with_the_resolution(desk, escalating):
    key = desk.declare("Down", "--severity", "P1", "--playbook", escalating)
    first = desk.json("clock", key)["escalation"]
    assert (first["role"], first["level"], first["because"]) == ("Engineering Manager", 2, "response target")
    told = desk.json("escalate", key, "--outcome", "no-answer")
    assert (told["role"], told["level"], told["outcome"]) == ("Engineering Manager", 2, "no_answer")
    assert told["next"]["role"] == "CTO" and told["next"]["warning"]["from"] == "settings"
    assert desk.json("clock", key)["escalation"] == told["next"]
    assert "Technical Lead: reached" in desk("escalate", key, "--outcome", "reached", "--role", "tech").out
    assert "No level is left" in desk("escalate", key, "--outcome", "left-message").out
    assert "The outcomes are" in desk("escalate", key, "--outcome", "maybe", code=2).err
    assert len(desk.show(key)["escalations"]) == 3
    desk("resolve", key, "--impact-ended", "-1m")
    assert desk.json("clock", key)["escalation"] is None
    assert "Escalation ends with it" in desk("escalate", key, "--outcome", "reached", code=1).err


def test_without_a_path_it_is_said_what_to_do(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook)
    assert "no escalation path" in desk("escalate", key, "--outcome", "reached", code=1).err


def test_a_process_puts_an_alarm_off_and_everything_tells_it(process, desk, escalating):
    words = ("declare", "Down", "--severity", "P1", "--playbook", escalating, "--at", "-20m", "--json")
    key = desk(*words).data["key"]
    due = desk.json("clock", key)["escalation"]
    assert due["snoozed_until"] is None
    told = process("escalate", key, "--snooze", "10", "--reason", "he lands soon", "--json").data
    snooze, following = told["snooze"], told["next"]
    until, at = (datetime.fromisoformat(snooze[name]) for name in ("until", "at"))
    assert timedelta(minutes=9, seconds=59) < until - at <= timedelta(minutes=10)
    assert (snooze["level"], snooze["role"], snooze["reason"]) == (2, "Engineering Manager", "he lands soon")
    assert following == due | {"snoozed_until": snooze["until"]}
    assert desk.json("clock", key)["escalation"] == following
    assert f"put off until {until:%H:%M:%S} UTC" in desk("clock", key).out
    assert desk.show(key)["snoozes"] == [snooze]
    assert "Escalation to Engineering Manager put off" in desk("show", key).out
    report = desk("report", key, "-o", "-").out
    assert report.count("Escalation to Engineering Manager put off") == 2 and "he lands soon" in report
    later = (until + timedelta(seconds=1)).isoformat()
    assert desk.json("clock", key, "--at", later)["escalation"] == due
    refused = process("escalate", key, "--snooze", "31", "--reason", "more")
    assert refused.code == 1 and "30 minutes in all at most (from settings)" in refused.err
    desk("undo", key)
    assert desk.json("clock", key)["escalation"] == due


def test_what_became_due_is_booked_once_by_whoever_comes_first(desk, escalating):
    key = desk.declare("Down", "--severity", "P1", "--playbook", escalating, "--at", "-29m")
    rows = [one for one in desk.show(key)["crossings"] if one["target"] == "escalation"]
    assert [(one["mark"], one["recorded_late"], one["corrected"]) for one in rows] == [("late", True, None)]
    assert datetime.fromisoformat(rows[0]["at"]) == datetime.fromisoformat(rows[0]["due"])
    desk("log", "looking")
    assert desk("show", key).out.count("Escalation to Engineering Manager is due") == 1
    desk("ack", key, "--at", "-10m")
    desk("milestone", key, "acknowledged", "--at", "-15m")
    (struck,) = (one for one in desk.show(key)["crossings"] if one["target"] == "escalation")
    assert struck["corrected"].startswith("acknowledged at ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "either --outcome WORD or --snooze MINUTES"),
        (("--outcome", "reached", "--snooze", "5", "--reason", "x"), "either --outcome"),
        (("--snooze", "5"), "asks for --reason"),
        (("--outcome", "reached", "--reason", "x"), "only that does"),
        (("--snooze", "5", "--reason", "x", "--role", "CTO"), "--role is for --outcome"),
        (("--snooze", "soon", "--reason", "x"), "invalid int"),
    ],
)
def test_what_does_not_go_together_is_wrong_use(desk, escalating, words, said):
    key = desk.declare("Down", "--severity", "P1", "--playbook", escalating)
    assert said in desk("escalate", key, *words, code=2).err
    assert desk.show(key)["escalations"] == []
