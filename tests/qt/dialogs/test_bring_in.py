"""The dialog of entries from elsewhere: its signals ask, it shows every row, and hands over what is ticked."""

from datetime import UTC

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from incident_desk.formats.bringing.found import Field, Form, HowRead
from incident_desk.formats.bringing.reading import read_entries
from incident_desk.qt.dialogs.bring_in import BringInDialog
from incident_desk.services.bringing import preview
from tests.fakes import NOON

TABLE = "When,Author,What\n11:00,ana,db down\n11:00,ana,db down\n2026-03-02 10:00,bo,tomorrow\n"


@pytest.fixture
def dialog(themes, window, shown):
    return shown(BringInDialog(themes, "INC-0047", [("INC-0046 Pay", "id-46")], window))


def looked(text=TABLE, name="x.csv", **said):
    return preview(read_entries(text, name, HowRead(NOON, NOON, UTC, **said)), (), NOON)


def test_every_row_is_shown_and_only_what_is_new_is_ticked(dialog):
    dialog.show_preview(looked())
    assert [row.cells[3] for row in dialog.model.rows] == ["", "the same as line 2", "lies ahead of now"]
    assert [one.text for one in dialog.brought] == ["db down"]
    assert dialog.do.text() == "Bring in 1 entry" and dialog.missing() == ""
    dialog.all.click()
    assert len(dialog.brought) == 2
    dialog.fresh.click()
    assert len(dialog.brought) == 1


def test_space_ticks_by_keyboard(dialog, qtbot):
    dialog.show_preview(looked())
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.brought == () and "None is ticked" in dialog.missing()


def test_columns_are_those_of_the_table_and_one_that_is_chosen_is_asked_for(dialog, qtbot):
    assert not dialog.fields[Field.TIME].isEnabled()
    dialog.show_preview(looked())
    box = dialog.fields[Field.WHO]
    assert [box.itemText(place) for place in range(box.count())] == ["none", "When", "Author", "What"]
    assert box.currentText() == "Author" and dialog.choices.columns == {}
    box.setCurrentIndex(0)
    with qtbot.waitSignal(dialog.choices_changed):
        box.activated.emit(0)
    assert dialog.choices.columns == {Field.WHO: ""}
    dialog.show_preview(looked(columns=dialog.choices.columns))
    assert box.currentText() == "none" and dialog.choices.columns == {Field.WHO: ""}


def test_what_is_chosen_and_typed_is_how_it_is_read(dialog, qtbot):
    dialog.form.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.choices_changed):
        dialog.form.activated.emit(2)
    with qtbot.waitSignal(dialog.choices_changed, timeout=3000):
        qtbot.keyClicks(dialog.zone, "CET")
    assert (dialog.choices.form, dialog.choices.zone) == (Form.CHAT, "CET")


def test_a_paste_goes_to_no_field_and_files_and_texts_can_be_dropped(dialog, qtbot):
    QApplication.clipboard().setText("02:58 down\n02:59 up")
    with qtbot.waitSignal(dialog.pasted) as told:
        dialog.paste.click()
    assert told.args == ["02:58 down\n02:59 up"]
    for urls, text, signal in (
        ([QUrl.fromLocalFile("/a/b.csv")], "", dialog.file_given),
        ([], "x\ny", dialog.pasted),
    ):
        data = QMimeData()
        data.setUrls(urls) if urls else data.setText(text)
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
        )
        with qtbot.waitSignal(signal):
            dialog.dropEvent(event)


def test_another_incident_is_asked_for_by_its_id(dialog, qtbot):
    with qtbot.waitSignal(dialog.incident_wished) as told:
        dialog.incidents.activated.emit(1)
    assert told.args == ["id-46"]


def test_reading_is_seen_can_be_stopped_and_what_fails_is_said(dialog, qtbot):
    assert "nothing to bring in yet" in dialog.missing()
    dialog.show_reading("big.log")
    dialog.show_progress(500, 2000)
    assert dialog.progress.isVisible() and (dialog.progress.value(), dialog.progress.maximum()) == (500, 2000)
    with qtbot.waitSignal(dialog.stop_wished):
        dialog.stop.click()
    dialog.show_problem("It is binary")
    assert not dialog.progress.isVisible() and dialog.note.text() == "It is binary" and dialog.brought == ()
