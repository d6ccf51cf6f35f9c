"""What is in memory is what the file says, however it got there."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.storage.failures import ForeignRecord, Unreadable
from incident_desk.adapters.storage.memory import Memory
from incident_desk.domain.errors import StoreFailure
from tests.adapters.storage.records import Record, entry, opening

ACTS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["take", "catch up", "nothing"])), max_size=12)


def seen(memory):
    """All that a memory knows."""
    return memory.end, sorted(memory.heads(), key=lambda head: head.key), memory.next_key("INC-")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_step_by_step_it_knows_what_it_knows_at_once(acts, tmp_path_factory):
    record = Record(tmp_path_factory.mktemp("memory"))
    try:
        store, database, memory, open_ones = record.open(), record.database(), Memory(), set()
        for number, how in acts:
            incident = f"i{number}"
            plan = entry("x", incident) if incident in open_ones else opening(incident, f"INC-{number:04}")
            open_ones.add(incident)
            events = record.write(store, plan)
            if how == "take":
                memory.take(events)
            elif how == "catch up":
                with database.reading() as connection:
                    memory.catch_up(connection)
        fresh = Memory()
        with database.reading() as connection:
            memory.catch_up(connection)
            fresh.catch_up(connection)
        assert seen(memory) == seen(fresh)
        assert [head.seq for head in fresh.heads()] == [len(store.events(one.incident)) for one in fresh.heads()]
    finally:
        record.close()


@pytest.mark.parametrize(
    ("keys", "following"),
    [
        ((), "INC-0001"), (("INC-0007", "INC-0002"), "INC-0008"), (("inc-0007",), "INC-0008"),
        (("INC-9999",), "INC-10000"), (("INC-0003-B", "INC-x", "DRILL-0009"), "INC-0001"),
        (("INC-" + "9" * 40,), "INC-0001"), (("INC-٣",), "INC-0001"),
    ],
)  # fmt: skip
def test_the_next_key_follows_the_highest_number(keys, following, record):
    store = record.open()
    for number, key in enumerate(keys):
        record.write(store, opening(f"i{number}", key))
    found = []
    store.append(lambda transaction: found.append(transaction.next_key("INC-")) or [], act=record.new_id(), who="x")
    assert found == [following]


def test_a_key_is_found_whatever_its_case(record, store):
    found = []
    store.append(
        lambda one: found.extend([one.incident_of("inc-0001"), one.incident_of("INC-2")]) or [],
        act=record.new_id(), who="x",
    )  # fmt: skip
    assert found == ["one", None]


def test_a_file_that_was_put_in_the_place_of_ours_is_noticed(record, store, tmp_path):
    record.write(store, entry("ours"))
    memory = Memory()
    with record.database().reading() as connection:
        memory.catch_up(connection)
    other = Record(tmp_path / "other")
    (tmp_path / "other").mkdir()
    theirs = other.open()
    other.write(theirs, opening())
    try:
        with other.database().reading() as connection, pytest.raises(ForeignRecord):
            memory.catch_up(connection)
    finally:
        other.close()


@pytest.mark.parametrize("body", ["{", "[]", "7", "[" * 50_000])
def test_a_damaged_opening_is_damage(body, record, store):
    store.close()
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("DROP TRIGGER event_unchanged")
        other.execute("UPDATE event SET body = ?", (body,))
    with record.database().reading() as connection, pytest.raises(Unreadable, match="opening at position 1"):
        Memory().catch_up(connection)
    with pytest.raises(StoreFailure) as refused:
        record.open()
    assert refused.value.code == "corrupt"
