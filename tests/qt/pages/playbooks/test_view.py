"""The page as a whole: keys, panes, and what is seen while nothing is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit

from incident_desk.domain.playbook_editing_phases import move_edge
from incident_desk.qt.pages.playbooks.view import PlaybooksPage
from incident_desk.qt.widgets.tab_order import stops_in
from tests.qt.pages.playbooks.conftest import shown


@pytest.fixture
def page(themes, model, qtbot):
    return shown(qtbot, PlaybooksPage(themes, model), 1600, 900)


def test_undo_and_redo_are_the_drafts(page, model, qtbot):
    model.draft.act(lambda book: move_edge(book, 0, 1200))
    page.library.list.setFocus()
    qtbot.keyClick(page.library.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert model.draft.phases[0].end_s == 900
    qtbot.keyClick(page.library.list, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert model.draft.phases[0].end_s == 1200
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    model.draft.undo()
    qtbot.keyClick(page.editor.outline, Qt.Key.Key_Z, both)
    assert model.draft.phases[0].end_s == 1200


def test_no_letter_acts_on_an_incident_that_nobody_sees(page, qtbot):
    fired = []
    action = QAction("done", page)
    action.setShortcut("D")
    action.triggered.connect(lambda: fired.append(1))
    page.addAction(action)
    for widget in (page.library.list, page.editor.outline, page.editor.severities.grid):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_D)
    assert fired == []


def test_esc_goes_to_the_list_and_find_to_the_field(page, qtbot):
    page.editor.outline.setFocus()
    qtbot.keyClick(page.editor.outline, Qt.Key.Key_Escape)
    assert page.library.list.hasFocus()
    page.focus_search()
    assert page.library.field.hasFocus()


def test_every_stop_has_a_name_and_nothing_reads_html(page):
    assert all(stop.accessibleName() for stop in stops_in(page) if stop.isVisible())
    assert page.findChildren(QTextEdit) == [] and page.findChildren(QTextBrowser) == []
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_it_says_which_document_is_open(page, model):
    assert page.document == model.book.playbook.source_sha256 and page.document
    model.show_book(None)
    assert page.document == ""


def test_f6_goes_through_all_parts(page):
    assert len(page.panes) == 10 and page.panes[0] is page.library.list


def test_nothing_open_says_so_and_a_narrow_window_has_narrow_columns(page, model):
    wide = page._left.width()
    page.resize(1228, 640)
    assert page._left.width() < wide
    model.draft.begin(None)
    assert page.empty.isVisible() and not page.middle.isVisible() and not page.versions.isVisible()
