"""The shell: pages, corner, toast, banner, density. It holds no rules."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from incident_desk.qt.actions import TABLE, Menu
from incident_desk.qt.main_window import TITLE, MainWindow
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.banner import Banner, BannerModel
from incident_desk.qt.widgets.button import ButtonModel
from incident_desk.qt.widgets.rail_button import RailButton
from incident_desk.qt.widgets.toast import Toast

NOW = datetime(2026, 3, 1, 3, 43, 20, tzinfo=UTC)


@pytest.fixture
def window(themes, qtbot):
    one = MainWindow(themes)
    qtbot.addWidget(one)
    one.add_page("home", QWidget())
    one.add_page("desk", QWidget())
    one.resize(1920, 1080)
    one.show()
    return one


def corner(window):
    """What the corner says, from the left."""
    return [label.text() for label in window.menuBar().cornerWidget().findChildren(QLabel)]


def toasts(window):
    return [toast for toast in window.findChildren(Toast) if toast.isVisible()]


def test_a_page_comes_to_the_front_and_the_rail_shows_it(window):
    window.show_page("desk")
    assert window.page == "desk"
    assert window.rail.shown_page == "desk"
    window.show_page("home")
    assert (window.page, window.rail.shown_page) == ("home", "home")


def test_without_pages_there_is_no_page(themes, qtbot):
    empty = MainWindow(themes)
    qtbot.addWidget(empty)
    assert empty.page == ""
    assert empty.windowTitle() == TITLE


def test_every_action_is_in_a_menu_in_the_order_of_the_table(window):
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert list(menus) == [menu.value for menu in Menu]
    for menu in Menu:
        there = [action.objectName() for action in menus[menu.value].actions() if not action.isSeparator()]
        assert there == [one.id for one in TABLE if one.menu is menu]


@pytest.mark.parametrize(
    ("width", "height", "compact"),
    [(1920, 1080, False), (1500, 860, False), (1499, 860, True), (1500, 859, True), (1280, 720, True)],
)
def test_a_small_window_is_compact(window, themes, width, height, compact):
    window.resize(width, height)
    assert themes.current.is_compact is compact


def test_at_the_edge_the_density_changes_once(window, themes, qtbot):
    told = []
    themes.theme_changed.connect(lambda theme: told.append(theme.is_compact))
    window.resize(1499, 859)
    qtbot.wait(50)
    window.resize(1500, 860)
    qtbot.wait(50)
    assert told == [True, False]
    assert window.size().width() == 1500 and window.size().height() == 860


def test_the_time_is_utc_and_shorter_in_a_small_window(window, themes):
    window.show_time(NOW)
    assert corner(window)[-1] == "03:43:20 UTC"
    themes.set_density(Density.COMPACT)
    window.show_time(NOW)
    assert corner(window)[-1] == "03:43 UTC"


def test_the_corner_says_how_it_is_saved(window):
    assert corner(window)[0] == "Opening…"
    window.show_saving(True)
    assert corner(window)[0] == "Saving…"
    window.show_saving(False)
    assert corner(window)[0] == "Saved on this computer"
    window.show_not_saved()
    assert corner(window)[0] == "Not saved"
    window.show_opening(failed=True)
    assert corner(window)[0] == "Not open"
    window.show_opening()
    assert corner(window)[0] == "Opening…"


def test_the_corner_says_the_same_in_fewer_words_at_once_when_the_window_gets_small(window):
    window.show_saving(False)
    window.resize(1280, 720)
    assert corner(window)[0] == "Saved"
    window.resize(1920, 1080)
    assert corner(window)[0] == "Saved on this computer"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1100, 640)])
def test_no_word_of_the_corner_is_cut(window, size, qtbot):
    window.resize(*size)
    for saving in (True, False, True):
        window.show_saving(saving)
        window.show_time(NOW)
        qtbot.wait(1)
        for label in window.menuBar().cornerWidget().findChildren(QLabel):
            assert label.width() >= label.sizeHint().width(), label.text()
        assert window.find_button.width() >= window.find_button.sizeHint().width()


def test_no_word_of_the_corner_is_cut_after_the_window_grew(window, qtbot):
    window.show_saving(False)
    window.resize(1280, 720)
    window.show_time(NOW)
    qtbot.wait(1)
    window.resize(1920, 1080)
    window.show_time(NOW)
    qtbot.wait(1)
    for part in (*window.menuBar().cornerWidget().findChildren(QLabel), window.find_button):
        assert part.width() >= part.sizeHint().width()


LONG = "00:40 elapsed. P1. Diagnosis, 12:48 left. Next update in 04:12. Last decision: roll back to 41ab9d2 at once"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1100, 640)])
@pytest.mark.parametrize("words", ["Step done", LONG])
def test_a_toast_covers_nothing_that_can_be_pressed_or_has_to_be_read(window, qtbot, size, words):
    window.resize(*size)
    window.show_saving(False)
    window.say(words, undo=True)
    window.show_saving(True)
    qtbot.wait(1)
    bar, place = window.menuBar(), toasts(window)[0].geometry()
    menus = [bar.actionGeometry(action).translated(bar.pos()) for action in bar.actions()]
    corner = bar.cornerWidget().geometry().translated(bar.pos())
    assert not any(place.intersects(one) for one in (*menus, corner, window.centralWidget().geometry()))
    assert place.height() >= 28 and bar.geometry().contains(place)


def test_an_offer_to_undo_stays_as_long_as_it_is_told_to(window):
    window.say("INC-0001 declared", undo=True, seconds=60)
    assert (toasts(window)[0].model.seconds, toasts(window)[0].model.action) == (60, "Undo")


def test_a_long_message_stays_inside_the_window_and_is_whole_in_the_tooltip(window):
    words = "There is nothing to undo in INC-0047 " * 20
    window.say(words)
    toast = toasts(window)[0]
    assert toast.x() >= 0 and toast.geometry().right() <= window.width()
    assert toast.toolTip() == wrapped(words)
    window.say("Imported <img src=file:///x>")
    assert "<img" not in toasts(window)[0].toolTip()


def test_a_page_that_comes_up_takes_the_focus_from_the_rail_and_from_nothing_else(window, qtbot):
    first, second = QLineEdit(), QLineEdit()
    for name, page in (("one", first), ("two", second)):
        window.add_page(name, page)
    window.show_page("one")
    window.rail.findChild(RailButton).setFocus()
    window.show_page("two")
    assert window.focusWidget() is second
    window.undo_field = QLineEdit(window)
    window.undo_field.show()
    window.undo_field.setFocus()
    window.show_page("one")
    assert window.focusWidget() is window.undo_field


def test_a_toast_gives_way_to_the_next_one(window, qtbot):
    window.say("First")
    first = toasts(window)[0]
    window.say("Second", undo=True)
    assert [toast.model.message for toast in toasts(window)] == ["Second"]
    first.closed.emit()
    assert [toast.model.message for toast in toasts(window)] == ["Second"]


def test_undo_is_offered_only_where_it_can_be_taken_back(window, qtbot):
    window.say("Response begun", undo=True)
    toast = toasts(window)[0]
    assert toast.model.action == "Undo"
    with qtbot.waitSignal(window.undo_wished):
        toast.action_requested.emit()
    toast.closed.emit()
    assert toasts(window) == []
    window.say("Refused")
    assert toasts(window)[0].model.action == ""


def test_a_refusal_that_answers_undo_stays(window):
    window.undo_wished.connect(lambda: window.say("There is nothing to undo"))
    window.say("Response begun", undo=True)
    toast = toasts(window)[0]
    toast.action_requested.emit()
    toast.closed.emit()
    assert [one.model.message for one in toasts(window)] == ["There is nothing to undo"]


def test_a_banner_stands_above_the_page_until_it_is_taken_away(window, qtbot):
    window.show_page("desk")
    window.show_banner(BannerModel("Not saved", "The disk is full", actions=(ButtonModel("Close"),)))
    qtbot.wait(1)
    banner = window.findChild(Banner)
    assert banner.isVisible()
    assert (
        banner.mapTo(window, banner.rect().bottomLeft()).y() <= window.pages.mapTo(window, window.pages.pos()).y()
    )
    with qtbot.waitSignal(window.banner_answered):
        banner.action_clicked.emit(0)
    window.show_banner(None)
    qtbot.waitUntil(lambda: window.findChild(Banner) is None)


def test_a_second_banner_takes_the_place_of_the_first(window, qtbot):
    window.show_banner(BannerModel("First", ""))
    window.show_banner(BannerModel("Second", ""))
    qtbot.waitUntil(lambda: len(window.findChildren(Banner)) == 1)


def test_the_search_in_the_corner_asks_for_the_palette(window, qtbot):
    asked = []
    window.actions_table.triggered.connect(asked.append)
    window.find_button.click()
    assert asked == ["palette"]
    assert "Find or run anything" in window.find_button.accessibleName()


def test_a_page_can_be_made_when_it_is_shown_first(themes, qtbot):
    window, made = MainWindow(themes), []
    qtbot.addWidget(window)

    def make():
        made.append(QWidget())
        window.add_page("home", made[-1])

    window.page_makers["home"] = make
    assert window.page == "" and made == []
    window.show_page("home")
    window.show_page("home")
    assert window.page == "home" and len(made) == 1


def test_a_focus_on_a_banner_goes_to_the_page_when_it_is_answered(window, qtbot):
    page = QLineEdit()
    window.add_page("field", page, page.setFocus)
    window.show_page("field")
    window.show_banner(BannerModel("Ended", "", actions=(ButtonModel("Close"),)))
    with qtbot.waitActive(window):
        window.activateWindow()
    button = window.findChild(Banner).findChild(QAbstractButton)
    button.setFocus()
    assert window.focusWidget() is button
    window.show_banner(None)
    assert window.focusWidget() is page
