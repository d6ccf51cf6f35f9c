"""Nothing in a record can be changed by whoever opens the file, and who tries leaves a trace."""

import sqlite3
from contextlib import closing

import pytest

from incident_desk.adapters.storage.schema import TRIGGERS, expected_objects
from tests.adapters.storage.records import entry, erasure, problems, texts

COLUMNS = "id, incident, seq, act, kind, version, precision, written_us, who, body, salt, body_hash, previous, hash"


@pytest.fixture
def foreign(record, store):
    """Another program's connection, without any of our pragmas, to a record with one entry at position 2."""
    record.write(store, entry("before"))
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as connection:
        yield connection


ATTEMPTS = {
    "a changed text": "UPDATE event SET body = '{}' WHERE position = 2",
    "a changed author": "UPDATE event SET who = 'Eve'",
    "another number": "UPDATE event SET position = 9 WHERE position = 2",
    "an emptied text without an erasure": "UPDATE event SET body = NULL, salt = NULL WHERE position = 2",
    "a deleted event": "DELETE FROM event WHERE position = 2",
    "a replaced event": f"INSERT OR REPLACE INTO event (position, {COLUMNS}) SELECT 2, {COLUMNS} FROM event "
    "WHERE position = 2",
    "an event that follows nothing": f"INSERT INTO event ({COLUMNS}) SELECT 'x', incident, 7, act, kind, version, "
    "precision, written_us + 1, who, body, salt, body_hash, hash, hash FROM event WHERE position = 2",
    "an event of the past": f"INSERT INTO event ({COLUMNS}) SELECT 'x', incident, 3, act, kind, version, "
    "precision, written_us, who, body, salt, body_hash, hash, hash FROM event WHERE position = 2",
    "a second event of the same id": f"INSERT OR IGNORE INTO event ({COLUMNS}) SELECT id, incident, 3, act, kind, "
    "version, precision, written_us + 1, who, body, salt, body_hash, hash, hash FROM event WHERE position = 2",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_another_program_is_refused_and_named(attempt, foreign, store):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        foreign.execute(ATTEMPTS[attempt])
    assert texts(store) == ["before"]
    (said,) = problems(store)
    assert "Another program tried" in said and "the record refused" in said


@pytest.mark.parametrize("statement", ["UPDATE refusal SET what = 'nothing'", "DELETE FROM refusal"])
def test_the_trace_of_an_attempt_stays(statement, foreign, store):
    with pytest.raises(sqlite3.IntegrityError):
        foreign.execute(ATTEMPTS["a deleted event"])
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        foreign.execute(statement)
    assert len(problems(store)) == 1


def test_an_opening_can_not_be_emptied_even_where_an_erasure_names_it(foreign, record, store):
    opened = store.events("one")[0].id
    record.write(store, erasure(opened))
    assert store.event(opened).body is not None
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        foreign.execute("UPDATE event SET body = NULL, salt = NULL WHERE position = 1")


def test_an_erasure_in_another_incident_empties_nothing(record, store):
    from tests.adapters.storage.records import opening

    (kept,) = record.write(store, entry("before"))
    record.write(store, opening("two", "INC-0002"))
    record.write(store, erasure(kept.id, incident="two"))
    assert texts(store) == ["before"]


def test_a_record_has_these_objects(record, store):
    with record.database().reading() as connection:
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    assert names == expected_objects() and set(TRIGGERS) < names
