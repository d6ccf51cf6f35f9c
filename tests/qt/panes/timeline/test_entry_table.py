"""The table under Qt's own tester."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.qt.panes.timeline.entry_table import EntryTable

AT = datetime(2026, 3, 1, 3, tzinfo=UTC)


def entry(name):
    return Entry(str(name), Sign.NOTE, f"text {name}", Moment.exactly(AT), AT, AT, "Rita Ortega", 1, human=True)


def entries(*names):
    return tuple(entry(name) for name in names)


@pytest.fixture
def table(qapp):
    table = EntryTable()
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield table
    del tester


@pytest.fixture
def told(table):
    told = []
    table.modelReset.connect(lambda: told.append("reset"))
    table.rowsInserted.connect(lambda _parent, first, last: told.append(("inserted", first, last)))
    table.rowsRemoved.connect(lambda _parent, first, last: told.append(("removed", first, last)))
    table.dataChanged.connect(lambda first, _last: told.append(("changed", first.row())))
    return told


def test_an_appended_entry_is_one_row_inserted(table, told):
    table.show(entries("a", "b"))
    told.clear()
    table.show(entries("a", "b", "c"))
    assert told == [("inserted", 2, 2)]


def test_an_earlier_entry_is_inserted_in_its_place(table, told):
    table.show(entries("a", "b"))
    told.clear()
    table.show(entries("a", "x", "y", "b"))
    assert told == [("inserted", 1, 2)]
    assert table.row_of("b") == 3


def test_a_struck_entry_changes_its_row_alone(table, told):
    table.show(entries("a", "b"))
    told.clear()
    table.show((entry("a"), replace(entry("b"), struck="why")))
    assert told == [("changed", 1)]


def test_another_incident_resets(table, told):
    table.show(entries("a", "b"))
    told.clear()
    table.show(entries("a", "b", "c"), anew=True)
    assert told == ["reset"]


def test_entries_that_went_are_taken_out(table, told):
    table.show(entries("a", "b", "c", "d"))
    told.clear()
    table.show(entries("a", "d"))
    assert told == [("removed", 1, 2)]


@pytest.mark.parametrize(("names", "steps"), [("acdbe", [("removed", 1, 1), ("inserted", 3, 3)]),
                                              ("adbce", [("removed", 3, 3), ("inserted", 1, 1)])])  # fmt: skip
def test_an_entry_at_another_time_is_one_row_with_another_place(table, told, names, steps):
    table.show(entries(*"abcde"))
    told.clear()
    table.show(entries(*names))
    assert told == steps


def test_what_came_in_an_order_of_its_own_resets(table, told):
    table.show(entries(*"abcde"))
    told.clear()
    table.show(entries(*"aedcb"))
    assert told == ["reset"]


def test_a_row_is_known_however_it_reads_now(table):
    table.show(entries("a", "b"))
    (_, known), moved = table.entries, replace(entry("b"), sort_at=AT + timedelta(hours=1), seq=2)
    assert table.row_now(known) == 1
    table.show((entry("a"), entry("x"), moved))
    assert (table.row_now(known), table.row_now(moved), table.row_now(entry("z"))) == (2, 2, -1)


def test_data_outside_the_rows_is_nothing(table):
    table.show(entries("a"))
    assert table.data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None
    assert table.index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "text a"
    assert table.row_of("z") == -1


def test_whatever_comes_it_shows_what_was_given(table):
    names = st.lists(st.integers(0, 12), unique=True)

    @settings(max_examples=80, deadline=None)
    @given(st.lists(names, min_size=1, max_size=5))
    def check(states):
        for state in states:
            table.show(entries(*state))
            shown = [table.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(table.rowCount())]
            assert shown == [f"text {name}" for name in state]

    check()


@pytest.mark.parametrize("field", [{"kind": Sign.FINDING}, {"starred": True}, {"owner": "AD"}, {"tags": ("db",)},
                                   {"happened": Moment.unknown()}, {"amended_by": "AD"}])  # fmt: skip
def test_whatever_was_said_anew_of_an_entry_changes_its_row(table, told, field):
    table.show(entries("a", "b"))
    told.clear()
    table.show((entry("a"), replace(entry("b"), **field)))
    assert told == [("changed", 1)]


def test_rows_that_read_otherwise_here_and_there_and_more_at_the_end_are_told_one_by_one(table, told):
    first = entries(*"abcde")
    table.show(first)
    told.clear()
    struck = replace(first[1], struck="why")
    table.show((first[0], struck, *first[2:4], replace(first[4], starred=True), entry("f")))
    assert told == [("inserted", 5, 5), ("changed", 1), ("changed", 4)]
