"""Window, pages and link together: what is said, what is saved, what fails, and the end."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import EscalationHop
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.app import open_window
from incident_desk.qt.dialogs.declare import DeclareDialog
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate_level
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.acts.updating import send_update
from incident_desk.services.desk import Desk
from tests.fakes import Bench
from tests.qt.office import office_of
from tests.qt.whole import BOOK, Whole

FULL = StoreFailure("disk_full", "The entry was not written. The disk is full; make room")


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def corner(whole):
    return whole.window.menuBar().cornerWidget().findChildren(QLabel)[0].text()


def say(words):
    return lambda incident, now: log(Line(words, Sign.NOTE))


def test_an_unknown_action_does_nothing(whole):
    whole.controller.do("launch_rocket")


def test_without_an_incident_what_needs_one_is_off_until_one_is_shown(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    action = whole.window.actions_table.action("acknowledge")
    assert not action.isEnabled()
    one = whole.bench.desk.declare(Declaration("Down", "P1"), "MK")
    with qtbot.waitSignal(whole.link.scene_shown):
        whole.stage.show_incident(one.id)
    assert action.isEnabled() and whole.window.windowTitle() == "INC-0001 Down – Incident Desk"
    whole.close()


def test_what_one_does_is_said_with_undo_and_what_others_do_is_not(whole, qtbot):
    other = Desk(whole.bench.store, whole.bench.clock, whole.bench.ids)
    with whole.changed():
        other.act(whole.one, lambda i, _: acknowledge(i, None), "RO")
    assert whole.toast == ""
    for turn, told in (("undo", "Taken back: Ack"), ("redo", "Done again: Ack"), ("undo", "Taken back: Ack")):
        getattr(whole.link, turn)()
        qtbot.waitUntil(lambda told=told: whole.toast.startswith(f"{told}nowledged ("))


def test_the_rail_counts_the_open_incidents(whole, qtbot):
    whole.bench.desk.declare(Declaration("Second", "P2"), "MK")
    badge = whole.window.rail._buttons["desk"]
    qtbot.waitUntil(lambda: badge.model.badge == "2")


def test_a_write_that_failed_is_a_banner_and_the_corner_says_saved_only_after_the_next_that_works(
    whole, qtbot, monkeypatch
):
    append, broken = whole.bench.store.append, [1]

    def failing(decide, *, act, who):
        if broken:
            raise FULL
        return append(decide, act=act, who=who)

    monkeypatch.setattr(whole.bench.store, "append", failing)
    with qtbot.waitSignal(whole.link.store_failed):
        whole.link.act(say("lost"))
    assert (whole.banner.title, whole.banner.text) == ("The entry was not written", "The disk is full; make room")
    assert corner(whole) == "Not saved"
    broken.clear()
    with whole.changed():
        whole.link.act(say("kept"))
    assert corner(whole) == "Saved on this computer" and whole.banner is not None


def test_a_read_that_failed_says_nothing_of_saving(whole, qtbot):
    def fail(office):
        raise StoreFailure("io_error", "The disk does not answer. Check it")

    with qtbot.waitSignal(whole.link.store_failed):
        whole.link.read(fail, lambda _: None)
    assert whole.banner.title == "The disk does not answer" and corner(whole) == "Saved on this computer"


def test_a_bug_is_told_and_the_desk_goes_on(whole):
    whole.controller.tell_fault("KeyError: 'x'")
    whole.controller.tell_fault("KeyError: 'x'")
    assert whole.banner.title == "The program has a fault" and "KeyError: 'x'" in whole.banner.text
    with whole.changed():
        whole.controller.do("acknowledge")
    assert Milestone.ACKNOWLEDGED in whole.incident.milestones


def test_a_window_that_is_closed_while_writes_are_pending_writes_them(qtbot, monkeypatch):
    whole = Whole(qtbot)
    held, append = threading.Event(), whole.bench.store.append

    def slow(decide, *, act, who):
        held.wait(5)
        return append(decide, act=act, who=who)

    monkeypatch.setattr(whole.bench.store, "append", slow)
    for number in range(5):
        whole.link.act(say(f"line {number}"))
    whole.window.close()
    threading.Timer(0.1, held.set).start()
    whole.controller.close()
    said = [event.data["text"] for event in whole.bench.store.rows if event.kind == "entry_logged"]
    assert said == [f"line {number}" for number in range(5)]


def test_closed_twice_it_stays_closed(qtbot):
    whole = Whole(qtbot)
    whole.close()
    whole.close()


def test_an_old_offer_to_undo_goes_when_something_newer_could_be_undone(whole, qtbot):
    with qtbot.waitSignal(whole.link.scene_changed):
        whole.link.act(lambda i, _: set_step(i, "1", StepState.DONE))
    qtbot.waitUntil(lambda: whole.toast != "")
    with qtbot.waitSignal(whole.link.scene_changed):
        whole.link.act(lambda i, _: log(Line("A note", Sign.NOTE)))
    qtbot.waitUntil(lambda: whole.toast == "")


def test_after_declaring_the_steps_have_the_focus(qtbot):
    whole = Whole(qtbot, shown=False)
    whole.controller.do("declare")
    (dialog,) = whole.window.findChildren(DeclareDialog)
    dialog.title.setText("Checkout is down")
    qtbot.waitUntil(lambda: dialog.wish.playbook is not None)
    with qtbot.waitSignal(whole.link.scene_shown):
        dialog.accept()
    qtbot.waitUntil(lambda: whole.window.focusWidget() is whole.stage.desk.playbook.steps)
    whole.close()


def test_a_sent_update_is_confirmed(whole, qtbot):
    whole.link.act(lambda i, _: send_update(i, "We look into it", ("status page",)))
    qtbot.waitUntil(lambda: whole.toast == "Update 1 sent to status page")


def test_a_call_of_the_path_is_confirmed_and_can_be_taken_back(qtbot):
    path = (EscalationHop("Lead"), EscalationHop("CTO"))
    one = Whole(qtbot, playbook=replace(BOOK, escalation=path))
    one.link.act(lambda i, _: escalate_level(i, Outcome.NO_ANSWER, 1))
    qtbot.waitUntil(lambda: one.toast == "Escalated to Lead: no answer")
    one.close()


def test_a_key_reaches_the_action_of_its_name(whole, qtbot):
    done = []
    whole.controller._wishes["home"] = lambda: done.append("home")
    whole.window.actions_table.trigger("home")
    whole.window.rail.page_wished.emit("home")
    whole.stage.home.action_wished.emit("home")
    whole.stage.desk.action_wished.emit("home")
    assert done == ["home"] * 4
    assert QApplication.focusWidget() is not None


@pytest.mark.parametrize("action", ["declare", "drill", "import_playbook"])
def test_what_is_wished_while_the_record_opens_comes_up_once_it_is_open(qtbot, action):
    held, bench, done = threading.Event(), Bench(), []

    def opener():
        held.wait(5)
        return office_of(bench)

    window, controller = open_window(QApplication.instance(), opener, "MK")
    qtbot.addWidget(window)
    controller._wishes[action] = lambda: done.append(controller.stage.link.office)
    controller.do(action)
    assert done == []
    held.set()
    qtbot.waitUntil(lambda: len(done) == 1 and done[0] is not None)
    controller.close()


@pytest.mark.parametrize("action", ["declare", "drill", "import_playbook"])
def test_what_is_wished_of_a_record_that_cannot_be_opened_is_refused_in_words(qtbot, action):
    def opener():
        raise FULL

    window, controller = open_window(QApplication.instance(), opener, "MK")
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(controller.stage.link.open_failed):
        pass
    with qtbot.waitSignal(controller.stage.link.refused) as refused:
        controller.do(action)
    toast = next(one for one in window.findChildren(Toast) if one.isVisible())
    assert toast.model.message == refused.args[0] == "The record is not open, so nothing was written"
    controller.close()
