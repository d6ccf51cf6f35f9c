"""An incident is shared through the window; how far it is can be seen, and it can be given up."""

import threading
import zipfile

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.share_out import ShareDialog, SharingDialog
from tests.qt.outgoing import Outgoing, press


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Outgoing(qtbot, tmp_path)
    yield made
    made.close()


def test_a_zip_file_is_made_with_what_is_ticked(desk, qtbot, tmp_path):
    before = desk.bench.desk.events(desk.one)
    dialog = desk.opened("share", ShareDialog)
    press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Space)
    assert dialog.endings == (".pdf", ".md")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.choose("a.zip") == "INC-0001.zip"
    desk.until_said(f"Written: {tmp_path / 'a.zip'} (6 files, ")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert "INC-0001/evidence/01-pool.log" in packed.namelist()
        assert packed.read("INC-0001/INC-0001-report.pdf") == b"%PDF made"
    assert not any(one.isVisible() for one in desk.window.findChildren(SharingDialog))
    assert desk.press.lines[0]["format"] == "zip" and desk.bench.desk.events(desk.one) == before


def test_a_folder_for_customers_has_no_evidence_and_says_so(desk, qtbot, tmp_path):
    dialog = desk.opened("share", ShareDialog)
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.ready(dialog)
    assert dialog.evidence == ()
    dialog.form.take_focus()
    press(qtbot, Qt.Key.Key_Right)
    dialog.try_accept()
    assert desk.choose("out") == "INC-0001-customer"
    desk.until_said("Written: ")
    assert not (tmp_path / "out" / "evidence").exists() and (tmp_path / "out" / "README.txt").exists()


def test_it_can_be_given_up_and_leaves_nothing(desk, qtbot, tmp_path):
    gate = desk.press.wait = threading.Event()
    desk.opened("share", ShareDialog).try_accept()
    desk.choose("a.zip")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(SharingDialog)))
    progress = desk.dialog(SharingDialog)
    qtbot.waitUntil(lambda: progress._now.text() == "INC-0001-report.pdf")
    assert (progress.bar.value(), progress.bar.maximum()) == (0, 5)
    press(qtbot, Qt.Key.Key_Escape)
    gate.set()
    desk.until_said("Sharing was cancelled; nothing was written")
    assert not [one for one in tmp_path.iterdir() if one.name not in ("evidence", "room")]
    assert desk.press.lines == []


@pytest.mark.parametrize(("name", "says"), [("a.zip", "there already"), ("a.pdf", "is the name of a file")])
def test_what_is_there_is_not_overwritten_and_no_other_file_is_made(desk, qtbot, tmp_path, name, says):
    (tmp_path / "a.zip").write_text("mine")
    dialog = desk.opened("share", ShareDialog)
    dialog.form.set_current(0 if name.endswith("zip") else 1)
    dialog.try_accept()
    desk.choose(name)
    desk.until_said(says)
    assert (tmp_path / "a.zip").read_text() == "mine" and not (tmp_path / "a.pdf").exists()
    assert desk.press.lines == []


def test_a_plain_pdf_is_told_first(desk, tmp_path):
    desk.press.plain = True
    for one in (tmp_path / "evidence").rglob("*"):
        if one.is_file():
            one.unlink()
    desk.opened("share", ShareDialog).try_accept()
    desk.choose("a.zip")
    desk.until_said("Not in it: evidence/01-pool.log: The file is missing")
    assert desk.toast.startswith(f"The PDF engine is missing, so the PDF is plain. Written: {tmp_path / 'a.zip'} (")
