"""A file of ours, dropped on the window or chosen, is looked at, taken in and opened; all else goes its way."""

import json
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from incident_desk.adapters.reading.records import RecordReader
from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.dialogs.take_record import Look
from incident_desk.services.acts.declaring import Declaration
from tests.qt.import_desk import BOOK, dropped, opened_desk, titles, until_shown, written
from tests.qt.record_files import elsewhere, pdf_with, record_json, write


@pytest.fixture
def desk(qtbot, tmp_path):
    yield from opened_desk(qtbot, tmp_path)


def until(qtbot, controller, at=Look.SHOWN):
    """Wait for the dialog to be at that; the dialog."""
    qtbot.waitUntil(lambda: controller.records._dialog is not None and controller.records._dialog.at is at)
    return controller.records._dialog


def office(controller):
    return controller.stage.link.office


def test_a_dropped_record_is_shown_taken_in_by_enter_and_opened(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    assert dropped(window, written(tmp_path, "INC-0001.json", record_json()))
    dialog = until(qtbot, controller)
    assert dialog.told.text() == "INC-0001  Payments down" and dialog.focusWidget() is dialog.do
    assert "comes in as INC-0001" in dialog.words["Here"] and office(controller).desk.heads() == []
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: controller.stage.incident is not None)
    assert controller.stage.incident.title == "Payments down" and window.page == "desk"
    assert said == ["INC-0001 is taken in"] and titles(library) == []


def test_one_that_is_chosen_by_keyboard_comes_in_and_esc_leaves_it(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    path = written(tmp_path, "a.json", record_json())
    for action in ("import_record", "import_playbook"):
        controller.do(action)
        chooser = window.findChild(QFileDialog)
        chooser.filesSelected.emit([str(path)])
        chooser.close()
        chooser.setParent(None)
        dialog = until(qtbot, controller)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: controller.records._dialog is None)
    assert office(controller).desk.heads() == [] and said == [] and window.page == "home"


def test_our_pdf_brings_what_is_attached_to_it(desk, qtbot, tmp_path):
    window, controller, _, _ = desk
    assert dropped(window, written(tmp_path, "INC-0001.pdf", pdf_with(record_json())))
    dialog = until(qtbot, controller)
    dialog.do.click()
    qtbot.waitUntil(lambda: controller.stage.incident is not None)
    assert controller.stage.incident.key == "INC-0001"


