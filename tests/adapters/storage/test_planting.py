"""A record of a file is in the store whole or not at all, and reads as it was first written."""

import sqlite3
from dataclasses import replace

import pytest

from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.domain.taken_records import TakenFrom, opening_here
from tests.adapters.storage.records import Record, entry, opening, texts
from tests.services.test_record_import import story


@pytest.fixture
def record(tmp_path):
    one = Record(tmp_path)
    yield one
    one.close()


def told(key="INC-0007"):
    """The story as it is to stand in another store."""
    events = story().store.events("id-1")
    taken = TakenFrom("INC-0001", "a.json", events[-1].written_at, "Ana", len(events), events[-1].hash)
    return events, [opening_here(events, key, taken), *events[1:]]


def test_it_reads_as_it_was_first_written_in_every_program(record):
    before, events = told()
    store, other = record.open(), record.open()
    record.write(store, opening(), entry("here"))
    planted = store.plant(lambda _: events)
    assert other.heads()[1].key == "INC-0007"
    for found in (planted, store.events("id-1"), other.events("id-1"), other.since(2), record.open().since(2)):
        assert [one.written_at for one in found] == [one.written_at for one in before]
        assert [one.who for one in found] == [one.who for one in before]
    # a part of it that is read without its beginning, by a program that has not seen it
    assert record.open().events("id-1", 3)[0].written_at == before[3].written_at
    assert list(store.verify()) == [] and texts(store) == ["here"]
    # what is written after it comes after everything, and only that has the time of now
    record.write(store, entry("later", incident="id-1"))
    assert other.events("id-1")[-1].written_at >= record.clock.now() and list(other.verify()) == []


def test_what_is_refused_leaves_nothing(record):
    _, events = told()
    store = record.open()
    record.write(store, opening(key="INC-0007"))
    with pytest.raises(Refused, match="INC-0007 already"):
        store.plant(lambda _: events)
    store.plant(lambda _: told("INC-0008")[1])
    with pytest.raises(Refused, match="in another record here already"):
        store.plant(lambda _: [replace(one, incident="x") for one in told("INC-0009")[1]])
    assert store.plant(lambda _: []) == []
    assert store.position() == 1 + len(events) and list(store.verify()) == []


def test_a_disk_that_refuses_in_the_middle_leaves_nothing_and_the_recorder_keeps_nothing(record):
    _, events = told()
    store = record.open()
    record.write(store, opening())
    with sqlite3.connect(record.files.record) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailure, match="It was not taken in"):
            store.plant(lambda _: events)
        other.rollback()
    assert store.position() == 1 and not record.files.recorder.exists()
    assert len(store.plant(lambda _: events)) == len(events)


def test_an_opening_whose_origin_is_damaged_is_read_as_it_stands(record):
    _, events = told()
    store = record.open()
    store.plant(lambda _: [replace(events[0], body={**events[0].body, "taken": {"key": 1}}), *events[1:]])
    assert len(record.open().events("id-1")) == len(events)
