"""The library at the left."""

from dataclasses import replace

from PySide6.QtCore import Qt

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.library_view import LibraryView
from incident_desk.qt.pages.playbooks.plain_list import ROW
from incident_desk.qt.pages.playbooks.shelf import MADE, rows_of
from incident_desk.qt.pages.playbooks.view_model import REPORT
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import shown


def words(view):
    rows = view.list.rows
    return [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]


def test_documents_stand_with_what_is_in_them_and_those_made_here_apart(themes, model, library, qtbot):
    library.save(
        "made", b"# Made Playbook\n\n## Phase 1: Do (0-5 minutes)\n\n1. Go\n", Saving(0, why=f"{MADE}INC-1")
    )
    view = shown(qtbot, LibraryView(themes, model), 340)
    model.show_rows(rows_of(library))
    assert words(view)[-2:] == ["", "Made Playbook, 1 step, version 1".replace(", v", " · v")]
    assert "Printer Playbook, 6 steps · 1 command · version 1" in words(view)
    model.draft.act(lambda book: move_edge(book, 0, 1200))
    model.show_rows(rows_of(library))
    assert "Printer Playbook, 6 steps · 1 command · version 1, draft v2" in words(view)
    view.grab()


def test_it_finds_opens_and_begins(themes, model, qtbot):
    view = shown(qtbot, LibraryView(themes, model), 340)
    wished = []
    model.book_wished.connect(wished.append)
    qtbot.keyClicks(view.field, "lamp")
    assert view._count.text() == f"1 of {len(model.rows)}" and len(words(view)) == 1
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    qtbot.mouseClick(view.new, Qt.MouseButton.LeftButton)
    assert wished == ["printer", ""]


def test_down_and_enter_in_the_field_come_to_what_is_found(themes, model, qtbot):
    view = shown(qtbot, LibraryView(themes, model), 340)
    wished = []
    model.book_wished.connect(wished.append)
    qtbot.keyClicks(view.field, "lamp")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert wished == ["printer"]
    qtbot.keyClick(view.field, Qt.Key.Key_Down)
    assert view.list.currentIndex().data(ROW).name == "printer"
    qtbot.waitUntil(view.list.hasFocus)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert wished == ["printer", "printer"]
    qtbot.keyClicks(view.field, " nowhere")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down):
        qtbot.keyClick(view.field, key)
    assert wished == ["printer", "printer"] and view._count.text().startswith("0 of")


def test_a_key_opens_the_document_that_it_stays_on(themes, model, qtbot):
    view = shown(qtbot, LibraryView(themes, model), 340)
    wished = []
    model.book_wished.connect(wished.append)
    view.list.setFocus()
    names = [row.name for row in model.shown_rows]
    for _ in range(2):
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(wished))
    assert wished == [names[2]]
    model.rows_changed.emit()
    assert view.list.currentIndex().data(ROW).name == names[2]


def test_a_report_is_left_to_enter(themes, model, qtbot):
    view = shown(qtbot, LibraryView(themes, model), 340)
    wished = []
    model.book_wished.connect(wished.append)
    report = replace(model.rows[0], name="down", kind=REPORT)
    model.show_rows((*model.rows, report))
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    assert view.list.currentIndex().data(ROW).name == "down" and not view._soon.isActive() and wished == []
