"""The health pane: counts with their signs, one row a check, an empty state."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from incident_desk.qt.panes.health.view import HealthPane
from incident_desk.qt.panes.health.view_model import HealthModel
from tests.qt.watched import Watched, bad, good


@pytest.fixture
def desk(qtbot):
    one = Watched(qtbot, checks=("health", "search", "index"))
    yield one
    one.close()


@pytest.fixture
def pane(themes, desk, qtbot):
    one = HealthPane(themes, HealthModel(desk.feed, desk.ticker))
    qtbot.addWidget(one)
    one.resize(500, 400)
    one.show()
    desk.ticker.ticked.emit(desk.now)
    return one


def counts(pane):
    return [count.words for count in pane.counts.model.counts] if pane.counts.isVisible() else []


def test_before_the_first_answer_there_is_no_data(pane):
    assert counts(pane) == ["3 no data"]
    assert pane.table.rowCount() == 3


def test_the_head_counts_what_is_down_first(pane, desk):
    desk.answer(good(desk.pass_s(1), "search"), good(desk.now, "index"))
    desk.fail_twice()
    assert counts(pane) == ["1 down", "2 normal"]
    assert pane.table.row(0).id == "health"


def test_without_checks_it_says_what_will_be_there(pane, desk):
    desk.show(desk.declare("Nothing watched", ()))
    assert not pane.list.isVisible()
    assert pane._empty.isVisible()
    assert counts(pane) == []


def test_check_now_asks_every_check(pane, desk, qtbot):
    qtbot.mouseClick(pane._refresh, Qt.MouseButton.LeftButton)
    assert desk.worker.asked == ["health", "search", "index"]


def test_letters_pass_the_list_by(pane):
    pane.list.setCurrentIndex(pane.table.index(0, 0))
    pane.list.keyboardSearch("/s")
    assert pane.list.currentIndex().row() == 0


def test_the_list_is_reached_by_tab_and_has_a_name(pane):
    assert pane.list.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    assert pane.list.accessibleName() == "Health checks"
    assert pane._refresh.accessibleName() == "Check now, F5"


def test_enter_asks_for_more_of_a_check(pane, qtbot):
    told = []
    pane.check_wished.connect(told.append)
    pane.list.setCurrentIndex(pane.table.index(1, 0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert told == ["search"]


def test_the_order_waits_while_the_pointer_is_over_the_list(pane, desk, qtbot):
    desk.answer(*(good(desk.pass_s(1), name) for name in ("health", "search", "index")))
    qtbot.mouseMove(pane.list.viewport(), pane.list.visualRect(pane.table.index(1, 0)).center())
    QCoreApplication.sendEvent(pane.list.viewport(), moved())
    desk.answer(bad(desk.pass_s(5), "index"))
    desk.answer(bad(desk.pass_s(1), "index"))
    assert pane.table.check(0) == "health" and counts(pane) == ["1 down", "2 normal"]
    QCoreApplication.sendEvent(pane.list.viewport(), QEvent(QEvent.Type.Leave))
    assert pane.table.check(0) == "index"


def moved():
    """The pointer moves."""
    where, none = QPointF(20, 20), Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier.NoModifier)


def test_under_a_tab_the_title_is_not_said_again_and_the_foot_says_when_it_was_asked(pane, desk, qtbot):
    desk.answer(good(desk.now, "search"))
    pane.be_tab(True)
    qtbot.wait(20)
    assert not pane._title.isVisible() and counts(pane) == []
    assert pane.list.geometry().top() == 0 and pane._head.geometry().top() >= pane.list.geometry().bottom()
    assert pane._refresh.model.text == "Check now" and pane._refresh.model.keys == ("F5",)
    assert pane._heard.text().startswith("checked ") and pane._heard.geometry().left() < 30
    qtbot.mouseClick(pane._refresh, Qt.MouseButton.LeftButton)
    assert desk.worker.asked == ["health", "search", "index"]
    pane.be_tab(False)
    qtbot.wait(20)
    assert pane._title.isVisible() and counts(pane) != []
    assert pane._head.geometry().bottom() <= pane.list.geometry().top()


def test_where_nothing_is_watched_one_button_asks_for_an_address(pane, desk, qtbot):
    desk.show(desk.declare("Nothing watched", ()))
    assert not pane._refresh.isVisible()
    with qtbot.waitSignal(pane.watch_wished, timeout=1000):
        qtbot.mouseClick(pane._empty._button, Qt.MouseButton.LeftButton)


def test_the_row_with_the_focus_is_seen_also_after_the_order_has_changed(pane, desk, qtbot):
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane._refresh.setFocus()
    without = pane.list.grab().toImage()
    pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.list.grab().toImage() != without
    desk.answer(good(desk.pass_s(1), "search"), good(desk.now, "index"))
    desk.fail_twice()
    assert pane.list.hasFocus() and pane.list.currentIndex().isValid()
