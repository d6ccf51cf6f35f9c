"""Each action that asks something, in the real window: the dialog opens, and its answer is in the record."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.checklist import StepState
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.roles import Role
from incident_desk.domain.status import Status
from incident_desk.qt.app import open_window
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.widgets.toast import Toast, ToastModel
from incident_desk.services.acts import targets
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import enter_phase
from incident_desk.services.acts.steering import cancel, change_severity, resolve
from tests.fakes import Bench
from tests.qt.dialogs.desk import outage
from tests.qt.office import office_of

ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """A real window on a store in memory, with one incident on it."""

    def __init__(self, qtbot):
        self.qtbot, self.bench = qtbot, Bench()
        wish = Declaration("Checkout is down", "P1", outage(), commander="MK")
        self.one = self.bench.desk.declare(wish, "MK").id
        self.window, self.controller = open_window(QApplication.instance(), lambda: office_of(self.bench), "MK")
        self.link = self.controller.stage.link
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        qtbot.waitUntil(lambda: self.link.office is not None)
        with qtbot.waitSignal(self.link.scene_shown):
            self.controller.stage.show_incident(self.one)

    @property
    def incident(self):
        return self.bench.desk.incident_of(self.one)

    @property
    def dialogs(self):
        return [dialog for dialog in self.window.findChildren(DialogFrame) if dialog.isVisible()]

    def do(self, action):
        """Do an action of the table; the dialog that opened."""
        self.controller.do(action)
        (dialog,) = self.dialogs
        return dialog

    def accept(self, dialog):
        """Enter, and wait until it is written."""
        with self.qtbot.waitSignal(self.link.scene_changed):
            dialog.try_accept()

    def undo(self):
        with self.qtbot.waitSignal(self.link.scene_changed):
            self.controller.do("undo")


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.controller.close()


def test_declare_shows_the_new_incident(desk, qtbot):
    dialog = desk.do("declare")
    dialog.title.setText("Search is down")
    with qtbot.waitSignal(desk.link.scene_shown) as said:
        dialog.try_accept()
    incident = said.args[0].incident
    assert (incident.key, incident.title, incident.severity) == ("INC-0002", "Search is down", "P1")
    assert incident.commander == desk.link.who
    # Keys are meant for the desk now, and no more for the page before: Space would press its button.
    assert desk.controller.stage.desk.timeline.isAncestorOf(desk.window.focusWidget())


def test_enter_at_once_waits_for_the_playbooks_of_which_one_may_be_meant(desk, qtbot, monkeypatch):
    dialog, offered = desk.do("declare"), []
    monkeypatch.setattr(dialog, "offer", lambda *_: offered.append(dialog.isVisible()))
    dialog.title.setText("Search is down")
    with qtbot.waitSignal(desk.link.scene_shown) as said:
        dialog.try_accept()
        assert dialog.isVisible(), "the library is being read"
    assert offered == [True] and said.args[0].incident.title == "Search is down"


def test_severity_up_and_down_and_undone(desk):
    dialog = desk.do("severity")
    dialog.levels[0].click()
    desk.accept(dialog)
    assert desk.incident.severity == "P0"
    dialog = desk.do("severity")
    dialog.levels[3].click()
    dialog.try_accept()
    assert dialog.isVisible() and desk.incident.severity == "P0"
    dialog.why.setText("One customer only")
    desk.accept(dialog)
    assert desk.incident.severity_changes[-1].reason == "One customer only"
    desk.undo()
    assert desk.incident.severity == "P0"


def toast(desk):
    """What the window says, which may be nothing for a moment."""
    return next((one.model for one in desk.window.findChildren(Toast) if one.isVisible()), ToastModel(""))


def test_p_pauses_and_p_again_resumes_each_with_undo(desk, qtbot):
    dialog = desk.do("pause")
    dialog.parties.setCurrentText("Payments Ltd")
    dialog.what.setText("Restore their database")
    desk.bench.clock.pass_s(600)
    dialog.tick(desk.bench.clock.now())
    dialog.since.setText("-2m")
    desk.accept(dialog)
    (pause,) = desk.incident.pauses
    assert (pause.party, pause.what, pause.until) == ("Payments Ltd", "Restore their database", None)
    assert (pause.since - desk.incident.declared_at).total_seconds() == 480
    assert (pause.ask_at - desk.bench.clock.now()).total_seconds() == pytest.approx(1200, abs=1)
    qtbot.waitUntil(lambda: toast(desk).message == "Resolution target paused since 12:08:00 UTC. P resumes it")
    desk.bench.clock.pass_s(600)
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.controller.do("pause")
    assert desk.dialogs == [] and desk.incident.pauses[0].until is not None
    words = "Resolution target runs again after 12:00, due 16:12:00 UTC"
    qtbot.waitUntil(lambda: toast(desk).message == words)
    assert toast(desk).action == "Undo"
    desk.undo()
    assert desk.incident.pauses[0].until is None


def paused_and_asked(desk):
    """The time has come to ask about a pause."""
    with_terms = targets.PauseTerms(desk.bench.clock.now(), ask_again_s=600)
    with desk.qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, now: targets.pause(one, "Waiting for a supplier", "Payments Ltd", with_terms))
    desk.bench.clock.pass_s(601)


def test_asked_about_a_pause_it_stands_on_enter_and_is_asked_about_again(desk, qtbot):
    paused_and_asked(desk)
    dialog = desk.do("pause")
    assert dialog.windowTitle() == "Still waiting for Payments Ltd?"
    dialog.wait.take(2)
    desk.accept(dialog)
    (pause,) = desk.incident.pauses
    assert pause.until is None
    assert (pause.ask_at - desk.bench.clock.now()).total_seconds() == pytest.approx(3600, abs=1)
    words = f"Resolution target stays paused. You are asked again at {pause.ask_at:%H:%M:%S} UTC"
    qtbot.waitUntil(lambda: toast(desk).message == words)
    desk.undo()
    assert desk.incident.pauses[0].ask_at < desk.bench.clock.now()


def test_asked_about_a_pause_a_button_of_its_own_resumes(desk, qtbot):
    paused_and_asked(desk)
    dialog = desk.do("pause")
    with qtbot.waitSignal(desk.link.scene_changed):
        dialog.resume.click()
    assert desk.incident.pauses[0].until is not None


def test_where_nothing_can_be_paused_it_says_why(desk, qtbot):
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, now: change_severity(one, "P4", "nobody is stopped"))
    desk.controller.do("pause")
    assert desk.dialogs == []
    assert toast(desk).message == "INC-0001 has no resolution target, so there is nothing to pause"
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, now: cancel(one, "false alarm"))
    desk.controller.do("pause")
    assert desk.dialogs == [] and "Its clocks stand already" in toast(desk).message


def test_status_with_its_milestone_is_one_step_for_undo(desk):
    desk.accept(desk.do("status"))
    assert desk.incident.status is Status.MITIGATING
    assert Milestone.CAUSE_IDENTIFIED in desk.incident.milestones
    desk.undo()
    assert desk.incident.status is Status.INVESTIGATING
    assert Milestone.CAUSE_IDENTIFIED not in desk.incident.milestones


def test_a_milestone_of_the_present_status_is_added_without_changing_it(desk):
    desk.accept(desk.do("status"))
    dialog = desk.do("status")
    dialog.choice.set_current(dialog.statuses.index(Status.MITIGATING))
    desk.accept(dialog)
    assert desk.incident.status is Status.MITIGATING
    assert Milestone.FIX_APPLIED in desk.incident.milestones


@pytest.mark.parametrize(("status", "title"), [(Status.RESOLVED, "Resolve"), (Status.CANCELLED, "Cancel")])
def test_a_status_that_asks_more_opens_its_own_dialog(desk, status, title):
    dialog = desk.do("status")
    dialog.choice.set_current(dialog.statuses.index(status))
    dialog.try_accept()
    (following,) = desk.dialogs
    assert following.windowTitle().startswith(title)


def test_roles_are_taken(desk):
    dialog = desk.do("roles")
    dialog.fields[Role.SCRIBE].setText("Ada Diaz")
    desk.accept(dialog)
    assert desk.incident.roles[Role.SCRIBE] == "Ada Diaz"
    assert desk.incident.commander == "MK"


def test_resolve_asks_for_the_end_of_the_impact_and_keeps_cause_and_fix(desk):
    dialog = desk.do("resolve")
    dialog.when.choices.set_current(1)
    dialog.cause.setText("pool is full")
    dialog.fix.setText("rolled back")
    desk.accept(dialog)
    assert desk.incident.status is Status.RESOLVED
    assert desk.incident.milestones[Milestone.IMPACT_ENDED] == Moment.unknown()
    texts = [entry.text for entry in desk.controller.stage.scene.entries]
    assert "Cause: pool is full" in texts and "Fix: rolled back" in texts
    desk.controller.do("resolve")
    assert desk.dialogs == []
    desk.undo()
    assert desk.incident.is_open


def test_reopen_and_cancel_ask_why(desk):
    dialog = desk.do("resolve")
    desk.accept(dialog)
    dialog = desk.do("reopen")
    dialog.try_accept()
    assert dialog.isVisible()
    dialog.field.setText("It came back")
    desk.accept(dialog)
    assert desk.incident.reopened[-1][1] == "It came back"
    dialog = desk.do("cancel")
    dialog.field.setText("False alarm")
    desk.accept(dialog)
    assert (desk.incident.status, desk.incident.status_reason) == (Status.CANCELLED, "False alarm")


def test_a_closed_incident_is_closed_from_the_status(desk):
    desk.accept(desk.do("resolve"))
    desk.accept(desk.do("status"))
    assert desk.incident.status is Status.CLOSED


def test_the_gate_skips_with_reasons_and_enters_the_next_phase(desk, qtbot):
    if desk.incident.phase is None:
        with qtbot.waitSignal(desk.link.scene_changed):
            desk.link.act(lambda one, now: enter_phase(one, "next"))
    dialog = desk.do("next_phase")
    dialog.rows[1].why.setText("Nothing to check")
    desk.accept(dialog)
    assert desk.incident.phase.name == "Diagnosis"
    mark = desk.incident.steps["1.2"]
    assert (mark.state, mark.reason) == (StepState.NOT_NEEDED, "Nothing to check")
    assert "1.1" not in desk.incident.steps
    desk.undo()
    assert desk.incident.phase.name == "Immediate Response"


def test_once_resolved_the_gate_starts_the_phase_for_afterwards_that_it_names(desk, qtbot):
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, now: resolve(one, None, Moment.exactly(now)))
    dialog = desk.do("next_phase")
    named = desk.incident.next_phase
    assert named.after and dialog.windowTitle() == f"Start {named.name}"
    desk.accept(dialog)
    assert desk.incident.phase is named


def test_the_gate_starts_the_phase_that_it_names_though_another_window_was_quicker(desk, qtbot):
    dialog = desk.do("next_phase")
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, now: enter_phase(one, "next"))
    with qtbot.waitSignal(desk.link.refused) as refused:
        dialog.try_accept()
    assert refused.args[0] == "INC-0001 is in Diagnosis already"
    assert desk.incident.phase.name == "Diagnosis"


def test_text_survives_esc_and_belongs_to_its_incident(desk):
    dialog = desk.do("resolve")
    dialog.cause.setText("Half a cause")
    dialog.reject()
    assert desk.do("resolve").cause.text() == "Half a cause"


def test_words_are_there_again_when_somebody_else_was_quicker(desk, qtbot):
    dialog = desk.do("resolve")
    dialog.cause.setText("pool is full")
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, now: cancel(one, "false alarm"))
    with qtbot.waitSignal(desk.link.refused):
        dialog.try_accept()
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.controller.do("undo")
    assert desk.do("resolve").cause.text() == "pool is full"


def test_without_an_incident_only_declare_opens(qtbot):
    bench = Bench()
    window, controller = open_window(QApplication.instance(), lambda: office_of(bench), "MK")
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: controller.stage.link.office is not None)
    for action in ("severity", "pause", "status", "roles", "resolve", "reopen", "cancel", "update"):
        controller.do(action)
        assert not any(dialog.isVisible() for dialog in window.findChildren(DialogFrame))
    controller.do("declare")
    assert any(dialog.isVisible() for dialog in window.findChildren(DialogFrame))
    controller.close()
