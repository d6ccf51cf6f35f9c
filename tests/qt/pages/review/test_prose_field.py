"""A text of Markdown: signs around chosen words, lines of a list, and keys that are not its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.review.prose_field import ProseField


@pytest.fixture
def prose(qtbot, themes):
    one = ProseField(themes, 3)
    qtbot.addWidget(one)
    one.show()
    return one


def test_chosen_words_get_signs_around_them_and_an_empty_pair_holds_the_cursor(qtbot, prose):
    prose.setPlainText("one two")
    prose.selectAll()
    prose.wrap("**", "**")
    assert prose.toPlainText() == "**one two**"
    prose.clear()
    prose.wrap("[", "](https://)")
    qtbot.keyClicks(prose, "x")
    assert prose.toPlainText() == "[x](https://)"


def test_chosen_lines_become_a_list_and_rows_stand_on_lines_of_their_own(prose):
    prose.setPlainText("one\ntwo\nthree")
    cursor = prose.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    prose.setTextCursor(cursor)
    prose.begin_lines("- ")
    assert prose.toPlainText() == "- one\n- two\nthree"
    prose.moveCursor(cursor.MoveOperation.End)
    prose.insert_lines("12:00: down")
    assert prose.toPlainText().endswith("three\n\n- 12:00: down")


def test_tab_goes_on_to_the_next_field_and_escape_is_not_eaten(qtbot, themes):
    class Page(QWidget):
        escapes = 0

        def keyPressEvent(self, event):
            self.escapes += event.key() == Qt.Key.Key_Escape

    page = Page()
    qtbot.addWidget(page)
    first, second = ProseField(themes, 1, page), ProseField(themes, 1, page)
    page.show()
    page.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert first.toPlainText() == "" and page.escapes == 1


def test_keys_with_alt_write_nothing_and_go_to_the_page(qtbot, prose):
    qtbot.keyClick(prose, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(prose, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert prose.toPlainText() == ""
