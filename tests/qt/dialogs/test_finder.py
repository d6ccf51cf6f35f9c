"""Find or run: letters narrow the list, arrows move, Enter runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.finder import Findable, Finder, ranked

NAMES = ("Declare incident", "Cancel: false alarm or duplicate", "Update: fill in", "Undo", "Change severity")


def things(names=NAMES):
    return [Findable(name, "Incident", "Ctrl+N" if name.startswith("Declare") else "", print) for name in names]


@pytest.fixture
def finder(themes, window, shown):
    return shown(Finder(themes, "Find or run anything", things(), window))


def rows(finder):
    return [finder.list.item(row).text() for row in range(finder.list.count())]


def test_letters_narrow_the_list_and_the_beginning_of_a_word_counts_more(finder, qtbot):
    assert rows(finder) == list(NAMES)
    qtbot.keyClicks(finder.field, "up")
    assert rows(finder) == ["Update: fill in", "Cancel: false alarm or duplicate"]


def test_enter_runs_the_marked_row(finder, qtbot):
    qtbot.keyClicks(finder.field, "u")
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(finder.accepted):
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert finder.chosen.words == "Undo"


def test_arrows_stay_within_the_list(finder, qtbot):
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_PageDown, 4), (Qt.Key.Key_Down, 4), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(finder.field, key)
        assert finder.list.currentRow() == row
    assert finder.focusWidget() is finder.field


def test_nothing_found_is_said_and_runs_nothing(finder, qtbot):
    qtbot.keyClicks(finder.field, "zzz")
    assert finder.note.text() == "Nothing is found by these letters"
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert finder.isVisible() and finder.chosen is None
    finder.field.clear()
    assert finder.note.text() == ""


def test_a_double_click_runs_a_row(finder, qtbot):
    area = finder.list.visualItemRect(finder.list.item(3)).center()
    qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=area)
    with qtbot.waitSignal(finder.accepted):
        qtbot.mouseDClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=area)
    assert finder.chosen.words == "Undo"


def test_a_row_speaks_its_place_and_its_key(finder):
    spoken = finder.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Declare incident, Incident Ctrl+N"


@given(st.text("abcde ", max_size=5), st.lists(st.text("abcde ", min_size=1, max_size=8), max_size=8))
def test_what_is_found_has_every_word_and_nothing_with_every_word_is_left_out(typed, names):
    found = ranked(typed, things(names))
    fits = [place for place, name in enumerate(names)
            if all(word in f"{name} incident" for word in typed.split())]  # fmt: skip
    assert sorted(found) == fits
