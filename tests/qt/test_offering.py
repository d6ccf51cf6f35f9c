"""The window offers to declare what a standing check found: once, with a key, and never by itself."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.events import Kind
from incident_desk.domain.health import Change, State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs.declare import DeclareDialog
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.watching import book_change, watch
from tests.fakes import NOON, Bench
from tests.qt.whole import Whole


class Offered(Whole):
    """A window on Home with two standing checks, where nothing is open."""

    def __init__(self, qtbot, bench=None):
        bench = bench or Bench()
        self.standing = bench.desk.standing.open("MK").id
        for name in ("api", "db"):
            one = Check(name, f"/{name}/health", HttpOptions("http://127.0.0.1:9/"), environment="production")
            bench.desk.act(self.standing, lambda i, _, one=one: watch(i, one), "MK")
        bench.clock.pass_s(600)
        super().__init__(qtbot, bench, shown=False)
        self.qtbot.waitUntil(lambda: self.link.rows.is_complete and self.link.standing.record is not None)

    def becomes(self, name, state, seconds_ago=120):
        at = self.bench.clock.now() - timedelta(seconds=seconds_ago)
        change = Change(name, f"/{name}/health", State.OK, state, at, at, state.word, "no answer", alarms=True)
        cause = f"{name}-{len(self.bench.store.rows)}"
        self.link.act(lambda *_: book_change(change, cause), self.standing, who="check")
        self.settle()
        return at

    @property
    def card(self):
        return self.stage.home.offers

    @property
    def offer_toast(self):
        shown = [one.model for one in self.window.findChildren(Toast) if one.isVisible()]
        return next((one.message for one in shown if one.action == "Declare…"), "")


@pytest.fixture
def one(qtbot):
    window = Offered(qtbot)
    yield window
    window.close()


def test_without_trouble_nothing_is_offered(one):
    assert not one.card.isVisible() and one.offer_toast == ""
    assert one.stage.home.declare.model.variant.value == "primary"


def test_a_check_that_goes_down_is_offered_on_home_and_in_the_menu_bar_and_declares_nothing(one):
    one.becomes("api", State.DOWN)
    assert one.card.isVisible() and one.card.title.text() == "/api/health has been down for 2 min"
    assert one.card.caption.text().startswith("First failed check 12:08:00 UTC · no answer")
    assert one.offer_toast == "/api/health has been down for 2 min"
    assert one.stage.home.declare.model.variant.value == "secondary", "one filled button on a screen"
    assert one.bench.desk.heads() == []


def test_the_same_trouble_is_said_once_and_a_new_one_again(one):
    one.becomes("api", State.DOWN)
    one.window.say("Something else")
    one.stage.ticker.ticked.emit(one.bench.clock.now())
    one.becomes("api", State.NO_DATA, 0)
    assert one.offer_toast == ""
    one.becomes("db", State.DOWN, 0)
    assert one.offer_toast.startswith("2 checks are in trouble: ") and one.card.title.text() == one.offer_toast


def test_what_is_over_is_offered_no_longer(one):
    one.becomes("api", State.DOWN)
    one.becomes("db", State.DOWN)
    assert one.offer_toast.startswith("2 checks")
    one.becomes("db", State.OK, 0)
    assert one.offer_toast == "" and one.card.title.text() == "/api/health has been down for 2 min"
    one.stage.ticker.ticked.emit(one.bench.clock.now())
    assert one.offer_toast == "", "the other one was told already"


def test_what_somebody_else_says_is_not_withdrawn_with_an_offer(one):
    one.becomes("api", State.DOWN)
    one.window.say("Copied")
    one.becomes("api", State.OK, 0)
    assert one.toast == "Copied"


def test_it_does_not_take_the_place_of_an_offer_to_undo(one):
    one.window.say("Step done", undo=True)
    one.becomes("api", State.DOWN)
    assert one.offer_toast == "" and one.toast == "Step done"
    one.window.say("")
    one.stage.ticker.ticked.emit(one.bench.clock.now())
    assert one.offer_toast != ""


def test_the_declaration_is_filled_in_and_says_why(one):
    at = one.becomes("api", State.DOWN)
    one.qtbot.keyClick(one.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = one.dialog(DeclareDialog)
    one.settle()
    assert dialog.title.text() == "/api/health down" and dialog.title.selectedText() == dialog.title.text()
    wish = dialog.wish
    assert (wish.detected.at, wish.impact_started) == (at, None)
    assert dialog.began.choices.model.options[1] == "12:08 first failed check"
    assert dialog.level.name == "P1" and dialog._level_caption.beside == "the usual level for what is down"
    lines = [(line.model.what, line.model.detail) for line in dialog.remarks.lines]
    assert lines[:3] == [("2 standing checks come along", ""), ("/api/health", ""), ("/db/health", "")]
    dialog.drill.setChecked(True)
    shown = [line.model.what for line in dialog.remarks.lines if not line.isHidden()]
    assert not any("come along" in what for what in shown)
    dialog.drill.setChecked(False)
    dialog.accept()
    one.settle()
    (head,) = one.bench.desk.heads()
    incident = one.bench.desk.incident_of(head.incident)
    assert incident.title == "/api/health down" and incident.moment(Milestone.DETECTED) == at
    assert list(incident.checks) == ["api", "db"] and incident.check_marks["api"].state == "down"
    one.qtbot.waitUntil(lambda: not one.stage.offering.offer.troubles)


def test_what_is_typed_over_the_title_counts_and_staging_is_no_p1(qtbot):
    bench = Bench()
    standing = bench.desk.standing.open("MK").id
    check = Check("s", "/staging", HttpOptions("http://127.0.0.1:9/"), environment="staging")
    bench.desk.act(standing, lambda i, _: watch(i, check), "MK")
    one = Offered(qtbot, bench)
    change = Change("s", "/staging", State.OK, State.DOWN, NOON, NOON, "down", "", alarms=True)
    one.link.act(lambda *_: book_change(change, "one"), one.standing, who="check")
    one.settle()
    one.controller.do("declare")
    dialog = one.dialog(DeclareDialog)
    one.settle()
    assert dialog.level.name == "P2" and "staging is not production" in dialog._level_caption.beside
    dialog.title.setText("Only a test")
    assert dialog.wish.title == "Only a test" and dialog.level.name == "P2"
    dialog.reject()
    one.close()


def test_not_now_is_silent_and_stays_as_a_quiet_line(one):
    one.becomes("api", State.DOWN)
    one.card.not_now.click()
    one.settle()
    assert one.toast == "No incident for now: /api/health" and one.offer_toast == ""
    assert one.card.isVisible() and not one.card.is_loud
    assert one.card.title.text() == "Put off: /api/health has been down for 2 min"
    assert one.bench.store.rows[-1].kind == Kind.OFFER_PUT_OFF
    assert one.stage.home.declare.model.variant.value == "primary"
    one.becomes("api", State.OK, 0)
    assert not one.card.isVisible()
    one.becomes("api", State.DOWN, 0)
    one.window.say("")
    one.stage.ticker.ticked.emit(one.bench.clock.now())
    assert one.card.is_loud and one.offer_toast != ""


def test_not_now_is_taken_back_by_the_key_of_undo_though_no_incident_is_on_the_desk(one):
    one.becomes("api", State.DOWN)
    one.controller.do("not_now")
    one.settle()
    assert not one.card.is_loud
    one.qtbot.keyClick(one.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    one.settle()
    assert one.card.is_loud
    one.controller.do("redo")
    one.settle()
    assert not one.card.is_loud


def test_undo_means_what_was_done_last_in_this_window(one):
    one.becomes("api", State.DOWN)
    one.controller.do("not_now")
    one.settle()
    incident = one.bench.desk.declare(Declaration("Another", with_checks=False), "MK").id
    with one.qtbot.waitSignal(one.link.scene_shown):
        one.stage.show_incident(incident)
    one.link.act(lambda *_: log(Line("noted", Sign.NOTE)))
    one.settle()
    one.controller.do("undo")
    one.settle()
    assert not one.card.is_loud and one.bench.desk.incident_of(incident).entries == 0


def test_what_comes_to_trouble_during_an_incident_is_added_to_it_and_can_be_taken_back(one):
    incident = one.bench.desk.declare(Declaration("Another", with_checks=False), "MK").id
    with one.qtbot.waitSignal(one.link.scene_shown):
        one.stage.show_incident(incident)
    one.becomes("api", State.DOWN)
    one.qtbot.waitUntil(lambda: one.stage.offering.joinable is not None)
    assert one.card.join.isEnabled() and one.card.join.model.text == "Add to INC-0001"
    toast = next(one for one in one.window.findChildren(Toast) if one.isVisible())
    assert toast.model.action == "Add to the incident" and toast.model.message.startswith(
        "/api/health has been down"
    )
    toast.action_requested.emit()
    one.qtbot.waitUntil(lambda: not one.stage.offering.offer.troubles)
    now = one.bench.desk.incident_of(incident)
    assert list(now.checks) == ["api"] and now.check_marks["api"].state == "down"
    assert len(one.bench.desk.heads()) == 1 and one.toast.startswith("INC-0001: Watches 1 check")
    one.controller.do("undo")
    one.settle()
    assert dict(one.bench.desk.incident_of(incident).checks) == {}
    one.qtbot.waitUntil(lambda: bool(one.stage.offering.offer.troubles))


def test_without_trouble_nothing_is_added(one):
    one.controller.do("take_along")
    assert one.toast.startswith("Nothing is in trouble")


def test_another_window_sees_what_was_put_off(one, qtbot):
    other = Offered.__new__(Offered)
    other.standing = one.standing
    Whole.__init__(other, qtbot, one.bench, shown=False)
    one.becomes("api", State.DOWN)
    qtbot.waitUntil(lambda: bool(other.stage.offering.offer.troubles))
    one.controller.do("not_now")
    one.settle()
    qtbot.waitUntil(lambda: bool(other.stage.offering.offer.quiet))
    assert other.stage.offering.offer.troubles == ()
    other.close()


def test_the_buttons_are_reached_by_keyboard_and_named(one):
    one.becomes("api", State.DOWN)
    one.stage.home.take_focus()
    assert QApplication.focusWidget() is one.card.declare
    assert one.card.declare.accessibleName() == "Declare an incident: /api/health down"
    assert one.card in one.stage.home.panes
    one.qtbot.keyClick(one.card.declare, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is one.card.not_now


def test_a_declaration_names_what_was_put_off_and_comes_along_all_the_same(one):
    one.becomes("api", State.DOWN)
    one.stage.offering.put_off()
    one.settle()
    one.qtbot.keyClick(one.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = one.dialog(DeclareDialog)
    one.settle()
    lines = [(line.model.what, line.model.detail) for line in dialog.remarks.lines]
    assert lines[1:3] == [("/api/health", "though put off with Not now"), ("/db/health", "")]