def test_what_is_here_already_is_opened_and_not_taken_in_again(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    path = written(tmp_path, "a.json", record_json())
    dropped(window, path)
    until(qtbot, controller).do.click()
    qtbot.waitUntil(lambda: controller.stage.incident is not None)
    incident = controller.stage.incident.id
    count = len(office(controller).desk.events(incident))
    window.show_page("home")
    dropped(window, path)
    dialog = until(qtbot, controller)
    assert "In already, as INC-0001" in dialog.words["Here"] and dialog.do.model.text == "Open INC-0001"
    dialog.do.click()
    qtbot.waitUntil(lambda: window.page == "desk")
    assert len(office(controller).desk.events(incident)) == count and len(said) == 1


def test_one_that_went_on_elsewhere_is_told_and_not_taken_in(desk, qtbot, tmp_path):
    window, controller, _, _ = desk
    bench, incident = elsewhere()
    short = record_json(bench.store.events(incident))
    write(bench, incident, "goes on")
    dropped(window, written(tmp_path, "a.json", short))
    until(qtbot, controller).do.click()
    qtbot.waitUntil(lambda: controller.stage.incident is not None)
    events = office(controller).desk.events(incident)
    dropped(window, written(tmp_path, "b.json", record_json(bench.store.events(incident))))
    dialog = until(qtbot, controller)
    assert "went on in two places" in dialog.words["Here"] and not dialog.is_new
    dialog.do.click()
    qtbot.waitUntil(lambda: controller.records._dialog is None)
    assert office(controller).desk.events(incident) == events


BAD = {
    "cut off": (record_json()[:-300], "cut off or damaged"),
    "changed": (record_json().replace(b"rolled back", b"rolled over"), "was changed since it was written"),
    "a copy": (b'{"audience": "customer", "generator": "x"}', "is a copy"),
    "nested": (b'{"generator": "x", "a": ' + b"[" * 90_000 + b"}", "nested too deep"),
    "a number without end": (b'{"generator": "x", "a": ' + b"9" * 50_000 + b"}", "number is too long"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_can_not_be_taken_in_says_why_and_nothing_is_written(desk, qtbot, tmp_path, name):
    window, controller, library, said = desk
    data, words = BAD[name]
    dropped(window, written(tmp_path, "a.json", data))
    dialog = until(qtbot, controller, Look.REFUSED)
    assert words in dialog.why and "a.json" in dialog.why and dialog.do.isHidden()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: controller.records._dialog is None)
    assert office(controller).desk.heads() == [] and titles(library) == [] and said == []


def test_a_pdf_of_ours_that_another_program_saved_says_what_to_do(desk, qtbot, tmp_path):
    window, controller, _, _ = desk
    dropped(window, written(tmp_path, "a.pdf", pdf_with(record_json()).replace(b"startxref", b"startxrex")))
    dialog = until(qtbot, controller, Look.REFUSED)
    assert "pdfdetach" in dialog.why
    dialog.cancel.click()


def test_other_json_and_other_pdfs_go_the_way_of_documents(desk, qtbot, tmp_path):
    window, controller, library, said = desk
    chat = written(tmp_path, "chat.json", json.dumps({"name": "a list", "of": ["things"] * 9}).encode())
    pdf = written(tmp_path, "b.pdf", pdf_with(b"x", "other.txt"))
    dropped(window, pdf, chat, written(tmp_path, "c.md", BOOK))
    until_shown(qtbot, controller, "chat.json").leave()
    until_shown(qtbot, controller, "c.md").leave()
    assert len(said) == 1 and "b.pdf is a PDF" in said[0]


def test_records_come_before_the_documents_dropped_with_them(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    dropped(window, written(tmp_path, "c.md", BOOK), written(tmp_path, "a.json", record_json()))
    until(qtbot, controller).do.click()
    model = until_shown(qtbot, controller, "c.md")
    assert said == ["INC-0001 is taken in"]
    model.leave()
    assert window.page == "home"


def test_two_records_are_looked_at_one_after_the_other(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    good, bad = written(tmp_path, "a.json", record_json()), written(tmp_path, "b.json", record_json()[:-9])
    dropped(window, good, bad, good)
    until(qtbot, controller).do.click()
    until(qtbot, controller, Look.REFUSED).cancel.click()
    qtbot.waitUntil(lambda: not controller.records.is_busy)
    assert said == ["INC-0001 is taken in"] and window.page == "home"


def test_a_disk_that_is_full_leaves_the_dialog_and_nothing_else(desk, qtbot, tmp_path, monkeypatch):
    window, controller, _, _ = desk
    dropped(window, written(tmp_path, "a.json", record_json()))
    dialog = until(qtbot, controller)
    records = office(controller).desk.records
    take_in = records.take_in
    failed = []
    controller.stage.link.store_failed.connect(failed.append)

    def full(*_):
        raise StoreFailure("full", "Not saved: the disk is full. Free some space")

    monkeypatch.setattr(records, "take_in", full)
    dialog.do.click()
    qtbot.waitUntil(lambda: dialog.at is Look.SHOWN and "disk is full" in dialog.note.text())
    assert len(failed) == 1 and controller.records._dialog is dialog
    monkeypatch.setattr(records, "take_in", take_in)
    dialog.do.click()
    qtbot.waitUntil(lambda: controller.stage.incident is not None)


def test_a_long_reading_is_shown_and_esc_stops_it(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    slow = [sys.executable, "-Sc", "while True: pass"]
    office(controller).record_reader = RecordReader(slow, small=0)
    dropped(window, written(tmp_path, "a.json", record_json()))
    dialog = until(qtbot, controller, Look.READING)
    assert dialog.progress.isVisible() and not dialog.do.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: controller.records._dialog is None and not controller.records.is_busy)
    assert office(controller).desk.heads() == [] and said == []


def test_a_key_that_is_taken_here_is_told_and_gives_way(desk, qtbot, tmp_path):
    window, controller, _, said = desk
    assert office(controller).desk.declare(Declaration("Other"), "MK").key == "INC-0001"
    dropped(window, written(tmp_path, "a.json", record_json()))
    dialog = until(qtbot, controller)
    assert "INC-0001 is taken here" in dialog.words["Here"] and dialog.do.model.text == "Take in"
    dialog.do.click()
    qtbot.waitUntil(lambda: controller.stage.incident is not None)
    assert said == ["INC-0002 is taken in, INC-0001 where it comes from"]
