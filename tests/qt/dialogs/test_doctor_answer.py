"""Answers to the doctor that need words."""

import pytest
from PySide6.QtWidgets import QWidget

from incident_desk.domain.errors import Refused
from incident_desk.domain.moments import Moment
from incident_desk.qt.dialogs.doctor_answer import AllAnswersDialog, AnswerDialog, Asked
from incident_desk.qt.widgets.paragraph import Paragraph
from incident_desk.services.remedies import Answer
from tests.fakes import NOON


def read(text):
    if text != "12:00":
        raise Refused("No such time. Type 12:00")
    return Answer(text, Moment.exactly(NOON))


@pytest.fixture
def window(qtbot):
    one = QWidget()
    one.resize(1200, 700)
    qtbot.addWidget(one)
    one.show()
    return one


def test_what_is_no_answer_is_said_and_does_not_leave_the_dialog(qtbot, themes, window):
    dialog = AnswerDialog(themes, Asked("Duration", "When?", "Sets it", "Set", read, "11:00"), window)
    left = []
    dialog.accepted.connect(lambda: left.append(dialog.answer))
    assert dialog.field.text() == "11:00" and dialog.understood.text() == "No such time"
    assert dialog.note.text() == "Sets it"
    dialog.try_accept()
    assert left == [] and dialog.note.text().startswith("No such time")
    dialog.field.setText("12:00")
    assert dialog.understood.text().startswith("2026-03-01 12:00")
    dialog.try_accept()
    assert left == [Answer("12:00", Moment.exactly(NOON))]


def test_all_that_will_be_done_is_listed_as_plain_text(qtbot, themes, window):
    lines = [("<b>One</b>", "Does this"), ("Two", "Does that")]
    dialog = AllAnswersDialog(themes, lines, window)
    assert dialog.do.model.text == "Do 2"
    told = [one.text() for one in dialog.findChildren(Paragraph)]
    assert told == ["<b>One</b>", "Does this", "Two", "Does that"]
    dialog.reject()
    dialog = AllAnswersDialog(themes, [(f"No. {place}", "Does it") for place in range(1, 10)], window)
    told = [one.text() for one in dialog.findChildren(Paragraph)]
    assert len(told) == 15 and told[-1] == "And 2 more: No. 8; No. 9" and dialog.do.model.text == "Do 9"
    dialog.reject()
