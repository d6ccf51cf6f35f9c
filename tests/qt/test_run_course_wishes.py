"""Said in the course of a run: it is live, who runs it, what fills its blanks."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.playbook import Blank, Command, Phase, Plan, Playbook, Step
from incident_desk.qt import dialogs
from incident_desk.services.acts.watching import watch
from tests.qt.runs import RunInFront

COMMAND = Command("ship <commit>", blanks=(Blank("commit", "<commit>"),))
BOOK = Playbook(
    "Ship",
    kind="checklist",
    plans=(
        Plan(
            "p",
            (Phase("Do", steps=(Step("1", "One", commands=(COMMAND,)), Step("2", "Two", commands=(COMMAND,)))),),
        ),
    ),
)


@pytest.fixture
def run(qtbot):
    one = RunInFront(qtbot, BOOK)
    yield one
    one.close()


def test_it_is_live_now(run):
    with run.moved():
        run.controller.do("go_live")
    assert run.state.course.live.who == "MK" and run.runs.page.instruments.clock.model.caption == "Since live"


def test_somebody_looks_on(run, qtbot):
    run.controller.do("run_people")
    people = run.dialog(dialogs.RunPeopleDialog)
    qtbot.keyClicks(people.second, "Ann Dee")
    with run.moved():
        qtbot.keyClick(people.second, Qt.Key.Key_Return)
    assert run.state.course.second == "Ann Dee"


def test_a_reason_to_roll_back_is_measured_by_a_check_by_keyboard_alone(qtbot):
    run = RunInFront(qtbot)
    check = Check("q", "Queue", HttpOptions("http://127.0.0.1:9/"))
    with run.moved():
        run.link.runs.act(lambda one, _: watch(one, check), "MK")
    run.press(Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    dialog = run.dialog(dialogs.MeasureDialog)
    qtbot.keyClick(dialog.criterion, Qt.Key.Key_Down)
    with run.moved():
        qtbot.keyClick(dialog.checks, Qt.Key.Key_Return)
    assert dict(run.state.course.measured) == {"Errors rise": "q"}
    reason = run.runs.page.decision.reasons[1]
    assert reason.accessibleName() == "Errors rise: Queue: nothing reported"
    assert run.toast == "Errors rise: measured by Queue"
    run.controller.do("measure_criterion")
    dialog = run.dialog(dialogs.MeasureDialog)
    dialog.criterion.setCurrentIndex(1)
    dialog.checks.setCurrentRow(0)
    with run.moved():
        qtbot.keyClick(dialog.checks, Qt.Key.Key_Return)
    assert dict(run.state.course.measured) == {"Errors rise": ""}
    run.close()


def test_without_criteria_or_checks_nothing_can_be_measured(run, qtbot):
    run.controller.do("measure_criterion")
    assert run.toast == "This checklist does not say when to roll back"
    stated = RunInFront(qtbot)
    stated.controller.do("measure_criterion")
    assert stated.toast == "No check is watched, neither here nor as a standing check"
    stated.close()


def test_blanks_are_filled_once_for_all_commands(run, qtbot):
    run.controller.do("fill_blanks")
    dialog = run.dialog(dialogs.FillBlanksDialog)
    qtbot.keyClicks(dialog.fields["commit"], "3f2c9e1")
    with run.moved():
        qtbot.keyClick(dialog.fields["commit"], Qt.Key.Key_Return)
    assert dict(run.state.course.filled) == {"commit": "3f2c9e1"}


def test_without_a_blank_that_is_said(qtbot):
    run = RunInFront(qtbot)
    run.controller.do("fill_blanks")
    assert run.toast == "No command of this checklist has a blank"
    run.all_done()
    run.controller.do("finish_run")
    with run.moved():
        qtbot.keyClick(run.dialog(dialogs.FinishRunDialog), Qt.Key.Key_Return)
    run.controller.do("go_live")
    assert run.toast == "RUN-0001 has ended already"
    run.close()
