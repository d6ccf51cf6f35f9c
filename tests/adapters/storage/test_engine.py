"""How a record's file is opened: with every promise, never over somebody else's file, and whole after a crash."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.storage.engine import Database, connect
from incident_desk.adapters.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from incident_desk.domain.errors import StoreFailure
from tests.adapters.storage.records import entry, problems, texts

PROMISED = {
    "synchronous": 3, "journal_mode": "truncate", "recursive_triggers": 1, "trusted_schema": 0,
    "cell_size_check": 1, "secure_delete": 1, "mmap_size": 0,
}  # fmt: skip


def files_in(folder):
    """Every file with what is in it."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("kind", ["writing", "reading"])
def test_every_connection_keeps_every_promise(kind, record):
    with getattr(record.database(), kind)() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PROMISED}
    assert found == PROMISED


def test_the_file_is_its_owners_alone_from_the_start(record):
    before = os.umask(0)
    try:
        record.database()
    finally:
        os.umask(before)
    assert stat.S_IMODE(record.files.record.stat().st_mode) == 0o600


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(min_size=2, max_size=3000)
)  # SQLite makes files of one byte itself and takes them as empty
@example(content=b"xy")
@example(content=b"SQLite format 3\x00")
@example(content=b"SQLite format 3\x00" + b"\xff" * 4080)
@example(content=b"# Notes\n" * 500)
def test_a_file_that_is_no_database_is_refused_and_stays_as_it_is(content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("foreign")
    (folder / "desk.db").write_bytes(content)
    with pytest.raises(StoreFailure) as refused:
        Database(folder / "desk.db")
    assert refused.value.code in ("corrupt", "cannot_open", "io_error") and "desk.db" in str(refused.value)
    assert files_in(folder) == {"desk.db": content}


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 7", "CREATE TABLE note (text)"])
def test_another_programs_database_is_refused_and_stays_as_it_is(statement, tmp_path):
    path = tmp_path / "desk.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    before = files_in(tmp_path)
    with pytest.raises(StoreFailure, match="no record of Incident Desk.*nothing was written") as refused:
        Database(path)
    assert refused.value.code == "corrupt" and files_in(tmp_path) == before


def test_a_record_of_a_newer_version_is_refused_in_plain_words(record, store):
    store.close()
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = record.files.record.read_bytes()
    with pytest.raises(StoreFailure, match="made by a newer version of Incident Desk. Update") as refused:
        record.open()
    assert refused.value.code == "too_new" and record.files.record.read_bytes() == before


def test_a_folder_in_the_files_place_is_refused(record):
    record.files.record.mkdir()
    with pytest.raises(StoreFailure) as refused:
        record.database()
    assert refused.value.code == "cannot_open"


def test_a_journal_left_by_a_record_that_is_gone_is_not_played_into_a_new_one(record, store, tmp_path):
    journal = tmp_path / "desk.db-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00\x00\x00\x01" * 2000)
    store.close()
    record.files.record.unlink()
    again = record.open()
    assert again.position() == 0 and problems(again) == []


_DIES_IN_A_WRITE = """
import os, signal, sys
from pathlib import Path
from incident_desk.adapters.storage.engine import connect
connection = connect(Path(sys.argv[1]))
connection.execute("PRAGMA cache_size = 2")
connection.execute("PRAGMA ignore_check_constraints = ON")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DROP TRIGGER event_unchanged")
connection.execute("UPDATE event SET body = upper(body)")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_write_that_was_killed_half_way_is_taken_back_at_the_next_opening(record, store):
    for number in range(60):
        record.write(store, entry(f"{number} " + "long " * 200))
    before = [event.hash for event in store.since(0)]
    store.close()
    killed = subprocess.run([sys.executable, "-c", _DIES_IN_A_WRITE, str(record.files.record)], timeout=30)
    assert killed.returncode == -9
    assert (record.files.record.parent / "desk.db-journal").stat().st_size > 512, "the journal must be hot"
    again = record.open()
    assert [event.hash for event in again.since(0)] == before and problems(again) == []


def test_a_record_that_another_program_put_into_wal_comes_back_out_of_it(record, store):
    store.close()
    with closing(sqlite3.connect(record.files.record)) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    again = record.open()
    record.write(again, entry("after"))
    with record.database().reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"


def test_a_record_that_is_held_in_wal_by_another_program_is_locked(record, store):
    store.close()
    with closing(sqlite3.connect(record.files.record)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM event").fetchone()
        with pytest.raises(sqlite3.OperationalError) as busy:
            connect(record.files.record, patience_s=0.1).close()
    assert busy.value.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def test_the_version_moves_with_each_commit_of_anybody_and_never_waits(record, store):
    database = record.database()
    first = database.version()
    assert database.version() == first
    record.write(store, entry("one more"))
    second = database.version()
    assert second != first
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert database.version() == second
        other.execute("ROLLBACK")


def test_two_programs_that_make_the_same_record_make_one(record):
    first, second = record.database(), record.database()
    with first.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    second._create()
    with second.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0


def test_after_letting_go_it_opens_by_itself(record, store):
    database = record.database()
    version = database.version()
    database.dispose()
    assert database.version() != -1 and version is not None
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 1


def test_reading_and_writing_leave_the_file_to_sqlite_alone(record, store, monkeypatch):
    """Closing any handle of ours on the live file would drop the locks that SQLite holds in this process."""
    opened = []
    real = os.open

    def watched(path, *rest, **named):
        opened.append(os.fspath(path))
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", watched)
    other = record.open()
    record.write(other, entry("here"))
    assert texts(other) == ["here"] and problems(other) == []
    handles = [path for path in opened if path == str(record.files.record)]
    assert len(handles) == 1, "only the attempt to make the file, which fails where there is one"
