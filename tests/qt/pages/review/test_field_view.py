"""A field that is typed in: signs of Markdown, and the question where another wrote meanwhile."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.field_view import FieldView
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


def shown_again(view, room, qtbot, themes):
    """The same field, as another section and back shows it."""
    one = FieldView(themes, view.model, room.now)
    qtbot.addWidget(one)
    one.show()
    return one


def test_the_key_that_takes_back_typing_leaves_what_the_record_has(room, qtbot, themes, view):
    room.sample.write("summary", "It was down", "RO")
    room.until(lambda: view.text.toPlainText() == "It was down")
    for one in (view, shown_again(view, room, qtbot, themes)):
        qtbot.keyClick(one.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert one.text.toPlainText() == "It was down" and not one.model.is_new
        qtbot.keyClicks(one.text, "x")
        qtbot.keyClick(one.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert one.text.toPlainText() == "It was down"


def test_showing_words_with_blanks_that_nobody_can_type_makes_no_draft(room, qtbot, themes, view):
    room.sample.write("summary", "10\N{NO-BREAK SPACE}% of all", "RO")
    room.until(lambda: view.text.toPlainText() == "10 % of all")
    shown_again(view, room, qtbot, themes)
    assert not view.model.is_new
    view.model.leave()
    room.settle()
    assert room.sample.review.texts["summary"].versions == 1


def test_it_says_where_the_record_was_taken_back_under_what_is_typed(room, qtbot, view):
    room.sample.write("summary", "One", "RO")
    room.until(lambda: view.text.toPlainText() == "One")
    qtbot.keyClicks(view.text, " two")
    view.model.save()
    room.until(lambda: not view.model.is_new)
    qtbot.keyClicks(view.text, " three")
    room.link.undo()
    room.until(lambda: view.theirs.isVisible())
    assert view._told.text().startswith("It was taken back to what RO wrote at")


def test_the_caret_stands_behind_the_words_of_the_record(room, qtbot, themes, view):
    room.sample.write("summary", "It was down", "RO")
    room.until(lambda: view.text.toPlainText() == "It was down")
    again = shown_again(view, room, qtbot, themes)
    qtbot.keyClicks(again.text, " for long")
    assert view.model.text == "It was down for long"
