"""A text with filled stretches and blanks: both are marked, and what a person changes is theirs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from incident_desk.qt.panes.updates.draft_field import DraftField
from incident_desk.services.filling import Draft, Filled

TIME = Draft("🔥 Time: 03:49 UTC.", (Filled(8, "03:49 UTC", "[CURRENT_TIME]"),))
LATER = Draft("🔥 Time: 03:50 UTC.", (Filled(8, "03:50 UTC", "[CURRENT_TIME]"),))
ALT = Qt.KeyboardModifier.AltModifier


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


def test_a_blank_that_the_record_knows_by_now_is_filled(field):
    field.begin(Draft("It was [CAUSE]. [CAUSE]"))
    field.mark_blanks(["[CAUSE]"])
    field.renew(Draft("It was a lock. a lock", (Filled(7, "a lock", "[CAUSE]"), Filled(15, "a lock", "[CAUSE]"))))
    assert field.toPlainText() == "It was a lock. a lock"
    assert field.typed.unfilled == "It was [CAUSE]. [CAUSE]"


def test_while_a_person_types_nothing_moves_and_after_a_rest_it_does(field, qtbot):
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " So")
    field.renew(LATER)
    assert field.toPlainText() == "🔥 Time: 03:49 UTC. So"
    field._typing.stop()
    field.renew(LATER)
    assert field.toPlainText() == "🔥 Time: 03:50 UTC. So"


def test_words_that_are_selected_are_left_alone_but_for_sending(field, qtbot):
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setTextCursor(field.document().find("03:49"))
    field.renew(LATER)
    assert field.toPlainText() == TIME.text
    field.renew(LATER, now=True)
    assert field.toPlainText() == LATER.text


def test_undo_takes_back_what_was_typed_and_the_time_still_goes_on(field, qtbot):
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " So")
    field.clearFocus()
    field.renew(LATER)
    assert field.toPlainText() == "🔥 Time: 03:50 UTC. So"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "So" not in field.toPlainText()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert " So" in field.toPlainText()
    field.undo()
    field.renew(Draft("🔥 Time: 03:51 UTC.", (Filled(8, "03:51 UTC", "[CURRENT_TIME]"),)))
    assert field.toPlainText().startswith("🔥 Time: 03:51 UTC.")


def test_renewing_a_draft_nobody_touched_is_no_step_to_undo(field):
    field.renew(LATER)
    assert not field.document().isUndoAvailable()


def test_words_around_it_move_it_and_leave_it_marked(field, qtbot):
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(field, "Now: ")
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " Bye")
    field.clearFocus()
    field.renew(Draft("Now: 🔥 Time: 03:50 UTC. Bye", (Filled(13, "03:50 UTC", "[CURRENT_TIME]"),)))
    assert field.toPlainText() == "Now: 🔥 Time: 03:50 UTC. Bye"


def test_what_is_typed_right_behind_it_is_not_part_of_it(field, qtbot):
    cursor = field.document().find("03:49 UTC")
    cursor.setPosition(cursor.selectionEnd())
    field.setTextCursor(cursor)
    qtbot.keyClicks(field, " sharp")
    assert field.filled == ("03:49 UTC",)
    assert field.typed.unfilled == "🔥 Time: [CURRENT_TIME] sharp."


def test_a_time_that_a_person_changed_stays_as_it_is(field, qtbot):
    field.setTextCursor(field.document().find("03:49"))
    qtbot.keyClicks(field, "03:40")
    field.renew(LATER)
    assert field.toPlainText() == "🔥 Time: 03:40 UTC."
    assert field.filled == ()


def test_another_template_can_be_taken_back_and_another_incident_cannot(field, qtbot):
    field.appendPlainText("My own words")
    mine = field.toPlainText()
    field.begin(Draft("Other"), undoable=True)
    assert (field.toPlainText(), field.filled) == ("Other", ())
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == mine
    field.begin(Draft("Another incident's"))
    field.undo()
    assert field.toPlainText() == "Another incident's"


def test_only_a_persons_change_is_told(field, qtbot):
    told = []
    field.edited.connect(lambda: told.append(field.toPlainText()))
    field.renew(LATER)
    field.begin(TIME)
    assert told == []
    qtbot.keyClicks(field, "x")
    assert len(told) == 1


@pytest.fixture
def blanks(field, qtbot):
    field.begin(Draft("Back in [ETA], it was [WHAT]. Say [ETA]"))
    field.mark_blanks(["[ETA]", "[WHAT]"])
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    return field


def test_tab_goes_from_blank_to_blank_and_then_leaves(blanks, qtbot):
    blanks.begin_typing()
    seen = [blanks.textCursor().selectedText()]
    for _ in range(2):
        qtbot.keyClick(blanks, Qt.Key.Key_Tab)
        seen.append(blanks.textCursor().selectedText())
    assert seen == ["[ETA]", "[WHAT]", "[ETA]"]
    qtbot.keyClick(blanks, Qt.Key.Key_Backtab)
    assert blanks.textCursor().selectedText() == "[WHAT]"
    assert blanks.focusNextPrevChild(True) is True
    assert blanks.textCursor().selectionStart() > 30
    # Behind the last one the field is left; alone in its window there is nowhere else to go.
    assert blanks.focusNextPrevChild(True) is False


def test_a_waived_blank_is_replaced_wherever_it_stands_and_undo_takes_it_back(blanks):
    blanks.waive("[ETA]", "not known yet")
    assert blanks.toPlainText() == "Back in not known yet, it was [WHAT]. Say not known yet"
    typed = blanks.typed
    assert dict(typed.waived) == {"[ETA]": "not known yet"}
    assert typed.to_send == typed.unfilled == "Back in [ETA], it was [WHAT]. Say [ETA]"
    blanks.undo()
    assert blanks.toPlainText().startswith("Back in [ETA]") and not blanks.typed.waived


def test_waived_words_are_not_renewed_and_come_back_with_a_kept_draft(blanks):
    blanks.begin(Draft("Back in [ETA]"), {"[ETA]": "soon"})
    assert blanks.toPlainText() == "Back in soon"
    blanks.renew(Draft("Back in 03:00 UTC", (Filled(8, "03:00 UTC", "[ETA]"),)))
    assert blanks.toPlainText() == "Back in soon"


def test_the_blank_at_hand_is_the_one_at_the_cursor_else_the_first(blanks):
    blanks.moveCursor(QTextCursor.MoveOperation.End)
    assert blanks.blank_at_hand() == "[ETA]"
    blanks.setTextCursor(blanks.document().find("[WHAT]"))
    assert blanks.blank_at_hand() == "[WHAT]"
    blanks.say("[WHAT]", "a lock")
    assert "it was a lock." in blanks.toPlainText()
    assert blanks.textCursor().selectedText() == "[ETA]"


def test_keys_that_are_wishes_change_nothing(blanks, qtbot):
    before = blanks.toPlainText()
    for signal, key, modifier in (
        (blanks.send_wished, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (blanks.waive_wished, Qt.Key.Key_W, ALT),
        (blanks.left, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(blanks, key, modifier)
    assert blanks.toPlainText() == before


def test_a_blank_that_undo_brings_back_is_marked_beside_another_of_its_name(field, qtbot):
    field.begin(Draft("[ETA] or [ETA]"))
    field.mark_blanks(["[ETA]"])
    field.begin_typing()
    qtbot.keyClicks(field, "soon")
    assert marked(field) == ["[ETA]"]
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marked(field) == ["[ETA]", "[ETA]"]
