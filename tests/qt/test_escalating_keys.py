"""Escalating with the keys of the whole window: E, Enter, Esc."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.playbook import EscalationHop
from tests.qt.whole import BOOK, Whole

PATH = (EscalationHop("Lead"), EscalationHop("Manager"), EscalationHop("CTO"))


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot, playbook=replace(BOOK, escalation=PATH))
    qtbot.waitUntil(one.window.isActiveWindow)
    yield one
    one.close()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_e_opens_enter_marks_as_reached_and_esc_gives_the_focus_back(whole, qtbot, size):
    whole.window.resize(*size)
    steps, pane = whole.stage.desk.playbook.steps, whole.stage.desk.right.escalation
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: pane.is_open and whole.focus(pane))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not pane.is_open and steps.hasFocus()
    qtbot.keyClick(steps, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: whole.focus(pane))
    with whole.changed():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [(one.role, str(one.outcome)) for one in whole.incident.escalations] == [("Manager", "reached")]
    qtbot.waitUntil(lambda: not pane.is_open)
    assert steps.hasFocus()


def test_letters_typed_in_the_message_are_text(whole, qtbot):
    pane = whole.stage.desk.right.escalation
    whole.controller.do("escalate")
    pane.sheet.card.text.setFocus()
    before = len(whole.incident.milestones)
    qtbot.keyClicks(pane.sheet.card.text, "ASAP ")
    assert pane.sheet.card.text.toPlainText().startswith("ASAP P1:")
    assert len(whole.incident.milestones) == before and pane.is_open
