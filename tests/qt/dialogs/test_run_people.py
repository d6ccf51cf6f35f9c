"""Who runs it."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.run_people import RunPeopleDialog
from incident_desk.services.acts.run_course import staff
from tests.any_run import AnyRun


@pytest.fixture
def dialog(themes, window, shown):
    return shown(RunPeopleDialog(themes, AnyRun().state, window))


def test_what_changed_is_taken(dialog, qtbot):
    assert dialog.runner.text() == "RO" and dialog.missing() == "Nothing was changed"
    qtbot.keyClicks(dialog.second, "Ann Dee")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    assert dialog.wish == (None, "Ann Dee")


def test_somebody_runs_it(dialog, qtbot):
    dialog.runner.clear()
    assert dialog.missing() == "Say who runs it"


def test_a_second_pair_of_eyes_can_go(themes, window, shown):
    run = AnyRun()
    run.act(lambda one, _: staff(one, None, "Ann Dee"))
    dialog = shown(RunPeopleDialog(themes, run.state, window))
    dialog.second.clear()
    assert dialog.wish == (None, "")
