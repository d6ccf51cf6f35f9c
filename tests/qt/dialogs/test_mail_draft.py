"""To whom a draft goes is ticked, and nobody is by himself."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.mail_draft import NOBODY, MailDraftDialog
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.services.mailing import Addressee
from tests.qt.dialogs.leaving import answering

KNOWN = (Addressee("Stakeholders", "Ines", "ines@example.com"), Addressee("Lead", "Sam", "sam@example.com"))


@pytest.fixture
def dialog(themes, window, shown):
    return shown(answering(MailDraftDialog(themes, "INC-0048", KNOWN, window)))


def test_nobody_is_ticked_until_a_person_does(dialog, qtbot):
    assert dialog.addressees == () and dialog.with_pdf and dialog.opens and not dialog.missing()
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.addressees == ("sam@example.com",)


def test_the_button_says_whether_it_is_opened(dialog):
    assert dialog.do.model.text == "Write and open…"
    dialog.afterwards.set_current(1)
    dialog._on_afterwards(1)
    assert dialog.do.model.text == "Write…" and not dialog.opens


def test_a_playbook_without_addresses_says_so(themes, window, shown):
    one = shown(MailDraftDialog(themes, "INC-0048", (), window))
    assert NOBODY in [words.text() for words in one.findChildren(Paragraph)] and not one.table.isVisible()
    assert one.addressees == ()


def test_other_addresses_are_typed_each_once_and_what_is_none_is_said(dialog):
    dialog.model.show(dialog.model.rows, {0})
    dialog.others.setText("kim@example.com; lead, INES@example.com, kim@example.com")
    assert dialog.addressees[:3] == ("ines@example.com", "kim@example.com", "sam@example.com")
    dialog.others.setText("kim at home")
    assert "is no address" in dialog.missing()
