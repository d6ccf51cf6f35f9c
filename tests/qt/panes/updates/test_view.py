"""The pane: the draft, and behind it contacts and what was sent."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.calls import Outcome
from incident_desk.services.acts.updating import send_update


def test_the_head_says_number_due_and_template(pane, tick):
    assert (pane.head.title.text(), pane.head.due.text()) == ("Update 2", "due in 09:00")
    tick("3:22:26")
    assert pane.head.due.text() == "late by 03:26" and pane.head.glyph.isVisible()


def test_begin_goes_to_the_first_blank_from_wherever_it_was(pane):
    pane.show_contacts()
    pane.begin()
    assert pane.draft.field.hasFocus()
    assert pane.draft.field.textCursor().selectedText() == "[ESTIMATED_TIME]"


def test_folded_only_the_head_is_left_and_begin_unfolds(pane, qtbot):
    pane.draft.field.setFocus()
    with qtbot.waitSignal(pane.folded) as folded:
        pane.fold(True)
    assert folded.args == [True] and pane.is_folded and not pane.body.isVisible()
    assert QApplication.focusWidget() is pane.head.draft
    qtbot.keyClick(pane.head.draft, Qt.Key.Key_Space)
    assert not pane.is_folded and pane.draft.field.hasFocus()


def test_second_pages_are_made_when_they_are_looked_at(pane):
    assert pane._contacts is None and pane._sent is None
    pane.show_sent()
    assert pane._contacts is None and pane.sent.isVisible()


def test_contacts_are_counted_shown_and_their_attempts_logged(pane, link, qtbot):
    assert pane.draft.contacts.text() == "Contacts 2"
    qtbot.keyClick(pane.draft.contacts, Qt.Key.Key_Space)
    row = pane.contacts.rows[0]
    assert row.buttons[0].hasFocus()
    next(one for one in row.buttons if one.accessibleName() == "Manager: no answer").click()
    assert link.record.scene.incident.contact_calls[-1].outcome is Outcome.NO_ANSWER
    assert row.last.text() == "no answer 03:10:00 RO"
    qtbot.keyClick(row.buttons[0], Qt.Key.Key_Escape)
    assert pane.draft.isVisible() and pane.draft.edit.hasFocus()


def test_what_is_sent_meanwhile_shows_in_the_list(pane, link):
    pane.show_sent()
    link.act(lambda one, _now: send_update(one, "From elsewhere", ["Chat"]))
    assert pane.sent.text.toPlainText().startswith("Update 2 ·")


def test_no_change_copies_and_logs(pane, link):
    pane._on_wished("repeat")
    last = link.record.scene.incident.updates[-1]
    assert len(link.record.scene.incident.updates) == 2 and QApplication.clipboard().text() == last.text


def test_skip_asks_in_the_pane(pane, link, qtbot):
    pane._on_wished("skip")
    assert pane.draft.asking.field.hasFocus()
    qtbot.keyClicks(pane.draft.asking.field, "nothing new")
    qtbot.keyClick(pane.draft.asking.field, Qt.Key.Key_Return)
    assert link.record.scene.incident.skipped[-1].reason == "nothing new"


def test_another_template_begins_with_its_first_blank_and_ctrl_z_brings_the_text_back(pane, qtbot):
    before = pane.draft.field.toPlainText()
    pane._on_template_chosen(0)
    assert pane.draft.field.toPlainText() == "[OUTAGE] Chatbot Fluxa\nTime: 03:10 UTC"
    qtbot.keyClick(pane.draft.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.draft.field.toPlainText() == before


@pytest.mark.parametrize("size", [(500, 270), (340, 350), (420, 260), (600, 900)])
def test_nothing_stands_outside_at_the_sizes_of_the_desk(pane, size, qtbot):
    pane.resize(*size)
    qtbot.wait(20)
    parts = (pane.draft.field, pane.draft.channels, pane.draft.contacts, pane.draft.edit, pane.draft.copy)
    for part in (*parts, pane.head.more, pane.draft.blanks):
        place = part.rect().translated(part.mapTo(pane, part.rect().topLeft()))
        assert pane.rect().contains(place), part
