"""Each alarm is one whole line; a disk that refuses takes nothing else down."""

import json
import os
from pathlib import Path

from incident_desk.adapters.guardian import journal as module
from incident_desk.adapters.guardian.journal import Journal
from incident_desk.services.vigil import Deadline, Finding, What
from tests.fakes import NOON

LATE = Finding(
    What.DEADLINE, "Next update late, 12:00:00 UTC", None, ("INC-0047",),
    Deadline("i/next update/late", "i", "Next update late", NOON, "late"),
)  # fmt: skip


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_line_says_when_what_of_which_incident_due_when_and_by_which_process(tmp_path):
    path = tmp_path / "guardian.jsonl"
    assert Journal(path).write(LATE, NOON)
    assert lines(path) == [
        {
            "time": "2026-03-01T12:00:00.000+00:00", "what": "deadline", "words": "Next update late, 12:00:00 UTC",
            "incidents": ["INC-0047"], "pid": os.getpid(), "due": "2026-03-01T12:00:00+00:00",
            "deadline": "i/next update/late",
        }
    ]  # fmt: skip
    assert path.stat().st_mode & 0o077 == 0


def test_another_one_knows_what_was_told(tmp_path):
    path = tmp_path / "guardian.jsonl"
    assert Journal(path).told() == set()
    Journal(path).write(Finding(What.BEGAN, "The guardian watches"), NOON)
    Journal(path).write(LATE, NOON)
    with path.open("ab") as file:
        file.write(b'\xff\n[]\n{"deadline"')
    assert Journal(path).told() == {"i/next update/late"}


def test_only_the_end_of_a_long_journal_is_read(tmp_path, monkeypatch):
    path = tmp_path / "guardian.jsonl"
    Journal(path).write(LATE, NOON)
    with path.open("ab") as file:
        file.write(b"x" * 5000 + b"\n")
    monkeypatch.setattr(module, "_TAIL", 4000)
    assert Journal(path).told() == set()


def test_a_disk_that_refuses_is_no_error_and_is_tried_again(tmp_path):
    journal = Journal(tmp_path / "later" / "guardian.jsonl")
    assert journal.write(LATE, NOON) is False
    (tmp_path / "later").mkdir()
    assert journal.write(LATE, NOON) is True


def test_a_full_disk_is_no_error():
    assert Journal(Path("/dev/full")).write(LATE, NOON) is False


def test_half_a_line_is_ended_before_the_next_one(tmp_path, monkeypatch):
    path, real = tmp_path / "guardian.jsonl", os.write
    journal = Journal(path)
    monkeypatch.setattr(module.os, "write", lambda file, data: real(file, data[:9]))
    assert journal.write(LATE, NOON) is False
    monkeypatch.undo()
    assert journal.write(LATE, NOON) is True
    assert [line[:9] for line in path.read_text().splitlines()] == ['{"time": ', '{"time": ']
