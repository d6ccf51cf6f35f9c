"""The whole card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from incident_desk.qt.panes.assessment.view import AssessmentCard
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.qt.theme import Density


@pytest.fixture
def card(themes, qtbot, link, ticker):
    card = AssessmentCard(themes, AssessmentModel(link, ticker))
    qtbot.addWidget(card)
    card.resize(480, 500)
    card.show()
    qtbot.waitExposed(card)
    link.show()
    return card


def test_it_begins_as_one_line(card):
    assert not card.is_open
    assert card.sizeHint().height() == 44
    assert (card.head.model.count, card.head.model.following) == ("2 of 10", "Who is affected, and about how many?")


def test_a_click_unfolds_and_folds(card, qtbot):
    qtbot.mouseClick(card.head, Qt.MouseButton.LeftButton)
    assert card.body.isVisible()
    assert card.sizeHint().height() > 300
    qtbot.mouseClick(card.head, Qt.MouseButton.LeftButton)
    assert not card.body.isVisible()


def test_beginning_goes_to_the_first_open_question(card, qtbot, link):
    card.begin()
    who = card.rows[1]
    assert who.field.hasFocus()
    qtbot.keyClicks(who.field, "all users")
    qtbot.keyClick(who.field, Qt.Key.Key_Return)
    assert link.record.scene.incident.assessment["who"].text == "all users"
    assert card.head.model.count == "3 of 10"


def test_tab_goes_as_the_eye_does(card, qtbot):
    card.begin()
    who, fails = card.rows[1], card.rows[2]
    for stop in (who.choices._parts[0], fails.field, fails.choices._parts[0]):
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Tab)
        assert card.focusWidget() is stop


def test_enter_gives_the_answer_once_and_goes_on(card, qtbot, link):
    card.begin()
    qtbot.keyClicks(card.focusWidget(), "all users")
    before = len(link.record.scene.incident.assessment)
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert card.rows[2].field.hasFocus()
    assert len(link.record.scene.incident.assessment) == before + 1
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert card.focusWidget().parent() is card.rows[3].choices


def test_a_choice_is_written_and_shown(card, qtbot, link):
    card.unfold()
    row = card.rows[3]
    qtbot.mouseClick(row.choices._parts[0], Qt.MouseButton.LeftButton)
    assert link.record.scene.incident.assessment["environments"].text == "production"
    assert row.said.text() == "RO 03:43"


def test_an_answer_that_was_not_saved_is_not_shown_as_one(card, qtbot, link):
    from incident_desk.domain.errors import StoreFailure

    card.unfold()
    link.failure = StoreFailure("disk_full", "Not saved")
    qtbot.mouseClick(card.rows[3].choices._parts[0], Qt.MouseButton.LeftButton)
    assert card.rows[3].choices.choice is None


@pytest.mark.parametrize("density", list(Density))
def test_nothing_is_cut_in_a_narrow_column(card, themes, density, qapp):
    themes.set_density(density)
    card.resize(330, 500)
    card.unfold()
    qapp.processEvents()
    assert card.body.widget().width() <= card.body.viewport().width()


def test_a_sheet_has_the_severities_beside_the_questions(card, qapp):
    card.stand_as_sheet()
    card.resize(1000, 700)
    qapp.processEvents()
    assert card._parts.direction() is QBoxLayout.Direction.LeftToRight
    assert card.definitions.x() > card.rows[0].x() + card.rows[0].width()
    card.head.click()
    assert card.is_open


def test_folding_keeps_the_keys_on_the_card(card):
    card.begin()
    card.fold()
    assert card.head.hasFocus()


def test_without_an_incident_nothing_can_be_answered(themes, qtbot, link, ticker):
    card = AssessmentCard(themes, AssessmentModel(link, ticker))
    qtbot.addWidget(card)
    assert not card.isEnabled()
