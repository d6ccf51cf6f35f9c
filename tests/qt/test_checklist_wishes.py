"""A run from its start to its end in the real window, by keys; and an incident that comes of one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.checklist import StepState
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.run_facts import Outcome
from incident_desk.qt import dialogs
from incident_desk.qt.widgets.rail_button import RailButton
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import finish
from incident_desk.services.acts.steering import acknowledge
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.runs import RunInFront
from tests.qt.whole import Whole


class Open(QWidget):
    """A page on which a document is open."""

    document = "ab"


@pytest.fixture
def run(qtbot):
    one = RunInFront(qtbot)
    yield one
    one.close()


def test_a_checklist_is_started_and_comes_to_the_front(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    whole.controller.do("start_checklist")
    whole.settle()
    dialog = whole.dialog(dialogs.StartRunDialog)
    qtbot.keyClicks(dialog.title, "night of the move")
    with qtbot.waitSignal(whole.link.runs.scene_shown):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    runs = whole.controller.runs
    assert whole.window.page == "checklist" and runs.run.title == "night of the move" and runs.run.key == "RUN-0001"
    assert whole.toast == "RUN-0001 started"
    assert whole.window.rail.shown_page == "playbooks"
    whole.close()


def test_the_document_that_is_open_in_front_is_proposed(qtbot):
    other = replace(BOOK, title="Another", source_sha256="ab")
    bench = Bench()
    whole = Whole(qtbot, bench, shown=False)
    page = Open()
    whole.window.add_page("open", page)
    whole.window.show_page("open")
    whole.controller.do("start_checklist")
    dialog = whole.dialog(dialogs.StartRunDialog)
    dialog.offer([ReadDocument(one.title, "#", one) for one in (BOOK, other)])
    assert dialog.wish.playbook is other
    whole.close()


def test_the_rail_says_how_many_run_and_marks_the_place(run, qtbot):
    button = run.window.rail.findChild(RailButton, "playbooks")
    qtbot.waitUntil(lambda: button.model.badge == "1")
    assert button.isChecked() and run.window.rail.shown_page == "playbooks"
    run.all_done()
    with run.moved():
        run.link.runs.act(lambda one, _: finish(one), "MK")
    qtbot.waitUntil(lambda: button.model.badge == "")


def test_d_marks_the_next_step_done_and_undo_takes_it_back(run, qtbot):
    with run.moved():
        run.press(Qt.Key.Key_D)
    assert run.state.steps["1.1"].state is StepState.DONE and "Tests pass" in run.toast
    with run.moved():
        run.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "1.1" not in run.state.steps or run.state.steps["1.1"].state is StepState.TO_DO
    qtbot.waitUntil(lambda: run.toast.startswith("Taken back: Tests pass"))


def test_in_front_of_a_run_undo_means_the_run_whatever_was_done_elsewhere_since(run, qtbot):
    incident = run.bench.desk.declare(Declaration("Down", "P1"), "MK").id
    with run.moved():
        run.press(Qt.Key.Key_D)
    with qtbot.waitSignal(run.link.scene_shown):
        run.link.show(incident)
    with run.changed():
        run.link.act(lambda one, _: acknowledge(one, None))
    seq = run.bench.desk.incident_of(incident).seq
    with run.moved():
        run.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "1.1" not in run.state.steps and run.bench.desk.incident_of(incident).seq == seq
    with run.moved():
        run.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert run.state.steps["1.1"].state is StepState.DONE


def test_f_puts_the_chosen_step_off_with_reason_owner_and_day(run, qtbot):
    run.runs.page.steps.steps.select("2.2")
    run.press(Qt.Key.Key_F)
    dialog = run.dialog(dialogs.DeferDialog)
    assert dialog.step.text() == "Error rates"
    for field, words in ((dialog.reason, "No access"), (dialog.owner, "AD"), (dialog.until, "+2h")):
        qtbot.keyClicks(field, words)
    with run.moved():
        qtbot.keyClick(dialog.until, Qt.Key.Key_Return)
    mark = run.state.steps["2.2"]
    assert (mark.state, mark.reason, mark.owner) == (StepState.DEFERRED, "No access", "AD")
    assert mark.until - mark.at == pytest.approx(timedelta(hours=2), abs=timedelta(seconds=5))


def test_k_keeps_going_and_b_rolls_back(run, qtbot):
    with run.moved():
        run.press(Qt.Key.Key_K)
    assert run.state.course.kept[0].who == "MK"
    run.press(Qt.Key.Key_B)
    dialog = run.dialog(dialogs.RollBackDialog)
    qtbot.keyClicks(dialog.reason, "errors everywhere")
    with run.moved():
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert run.state.run_end.outcome is Outcome.ROLLED_BACK and run.state.run_end.criterion == "Errors in the logs"
    run.press(Qt.Key.Key_B)
    assert run.toast == "RUN-0001 has ended already"


def test_r_says_what_is_open_and_then_finishes(run):
    run.press(Qt.Key.Key_R)
    run.settle()
    assert run.toast.startswith("9 steps are open in RUN-0001: 1.1 Tests pass")
    run.all_done()
    run.press(Qt.Key.Key_R)
    with run.moved():
        run.qtbot.keyClick(run.dialog(dialogs.FinishRunDialog), Qt.Key.Key_Return)
    assert run.state.run_end.outcome is Outcome.COMPLETE and not run.state.is_open


def test_a_run_can_be_stopped_for_a_reason(run, qtbot):
    run.controller.do("stop_run")
    dialog = run.dialog(dialogs.ReasonDialog)
    qtbot.keyClicks(dialog.field, "called off")
    with run.moved():
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert run.runs.page.model.reading.words == "stopped"


def test_ctrl_n_turns_it_into_an_incident_that_knows_it(run, qtbot):
    run.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = run.dialog(dialogs.DeclareDialog)
    assert dialog.title.text() == "Deploy" and not dialog.drill.isVisible()
    run.settle()
    with qtbot.waitSignal(run.link.scene_shown):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    incident = run.stage.incident
    assert incident.came_from.key == "RUN-0001" and run.window.page == "desk"
    assert run.state.led_to[0].key == incident.key
    run.runs.show(run.run)
    run.settle()
    run.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert run.dialog(dialogs.DeclareDialog).wish.run is None, "a run becomes one incident"


def test_without_criteria_there_is_nothing_to_keep_going_from(qtbot):
    run = RunInFront(qtbot, replace(BOOK, criteria=()))
    run.controller.do("keep_going")
    assert run.toast == "This checklist does not say when to roll back"
    run.close()


def test_keys_mean_the_incident_again_once_another_page_is_in_front(run):
    assert run.window.actions_table.action("defer_step").isEnabled()
    run.window.show_page("home")
    assert not run.window.actions_table.action("defer_step").isEnabled()
    assert run.runs.wish("step_done") is None
    seq = run.state.seq
    run.controller.do("step_done")
    run.settle()
    assert run.state.seq == seq


def test_l_goes_to_the_log_field_of_the_run(run):
    run.press(Qt.Key.Key_L)
    assert run.focus(run.runs.page.log) and run.window.page == "checklist"


def test_a_run_is_found_in_the_palette(run):
    run.window.show_page("home")
    run.qtbot.waitUntil(lambda: bool(run.link.runs.all))
    run.controller.do("palette")
    run.qtbot.waitUntil(run.dialog(dialogs.Finder).isActiveWindow)
    run.qtbot.keyClicks(QApplication.focusWidget(), "RUN-0001")
    with run.qtbot.waitSignal(run.link.runs.scene_shown):
        run.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert run.window.page == "checklist"


def test_k_on_a_late_window_is_seen_once_the_decision_is_answered(run, qtbot):
    run.bench.clock.pass_s(310)
    run.runs.page.model.look()
    with run.moved():
        run.press(Qt.Key.Key_K)
    assert len(run.state.course.kept) == 1 and run.state.seen == ()
    # What is late is booked meanwhile: the first move that is heard may be that one.
    qtbot.waitUntil(lambda: len(run.runs.page.model.run.course.kept) == 1)
    run.runs.page.model.look()
    assert run.runs.page.decision.keep.model.keys == ()
    with run.moved():
        run.press(Qt.Key.Key_K)
    assert [one.target for one in run.state.seen] == ["Commands"] and len(run.state.course.kept) == 1
    run.runs.page.model.look()
    assert run.runs.page.decision.keep.model.keys == ("K",)


def test_the_button_of_a_late_window_silences_that_window(run, qtbot):
    run.bench.clock.pass_s(1000)
    run.runs.page.model.look()
    cell = next(one for one in run.runs.page.instruments.cells if one.model.name == "Error rates")
    with run.moved():
        cell.action_requested.emit()
    assert {one.target for one in run.state.seen} >= {"Error rates"} and "Commands" not in {
        one.target for one in run.state.seen
    }


def test_after_a_step_is_done_by_key_the_keys_mean_the_next_one(run):
    steps = run.runs.page.steps
    for _ in range(2):
        with run.moved():
            run.press(Qt.Key.Key_D)
    wanted = run.runs.page.model.next_step.step
    assert steps.steps.selected_node().owner == wanted.id
    run.press(Qt.Key.Key_F)
    assert run.dialog(dialogs.DeferDialog).step.text() == wanted.text


def test_f_on_a_done_step_puts_off_what_the_next_bar_names_and_its_menu_refuses_at_once(run):
    steps = run.runs.page.steps
    with run.moved():
        run.press(Qt.Key.Key_Space)
    assert steps.steps.selected_node().owner == "1.1"
    run.runs.defer("1.1")
    assert run.toast == "Only a step that is open can be put off"
    run.press(Qt.Key.Key_F)
    assert run.dialog(dialogs.DeferDialog).step.text() == run.runs.page.model.next_step.step.text
