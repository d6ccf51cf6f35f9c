"""The dialog of a record says what would come in, and does one thing: take it in, or open what is here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialogs.take_record import Look, TakeRecordDialog
from incident_desk.services.record_import import Relation, Standing, TakenRecord
from tests.qt.dialogs.test_take_record_words import NEW, PREVIEW, told


@pytest.fixture
def opened(qtbot, themes):
    window = QWidget()
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    dialog = TakeRecordDialog(themes, "INC-0001.json", window)
    dialog.show()
    return dialog


def listening(dialog):
    heard = []
    dialog.take_wished.connect(lambda: heard.append("take"))
    dialog.accepted.connect(lambda: heard.append("accepted"))
    dialog.rejected.connect(lambda: heard.append("rejected"))
    return heard


def test_it_reads_and_enter_gives_nothing_up(opened, qtbot):
    heard = listening(opened)
    opened.show_progress(0.42)
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert opened.at is Look.READING and opened.progress.value() == 42 and heard == []
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert heard == ["rejected"]


def test_enter_takes_a_new_one_in_and_it_stands_until_that_is_done(opened, qtbot):
    heard = listening(opened)
    opened.show_found(PREVIEW, NEW)
    assert opened.words == told() and opened.do.model.text == "Take in INC-0001" and opened.incident is None
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert heard == ["take"]
    opened.show_taking()
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert heard == ["take"] and opened.progress.isVisible() and not opened.do.isEnabled()
    opened.taken = TakenRecord(PREVIEW.incident)
    opened.accept()
    assert heard == ["take", "accepted"] and opened.incident == PREVIEW.incident.id


def test_what_was_not_taken_in_stands_for_a_second_try(opened, qtbot):
    heard = listening(opened)
    opened.show_found(PREVIEW, NEW)
    opened.show_taking()
    opened.show_not_taken("Not saved: the disk is full")
    assert opened.note.text() == "Not saved: the disk is full" and opened.do.isEnabled()
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert heard == ["take"]


def test_what_is_here_is_opened(opened, qtbot):
    heard = listening(opened)
    opened.show_found(PREVIEW, Standing(Relation.DIFFERS, PREVIEW.incident, 3))
    assert opened.do.model.text == "Open INC-0001" and opened.incident == PREVIEW.incident.id
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert heard == ["accepted"]


def test_why_a_file_can_not_be_taken_in_is_read_and_left(opened, qtbot):
    heard = listening(opened)
    opened.show_refused("a.json was changed since it was written")
    assert opened.why == "a.json was changed since it was written." and opened.do.isHidden()
    assert opened.focusWidget() is opened.cancel
    qtbot.keyClick(opened, Qt.Key.Key_Return)
    assert heard == ["rejected"]


def test_all_of_it_has_room_in_a_small_window(opened):
    opened.show_found(PREVIEW, Standing(Relation.DIFFERS, PREVIEW.incident, 3))
    assert opened.height() < 620 and opened.width() <= 1280 - 32
