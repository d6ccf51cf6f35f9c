"""The Health page: what it shows, and what its keys wish."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.qt.pages.health.view import HealthPage
from incident_desk.qt.pages.health.view_model import HealthPageModel
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.services.acts.looking import Look
from tests.qt.watched import Watched


class Wishes:
    """What a page wished."""

    def __init__(self, page):
        self.all = []
        for name in ("action_wished", "edit_wished", "finding_wished", "look_given", "mute_wished", "copied"):
            getattr(page, name).connect(self.note(name))

    def note(self, name):
        return lambda *given: self.all.append((name, *given))


@pytest.fixture
def page(themes, desk, qtbot):
    one = HealthPage(themes, desk.model, InstrumentsModel(desk.link, desk.ticker), "MK")
    qtbot.addWidget(one)
    one.resize(1600, 900)
    one.show()
    desk.break_search()
    desk.tick(1)
    desk.model.choose(desk.key("search"))
    return one


@pytest.fixture
def wishes(page):
    return Wishes(page).all


def test_list_and_detail_are_of_the_same_check(page, desk):
    assert page.checks.table.check(page.checks.list.currentIndex().row()) == desk.key("search")
    assert page.detail.head.title.text() == "/search is down"
    desk.model.choose(desk.key("health"))
    assert page.detail.head.title.text() == "/health is normal"


def test_t_adds_the_state_to_the_timeline_from_list_and_button(page, desk, wishes, qtbot):
    page.checks.list.setFocus()
    qtbot.keyClick(page.checks.list, Qt.Key.Key_T)
    qtbot.mouseClick(page.detail.head.finding, Qt.MouseButton.LeftButton)
    assert [one[:2] for one in wishes] == [("finding_wished", desk.incident)] * 2
    assert wishes[0][2].startswith("/search is down since ")


def test_t_in_a_field_is_a_letter(page, wishes, qtbot):
    page.activateWindow()
    page.begin_look()
    qtbot.waitUntil(page.detail.form.where.hasFocus)
    qtbot.keyClick(page.detail.form.where, Qt.Key.Key_T)
    assert page.detail.form.where.text() == "t" and wishes == []


def test_esc_goes_back_to_the_desk(page, wishes, qtbot):
    qtbot.keyClick(page.checks.list, Qt.Key.Key_Escape)
    assert wishes == [("action_wished", "desk")]


def test_add_and_edit_wish_a_check_to_be_described(page, desk, wishes, qtbot):
    qtbot.mouseClick(page.checks.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.detail.edit, Qt.MouseButton.LeftButton)
    assert wishes == [("edit_wished", "", ""), ("edit_wished", desk.incident, "search")]


def test_a_look_and_a_mute_are_of_the_chosen_check(page, desk, wishes, qtbot):
    page.begin_look()
    qtbot.keyClicks(page.detail.form.where, "phone")
    qtbot.keyClick(page.detail.form.where, Qt.Key.Key_Return)
    page.mute_chosen()
    assert wishes == [("look_given", Look(False, "phone")), ("mute_wished", desk.key("search"))]
    page.look_saved()
    assert page.detail.form.isHidden()
    page.show_muted({desk.key("search")})
    assert page.detail.head.title.text() == "/search is down, muted"


def test_check_now_is_an_action_of_the_window(page, wishes, qtbot):
    qtbot.mouseClick(page.detail.head.ask, Qt.MouseButton.LeftButton)
    assert wishes == [("action_wished", "check_now")]


def test_without_a_check_it_says_what_will_be_there(themes, qtbot):
    bare = Watched(qtbot, checks=())
    model = HealthPageModel(bare.link, bare.ticker, bare.feed)
    page = HealthPage(themes, model, InstrumentsModel(bare.link, bare.ticker), "MK")
    qtbot.addWidget(page)
    page.show()
    bare.ticker.ticked.emit(bare.now)
    told = Wishes(page).all
    assert page.empty.isVisible() and not page.checks.isVisible()
    page.take_focus()
    assert page.focusWidget() is page.empty._button
    qtbot.mouseClick(page.empty._button, Qt.MouseButton.LeftButton)
    assert told == [("edit_wished", "", "")]
    bare.close()


def test_the_log_field_can_stand_at_its_foot(page, qtbot):
    foot = QLabel("log")
    page.hold_foot(foot)
    assert foot.isVisible() and page.isAncestorOf(foot)
    assert foot.mapTo(page, foot.rect().topLeft()).y() >= page.checks.geometry().bottom()


def test_f6_has_places_to_go_and_hidden_it_reads_nothing(page, desk):
    assert page.checks.list in page.panes and page.detail.answers in page.panes
    page.hide()
    told = []
    desk.model.looks_changed.connect(told.append)
    desk.tick(1)
    assert told == []
