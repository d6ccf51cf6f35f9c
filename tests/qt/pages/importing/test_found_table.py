"""What was understood as rows that can be heard."""

from PySide6.QtCore import QModelIndex, Qt

from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.found_table import FoundTable, target
from tests.qt.pages.importing.conftest import row_of

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
