"""A text with filled stretches and blanks: both are marked, and what a person changes is theirs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from incident_desk.qt.dialogs.draft_field import DraftField
from incident_desk.services.filling import Draft, Filled

TIME = Draft("🔥 Time: 03:49 UTC.", (Filled(8, "03:49 UTC", "[CURRENT_TIME]"),))
LATER = Draft("🔥 Time: 03:50 UTC.", (Filled(8, "03:50 UTC", "[CURRENT_TIME]"),))


@pytest.fixture
def field(each_theme, qtbot):
    one = DraftField(each_theme)
    qtbot.addWidget(one)
    one.show()
    one.begin(TIME)
    return one


def marked(field):
    return [selection.cursor.selectedText() for selection in field.extraSelections()]


def test_what_was_filled_is_marked_also_behind_an_emoji(field):
    assert field.toPlainText() == TIME.text
    assert field.filled == ("03:49 UTC",)
    assert marked(field) == ["03:49 UTC"]


def test_blanks_are_marked_wherever_they_stand_and_unlike_what_is_filled(field):
    field.appendPlainText("[ETA] or [ETA]")
    field.mark_blanks(["[ETA]"])
    assert marked(field) == ["03:49 UTC", "[ETA]", "[ETA]"]
    styles = [selection.format.underlineStyle() for selection in field.extraSelections()]
    assert styles[0] != styles[1] == styles[2]


def test_the_time_goes_on_while_nobody_touches_it(field):
    field.renew(LATER)
    assert field.toPlainText() == LATER.text
    assert field.filled == ("03:50 UTC",)
    field.renew(TIME)
    assert field.toPlainText() == TIME.text


def test_words_around_it_move_it_and_leave_it_marked(field, qtbot):
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(field, "Now: ")
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " Bye")
    field.renew(LATER)
    assert field.toPlainText() == "Now: 🔥 Time: 03:50 UTC. Bye"


def test_what_is_typed_right_behind_it_is_not_part_of_it(field, qtbot):
    cursor = field.document().find("03:49 UTC")
    cursor.setPosition(cursor.selectionEnd())
    field.setTextCursor(cursor)
    qtbot.keyClicks(field, " sharp")
    assert field.filled == ("03:49 UTC",)


def test_a_time_that_a_person_changed_stays_as_it_is(field, qtbot):
    cursor = field.document().find("03:49")
    field.setTextCursor(cursor)
    qtbot.keyClicks(field, "03:40")
    field.renew(LATER)
    assert field.toPlainText() == "🔥 Time: 03:40 UTC."
    assert field.filled == ()


def test_another_draft_can_be_taken_back_with_undo(field, qtbot):
    field.appendPlainText("My own words")
    mine = field.toPlainText()
    field.begin(Draft("Other"))
    assert (field.toPlainText(), field.filled) == ("Other", ())
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == mine
