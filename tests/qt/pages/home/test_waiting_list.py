"""The column of what waits."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.target_reading import TargetState
from incident_desk.qt.pages.home.waiting import SHOWN_MOST, Column, Waiting
from incident_desk.qt.pages.home.waiting_list import WaitingList
from tests.qt.pages.home.library import NOW


def item(number, state=TargetState.ON_TRACK, **more):
    given = {"action": f"a-{number}"} | more
    return Waiting("id", "action", f"Thing {number}", "INC-0001", "brief", state, NOW, NOW, **given)


def items(count):
    return tuple(item(number, TargetState.LATE if number == 0 else TargetState.ON_TRACK) for number in range(count))


def show(column, shown):
    column.show_column(Column(tuple(shown), len(shown)))


@pytest.fixture
def column(themes, qtbot):
    made = WaitingList(themes)
    qtbot.addWidget(made)
    made.resize(480, 600)
    made.show()
    made.activateWindow()
    return made


def test_nothing_waits_is_said(column):
    show(column, ())
    assert column.nothing.isVisible()
    show(column, items(2))
    assert not column.nothing.isVisible()
    assert column.rows[1].button.accessibleName() == "Mark done: Thing 1"
    assert column.rows[1].open.accessibleName() == "Open the incident of: Thing 1"


def test_a_long_list_makes_only_so_many_rows_and_counts_the_rest(column):
    column.show_column(Column(items(SHOWN_MOST), 1000))
    assert column._more.text() == "and 960 more"
    assert (len(column.rows), column.number.text()) == (SHOWN_MOST, "1000")


def test_a_button_settles_once_and_again_when_that_was_refused(column):
    settled = []
    column.done.connect(settled.append)
    show(column, items(1))
    column.rows[0].button.click()
    column.rows[0].button.click()
    assert len(settled) == 1
    column.wake()
    column.rows[0].button.click()
    assert len(settled) == 2


def test_the_incident_is_gone_to_beside_what_settles_and_alone_where_nothing_does(column):
    wished = []
    column.opened.connect(wished.append)
    first, watch = item(0), replace(item(1), what="watch", action=None)
    show(column, (first, watch))
    column.rows[0].open.click()
    assert not column.rows[1].open.isVisible()
    column.rows[1].button.click()
    assert wished == [first, watch]


def test_a_row_that_only_ages_stays_the_same_row_with_the_focus(column, qtbot):
    show(column, items(3))
    row = column.rows[1]
    row.button.setFocus()
    qtbot.waitUntil(row.button.hasFocus)
    show(column, tuple(replace(one, caption="later", state=TargetState.AT_RISK) for one in items(3)))
    assert column.rows[1] is row and row.button.hasFocus()
    assert (row.caption.text(), row._sign.spoken().name) == ("later", "At risk")


def test_the_focus_goes_to_the_next_row_when_its_own_is_done(column, qtbot):
    show(column, items(3))
    column.rows[1].button.setFocus()
    qtbot.waitUntil(column.rows[1].button.hasFocus)
    show(column, (items(3)[0], items(3)[2]))
    assert column.rows[1].item.title == "Thing 2" and column.rows[1].button.hasFocus()


def test_tab_goes_through_the_rows_in_their_order(column, qtbot):
    show(column, (item(2),))
    show(column, (item(0), item(1), item(2)))
    qtbot.waitUntil(column.rows[-1].button.isVisible)
    column.rows[0].open.setFocus()
    seen = []
    for _ in range(6):
        seen.append(column.focusWidget().accessibleName())
        qtbot.keyClick(column.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [button.accessibleName() for row in column.rows for button in (row.open, row.button)]


@pytest.mark.parametrize("state", list(TargetState))
def test_each_state_has_a_shape_and_a_word(column, state, themes):
    show(column, (item(0, state),))
    assert not column.grab().isNull()
    assert column.rows[0]._sign.spoken().name == {
        TargetState.LATE: "Late", TargetState.ALMOST_DUE: "Almost due", TargetState.AT_RISK: "At risk",
    }.get(state, "Waiting")  # fmt: skip
