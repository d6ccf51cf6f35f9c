"""Start a drill: a playbook, a speed, a folder; it says how long it takes and what is missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from incident_desk.qt.dialogs.drill import SPEEDS, DrillDialog, DrillRunsDialog, Playable

TWO = (Playable("service-outage", "Service outage", 7200), Playable("fire", "Fire & flood", 600))


@pytest.fixture
def dialog(each_theme, window):
    one = DrillDialog(each_theme, window)
    one.show()
    return one


def test_until_the_playbooks_are_read_it_waits_and_says_so(dialog, qtbot):
    accepted = []
    dialog.accepted.connect(lambda: accepted.append(1))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert accepted == [] and "still being read" in dialog.note.text()


def test_enter_starts_what_is_proposed(dialog, qtbot):
    dialog.offer(TWO, "/home/mk/drills")
    assert isinstance(dialog.focusWidget(), QComboBox)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (dialog.playable, dialog.speed, dialog.folder.text()) == (TWO[0], SPEEDS[1], "/home/mk/drills")


def test_it_says_how_long_it_takes_with_every_choice(dialog, qtbot):
    dialog.offer(TWO, "/drills")
    assert dialog.note.text() == "It takes about 2 min"
    dialog.playbooks.setCurrentIndex(1)
    assert dialog.note.text() == "It takes about 10 s"
    qtbot.keyClick(dialog.playbooks, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    assert dialog.speed == SPEEDS[0] and dialog.note.text() == "It takes about 1 min"


def test_a_folder_that_was_typed_before_the_offer_stays_and_none_is_refused(dialog, qtbot):
    qtbot.keyClicks(dialog.folder, "/mine")
    dialog.offer(TWO, "/drills")
    assert dialog.folder.text() == "/mine"
    dialog.folder.clear()
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.note.text() == "Name a folder for the results"


def test_without_a_playbook_to_play_it_says_what_to_do(dialog, qtbot):
    dialog.offer((), "/drills")
    assert "Import one first" in dialog.note.text()
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.playable is None


def test_the_folder_can_be_chosen(dialog, qtbot, tmp_path):
    dialog.offer(TWO, str(tmp_path))
    qtbot.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit("/chosen")
    chooser.reject()
    assert dialog.folder.text() == "/chosen"


def test_every_field_has_a_name_and_tab_goes_in_reading_order(dialog, qtbot):
    dialog.offer(TWO, "/drills")
    assert all(field.accessibleName() for kind in (QComboBox, QLineEdit) for field in dialog.findChildren(kind))
    seen = [dialog.focusWidget()]
    for _ in range(5):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert seen[0] is dialog.playbooks and dialog.speeds.isAncestorOf(seen[1])
    assert seen[2:] == [dialog.folder, dialog.choose, dialog.cancel, dialog.do]


def test_of_a_running_drill_enter_on_the_proposed_button_stops_nothing(each_theme, window, qtbot):
    dialog = DrillRunsDialog(each_theme, "Service outage", "12:00:00 UTC", window)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
