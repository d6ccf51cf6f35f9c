"""Action items: Space ticks, Enter edits, and what is missing is said."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.incident import ActionItem
from incident_desk.qt.pages.review.action_list import ActionList
from tests.fakes import NOON

BARE = ActionItem("a", "Alert on pool usage", None, None, False, NOON)
FULL = ActionItem("b", "Raise it", "Mara", "2026-03-14", False, NOON, None, "1 week", "corrective", "")
DONE = ActionItem("c", "Say sorry", None, None, True, NOON)


@pytest.fixture
def listed(qtbot, themes):
    one = ActionList(themes)
    qtbot.addWidget(one)
    one.resize(700, 300)
    one.show()
    return one


def test_what_an_open_one_lacks_is_told_and_a_closed_one_lacks_nothing(listed):
    listed.show_items((BARE, FULL, DONE))
    told = [listed.rows.rows.index(place, 0).data() for place in range(3)]
    assert told == [
        "Alert on pool usage, open, no owner and no date",
        "Raise it, open, Mara, 2026-03-14, corrective, 1 week",
        "Say sorry, done",
    ]
    listed.grab()


def test_keys_tick_and_edit(qtbot, listed):
    listed.show_items((BARE, FULL))
    ticked, edited = [], []
    listed.done_wished.connect(ticked.append)
    listed.edit_wished.connect(edited.append)
    listed.rows.setFocus()
    qtbot.keyClick(listed.rows, Qt.Key.Key_Down)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Space)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Return)
    assert ticked == [FULL] and edited == [FULL]


def test_none_takes_no_room(listed):
    listed.show_items(())
    assert not listed.rows.isVisible() and listed.add.isVisible()


FIELDS = ("owner", "due", "type", "horizon", "end_state", "result", "ticket")


def test_a_letter_says_one_thing_anew_and_acts_on_nothing_else(qtbot, listed):
    listed.show_items((BARE, FULL))
    wished = []
    listed.field_wished.connect(lambda one, field: wished.append((one.id, field)))
    listed.rows.setFocus()
    for letter in "odtherk":
        qtbot.keyClick(listed.rows, letter)
    assert wished == [("a", field) for field in FIELDS]
    qtbot.keyClick(listed.rows, "d", Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(listed.rows, "x")
    assert len(wished) == len(FIELDS)


def test_how_one_sees_that_it_is_done_is_told(listed):
    one = ActionItem(
        "d", "Alert", "MK", "2026-03-14", False, NOON, None, "", "", "the alert rang", "it rang", "C-3"
    )
    listed.show_items((one,))
    assert listed.rows.rows.index(0, 0).data().endswith("done when the alert rang, result it rang, ticket C-3")
    listed.grab()
