"""For whom it is comes first, by a key of its own, and until the copy is made nothing is done."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import hand_out, with_may_be
from incident_desk.formats.redaction.may_be import MayBe
from incident_desk.qt.dialogs.for_readers import WAIT, ReadersDialog
from tests.qt.dialogs.leaving import answering, report


@pytest.fixture
def dialog(themes, window, shown):
    one = ReadersDialog(themes, "Leave", "Do", window)
    one.add_readers(one.body)
    one.audience.take_focus()
    return shown(one)


def test_until_the_copy_is_made_enter_does_nothing(dialog, qtbot):
    done = []
    dialog.accepted.connect(lambda: done.append(1))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [] and dialog.note.text() == WAIT
    dialog.show_handout(hand_out(report(), dialog.wish))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert done == [1]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_number_takes_readers_and_says_what_they_do_not_get(dialog, qtbot, number):
    answering(dialog)
    assert dialog._told.text() == "Everything of the record is in it"
    qtbot.keyClick(dialog, Qt.Key.Key_0 + number, Qt.KeyboardModifier.AltModifier)
    assert dialog.wish.audience is tuple(Audience)[number - 1]
    assert dialog.handout.wish.audience is dialog.wish.audience
    assert ("replaced, " in dialog._told.text()) is (number > 2) and dialog._told.text().endswith(
        "of the record withheld"
    )
    assert dialog.audience.isAncestorOf(dialog.focusWidget()) and dialog.focusWidget().isChecked()


def test_why_there_is_no_copy_is_said(dialog):
    dialog.show_failure("no such incident")
    assert dialog.note.text() == dialog._told.text() == "no such incident" and dialog.missing() == WAIT


def test_secrets_that_stay_are_told_with_the_way_to_the_copy_without_them(dialog, qtbot):
    answering(dialog)
    assert dialog.stays.isVisible() and dialog.stays.text().startswith(
        "⚠ 1 key, token or password in it. Customer (Alt+3)"
    )
    qtbot.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert not dialog.stays.isVisible()


def test_words_that_may_be_names_are_told_until_there_are_none(dialog, qtbot):
    assert not dialog.names.isVisible()
    dialog.audience.set_current(2)
    dialog.show_handout(with_may_be(hand_out(report(), dialog.wish)))
    handout = replace(dialog.handout, may_be=(MayBe("Ana Lopez", ()), MayBe("Globex", ())))
    dialog.show_handout(handout)
    assert dialog.names.isVisible()
    assert dialog.names.text() == "2 words may be names that nobody named: Ana Lopez, Globex"
    dialog.show_handout(replace(handout, may_be=handout.may_be[:1]))
    assert dialog.names.text() == "1 word may be a name that nobody named: Ana Lopez"
    dialog.show_handout(replace(handout, may_be=()))
    assert not dialog.names.isVisible()
