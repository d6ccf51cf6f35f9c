"""The column of what waits."""

from incident_desk.qt.pages.home.waiting import Waiting
from incident_desk.qt.pages.home.waiting_list import SHOWN_MOST, WaitingList
from tests.qt.pages.home.library import NOW


def items(count):
    return tuple(Waiting("id", f"Thing {number}", "INC-0001", number == 0, NOW, "a") for number in range(count))


def test_nothing_waits_is_said(themes, qtbot):
    column = WaitingList(themes)
    qtbot.addWidget(column)
    column.show()
    column.show_items(())
    assert column.nothing.isVisible()
    column.show_items(items(2))
    assert not column.nothing.isVisible()
    assert column.rows[1].button.accessibleName() == "Mark done: Thing 1"


def test_a_long_list_makes_only_so_many_rows_and_counts_the_rest(themes, qtbot):
    column = WaitingList(themes)
    qtbot.addWidget(column)
    column.show_items(items(1000))
    assert (len(column.rows), column.number.text()) == (SHOWN_MOST, "1000")


def test_a_button_settles_once(themes, qtbot):
    column, settled = WaitingList(themes), []
    qtbot.addWidget(column)
    column.done.connect(settled.append)
    column.show_items(items(1))
    column.rows[0].button.click()
    column.rows[0].button.click()
    assert len(settled) == 1
