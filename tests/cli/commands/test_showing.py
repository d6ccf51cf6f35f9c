"""What is shown and handed out: list, show, clock, report, verify, backup."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.qt.record_files import record_json


def test_the_newest_incident_is_listed_first_and_drills_stand_apart(desk):
    for title in ("one", "two", "three"):
        desk.declare(title)
    desk.declare("practice", "--drill")
    desk("cancel", "2", "--reason", "false alarm")
    assert [one["title"] for one in desk.json("list")["incidents"]] == ["three", "two", "one"]
    assert [one["key"] for one in desk.json("list", "--open")["incidents"]] == ["INC-0003", "INC-0001"]
    assert [one["key"] for one in desk.json("list", "--all")["incidents"]][0] == "DRILL-0001"
    assert desk("list").out.splitlines()[0].startswith("INC-0003")


def test_an_empty_list_says_what_to_do(desk):
    assert "Declare one with" in desk("list").out


def test_show_prints_the_incident_for_people(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook, "--at", "-20m")
    desk("log", "seen")
    said = desk("show", key).out
    for words in (
        "INC-0001  Down",
        "P2 · Investigating",
        "▸ 1 Look  0 of 2",
        "Read the logs",
        "seen",
        "Timeline (UTC)",
    ):
        assert words in said


def test_a_clock_says_every_target_with_where_it_is_from(desk, playbook):
    key = desk.declare("Down", "--playbook", playbook, "--at", "-50m")
    told = desk.json("clock", key)
    response, resolution = told["targets"]
    assert response["from"] == "playbook" and response["state"] == "at_risk" and response["seen"] is None
    assert abs(response["remaining_s"] - 600) < 30
    assert set(response) >= {"name", "state", "seen", "start", "due", "remaining_s", "from"}
    assert resolution["name"] == "resolution" and told["phase"]["name"] == "Look"
    assert [one["name"] for one in told["clocks"]] == ["elapsed", "impact", "detected"]
    assert abs(told["clocks"][0]["seconds"] - 3000) < 30


def test_a_clock_at_another_time_may_lie_ahead_or_before_the_declaration(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-10m")
    ahead = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert desk.json("clock", key, "--at", ahead)["targets"][0]["state"] == "late"
    early = desk.json("clock", key, "--at", "-11m")
    assert (early["targets"], early["clocks"], early["phase"]) == ([], [], None)
    assert "was not declared yet" in desk("clock", key, "--at", "2020-01-01").out


def test_as_of_leaves_out_what_was_recorded_later(desk):
    key = desk.declare("Down", "--severity", "P1", "--at", "-10m")
    written = desk.show(key)["entries"][-1]["written"]
    desk("ack", key, "--at", "-9m")
    assert desk.json("clock", key)["targets"][0]["state"] == "met"
    then = desk.json("clock", key, "--as-of", written)
    assert then["targets"][0]["state"] == "on_track" and then["now"] == written
    later = desk.json(
        "clock", key, "--as-of", written, "--at", (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    )
    assert later["targets"][0]["state"] == "late"
    assert desk.json("clock", key, "--as-of", "-5m")["targets"] == []


def test_what_comes_after_is_written_as_a_calendar_file(desk, tmp_path):
    key = desk.declare("Zahlung; kaputt, überall")
    assert "not resolved" in desk("clock", key, "--ics", str(tmp_path / "a.ics"), code=1).err
    desk("log", "+ Pin the driver @RO", "--key", key)
    desk("resolve", key, "--impact-ended", "unknown")
    told = desk.json("clock", key, "--ics", str(tmp_path / "a.ics"))
    assert told == {"key": key, "file": str(tmp_path / "a.ics")}
    events = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert [str(one["SUMMARY"]) for one in events] == [
        f"{key}: Watch ends: Zahlung; kaputt, überall",
        f"{key}: Review and close: Zahlung; kaputt, überall",
    ]
    assert desk("clock", key, "--ics", "-").out.startswith("BEGIN:VCALENDAR")
    assert "Not saved" in desk("clock", key, "--ics", str(tmp_path / "no" / "a.ics"), code=1).err
    desk("clock", key, "--ics", "x.ics", "--at", "-1m", code=2)


def test_a_report_is_written_in_the_format_that_is_asked_for(desk, tmp_path):
    key = desk.declare("Zahlung kaputt")
    for name, words, begins in (
        ("a.md", [], b"Incident report"), ("a.html", [], b"<!DOCTYPE html>"), ("a.json", [], b"{"),
        ("a", [], b"Incident report"), ("b.txt", ["--format", "json"], b"{"),
    ):  # fmt: skip
        told = desk.json("report", key, "-o", str(tmp_path / name), *words)
        content = (tmp_path / name).read_bytes()
        assert content.lower().startswith(begins.lower()) and b"Zahlung kaputt" in content, name
        assert told["file"] == str(tmp_path / name)


def test_a_report_as_pdf(desk, tmp_path):
    key = desk.declare("Zahlung kaputt")
    assert desk.json("report", key, "--format", "pdf", "-o", str(tmp_path / "named.bin"))["format"] == "pdf"
    assert (tmp_path / "named.bin").read_bytes().startswith(b"%PDF-")


def test_a_report_can_be_printed(desk):
    key = desk.declare("Zahlung kaputt")
    assert "# Zahlung kaputt" in desk("report", key, "-o", "-").out
    desk("report", key, "-o", "-", "--format", "pdf", code=2)


def test_a_report_never_takes_the_place_of_what_is_no_plain_file(desk, tmp_path):
    key = desk.declare()
    os.mkfifo(tmp_path / "pipe.md")
    os.symlink(os.devnull, tmp_path / "link.md")
    for name in ("pipe.md", "link.md"):
        assert "no plain file" in desk("report", key, "-o", str(tmp_path / name), code=1).err
    assert (tmp_path / "pipe.md").is_fifo() and (tmp_path / "link.md").is_symlink()
    assert "Not saved" in desk("report", key, "-o", str(tmp_path / "nowhere" / "x.md"), code=1).err
    assert "Not saved" in desk("report", key, "-o", str(tmp_path), code=1).err


def test_verify_counts_the_events_and_finds_damage(desk):
    desk.declare()
    assert desk.json("verify") == {"ok": True, "events": 2, "problems": [], "taken_in": []}
    connection = sqlite3.connect(desk.folder / "desk.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE event SET who = 'nobody' WHERE seq = 2")
    connection.commit()
    connection.close()
    said = desk("verify", "--json", code=1)
    assert said.data["ok"] is False and said.data["problems"]
    assert "does not verify" in said.err


def test_verify_says_that_what_was_taken_in_is_what_its_file_was(desk, tmp_path):
    path = tmp_path / "handed.json"
    path.write_bytes(record_json())
    desk("import", str(path))
    said = desk.json("verify")
    ((one,),) = (said["taken_in"],)
    assert said["ok"] and (one["key"], one["key_there"], one["holds"]) == ("INC-0001", "INC-0001", True)
    assert "INC-0001 was taken in from handed.json" in desk("verify").out
    assert f"its first {one['events']} events are those of the file" in desk("verify").out


def test_a_backup_is_whole_and_takes_no_ones_place(desk, tmp_path):
    key = desk.declare()
    copy = tmp_path / "copy.db"
    desk("backup", str(copy))
    assert "never replaces a file" in desk("backup", str(copy), code=1).err
    desk("backup", str(tmp_path / "nowhere" / "copy.db"), code=1)
    from incident_desk.cli.run import run

    desk._capsys.readouterr()
    assert run(["show", key, "--db", str(copy), "--json"]) == 0 and run(["verify", "--db", str(copy)]) == 0


@pytest.mark.parametrize("words", [["show"], ["clock"], ["report", "-o", "x.md"]])
def test_an_unknown_key_is_refused(desk, words):
    assert "There is no incident" in desk(words[0], "7", *words[1:], code=1).err
