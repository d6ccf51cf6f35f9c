"""What was understood as rows that can be heard."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.qt.pages.importing.fact_model import FactModel
from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.found_table import FoundTable, target
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import line_of, opened, row_of

SAID = Qt.ItemDataRole.AccessibleTextRole


def test_each_row_is_said_with_what_is_seen_beside_it(model):
    table = FoundTable(model)

    def said(row):
        return table.data(table.index(row, 0), SAID)

    doubt = row_of(model, "git reset", Look.DOUBT)
    assert said(doubt).startswith("Please check, git reset")
    model.settle(doubt)
    assert said(doubt).startswith("Looked at, git reset")
    level = next(row for row, one in enumerate(model.rows) if one.look is Look.SEVERITY)
    assert said(level).startswith("Severity P1, High") and said(level).endswith(
        "respond 15 min, resolve not stated"
    )
    assert said(row_of(model, "First hour", Look.PLAN)).endswith("not in use")
    model.answer("plan", "First hour")
    assert said(row_of(model, "First hour", Look.PLAN)).endswith("in use")
    assert said(row_of(model, "Find the printer")) == "Step, Find the printer"
    assert (
        said(row_of(model, "Commands", Look.HEAD)) == "Commands, 1 found, 0 ready to copy or run, 1 can lose work"
    )


def test_heads_are_not_chosen(model):
    table = FoundTable(model)
    assert not table.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert table.index(1, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert table.data(QModelIndex()) is None and table.columnCount(table.index(0, 0)) == 0


def test_targets_in_words():
    assert [target(one) for one in (None, 0, 900)] == ["not stated", "at once", "15 min"]
    assert target(None, "next business day") == "next business day"
    assert target(900, "a quarter of an hour") == "15 min"


def test_only_rows_that_are_others_are_told(model, qtbot):
    model.show(opened(REPORT, "payments.md"))
    table, told = FoundTable(model), []
    model.renewed.connect(table.renew)
    QAbstractItemModelTester(table)
    table.modelReset.connect(lambda: told.append("reset"))
    table.rowsInserted.connect(lambda _at, first, last: told.append(("in", last - first + 1)))
    table.rowsRemoved.connect(lambda _at, first, last: told.append(("out", last - first + 1)))
    facts, before = FactModel(model), table.rowCount()
    facts.add_entry(line_of(model.opened, "Nobody was told"))
    assert told == [("in", 1)] and table.rowCount() == before + 1
    facts.drop(Fact(FactKind.ADDED, line_of(model.opened, "Nobody was told")))
    assert told == [("in", 1), ("out", 1)]
    facts.correct({Fact(FactKind.CAUSE): "A lock"})
    assert len(told) == 2 and any(table.data(table.index(row, 0)) == "A lock" for row in range(table.rowCount()))
