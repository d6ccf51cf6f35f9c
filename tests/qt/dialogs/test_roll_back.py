"""Roll back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from incident_desk.domain.playbook import Command
from incident_desk.domain.run_facts import Outcome
from incident_desk.qt.dialogs.roll_back import RollBackDialog
from incident_desk.services.acts.running import roll_back
from tests.any_run import BOOK, AnyRun


@pytest.fixture
def run():
    return AnyRun()


@pytest.fixture
def dialog(themes, window, shown, run):
    command = Command("git revert HEAD", danger="undoes the last commit")
    return shown(RollBackDialog(themes, run.state, BOOK.criteria, command, window))


def test_it_wants_to_know_what_was_seen(dialog, qtbot):
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.note.text() == "Say in a line what was seen"


@pytest.mark.parametrize(("place", "criterion"), [(0, "Errors in the logs"), (1, "Errors rise"), (2, "other")])
def test_what_is_chosen_ends_the_run_so(dialog, qtbot, run, place, criterion):
    dialog.criterion.setCurrentIndex(place)
    qtbot.keyClicks(dialog.reason, "smoke")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    run.act(lambda one, _: roll_back(one, dialog.chosen, dialog.why))
    end = run.state.run_end
    assert (end.outcome, end.criterion, end.reason) == (Outcome.ROLLED_BACK, criterion, "smoke")


def test_the_command_can_be_copied_and_nothing_runs_it(dialog, qtbot):
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "git revert HEAD" and dialog.isVisible()


def test_without_a_command_and_criteria_another_reason_is_left(themes, window, shown, run):
    dialog = shown(RollBackDialog(themes, run.state, (), None, window))
    assert dialog.chosen == "other" and not dialog.copy.isVisible()
