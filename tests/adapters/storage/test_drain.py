"""What the flight recorder kept reaches the record once, in order, and nothing holds it up."""

import sqlite3
from contextlib import closing, contextmanager

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.events import Draft, Kind
from incident_desk.services.ports import Planned
from tests.adapters.storage.records import entry, opening, problems, texts


@contextmanager
def locked(record):
    """Another program holds the record."""
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Locks are told at once, not after five seconds."""
    from incident_desk.adapters.storage import engine

    real = engine.connect
    monkeypatch.setattr(
        engine, "connect", lambda path, patience_s=0.05: real(path, patience_s=min(patience_s, 0.05))
    )


def keep(record, store, *plans, act=None):
    """Write while the record is locked: the flight recorder keeps it."""
    with pytest.raises(StoreFailure) as refused:
        record.write(store, *plans, act=act)
    assert refused.value.code == "locked" and refused.value.kept
    assert "recorder.jsonl keeps it until it can be written" in str(refused.value)


@pytest.fixture
def quick(record):
    store = record.open()
    record.write(store, opening())
    return store


def test_what_was_kept_is_written_before_what_comes_next_and_once(record, quick):
    act = record.new_id()
    with locked(record):
        keep(record, quick, entry("first"), act=act)
        keep(record, quick, entry("second"))
        assert "holds 2 line(s) that could not be written" in problems(quick)[-1]
    record.write(quick, entry("third"))
    assert [one.data["text"] for one in record.write(quick, entry("never"), act=act)] == ["first"]
    assert texts(quick) == ["first", "second", "third"]
    assert record.files.recorder.stat().st_size == 0 and problems(quick) == []


def test_another_program_that_opens_the_record_writes_it(record, quick):
    with locked(record):
        keep(record, quick, entry("kept"))
    assert texts(record.open()) == ["kept"]


def test_a_program_that_dies_between_writing_and_emptying_doubles_nothing(record, quick):
    with locked(record):
        keep(record, quick, entry("kept"))
    lines = record.files.recorder.read_bytes()
    record.open()
    record.files.recorder.write_bytes(lines)
    assert texts(record.open()) == ["kept"] and record.files.recorder.stat().st_size == 0


def test_an_incident_whose_key_was_given_away_meanwhile_gets_the_next_one(record, quick):
    with locked(record):
        keep(record, quick, opening("offline", "INC-0002"), entry("its first words", "offline"))
    lines = record.files.recorder.read_bytes()
    record.files.recorder.write_bytes(b"")
    record.write(quick, opening("faster", "INC-0002"))
    record.files.recorder.write_bytes(lines)
    again = record.open()
    assert {head.incident: head.key for head in again.heads()}["offline"] == "INC-0003"
    assert texts(again, "offline") == ["its first words"] and problems(again) == []


def test_while_the_disk_refuses_it_stays_and_reading_goes_on(record, quick):
    with locked(record):
        keep(record, quick, entry("kept"))
        before = record.files.recorder.read_bytes()
        assert texts(record.open()) == []
        assert record.files.recorder.read_bytes() == before


POISONED = {
    "torn": lambda line: line[: len(line) // 2],
    "of another record": lambda line: line.replace(b'"one"', b'"elsewhere"'),
    "with a kind that is not known": lambda line: line.replace(b"entry_logged", b"dreamt_up_later"),
    "with half a letter": lambda line: line.replace(b"spoilt", b"\\ud800"),
    "an opening without a key": lambda line: line.replace(b"entry_logged", b"opened").replace(b'"one"', b'"two"'),
    "an opening of what is open": lambda line: line.replace(b"entry_logged", b"opened"),
}


@pytest.mark.parametrize("harm", POISONED)
def test_a_line_that_can_not_be_written_holds_up_nobody_and_is_kept(harm, record, quick):
    with locked(record):
        keep(record, quick, entry("spoilt"))
        first = record.files.recorder.read_bytes().strip()
        keep(record, quick, entry("behind it"))
    spoilt = POISONED[harm](first)
    record.files.recorder.write_bytes(record.files.recorder.read_bytes().replace(first, spoilt))
    again = record.open()
    assert texts(again)[-1] == "behind it"
    left = record.files.recorder.read_bytes()
    assert left in (b"", spoilt + b"\n")
    assert left or harm == "an opening of what is open"
    assert record.write(again, entry("goes on"))


def test_two_acts_of_one_id_in_one_line_hold_up_nobody(record, quick):
    with locked(record):
        keep(record, quick, Planned("one", [Draft(Kind.ENTRY_LOGGED, {"text": "a"}, id="same"),
                                            Draft(Kind.ENTRY_LOGGED, {"text": "b"}, id="same")]))  # fmt: skip
        keep(record, quick, entry("behind it"))
    again = record.open()
    assert texts(again) == ["behind it"] and "holds 1 line(s)" in problems(again)[-1]
