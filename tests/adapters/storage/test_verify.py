"""Whatever is wrong with a record is found and named."""

import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.storage import verify
from incident_desk.domain.errors import StoreFailure
from tests.adapters.storage.records import Record, entry, erasure, opening, problems
from tests.examples import few


@pytest.fixture
def full(record, store):
    """A record with five entries at the positions 2 to 6, one of them erased at 7."""
    for number in range(5):
        record.write(store, entry(f"entry {number}", entry_id=f"e{number}"))
    record.write(store, erasure("e1"))
    assert problems(store) == []
    return store


def harm(record, *statements):
    """Do this to the file without the guards, and put them back as they were."""
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        guards = other.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            other.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            other.execute(statement)
        for _, sql in guards:
            with suppress(sqlite3.OperationalError):  # its table is gone: that was the harm
                other.execute(sql)


HARMS = {
    "a changed text": ("UPDATE event SET body = replace(body, '3', '9') WHERE position = 5", "Event 5 of one"),
    "a changed author": ("UPDATE event SET who = 'Eve' WHERE position = 3", "Event 3 of one was changed"),
    "a changed time": ("UPDATE event SET happened_us = happened_us + 1 WHERE position = 4", "Event 4 of one"),
    "a text that was emptied in silence": (
        "UPDATE event SET body = NULL, salt = NULL WHERE position = 4",
        "has lost its text, and no erasure says so"),
    "a missing event": ("DELETE FROM event WHERE position = 4", "1 event(s) are missing before it"),
    "an end that was cut off": ("DELETE FROM event WHERE position = 7", "its end was cut off"),
    "an end and its erasure's trace cut off": (
        "DELETE FROM event WHERE position > 2", "The record ends at event 2, and 7 were counted"),
    "another spelling": ("UPDATE event SET body = ' ' || body WHERE position = 4", "spelled in another way"),
    "a text that is none": ("UPDATE event SET body = x'ff' WHERE position = 4", "position 4 can't be read"),
    "a body that is no object": ("UPDATE event SET body = '7' WHERE position = 4", "position 4 can't be read"),
    "a time that is none": ("UPDATE event SET written_us = 'noon' WHERE position = 4", "position 4 can't be read"),
    "a guard that was taken away": ("DROP TABLE refusal", "The record's table or guard 'refusal' was taken away"),
    "something added": ("CREATE VIEW extra AS SELECT 1", "Another program added 'extra' to the record"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMS)
def test_harm_is_found_and_named(name, record, full):
    statement, said = HARMS[name]
    harm(record, statement)
    found = problems(full)
    assert any(said in one for one in found), found


def test_a_changed_guard_is_found(record, full):
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("DROP TRIGGER event_kept")
        other.execute("CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT 1; END")
    assert problems(full) == ["The record's guard 'event_kept' was changed"]


def test_a_record_of_several_pages_is_read_to_its_end(record, full, monkeypatch):
    monkeypatch.setattr(verify, "PAGE", 2)
    assert problems(full) == []
    harm(record, "UPDATE event SET who = 'Eve' WHERE position = 7")
    assert any("Event 7 of one" in one for one in problems(full))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A whole record: its bytes and its events."""
    record = Record(tmp_path_factory.mktemp("whole"))
    store = record.open()
    record.write(store, opening())
    for number in range(20):
        record.write(store, entry(f"entry {number} " + "word " * 30))
    true = store.since(0)
    record.close()
    return record.files.record.read_bytes(), true


@settings(max_examples=few(20, 60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@example(place=0.03125, bit=7)
def test_no_bit_of_an_event_flips_unnoticed(place, bit, whole, tmp_path_factory):
    """A bit that matters is a finding, or the file is refused; never is a changed event shown as true."""
    record = Record(tmp_path_factory.mktemp("flip"))
    data, true = bytearray(whole[0]), whole[1]
    data[int(place * len(data))] ^= 1 << bit
    record.files.record.write_bytes(data)
    try:
        store = record.open()
        found, now = problems(store), store.since(0)
    except StoreFailure:
        return
    finally:
        record.close()
    assert found or now == true


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_tree_that_leads_back_is_read_to_an_end(page, whole, tmp_path_factory, monkeypatch):
    """One event after the other says that it is an earlier one."""
    monkeypatch.setattr(verify, "PAGE", page)
    leaves = [start for start in range(4096, len(whole[0]), 4096) if whole[0][start] == 13]
    for leaf in leaves:
        for place in range(int.from_bytes(whole[0][leaf + 3 : leaf + 5])):
            data, pointer = bytearray(whole[0]), leaf + 8 + 2 * place
            cell = leaf + int.from_bytes(data[pointer : pointer + 2])
            data[cell + (2 if data[cell] & 0x80 else 1)] = 1
            record = Record(tmp_path_factory.mktemp("back"))
            record.files.record.write_bytes(data)
            with suppress(StoreFailure):
                list(record.open().verify())
            record.close()


def test_a_lock_is_no_damage(record, full, monkeypatch):
    from incident_desk.adapters.storage import engine

    full.close()
    real = engine.connect
    monkeypatch.setattr(engine, "connect", lambda path, patience_s=0.05: real(path, patience_s=0.05))
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreFailure) as refused:
            problems(full)
    assert refused.value.code == "locked"
