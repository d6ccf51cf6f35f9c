"""Batches are read once, by whom they are of, and forgotten with the file's."""

import sqlite3

import pytest

from incident_desk.adapters.storage.history_packing import Packed, rows_to_bytes
from incident_desk.adapters.storage.history_tail import Tail


@pytest.fixture
def connection():
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute("CREATE TABLE tail (number INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB)")
    yield made
    made.close()


def row(check, at):
    return Packed(check, at, 5, 200, 0, (1, 2, 3, 4), 0, 9)


def put(connection, *rows):
    connection.execute("INSERT INTO tail (data) VALUES (?)", (rows_to_bytes(rows),))


def test_each_check_has_its_own_in_the_order_they_came(connection):
    tail = Tail(connection)
    put(connection, row(1, 10), row(2, 11))
    tail.read_on()
    put(connection, row(1, 9))
    tail.read_on()
    assert tail.of(1, folded=0) == [row(1, 10), row(1, 9)] and tail.of(2, folded=0) == [row(2, 11)]
    assert tail.of(1, folded=1) == [row(1, 9)] and tail.of(3, folded=0) == []
    assert (set(tail.checks(upto=1)), tail.last) == ({1, 2}, 2)


def test_what_went_from_the_file_is_forgotten(connection):
    tail = Tail(connection)
    for at in range(5):
        put(connection, row(1, at), row(2, at))
        tail.read_on()
    connection.execute("DELETE FROM tail WHERE number <= 3")
    tail.read_on()
    assert [one.at for one in tail.of(1, folded=0)] == [3, 4]
    connection.execute("DELETE FROM tail")
    tail.read_on()
    assert tail.of(1, folded=0) == [] and tail.checks(upto=99) == []
    put(connection, row(2, 7))
    tail.read_on()
    assert tail.of(2, folded=0) == [row(2, 7)]


def test_it_can_be_read_a_little_at_a_time(connection):
    for at in range(5):
        put(connection, row(1, at))
    tail = Tail(connection)
    assert [tail.read_on(2), tail.read_on(2), tail.read_on(2), tail.read_on(2)] == [True, True, False, False]
    assert [one.at for one in tail.of(1, folded=0)] == [0, 1, 2, 3, 4]


def test_a_batch_that_is_none_stops_nothing(connection):
    connection.execute("INSERT INTO tail (data) VALUES ('text'), (x'00'), (NULL)")
    put(connection, row(1, 3))
    tail = Tail(connection)
    tail.read_on()
    assert tail.of(1, folded=0) == [row(1, 3)] and tail.last == 4
