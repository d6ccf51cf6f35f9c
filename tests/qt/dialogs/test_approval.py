"""Who approves and as what are both wanted, and what is signed is said."""

import pytest
from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialogs.approval import ApprovalDialog
from incident_desk.qt.widgets.paragraph import Paragraph
from tests.review_samples import Reviewed


@pytest.fixture
def window(qtbot):
    one = QWidget()
    one.resize(1200, 700)
    qtbot.addWidget(one)
    one.show()
    return one


def test_what_is_not_finished_is_said_and_approving_goes_on(themes, window):
    dialog = ApprovalDialog(themes, Reviewed().now, "MK", window, ["2 questions are open."])
    told = [one.text() for one in dialog.findChildren(Paragraph)]
    assert "2 questions are open. The report can be approved all the same." in told
    none = ApprovalDialog(themes, Reviewed().now, "MK", window)
    assert "all the same" not in " ".join(one.text() for one in none.findChildren(Paragraph))


def test_a_person_and_a_role_are_wanted(themes, window):
    sample, done = Reviewed(), []
    dialog = ApprovalDialog(themes, sample.now, "MK", window)
    dialog.accepted.connect(lambda: done.append((dialog.person, dialog.role)))
    told = " ".join(one.text() for one in dialog.findChildren(Paragraph))
    assert sample.now.head[:12] in told and "version 1" in told
    dialog.try_accept()
    assert done == [] and "as what" in dialog.note.text()
    dialog._role.setText("Commander")
    dialog._person.setText(" ")
    dialog.try_accept()
    assert done == [] and dialog.note.text() == "Say who approves"
    dialog._person.setText("Maya")
    dialog.try_accept()
    assert done == [("Maya", "Commander")]
