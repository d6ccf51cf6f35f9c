"""A draft is written through the window, and the desktop is asked only where the person said so."""

from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.mail_draft import MailDraftDialog
from tests.qt.outgoing import Outgoing, press


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Outgoing(qtbot, tmp_path)
    yield made
    made.close()


def read(file):
    return message_from_bytes(file.read_bytes(), policy=default)


def test_a_draft_to_a_ticked_contact_is_written_and_opened(desk, qtbot, tmp_path):
    dialog = desk.opened("mail_draft", MailDraftDialog)
    press(qtbot, Qt.Key.Key_Tab)
    assert dialog.table.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    assert desk.choose("a.eml") == "INC-0001-mail.eml"
    desk.until_said("Opened in the mail program")
    assert desk.press.opened == [str(tmp_path / "a.eml")]
    mail = read(tmp_path / "a.eml")
    assert mail["To"] == "ines@example.com" and mail["X-Unsent"] == "1"
    assert [one.get_content() for one in mail.iter_attachments()] == [b"%PDF made"]
    assert desk.press.lines[0]["format"] == "eml"


def test_only_written_it_is_opened_by_nobody(desk, qtbot, tmp_path):
    dialog = desk.opened("mail_draft", MailDraftDialog)
    dialog.afterwards.take_focus()
    press(qtbot, Qt.Key.Key_Right)
    dialog.attached.take_focus()
    press(qtbot, Qt.Key.Key_Right)
    dialog.try_accept()
    desk.choose("a.eml")
    desk.until_said("Nothing was sent")
    assert desk.press.opened == [] and read(tmp_path / "a.eml")["To"] is None
    assert not list(read(tmp_path / "a.eml").iter_attachments())


def test_a_desktop_that_refuses_gets_a_link_and_the_file_is_named(desk, qtbot, tmp_path):
    desk.press.opens, desk.press.plain = False, True
    desk.opened("mail_draft", MailDraftDialog).try_accept()
    desk.choose("a.eml")
    desk.until_said(f"Written: {tmp_path / 'a.eml'}. Nothing here opens mails")
    assert "the PDF is plain. Written" in desk.toast
    assert [one.partition(":")[0] for one in desk.press.opened[1:]] == ["mailto"]


def test_without_a_file_nothing_is_written(desk, qtbot, tmp_path):
    desk.opened("mail_draft", MailDraftDialog).reject()
    desk.settle()
    assert not list(tmp_path.glob("*.eml")) and desk.press.lines == []
