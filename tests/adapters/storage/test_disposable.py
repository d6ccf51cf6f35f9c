"""A file that may be thrown away: whatever is in its place, it works again, or is done without."""

import logging
import sqlite3
import threading
from contextlib import closing

import pytest

from incident_desk.adapters.storage import disposable
from incident_desk.adapters.storage.disposable import Disposable

STATEMENTS = ("PRAGMA journal_mode = TRUNCATE", "CREATE TABLE IF NOT EXISTS word (text TEXT)")


def add(word):
    return lambda connection: connection.execute("INSERT INTO word VALUES (?)", (word,)).rowcount


def words(connection):
    return [row[0] for row in connection.execute("SELECT text FROM word")]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "view.db"


@pytest.fixture
def file(path):
    made = Disposable(path, STATEMENTS)
    yield made
    made.close()


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\xff" * 5000, b""])
def test_whatever_lies_in_its_place_is_replaced(content, file, path):
    path.write_bytes(content)
    assert file.do(add("here")) == 1 and file.do(words) == ["here"]


def test_one_with_other_tables_is_made_anew(file, path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE word (number INTEGER, other TEXT)")
    assert file.do(add("here")) == 1 and file.do(words) == ["here"]


def test_one_that_was_deleted_is_made_anew_and_shared(file, path):
    file.do(add("before"))
    path.unlink()
    assert file.do(add("after")) == 1
    with closing(sqlite3.connect(path)) as other:
        assert words(other) == ["after"]


def test_a_bug_of_ours_is_not_taken_for_a_spoilt_file(file, path):
    file.do(add("kept"))
    with pytest.raises(ZeroDivisionError):
        file.do(lambda _connection: 1 // 0)
    assert file.do(words) == ["kept"]


def test_one_that_is_held_is_done_without_and_not_replaced(file, path, monkeypatch):
    monkeypatch.setattr(disposable, "PATIENCE_S", 0.01)
    file.do(add("kept"))
    file.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert file.do(add("lost")) is None
    assert file.do(words) == ["kept"]


def test_a_place_that_can_not_be_is_said_once_until_it_works(tmp_path, caplog):
    folder = tmp_path / "gone"
    file = Disposable(folder / "view.db", STATEMENTS)
    with caplog.at_level(logging.WARNING):
        assert file.do(words) is None and file.do(words) is None
        assert len(caplog.records) == 1
        folder.mkdir()
        assert file.do(words) == []
    file.close()


def test_threads_take_turns(file):
    threads = [threading.Thread(target=lambda: [file.do(add("x")) for _ in range(20)]) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.do(words)) == 60
