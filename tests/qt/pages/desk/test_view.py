"""The desk page: empty with a way to begin, then its panes, in reading order and in their widths."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.theme import ThemeName
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def test_without_an_incident_it_offers_to_declare_one_and_then_shows_it(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    page, asked = whole.stage.desk, []
    whole.window.show_page("desk")
    page.action_wished.connect(asked.append)
    assert page.empty.isVisible() and not page.timeline.isVisible()
    page.empty.action_clicked.emit()
    assert asked == ["declare"]
    one = whole.bench.desk.declare(Declaration("Down", "P1"), "MK")
    with qtbot.waitSignal(whole.link.scene_shown):
        whole.link.show(one.id)
    assert page.timeline.isVisible() and not page.empty.isVisible()
    whole.close()


def test_the_buttons_of_head_and_next_bar_ask_for_actions_of_the_table(whole, qtbot):
    asked = []
    whole.stage.desk.action_wished.connect(asked.append)
    whole.stage.desk.identity.action_wished.emit("roles")
    whole.stage.desk.instruments.action_wished.emit("acknowledge")
    assert asked == ["roles", "acknowledge"]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1100, 640)])
def test_every_pane_is_inside_the_window_and_none_over_another(whole, qtbot, size):
    whole.window.resize(*size)
    qtbot.wait(30)
    page = whole.stage.desk
    columns = [page.playbook, page.timeline, page.right]
    places = [
        one.geometry().translated(one.parentWidget().mapTo(page, one.parentWidget().pos() * 0)) for one in columns
    ]
    assert all(page.rect().contains(place) for place in places)
    assert all(left.right() < right.left() for left, right in zip(places, places[1:], strict=False))
    log = page.log.mapTo(page, page.log.rect().bottomRight())
    assert page.rect().contains(log) and log.y() > max(place.bottom() for place in places)


def test_the_columns_have_the_widths_of_the_design_and_can_be_moved(whole, qtbot):
    page = whole.stage.desk
    px = whole.stage.themes.current.px
    assert abs(page.playbook.width() - px(540)) <= 2 and abs(page.right.width() - px(500)) <= 2
    page.splitter.setSizes([700, 600, 500])
    whole.stage.ticker.ticked.emit(whole.bench.clock.now())
    qtbot.wait(20)
    assert page.playbook.width() > px(600)
    page.splitter.moveSplitter(0, 1)
    assert page.playbook.isVisible() and page.playbook.width() > 100


@pytest.mark.parametrize(
    ("size", "widths"), [((1280, 720), (392, 340)), ((1600, 900), (460, 420)), ((2560, 1440), (600, 1048))]
)
def test_each_size_of_window_brings_its_widths_and_what_was_moved_stays_within_it(whole, qtbot, size, widths):
    page = whole.stage.desk
    whole.window.resize(*size)
    qtbot.waitUntil(lambda: page.right.width() == widths[1])
    qtbot.wait(30)
    assert (page.playbook.width(), page.right.width()) == widths
    page.splitter.moveSplitter(page.playbook.width() + 30, 1)
    moved = page.playbook.width()
    whole.window.resize(size[0] + 20, size[1])
    whole.stage.themes.fix(ThemeName.LIGHT)
    qtbot.wait(30)
    assert page.playbook.width() == moved


def test_f6_order_is_reading_order(whole):
    places = [pane.mapTo(whole.window, pane.rect().topLeft()) for pane in whole.stage.desk.panes]
    rows = [(place.y() // 200, place.x()) for place in places]
    assert rows == sorted(rows)


def test_the_tab_key_goes_down_the_page(whole, qtbot):
    """From the head to the log field, and back to the head: every pane is passed once, in the order of F6."""
    page = whole.stage.desk
    page.identity.status.setFocus()
    passed = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        pane = next((one for one in page.panes if one is focus or one.isAncestorOf(focus)), None)
        if pane is not None and (not passed or passed[-1] is not pane):
            passed.append(pane)
        if pane is page.log:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == list(page.panes)
