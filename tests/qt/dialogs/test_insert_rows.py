"""Rows for a text: letters find them, boxes take several, in the order of the timeline."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.insert_rows import InsertRow, InsertRowsDialog

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = [InsertRow(f"15:{minute:02}: {words}", who) for minute, words, who in (
    (53, "Service outage detected", "MK"), (54, "Root cause identified", "RO"), (55, "Fix deployed", "RO"),
)]  # fmt: skip


@pytest.fixture
def dialog(themes, window, shown):
    return shown(InsertRowsDialog(themes, ROWS, window))


def words(dialog):
    return [one.words for one in dialog.chosen]


def test_without_a_tick_the_marked_row_is_taken(dialog, qtbot):
    assert words(dialog) == ["15:55: Fix deployed"]
    qtbot.keyClicks(dialog.field, "cause")
    assert words(dialog) == ["15:54: Root cause identified"] and dialog.note.text().startswith("1 row. ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_several_are_ticked_from_the_field_and_come_in_the_order_of_the_timeline(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "fix")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Space, CTRL)
    dialog.field.clear()
    qtbot.keyClicks(dialog.field, "outage")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Space, CTRL)
    assert words(dialog) == ["15:53: Service outage detected", "15:55: Fix deployed"]
    assert "2 ticked" in dialog.note.text()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Space, CTRL)
    assert words(dialog) == ["15:55: Fix deployed"]


def test_the_row_that_was_ticked_stays_the_one_with_the_keys(dialog, qtbot):
    dialog.list.setCurrentRow(0)
    for key, modifier in ((Qt.Key.Key_Space, CTRL), (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)) * 2:
        qtbot.keyClick(dialog.field, key, modifier)
    assert dialog._ticked == {0, 1} and dialog.list.visualItemRect(dialog.list.item(0)).height() >= 24


def test_in_the_list_the_space_ticks(dialog, qtbot):
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert words(dialog) == ["15:53: Service outage detected"]


def test_letters_that_find_nothing_insert_nothing(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "zebra")
    dialog.try_accept()
    assert dialog.isVisible() and "Nothing is found" in dialog.note.text()
