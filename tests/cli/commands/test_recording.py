"""What happened goes into the record: declare, log, step, phase, role, assess, erase."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.formats.times import iso


def ago(**lengths):
    return datetime.now(UTC) - timedelta(**lengths)


def at(text):
    return datetime.fromisoformat(text)


def test_declare_says_the_key_and_the_targets(desk, playbook):
    told = desk.json("declare", "Zahlung ✓ kaputt", "--severity", "p1", "--playbook", playbook)
    assert told["key"] == "INC-0001" and told["severity"] == "P1"
    said = desk("declare", "again", "--severity", "P1").out
    assert "INC-0002 declared at" in said and " UTC: again" in said and "15 min (from settings)" in said


@pytest.mark.parametrize("form", ["-12m", "--at=-12m", "iso", "clock", "offset"])
def test_a_declaration_counts_from_the_time_that_was_given(desk, form):
    meant = ago(minutes=12)
    east = f"{meant + timedelta(hours=2):%Y-%m-%dT%H:%M:%S}+02:00"
    typed = {"iso": iso(meant), "clock": f"{meant:%H:%M:%S}", "offset": east}.get(form, "-12m")
    key = desk.declare("Down", *([form] if "=" in form else ["--at", typed]))
    assert abs((at(desk.show(key)["declared"]) - meant).total_seconds()) < 30


def test_a_time_over_a_minute_ahead_is_refused_by_whatever_writes_and_nothing_is_written(desk, playbook):
    ahead = iso(ago(minutes=-2))
    desk("declare", "Down", "--at", ahead, code=1)
    assert desk.json("list") == {"incidents": [], "runs": 0}
    key = desk.declare("Down", "--playbook", playbook)
    before = desk.show(key)["head"]
    for words in (
        ["log", "x"], ["ack", key], ["step", key, "1", "--done"], ["phase", key, "next"],
        ["status", key, "monitoring"], ["resolve", key], ["milestone", key, "detected"],
        ["role", key, "scribe", "x"],
    ):  # fmt: skip
        assert "lies ahead of now" in desk(*words, "--at", ahead, code=1).err, words
    assert desk.show(key)["head"] == before
    desk("log", "x", "--at", iso(ago(seconds=-30)))


@pytest.mark.parametrize("typed", ["soon", "", "25:00", "0001-01-01T00:00:00+14:00", "-99999999999d", "1969-01-01"])
def test_what_is_no_time_is_wrong_usage(desk, typed):
    desk("declare", "Down", "--at", typed, code=2)


@pytest.mark.parametrize(
    ("words", "says"),
    [(["declare", " "], "needs a title"), (["declare", "x" * 201], "201 characters"),
     (["declare", "x", "--severity", "P9"], "The levels are"),
     (["declare", "x", "--playbook", "none"], "No playbook"),
     (["declare", "x", "--playbook", "nowhere/x.md"], "No playbook")],
)  # fmt: skip
def test_a_declaration_that_does_not_hold_is_refused(desk, words, says):
    assert says in desk(*words, code=1).err
    assert desk.json("list")["incidents"] == []


def test_a_log_entry_is_there_with_its_text_its_time_and_who(desk):
    key = desk.declare()
    told = desk.json("log", "deploy rolled back", "--at", "-5m", "--as", "Maya")
    entry = next(one for one in desk.show(key)["entries"] if one["id"] == told["entry"])
    assert (entry["text"], entry["who"], entry["kind"]) == ("deploy rolled back", "Maya", "note")
    assert entry["happened"]["at"] == told["happened"]
    assert abs((at(told["happened"]) - ago(minutes=5)).total_seconds()) < 30


@pytest.mark.parametrize("words", [("1", "deploy rolled back"), ("pool", "is", "full"), ("INC-0001", "x")])
def test_the_log_takes_one_text_and_says_how_another_incident_is_meant(desk, words):
    key = desk.declare()
    before = desk.show(key)["entries"]
    said = desk("log", *words, code=2).err
    assert 'log "TEXT"' in said and 'log --key 2 "TEXT"' in said
    assert desk.show(key)["entries"] == before


def test_the_log_line_speaks_the_grammar_of_the_log_field(desk):
    key = desk.declare()
    desk("log", "! -3m roll back @RO")
    desk("log", "+ raise the pool @RO")
    shown = desk.show(key)
    assert [(one["kind"], one["text"]) for one in shown["entries"] if one["kind"] == "decision"] == [
        ("decision", "roll back @RO")
    ]
    assert [(one["text"], one["owner"]) for one in shown["actions"]] == [("raise the pool @RO", "RO")]


def test_with_at_a_time_in_the_text_stays_text(desk):
    key = desk.declare()
    told = desk.json("log", "-3m of latency", "--at", "-10m")
    assert told["text"] == "-3m of latency"
    assert abs((at(told["happened"]) - ago(minutes=10)).total_seconds()) < 30
    assert desk.show(key)["entries"][-1]["kind"] != "nothing"


@pytest.mark.parametrize("text", ["-x", "--json", "two\nlines", "<b>&amp;</b> '; drop table event; --", "🔥" * 50])
def test_a_text_is_kept_as_it_is(desk, text):
    key = desk.declare()
    desk("log", "--", text)
    assert text in [one["text"] for one in desk.show(key)["entries"]]


def test_an_empty_or_endless_text_is_refused(desk):
    desk.declare()
    assert "nothing to log" in desk("log", " ", code=1).err
    assert "100000 at most" in desk("log", "x" * 100_001, code=1).err


def test_steps_are_marked_by_number_or_by_how_they_begin(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook)
    first, second = desk.show(key)["phases"][0]["steps"]
    assert desk.json("step", key, first["id"], "--done", "--as", "RO")["state"] == "done"
    desk("step", key, "ask the", "--skip", "no database here")
    first, second = desk.show(key)["phases"][0]["steps"]
    assert (first["state"], first["who"]) == ("done", "RO")
    assert (second["state"], second["reason"]) == ("not_needed", "no database here")
    assert desk.show(key)["phases"][0]["done"] == 2
    assert "done already" in desk("step", key, first["id"], "--done", code=1).err
    assert "why the step is not needed" in desk("step", key, "Roll", "--skip", " ", code=1).err
    assert "No step" in desk("step", key, "nothing", "--done", code=1).err
    desk("step", key, first["id"], code=2)
    desk("step", key, first["id"], "--done", "--open", code=2)


def test_phases_are_entered_by_name_number_or_next(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook)
    assert desk.show(key)["phase"] == "Look"
    assert desk.json("phase", key, "next")["phase"] == "Mend"
    assert "last phase" in desk("phase", key, "next", code=1).err
    assert desk.json("phase", key, "1")["phase"] == "Look"
    assert desk.json("phase", key, "mend")["phase"] == "Mend"
    assert desk.show(key)["status"] == "investigating"
    assert "The phases are: Look, Mend" in desk("phase", key, "Sleep", code=1).err


def test_a_role_has_one_person_at_a_time(desk):
    key = desk.declare("Down", "--as", "Maya")
    desk("role", key, "IC", "Ravi Osei")
    desk("role", key, "tech lead", "Maya")
    assert desk.show(key)["roles"] == {"commander": "Ravi Osei", "tech_lead": "Maya"}
    told = desk.json("role", key, "scribe", "Ann", "--at", "-3h")
    assert abs((at(told["happened"]) - ago(hours=3)).total_seconds()) < 30
    rows = len(desk.show(key)["entries"])
    assert (
        desk("role", key, "IC", " Ravi  Osei ", "--at", "-1h").out == f"{key} commander: Ravi Osei has it already\n"
    )
    again = desk.json("role", key, "commander", "Ravi Osei")
    assert (again["person"], again["happened"], again["already"]) == ("Ravi Osei", None, True)
    assert len(desk.show(key)["entries"]) == rows and not told["already"]
    assert "The roles are" in desk("role", key, "king", "x", code=1).err


def test_the_assessment_card_is_shown_and_answered(desk):
    key = desk.declare()
    assert "Is it down completely" in desk("assess", key).out
    assert desk.json("assess", key, "extent", "complete")["assessment"] == {"extent": "complete"}
    assert desk.json("assess", key, "extent")["assessment"] == {"extent": None}
    assert "no question" in desk("assess", key, "weather", "fine", code=1).err


def test_an_erased_text_is_gone_from_every_file_and_the_record_still_verifies(desk):
    key = desk.declare()
    secret = "hunter2-swordfish"
    entry = desk.json("log", f"password {secret}", "--as", "Maya")["entry"]
    desk("erase", entry, "--reason", "a password")
    row = next(one for one in desk.show(key)["entries"] if one["id"] == entry)
    assert (row["text"], row["who"], row["erased"]) == ("(erased)", "Maya", True)
    assert any(one["detail"] == "a password" for one in desk.show(key)["entries"])
    assert desk.json("verify")["ok"] is True
    for file in (path for path in desk.folder.rglob("*") if path.is_file()):
        assert secret.encode() not in file.read_bytes(), file
    assert "erased already" in desk("erase", entry, "--reason", "again", code=1).err


def test_only_free_text_is_erased(desk):
    key = desk.declare()
    opened = desk.show(key)["entries"][0]["id"]
    assert "Only free text" in desk("erase", opened, "--reason", "x", code=1).err
    assert "There is no entry" in desk("erase", "nothing", "--reason", "x", code=1).err
    desk("erase", opened, code=2)
    assert "why it is erased" in desk("erase", desk.json("log", "x")["entry"], "--reason", " ", code=1).err


def test_the_record_refuses_a_change_from_outside(desk):
    desk.declare()
    connection = sqlite3.connect(desk.folder / "desk.db")
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("UPDATE event SET who = 'nobody'")
    connection.close()


def test_all_relative_times_of_a_command_count_from_one_now(desk):
    stones = "--impact-started", "-30h", "--detected", "-30h"
    shown = desk.show(desk.declare("Down", "--at", "-30h", *stones))
    detected, begun = (shown["milestones"][one]["at"] for one in ("detected", "impact_started"))
    assert shown["declared"] == detected == begun
