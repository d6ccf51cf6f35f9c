"""A list of painted rows."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from tests.qt.pages.playbooks.conftest import shown


def test_enter_and_a_click_choose_a_row_and_headings_are_passed_over(qtbot):
    view = shown(qtbot, PlainList("Things"))
    view.show_rows(["a", "head", "b"], ["Row a", "", "Row b"], 0)
    got = []
    view.chosen.connect(got.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    place = view.visualRect(view.rows.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert got == ["a", "b", "a"] and view.accessibleName() == "Things"
    assert view.rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Row b"
    view.rows.show(["a"], ["<b>a"])
    assert view.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "<p>&lt;b&gt;a</p>"
    view.rows.show(["a", "", "b"], ["a", "", "b"])
    assert view.rows.index(2, 0).data(ROW) == "b" and view.rows.index(5, 0).data(ROW) is None


def test_letters_stay_the_windows(qtbot):
    view = shown(qtbot, PlainList("Things"))
    view.show_rows(["a", "b"], ["a", "b"], 0)
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert view.currentIndex().row() == 0


def test_ctrl_with_page_down_is_the_pages_and_without_it_the_lists(qtbot):
    view = shown(qtbot, PlainList("Things"))
    view.show_rows(["a", "b", "c"], ["a", "b", "c"], 0)
    qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() == 2


def test_a_focus_that_comes_stands_on_a_row_and_a_key_tells_where_it_goes(qtbot):
    view = shown(qtbot, PlainList("Things"))
    view.clearFocus()
    view.show_rows(["head", "a", "b"], ["", "Row a", "Row b"])
    moved = []
    view.moved.connect(moved.append)
    assert not view.currentIndex().isValid()
    view.setFocus()
    assert view.currentIndex().row() == 1 and moved == []
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert moved == ["b"]
    view.show_rows(["c", "d"], ["Row c", "Row d"])
    assert view.currentIndex().row() == 0
