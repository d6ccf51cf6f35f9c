"""The source: arrows choose lines, what is chosen elsewhere comes into sight, a long document stays smooth."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import Playbook, Section, Span
from incident_desk.qt.pages.importing.opened import opened_of
from incident_desk.qt.pages.importing.source_view import SourceView, _size
from incident_desk.qt.pages.importing.view_model import ImportModel
from tests.qt.pages.importing.conftest import line_of, opened, row_of

LONG = 100_000


@pytest.fixture
def source(themes, qtbot, model):
    one = SourceView(themes, model)
    qtbot.addWidget(one)
    one.resize(700, 300)
    one.show()
    return one


def seen(source, line):
    area = source.lines.visualRect(source.table.index(line - 1, 0))
    return source.lines.viewport().rect().contains(area.center().x() * 0 + 10, area.center().y())


def test_arrows_choose_what_the_lines_were_read_as(source, model, qtbot):
    source.lines.setCurrentIndex(source.table.index(line_of(model.opened, "Find the printer") - 1, 0))
    assert model.rows[model.row].text == "Find the printer"
    qtbot.keyClick(source.lines, Qt.Key.Key_Down)
    assert model.rows[model.row].text == "Read its log"


def test_what_is_chosen_on_the_right_comes_into_sight_and_keeps_its_row(source, model):
    row = row_of(model, "Think")
    line = model.rows[row].span.first
    assert not seen(source, line)
    model.choose(row)
    assert seen(source, line) and source.lines.currentIndex().row() == line - 1
    assert model.row == row


WIDE = "# Wide\n\n" + "word " * 180 + "end\n\n- [ ] Do it\n" + "\nSome words\n" * 40


@pytest.fixture
def wide(themes, qtbot):
    model = ImportModel()
    model.show(opened(WIDE))
    source = SourceView(themes, model)
    qtbot.addWidget(source)
    source.resize(500, 300)
    source.show()
    return source


def test_all_of_a_long_line_can_be_read(wide):
    folds, table = wide.table.folds, wide.table
    rows = range(folds.row_of(3), folds.end_of(3) + 1)
    assert len(rows) > 10 and wide.lines.horizontalScrollBar().maximum() == 0
    words = " ".join(table.index(row, 0).data() for row in rows)
    assert words.split() == ["word"] * 180 + ["end"]
    said = Qt.ItemDataRole.AccessibleTextRole
    assert table.index(rows[0], 0).data(said).endswith("word end")
    assert table.index(rows[1], 0).data(said) == f"Line 3 goes on: {table.index(rows[1], 0).data()}"
    assert table.index(rows[-1] + 1, 0).data(said).startswith("Line 4,")


def test_each_row_of_a_long_line_is_that_line(wide, qtbot):
    model = wide._model
    wide.lines.setCurrentIndex(wide.table.index(wide.table.folds.end_of(3), 0))
    assert model.span.first == 3
    for _ in range(2):
        qtbot.keyClick(wide.lines, Qt.Key.Key_Down)
    assert model.rows[model.row].text == "Do it"


def test_another_width_parts_long_lines_anew_and_keeps_what_is_at_the_top(wide):
    before = wide.table.folds.rows
    wide.lines.scrollTo(wide.table.index(wide.table.folds.row_of(20), 0), wide.lines.ScrollHint.PositionAtTop)
    top = wide.table.folds.line_on(wide.lines.rowAt(0))
    wide.resize(700, 300)
    assert wide.table.folds.rows < before
    assert wide.table.folds.line_on(wide.lines.rowAt(0)) == top == 20
    wide.grab()


def test_the_head_says_which_file_it_is(source):
    assert source._name.text() == "printer.md"
    assert source._facts.text() == f"{len(opened().lines)} lines, 566 bytes"
    assert [_size(one) for one in (1, 900, 12_300, 3 << 20)] == ["1 byte", "900 bytes", "12 KB", "3.0 MB"]


def test_a_hundred_thousand_lines_come_at_once_and_turn_smoothly(themes, qtbot):
    text = "- a line of some length\n" * LONG
    book = Playbook("x", reference=(Section("All", "", Span(1, LONG)),))
    model = ImportModel()
    model.show(opened_of("x.md", b"", ReadDocument("x.md", text, book)))
    source = SourceView(themes, model)
    qtbot.addWidget(source)
    source.resize(900, 700)
    source.show()
    QApplication.processEvents()
    took, bar = [], source.lines.verticalScrollBar()
    for place in range(7):
        began = perf_counter()
        bar.setValue(bar.maximum() * place // 7)
        source.lines.viewport().repaint()
        took.append(perf_counter() - began)
    assert source.table.rowCount() == LONG
    assert sorted(took)[3] < 0.1
    QTest.keyClick(source.lines, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert seen(source, LONG)


def test_lines_that_say_nothing_are_folded_and_unfolded_by_keys(themes, qtbot):
    words = "\n".join(f"Some words of background, {number}" for number in range(40))
    model = ImportModel()
    model.show(opened(f"# Outage runbook\n\n{words}\n\n## Steps\n\n1. Restart the queue\n2. Ask around\n"))
    source = SourceView(themes, model)
    qtbot.addWidget(source)
    source.resize(700, 300)
    source.show()
    whole = source.table.rowCount()
    model.choose(row_of(model, "Restart the queue"))
    qtbot.keyClick(source.lines, Qt.Key.Key_Minus)
    assert source.table.rowCount() < whole - 30 and source.is_folded
    line = model.span.first
    assert source.lines.currentIndex().row() == source.table.folds.row_of(line)
    assert source.table.index(source.table.folds.row_of(line), 0).data() == model.lines[line - 1]
    fold = next(row for row in range(source.table.rowCount()) if "lines" in source.table.index(row, 0).data())
    source.lines.setCurrentIndex(source.table.index(fold, 0))
    assert model.span.first == line
    qtbot.keyClick(source.lines, Qt.Key.Key_Space)
    assert "⋯" not in source.table.index(fold, 0).data()
    qtbot.mouseClick(source.fold, Qt.MouseButton.LeftButton)
    assert source.table.rowCount() == whole and not source.is_folded


def test_the_next_document_is_folded_as_the_one_before(source, model, qtbot):
    source.set_folded(True)
    model.show(opened("# Notes\n\n" + "some words\n" * 60))
    assert source.table.rowCount() < 30
    source.grab()


def test_a_correction_paints_those_lines_that_the_margin_says_another_thing_of(source, model, qtbot):
    line = line_of(model.opened, "git reset")
    source.lines.scrollTo(source.table.index(line - 1, 0))
    qtbot.waitUntil(lambda: source.painter.is_as_painted(line) and source.painter.is_as_painted(line - 1))
    model.settle(row_of(model, "git reset"))
    assert not source.painter.is_as_painted(line) and source.painter.is_as_painted(line - 1)
    qtbot.waitUntil(lambda: source.painter.is_as_painted(line))
