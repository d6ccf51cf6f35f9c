"""What an answer to the doctor needs is asked over the page in front; what is no answer is not left."""

from dataclasses import replace
from datetime import timedelta

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


def test_a_row_for_a_silence_is_proposed_within_it_and_a_bare_time_is_of_its_day(desk):
    desk.come()
    sheet, edit = desk.page.model.sheet, desk.controller.timeline
    gap = sheet.case.span
    desk.controller.doctor._asking.entry_wished.emit(gap)
    desk.qtbot.waitUntil(lambda: edit.page.edit.is_open)
    model = edit.page.edit
    assert f"At {gap[0]:%Y-%m-%d}" in model.shown.words
    model.type(replace(model.typed, time=f"{gap[0] + timedelta(minutes=1):%H:%M}", text="restarted"))
    assert f"{gap[0]:%Y-%m-%d}" in model.shown.words
    with desk.qtbot.waitSignal(model.saved):
        model.save()
    desk.qtbot.waitUntil(lambda: any(one.text == "restarted" for one in edit.page.model.entries))
    row = next(one for one in edit.page.model.entries if one.text == "restarted")
    assert gap[0] <= row.happened.at <= gap[1]


def test_an_owner_and_a_date_are_said_again_and_what_is_no_date_is_not_taken(desk):
    desk.come()
    rest = [one for one in desk.page.model.sheet.questions if one.finding.rule == "actions"]
    remedy = next(one for one in rest[0].remedies if one.label == "Owner and date…")
    desk.page.deeds.do(rest[0], remedy)
    dialog = desk.dialog(AnswerDialog)
    desk.qtbot.keyClicks(dialog.field, "Priya Nair, next blursday")
    assert dialog.understood.text().startswith("Say the date as 2026-03-14")
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible() and "not 'next blursday'" in dialog.note.text()
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    desk.page.deeds.do(rest[0], remedy)
    dialog = desk.dialog(AnswerDialog)
    # What came back is chosen whole: typing says it anew, and does not go on behind it.
    assert dialog.field.selectedText() == "Priya Nair, next blursday"
    desk.qtbot.keyClicks(dialog.field, "Priya Nair, 2020-03-14")
    assert dialog.understood.text().startswith("Priya Nair, by 2020-03-14: that is ")
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: {one.owner for one in desk.incident.actions} == {"Priya Nair"})
    assert {one.due for one in desk.incident.actions} == {"2020-03-14"}
