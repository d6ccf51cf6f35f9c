"""What an answer to the doctor needs is asked over the page in front; what is no answer is not left."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.dialogs import AnswerDialog
from tests.qt.test_doctor_wishes import Desk


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_a_time_without_a_day_is_one_of_the_incident_and_no_time_is_not_taken(desk):
    desk.come()
    asked = next(one for one in desk.page.model.sheet.questions if one.finding.rule == "duration")
    last = desk.page.model.sheet.case.span[1]
    desk.page.deeds.do(asked, next(one for one in asked.remedies if one.label == "Enter time…"))
    dialog = desk.dialog(AnswerDialog)
    dialog.field.setText("soon")
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.field.setText("13:56")
    dialog.try_accept()
    desk.qtbot.waitUntil(lambda: Milestone.IMPACT_STARTED in desk.incident.milestones)
    assert desk.incident.milestones[Milestone.IMPACT_STARTED].at.date() == last.date()
