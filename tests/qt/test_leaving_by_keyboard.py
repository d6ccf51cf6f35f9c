"""A report leaves the real window on a real folder by keys alone; the record stays as it was."""

import json
import zipfile
from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtWidgets import QApplication

from incident_desk.bootstrap import open_workplace
from incident_desk.formats.redaction.handout import Wish
from incident_desk.leaving import open_ways_out
from incident_desk.services.sharing import ShareWish
from tests.qt.by_keyboard import Typist
from tests.services.leaving import Place


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    # No printer and no desktop of this computer's own: what opens is what is put here.
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    Place(tmp_path).place.close()
    return tmp_path


@pytest.fixture
def typist(qtbot, folder):
    one = Typist(qtbot, folder / "data")
    one.wait(lambda: one.controller.stage.open_incidents)
    one.press("Ctrl+2")
    one.wait(lambda: one.controller.stage.incident is not None)
    yield one
    one.close()


def events(typist):
    return typist.read(lambda office: len(office.desk.events(office.desk.heads()[0].incident)))


def ready(typist, dialog):
    typist.wait(lambda: dialog.handout is not None)


def name_file(typist, to):
    typist.file_dialog()
    typist.retype(str(to))
    typist.press("Enter")


def test_print_copy_draft_and_share_by_keys_alone(typist, folder):
    before = events(typist)
    typist.press("Ctrl+Shift+P")
    dialog = typist.dialog("Print the report of INC-0001")
    ready(typist, dialog)
    typist.wait(lambda: "no printer on this computer" in dialog._where.beside)
    typist.press("Alt+3")
    ready(typist, dialog)
    typist.press("Enter")
    name_file(typist, folder / "printed.pdf")
    typist.wait(lambda: (folder / "printed.pdf").exists())
    assert (folder / "printed.pdf").read_bytes().startswith(b"%PDF")

    typist.press("Ctrl+Shift+R")
    ready(typist, typist.dialog("Copy the report of INC-0001"))
    typist.press("Enter")
    typist.wait(lambda: "In the clipboard as rich text" in typist.toast)
    assert "<h1>Checkout is down</h1>" in QApplication.clipboard().mimeData().html()

    typist.run("E-mail draft of the report")
    dialog = typist.dialog("E-mail draft of the report of INC-0001")
    ready(typist, dialog)
    typist.tab_to(dialog.table)
    typist.press("Space")
    typist.press("Enter")
    name_file(typist, folder / "a.eml")
    typist.wait(lambda: "Nothing here opens mails" in typist.toast)
    mail = message_from_bytes((folder / "a.eml").read_bytes(), policy=default)
    assert mail["To"] == "ines.roth@example.com" and len(list(mail.iter_attachments())) == 1

    typist.run("Share as folder or zip file")
    dialog = typist.dialog("Share INC-0001")
    ready(typist, dialog)
    typist.press("Enter")
    name_file(typist, folder / "a.zip")
    typist.wait(lambda: "a.zip (6 files" in typist.toast)
    with zipfile.ZipFile(folder / "a.zip") as packed:
        assert packed.testzip() is None and len(packed.namelist()) == 6

    lines = [json.loads(line) for line in (folder / "data/exports.jsonl").read_text("utf-8").splitlines()]
    assert [one["format"] for one in lines] == ["print", "clipboard", "eml", "zip"]
    assert [one["audience"] for one in lines] == ["customer", "internal", "internal", "internal"]
    assert events(typist) == before


def test_a_parcel_of_the_window_is_the_one_that_is_made_without_it(typist, folder):
    typist.run("Share as folder or zip file")
    ready(typist, typist.dialog("Share INC-0001"))
    typist.press("Enter")
    name_file(typist, folder / "window.zip")
    typist.wait(lambda: (folder / "window.zip").exists())
    place = open_workplace(folder / "data")
    ways = open_ways_out(place.desk, place.files, place.evidence, place.clock.now)
    leavable = ways.leavable("1")
    wish = ShareWish(folder / "other.zip", evidence=leavable.evidence)
    ways.sharing.share(ways.prepare(leavable, Wish()), wish)
    place.close()
    assert (folder / "window.zip").read_bytes() == (folder / "other.zip").read_bytes()
