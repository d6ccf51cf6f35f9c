"""The lines as rows, each with its mark in words."""

from PySide6.QtCore import QModelIndex, Qt

from incident_desk.qt.pages.importing.source_table import SourceTable
from tests.qt.pages.importing.conftest import line_of

SAID = Qt.ItemDataRole.AccessibleTextRole


def test_each_line_is_a_row_that_says_what_it_was_read_as(model):
    table = SourceTable(model)
    assert (table.rowCount(), table.columnCount()) == (len(model.lines), 1)

    def said(words):
        return table.data(table.index(line_of(model.opened, words) - 1, 0), SAID)

    assert said("Find the printer") == f"Line {line_of(model.opened, 'Find')}, step, - [ ] Find the printer"
    assert said("git reset").startswith(f"Line {line_of(model.opened, 'git reset')}, command, please check, git")
    assert said("# Printer on fire") == "Line 1, heading, # Printer on fire"
    assert table.data(table.index(1, 0), SAID) == "Line 2, blank"
    assert table.data(table.index(1, 0), Qt.ItemDataRole.ToolTipRole) is None
    assert table.data(QModelIndex()) is None and table.rowCount(table.index(0, 0)) == 0


def test_markup_stays_the_words_that_it_is(model):
    table = SourceTable(model)
    row = line_of(model.opened, "<script>") - 1
    assert table.data(table.index(row, 0)) == model.lines[row]


def test_another_document_is_told(model, qtbot):
    table = SourceTable(model)
    with qtbot.waitSignal(table.modelReset):
        model.end()
    assert table.rowCount() == 0
