"""What can be done on the Health screen, in the whole window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.services.acts.watching import watch
from tests.qt.watched import FakeWorker, bad, check_of, good
from tests.qt.whole import Whole


class Desk(Whole):
    """A window whose incident watches two checks, of which a test says what they answer."""

    def __init__(self, qtbot):
        self.worker = FakeWorker()
        super().__init__(qtbot, worker=lambda: self.worker)
        self.wishes = self.controller._health
        for name in ("health", "search"):
            with self.changed():
                self.link.act(lambda incident, _, name=name: watch(incident, check_of(name)))

    def answer(self, *samples):
        with self.qtbot.waitSignal(self.stage.feed.states_changed):
            self.worker.answer(*(replace(one, check_id=f"{self.one}/{one.check_id}") for one in samples))
        self.settle()

    def after(self, seconds):
        """So many seconds later, and ticked."""
        self.bench.clock.pass_s(seconds)
        now = self.bench.clock.now()
        self.stage.ticker.ticked.emit(now)
        return now

    def break_search(self):
        for _ in range(2):
            now = self.after(2)
            self.answer(good(now), bad(now, "search"))
        self.after(1)

    def mend_search(self):
        for _ in range(3):
            now = self.after(5)
            self.answer(good(now), good(now, "search"))
        self.after(1)

    def open_on_search(self):
        self.controller.do("health")
        self.after(1)
        self.wishes.page.model.choose(f"{self.one}/search")


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def last_text(desk):
    return desk.bench.desk.events(desk.one)[-1].data


def test_the_page_is_made_when_it_is_first_asked_for(desk):
    assert desk.wishes._page is None
    desk.controller.do("health")
    assert desk.window.page == "health" and desk.focus(desk.wishes.page.checks)
    page = desk.wishes.page
    desk.controller.do("desk")
    desk.controller.do("health")
    assert desk.wishes.page is page


def test_the_rail_counts_what_is_in_trouble(desk):
    def badge():
        return desk.window.rail._buttons["health"].model.badge

    assert badge() == ""
    desk.break_search()
    assert badge() == "1"
    desk.mend_search()
    assert badge() == ""


def test_check_now_asks_the_chosen_check_here_and_all_of_them_on_the_desk(desk):
    desk.controller.do("check_now")
    assert desk.worker.asked == ["health", "search"] and desk.toast == "Asking 2 checks"
    desk.open_on_search()
    desk.controller.do("check_now")
    assert desk.worker.asked == ["health", "search", "search"] and desk.toast == "Asking /search"


def test_check_now_without_a_check_says_how_to_watch_one(qtbot):
    whole = Whole(qtbot)
    whole.controller.do("check_now")
    assert whole.toast == "No check is watched. W watches one"
    whole.close()


def test_enter_on_a_row_of_the_desk_opens_it_here(desk):
    desk.after(1)
    pane = desk.stage.desk.right.health
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.table.index(1, 0))
    desk.qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert desk.window.page == "health" and desk.wishes.page.model.chosen.check.id == "search"


def test_the_state_is_added_to_the_timeline_with_its_evidence(desk):
    desk.break_search()
    desk.open_on_search()
    with desk.changed():
        desk.qtbot.keyClick(desk.wishes.page.checks.list, Qt.Key.Key_T)
    data = last_text(desk)
    assert data["sign"] == "finding" and data["text"].startswith("/search is down since ")
    assert "total 5000 ms" in data["text"] and desk.toast == "Added to the timeline of INC-0001"


def test_t_changes_the_status_on_the_desk_still(desk):
    desk.controller.do("desk")
    desk.stage.desk.playbook.steps.setFocus()
    asked = []
    desk.window.actions_table.triggered.connect(asked.append)
    desk.qtbot.keyClick(desk.stage.desk.playbook.steps, Qt.Key.Key_T)
    assert asked == ["status"]
    desk.stage.close_dialog()


def test_a_look_from_elsewhere_is_noted_by_keyboard_alone(desk):
    desk.open_on_search()
    desk.controller.do("seen_elsewhere")
    form = desk.wishes.page.detail.form
    desk.qtbot.keyClicks(form.where, "phone")
    with desk.changed():
        desk.qtbot.keyClick(form.where, Qt.Key.Key_Return)
    data = last_text(desk)
    assert (data["good"], data["where"], data["check"]) == (False, "phone", "search")
    desk.qtbot.waitUntil(form.isHidden)
    desk.after(1)
    assert "phone" in desk.wishes.page.detail.looks[0].text()


def test_a_look_without_a_place_is_refused_and_stays_open(desk):
    desk.controller.do("seen_elsewhere")
    form = desk.wishes.page.detail.form
    with desk.qtbot.waitSignal(desk.link.refused):
        desk.qtbot.keyClick(form.where, Qt.Key.Key_Return)
    assert form.isVisible() and desk.toast.startswith("Say from where")


def test_a_check_is_muted_until_it_is_normal(desk):
    desk.break_search()
    desk.controller.do("mute")
    assert "Ctrl+4" in desk.toast
    desk.open_on_search()
    desk.controller.do("mute")
    desk.settle()
    assert desk.link.office.settings.muted_checks == {f"{desk.one}/search"}
    assert desk.wishes.page.detail.head.title.text() == "/search is down, muted"
    desk.mend_search()
    desk.settle()
    assert desk.link.office.settings.muted_checks == frozenset()


def test_mute_again_lets_it_sound_and_what_is_normal_is_not_muted(desk):
    desk.break_search()
    desk.open_on_search()
    desk.controller.do("mute")
    desk.controller.do("mute")
    assert desk.stage.settings.muted_checks == frozenset()
    desk.wishes.page.model.choose(f"{desk.one}/health")
    desk.controller.do("mute")
    assert desk.toast == "It is normal: there is nothing to mute"


def test_the_log_field_goes_with_the_page_and_keeps_its_text(desk):
    log = desk.stage.desk.log
    log.frame.edit.setPlainText("half a sentence")
    desk.controller.do("health")
    assert log.isVisible() and desk.wishes.page.isAncestorOf(log)
    desk.controller.do("desk")
    assert log.isVisible() and desk.stage.desk.isAncestorOf(log)
    assert log.frame.edit.toPlainText() == "half a sentence"


def test_the_log_field_keeps_the_size_of_its_letters_where_it_goes(desk):
    edit = desk.stage.desk.log.frame.edit
    desk.stage.themes.set_scale(1.5)
    large = edit.font().pixelSize()
    desk.controller.do("health")
    assert edit.font().pixelSize() == large
    desk.controller.do("desk")
    assert edit.font().pixelSize() == large and large > 20
    desk.stage.themes.set_scale(1.0)


def test_a_command_is_copied(desk):
    desk.controller.do("health")
    desk.wishes.page.copied.emit("dig example.net")
    assert QApplication.clipboard().text() == "dig example.net" and desk.toast == "Copied"


def test_add_and_edit_are_told_on(desk):
    desk.open_on_search()
    told, asked = [], []
    desk.wishes.edit_wished.connect(lambda *given: told.append(given))
    desk.window.actions_table.triggered.connect(asked.append)
    desk.wishes._on_edit_wished("", "")
    desk.stage.close_dialog()
    assert asked == ["watch"] and told == []


def test_f6_goes_through_the_panes_of_the_page(desk):
    desk.controller.do("health")
    page = desk.wishes.page
    page.checks.list.setFocus()
    desk.controller.do("next_pane")
    assert desk.focus(page.detail.head)
