"""The list: arrows choose, Enter goes on, what is chosen stays so."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from incident_desk.qt.pages.health.list_rows import HEADING, ROW
from incident_desk.qt.pages.health.list_view import CheckList
from incident_desk.qt.panes.health.lines import Heading
from tests.qt.panes.health.test_view import moved
from tests.qt.watched import bad, good


@pytest.fixture
def checks(themes, desk, qtbot):
    one = CheckList(themes, desk.model)
    qtbot.addWidget(one)
    one.resize(300, 700)
    one.show()
    desk.model.look(True)
    return one


def test_arrows_choose_the_check_that_is_shown(checks, desk, qtbot):
    assert checks.table.check(checks.list.currentIndex().row()) == desk.model.chosen_key == desk.key("health")
    qtbot.keyClick(checks.list, Qt.Key.Key_Down)
    assert desk.model.chosen_key == desk.key("search")
    desk.break_search()
    assert checks.table.check(checks.list.currentIndex().row()) == desk.key("search")


def test_enter_goes_to_the_detail_and_letters_pass_by(checks, qtbot):
    with qtbot.waitSignal(checks.detail_wished, timeout=500):
        qtbot.keyClick(checks.list, Qt.Key.Key_Return)
    before = checks.list.currentIndex()
    qtbot.keyClicks(checks.list, "/s")
    assert checks.list.currentIndex() == before


def test_it_counts_the_checks_and_its_button_wishes_another(checks, qtbot):
    assert checks._count.text() == "2"
    with qtbot.waitSignal(checks.add_wished, timeout=500):
        qtbot.mouseClick(checks.add, Qt.MouseButton.LeftButton)
    assert checks.add.accessibleName() == "Add a health check" and checks.list.accessibleName() == "Health checks"


def test_headings_are_lower_than_rows_and_not_chosen(checks, desk, qtbot):
    assert checks.table.check(0) == "" and checks.list.rowHeight(0) < checks.list.rowHeight(1)
    checks.list.setCurrentIndex(checks.table.index(1, 0))
    qtbot.keyClick(checks.list, Qt.Key.Key_Up)
    assert desk.model.chosen_key == desk.key("health")


def test_the_order_waits_while_the_pointer_is_over_the_list(checks, desk):
    desk.answer(good(desk.pass_s(1)), good(desk.now, "search"))
    desk.tick()
    QCoreApplication.sendEvent(checks.list.viewport(), moved())
    desk.answer(good(desk.pass_s(1)), bad(desk.now, "search"))
    desk.answer(good(desk.pass_s(1)), bad(desk.now, "search"))
    assert desk.model.trouble == 1 and checks.table.check(1) == desk.key("health")
    QCoreApplication.sendEvent(checks.list.viewport(), QEvent(QEvent.Type.Leave))
    desk.tick(1)
    assert checks.table.check(1) == desk.key("search")


def test_every_row_has_its_height_after_headings_have_moved(checks, desk, themes):
    px = themes.current.px
    for lines in (3, 6, 4, 7):
        desk.model._catalogue.lines = tuple(
            Heading("One") if place % lines == 0 else desk.key("search") for place in range(2 * lines)
        )
        desk.model.lines_changed.emit()
        for place in range(checks.table.rowCount()):
            height = ROW if checks.table.check(place) else HEADING
            assert checks.list.rowHeight(place) == px(height)


def test_the_keys_pass_over_headings_and_stay_at_the_ends(checks, desk, qtbot):
    desk.break_search()
    for key, chosen in (
        (Qt.Key.Key_Up, "search"),
        (Qt.Key.Key_Up, "search"),
        (Qt.Key.Key_Down, "health"),
        (Qt.Key.Key_Down, "health"),
        (Qt.Key.Key_Up, "search"),
    ):
        qtbot.keyClick(checks.list, key)
        assert desk.model.chosen_key == desk.key(chosen)
        assert checks.table.check(checks.list.selectionModel().selectedRows()[0].row()) == desk.key(chosen)
