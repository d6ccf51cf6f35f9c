"""Importing checks in the window: from a file or pasted, into the standing record or the open incident."""

import pytest
from PySide6.QtWidgets import QFileDialog

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.bootstrap import read_as_document
from incident_desk.qt.dialogs.import_checks import ImportChecksDialog
from incident_desk.services.library import Library
from tests.qt.whole import Whole

LIST = "https://shop.example/health  shop\ndb.example:5432  db\n"


@pytest.fixture
def whole(qtbot, tmp_path):
    one = Whole(qtbot)
    one.link.office.playbooks = Library(FolderShelf(tmp_path / "playbooks"), read_as_document)
    yield one
    one.close()


def opened(whole) -> ImportChecksDialog:
    whole.controller.do("import_checks")
    return whole.dialog(ImportChecksDialog)


def understood(whole, dialog) -> None:
    whole.qtbot.waitUntil(lambda: dialog.rows.count() > 0)


def test_a_pasted_list_is_watched_by_the_incident_and_taken_back_as_one(whole):
    dialog = opened(whole)
    dialog.paste.setPlainText(LIST)
    understood(whole, dialog)
    dialog.where.set_current(1)
    with whole.changed():
        dialog.try_accept()
    assert [data["name"] for data in whole.incident.checks.values()] == ["shop", "db"]
    whole.qtbot.waitUntil(lambda: whole.toast == "2 checks are watched")
    with whole.changed():
        whole.link.undo()
    assert dict(whole.incident.checks) == {}


def test_a_file_is_watched_by_the_standing_record_and_known_the_next_time(whole, tmp_path, monkeypatch):
    file = tmp_path / "list.txt"
    file.write_text(LIST)
    monkeypatch.setattr(QFileDialog, "open", lambda chooser: chooser.filesSelected.emit([str(file)]))
    dialog = opened(whole)
    dialog.choose.click()
    understood(whole, dialog)
    dialog.try_accept()
    # The record is opened first, and that too is told.
    whole.qtbot.waitUntil(
        lambda: whole.link.standing.record is not None and len(whole.link.standing.record.checks) == 2
    )
    again = opened(whole)
    whole.controller.check_lists.read_files([str(file)])
    understood(whole, again)
    assert again.checks == ()


def test_what_is_no_list_is_said_in_the_dialog_and_nothing_is_watched(whole, tmp_path):
    file = tmp_path / "x.json"
    file.write_text('{"a": 1}')
    dialog = opened(whole)
    whole.controller.check_lists.read_files([str(file)])
    whole.qtbot.waitUntil(lambda: "no list of checks" in dialog.note.text())
    whole.controller.check_lists.read_files([str(tmp_path / "nothing.json")])
    whole.qtbot.waitUntil(lambda: "There is no file" in dialog.note.text())
    dialog.reject()
    assert whole.link.standing.record is None
