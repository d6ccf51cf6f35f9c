"""Lines from one process to the others: in order, few, and never worth waiting for."""

import logging
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from incident_desk.adapters.storage import board as module
from incident_desk.adapters.storage import disposable
from incident_desk.adapters.storage.board import Board
from tests.adapters.storage.records import ROOT


@pytest.fixture
def boards(tmp_path):
    """Makes boards on one file, as several processes have them."""
    made = []

    def one():
        made.append(Board(tmp_path / "samples.db"))
        return made[-1]

    yield one
    for board in made:
        board.close()


def test_what_one_leaves_the_other_reads_once_and_in_order(boards):
    one, two = boards(), boards()
    one.post("a")
    one.post("b")
    seen, lines = two.since(0)
    assert lines == ["a", "b"]
    assert two.since(seen) == (seen, [])
    two.post("ü\n\0")
    assert one.since(seen) == (seen + 1, ["ü\n\0"])


def test_another_process_reads_it_too(boards, tmp_path):
    boards().post("hello")
    code = "import sys; from pathlib import Path; from incident_desk.adapters.storage.board import Board\n"
    code += "board = Board(Path(sys.argv[1])); print(board.since(0)[1]); board.post('back'); board.close()"
    said = subprocess.run([sys.executable, "-c", code, tmp_path / "samples.db"], cwd=ROOT, capture_output=True,
                          text=True, timeout=30)  # fmt: skip
    assert said.stdout.strip() == "['hello']", said.stderr
    assert boards().since(0)[1] == ["hello", "back"]


def test_it_is_its_owners_alone(boards, tmp_path):
    before = os.umask(0)
    try:
        boards().post("x")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_only_the_last_lines_stay(boards, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 150)
    board = boards()
    for number in range(420):
        board.post(str(number))
    _, lines = board.since(0)
    assert 150 <= len(lines) <= 250 and lines[-1] == "419"


SPOILS = {
    "not a database": lambda path: path.write_bytes(b"nothing of ours" * 300),
    "another table": lambda path: _say(path, "DROP TABLE line", "CREATE TABLE line (other)"),
    "gone": lambda path: path.unlink(),
    "another one in its place": lambda path: _replace(path),
}


def _say(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def _replace(path):
    fresh = Board(path.with_name("fresh.db"))
    fresh.post("from the new one")
    fresh.close()
    os.replace(path.with_name("fresh.db"), path)


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoilt_board_is_made_anew_for_everybody(spoil, boards, tmp_path):
    one, two = boards(), boards()
    for number in range(5):
        one.post(str(number))
    seen, _ = two.since(0)
    if spoil == "not a database":
        one.close()
        two.close()
    SPOILS[spoil](tmp_path / "samples.db")
    one.post("after")
    assert two.since(seen)[1][-1:] == ["after"] or boards().since(0)[1][-1:] == ["after"]
    two.post("both ways")
    assert one.since(0)[1][-1] == "both ways"


def test_where_it_can_not_be_lines_are_lost_and_it_is_said_once(tmp_path, caplog):
    board = Board(tmp_path / "gone" / "samples.db")
    with caplog.at_level(logging.WARNING):
        board.post("x")
        board.post("y")
        assert board.since(7) == (7, ())
    assert len(caplog.records) == 1
    board.close()


def test_one_that_is_held_by_another_program_is_not_spoilt(boards, tmp_path, monkeypatch):
    monkeypatch.setattr(disposable, "PATIENCE_S", 0.01)
    board = boards()
    board.post("kept")
    with closing(sqlite3.connect(tmp_path / "samples.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        board.post("lost")
        other.execute("ROLLBACK")
    assert board.since(0)[1] == ["kept"]
