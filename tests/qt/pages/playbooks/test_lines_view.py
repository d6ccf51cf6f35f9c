"""The lines of the middle: signs and numbers, never colour alone; text stays text."""

from PySide6.QtCore import Qt

from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.qt.pages.playbooks.lines import changed_lines, reading_lines, source_lines
from incident_desk.qt.pages.playbooks.lines_view import LinesView
from incident_desk.qt.pages.playbooks.view_model import Mode
from tests.qt.pages.playbooks.conftest import BOOK, TEXT, shown


def words(view):
    rows = view.rows
    return [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]


def test_each_line_says_what_became_of_it(themes, model, qtbot):
    view = shown(qtbot, LinesView(themes, model), 500, 600)
    model.show_mode(Mode.CHANGES)
    model.show_lines(changed_lines(TEXT, TEXT.replace("Ask around", "Ask"), "draft"))
    assert words(view)[0] == "part, Phase 1: Look (0-15 minutes), draft"
    assert "removed, line 16, 2. Ask around" in words(view) and "added, line 16, 2. Ask" in words(view)
    assert view.accessibleName() == "Changes"
    view.grab()


def test_source_and_reading_view_are_lines_too(themes, model, qtbot):
    view = shown(qtbot, LinesView(themes, model), 500, 600)
    model.show_mode(Mode.SOURCE)
    model.show_lines(source_lines(TEXT))
    assert words(view)[14] == "line 15, - Read <b>the display</b>" and view.accessibleName() == "Source"
    view.grab()
    model.show_mode(Mode.READING)
    model.show_lines(reading_lines(BOOK))
    assert "step, Read <b>the display</b>" in words(view) and view.accessibleName() == "Reading view"
    view.grab()


def test_a_long_line_is_read_by_scrolling_sideways_and_the_head_stays(themes, model, qtbot):
    view = shown(qtbot, LinesView(themes, model), 300, 600)
    model.show_lines(source_lines(TEXT))
    assert view.horizontalScrollBar().maximum() < 400
    for mode, lines in (
        (Mode.SOURCE, source_lines(f"# Bell\n\n1. {'Ring ' * 200}\n")),
        (Mode.READING, reading_lines(read_playbook(f"# Bell\n\n## Phase 1: Ring\n\n1. {'Ring ' * 200}\n", "b"))),
    ):
        model.show_mode(mode)
        model.show_lines(lines)
        qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 2000)
        qtbot.keyClick(view, Qt.Key.Key_Right)
        assert view.horizontalScrollBar().value() == 60
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert view.horizontalScrollBar().value() == 0


def test_a_document_of_thousands_of_lines_is_laid_out_within_a_frame_or_two(themes, model, qtbot):
    view = shown(qtbot, LinesView(themes, model), 300, 600)
    model.show_mode(Mode.SOURCE)
    calls = []
    measured = view.painter._width
    view.painter._width = lambda line, theme: calls.append(line) or measured(line, theme)
    model.show_lines(source_lines("a line\n" * 4000))
    assert len(calls) <= 8
