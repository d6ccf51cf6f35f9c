"""A field that is typed in: signs of Markdown, and the question where another wrote meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.field_view import FieldView, ProseField
from incident_desk.qt.pages.review.fields import Field, Sort
from tests.review_samples import SMALL

SUMMARY = Field(Sort.TEXT, "summary", "Summary", "In two sentences")


@pytest.fixture
def view(room, qtbot, themes):
    model = FieldModel(room.link, SUMMARY, SMALL)
    one = FieldView(themes, model, room.now)
    qtbot.addWidget(one)
    room.link.scene_changed.connect(lambda scene, _: model.take(scene.incident))
    model.begin(room.sample.now)
    one.show()
    return one


def test_what_is_typed_goes_to_its_model_and_leaving_saves_it(room, qtbot, view):
    qtbot.keyClicks(view.text, "It was down")
    assert view.model.text == "It was down"
    view.text.left.emit()
    room.until(lambda: room.sample.review.text("summary") == "It was down")


def test_words_of_another_are_shown_and_what_is_typed_stays_until_it_is_decided(room, qtbot, view):
    qtbot.keyClicks(view.text, "Mine")
    room.sample.write("summary", "Theirs", "RO")
    room.until(lambda: view.theirs.isVisible())
    assert view.text.toPlainText() == "Mine"
    view.theirs.click()
    assert view.text.toPlainText() == "Theirs" and not view.theirs.isVisible()


def test_it_is_as_high_as_its_text(qtbot, view):
    before = view.text.height()
    view.text.setPlainText("\n".join("line" for _ in range(30)))
    assert view.text.height() > before * 2


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
