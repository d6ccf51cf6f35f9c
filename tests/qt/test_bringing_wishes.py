"""Bringing entries in from the window: file, paste, other incident; one undo; a reading that is given up."""

import pytest
from PySide6.QtWidgets import QFileDialog

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs.bring_in import BringInDialog
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.library import Library
from tests.qt.whole import Whole

CHAT = "Ana Lee  10:03\nthe db is down\n\nBo  10:05\nlooking\n"


@pytest.fixture
def whole(qtbot, tmp_path):
    one = Whole(qtbot)
    one.link.office.playbooks = Library(FolderShelf(tmp_path / "playbooks"), read_as_document)
    yield one
    one.close()


def opened(whole) -> BringInDialog:
    whole.controller.do("bring_in")
    return whole.dialog(BringInDialog)


def looked(whole, dialog, rows):
    whole.qtbot.waitUntil(lambda: len(dialog.model.rows) == rows)


def texts(whole):
    return [row.text for row in timeline(whole.bench.desk.events(whole.one)) if row.origin and not row.undone]


def test_a_paste_comes_in_as_entries_and_one_undo_takes_it_back(whole):
    dialog = opened(whole)
    dialog.pasted.emit(CHAT)
    looked(whole, dialog, 2)
    with whole.changed():
        dialog.try_accept()
    assert texts(whole) == ["the db is down", "looking"]
    assert whole.toast == "2 entries brought in from what was pasted"
    with whole.changed():
        whole.link.undo()
    assert texts(whole) == []


def test_a_file_is_read_and_known_the_next_time(whole, tmp_path, monkeypatch):
    file = tmp_path / "chat.txt"
    file.write_text(CHAT, "utf-8")
    monkeypatch.setattr(QFileDialog, "open", lambda chooser: chooser.fileSelected.emit(str(file)))
    dialog = opened(whole)
    dialog.choose.click()
    looked(whole, dialog, 2)
    with whole.changed():
        dialog.try_accept()
    again = opened(whole)
    whole.controller.bringing.read_file(str(file))
    looked(whole, again, 2)
    assert again.model.ticked == () and "2 duplicates" in again.preview.counts


def test_what_cannot_be_read_is_said_in_the_dialog(whole, tmp_path):
    file = tmp_path / "x.pdf"
    file.write_bytes(b"%PDF-1.7 \x00\x01")
    dialog = opened(whole)
    whole.controller.bringing.read_file(str(file))
    whole.qtbot.waitUntil(lambda: "PDF" in dialog.note.text())
    dialog.zone.setText("Nowhere")
    dialog.pasted.emit(CHAT)
    assert "no time zone" in dialog.note.text()


def test_the_entries_of_another_incident(whole):
    desk = whole.bench.desk
    other = desk.declare(Declaration("Pay"), "RO").id
    desk.act(other, lambda *_: log(Line("pay is down", Sign.NOTE)), "RO")
    dialog = opened(whole)
    dialog.incident_wished.emit(other)
    looked(whole, dialog, 1)
    with whole.changed():
        dialog.try_accept()
    assert texts(whole) == ["pay is down"]


def test_a_long_reading_can_be_given_up_and_is_when_the_dialog_goes(whole):
    dialog = opened(whole)
    dialog.pasted.emit("time,text\n" + "02:58,x\n" * 9_000)
    dialog.stop_wished.emit()
    whole.qtbot.waitUntil(lambda: "stopped" in dialog.note.text() or len(dialog.model.rows) > 0)
    dialog.pasted.emit("\n" * 3_000_000 + "x")
    dialog.reject()
    whole.controller.bringing.close()
    assert texts(whole) == []
