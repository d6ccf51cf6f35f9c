"""The question at the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.dialogs.quitting import QuittingDialog
from incident_desk.qt.widgets.paragraph import Paragraph


@pytest.fixture
def dialog(themes, window, shown):
    return shown(QuittingDialog(themes, ["INC-0047"], window))


def words(dialog):
    return " ".join(one.accessibleName() for one in dialog.findChildren(Paragraph))


def test_it_says_what_each_answer_does(dialog):
    assert dialog.windowTitle() == "INC-0047 is open"
    assert "The guardian goes on with its deadlines and alarms" in words(dialog)
    assert "no alarm comes" in words(dialog)


def test_enter_keeps_watch_from_the_beginning(dialog, qtbot):
    assert dialog.focusWidget() is dialog.do
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_stop_has_a_key_of_its_own_and_is_no_yes(dialog, qtbot):
    answers = []
    dialog.accepted.connect(answers.append)
    with qtbot.waitSignal(dialog.stop_wished):
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert answers == []
    assert not dialog.isVisible()


def test_tab_goes_from_stop_to_stay_to_keep(dialog, qtbot):
    dialog.stop.setFocus()
    for button in (dialog.cancel, dialog.do):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is button


def test_enter_on_stop_stops(dialog, qtbot):
    dialog.stop.setFocus()
    with qtbot.waitSignal(dialog.stop_wished):
        qtbot.keyClick(dialog.stop, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("keys", "title"),
    [(["INC-1", "INC-2"], "INC-1 and INC-2 are open"), (["a", "b", "c"], "3 incidents are open")],
)
def test_several_are_named_or_counted(themes, window, shown, keys, title):
    dialog = shown(QuittingDialog(themes, keys, window))
    assert dialog.windowTitle() == title
    assert "goes on with their deadlines" in words(dialog)


def test_without_a_guardian_it_promises_nothing(themes, window, shown, qtbot):
    dialog = shown(QuittingDialog(themes, ["INC-0047"], window, guarded=False))
    assert "No guardian runs" in words(dialog)
    assert "Keep watch" not in words(dialog)
    assert not dialog.stop.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
