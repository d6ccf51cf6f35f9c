"""A list of two lines a row, to choose from."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.passage_row import PLACE
from incident_desk.qt.dialogs.told_rows import Nothing, ToldRowsDialog

ROWS = (("INC-0001 Checkout", "words: pool"), ("INC-0002 Search", "same check failing: Web"))


@pytest.fixture
def box(themes, window, shown):
    return shown(
        ToldRowsDialog(
            themes,
            "Seen this before",
            "Open",
            Nothing("Nothing is like it", "What is like it stands here."),
            window,
        )
    )


def test_the_keys_choose_a_row_and_enter_takes_it(box, qtbot):
    box.tell(ROWS)
    assert [box.list.item(row).data(PLACE) for row in range(2)] == [under for _, under in ROWS]
    qtbot.waitUntil(box.list.hasFocus)
    qtbot.keyClick(box.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.accepted):
        qtbot.keyClick(box.list, Qt.Key.Key_Return)
    assert box.chosen == 1


def test_where_nothing_is_told_it_says_so_and_nothing_is_taken(box, qtbot):
    box.tell(())
    assert box.empty.isVisible() and not box.list.isVisible() and not box.do.isVisible()
    assert box.empty.model.title == "Nothing is like it"
    with qtbot.assertNotEmitted(box.accepted):
        box.try_accept()
    assert box.chosen == -1


def test_rows_that_come_later_stand_in_place_of_the_words(box):
    box.tell(())
    box.tell(ROWS)
    assert box.list.isVisible() and box.do.isVisible() and not box.empty.isVisible()


def test_the_marked_row_stays_marked_while_more_come(box):
    box.tell(ROWS, "2, 5 more are being read")
    box.list.setCurrentRow(1)
    box.tell((*ROWS, ("INC-0003", "")), "3")
    assert box.list.currentRow() == 1 and box.note.text() == "3"
    box.tell(ROWS[:1])
    assert box.list.currentRow() == 0
