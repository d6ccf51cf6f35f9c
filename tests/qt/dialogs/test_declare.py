"""Declaring: type what is happening, press Enter; the rest is guessed, shown, and can be changed by keys."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.counting import Counting
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.qt.dialogs.declare import DeclareDialog
from incident_desk.services.offering import Occasion
from tests.qt.dialogs.desk import DECLARED, outage

ALT = Qt.KeyboardModifier.AltModifier
OUTAGE = ReadDocument("outage", "# Outage", outage())
LOSS = ReadDocument(
    "loss",
    "# Loss",
    replace(
        outage(),
        title="Data loss in the archive",
        severities=(SeverityLevel("P2", "Medium", 2, 600, 7200),),
        default_severity="P2",
    ),
)
REFERENCE = ReadDocument("reference", "", Playbook("Reference without phases"))


@pytest.fixture
def dialog(themes, window, shown):
    return shown(DeclareDialog(themes, "MK", Occasion(DECLARED, UTC), WorkspaceRules(), window))


def type_title(dialog, qtbot, words):
    qtbot.keyClicks(dialog.focusWidget(), words)


def test_words_and_enter_are_enough(dialog, qtbot):
    dialog.offer([OUTAGE, LOSS])
    type_title(dialog, qtbot, "Chatbot is down")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    wish = dialog.wish
    assert (wish.title, wish.severity, wish.commander) == ("Chatbot is down", "P1", "MK")
    assert (wish.playbook.title, wish.source) == (OUTAGE.playbook.title, "# Outage")
    assert (wish.impact_started, wish.affects, wish.record) == (None, None, RecordKind.INCIDENT)


def test_without_words_it_stays_and_says_so_until_some_come(dialog, qtbot):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == "Type in a few words what is happening"
    type_title(dialog, qtbot, "x")
    assert dialog.note.text() == "Nothing is sent to anyone. You can undo."


def test_the_words_choose_the_playbook_and_with_it_the_severity(dialog, qtbot):
    dialog.offer([OUTAGE, LOSS])
    assert dialog.book.title.text() == OUTAGE.playbook.title
    type_title(dialog, qtbot, "archive loss")
    assert dialog.book.title.text() == LOSS.playbook.title
    assert dialog.level.name == "P2"
    assert dialog.do.accessibleName() == "Declare P2"
    assert [line.model.what for line in dialog.plan.lines if line.isVisible()][1:2] == ["Response target"]


def test_the_same_words_give_the_same_playbook_whatever_was_typed_before(dialog):
    dialog.offer([OUTAGE, LOSS])
    dialog.title.setText("archive loss")
    dialog.title.setText("")
    assert dialog.book.title.text() == OUTAGE.playbook.title


def test_the_library_may_come_after_the_words(dialog, qtbot):
    type_title(dialog, qtbot, "archive loss")
    assert dialog.book.title.text() == "No playbook"
    dialog.offer([OUTAGE, LOSS])
    assert dialog.book.title.text() == LOSS.playbook.title


def test_a_document_without_phases_is_not_offered(dialog):
    dialog.offer([REFERENCE])
    assert [action.text() for action in dialog.book.menu.actions()] == ["No playbook"]
    assert dialog.wish.playbook is None


def test_a_playbook_taken_by_hand_stays(dialog, qtbot):
    dialog.offer([OUTAGE, LOSS])
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_P, ALT)
    qtbot.keyClick(dialog.book.menu, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.book.menu, Qt.Key.Key_Return)
    assert dialog.book.title.text() == "No playbook"
    assert dialog.focusWidget() is dialog.title
    type_title(dialog, qtbot, "Chatbot Fluxa")
    assert dialog.wish.playbook is None


def test_a_severity_taken_by_hand_stays_when_the_playbook_changes(dialog, qtbot):
    dialog.offer([OUTAGE, LOSS])
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_3, ALT)
    assert dialog.do.accessibleName() == "Declare P3"
    type_title(dialog, qtbot, "archive loss")
    assert (dialog.book.title.text(), dialog.level.name) == (LOSS.playbook.title, "P3")
    assert [card.model.name for card in dialog.severities.cards if card.isChecked()] == ["P3"]


def test_the_plan_follows_the_severity_and_the_time(dialog, qtbot):
    def due():
        return [
            line.model.at for line in dialog.plan.lines if line.isVisible() and line.model.what.startswith("Re")
        ]

    assert due() == ["03:11", "06:56"]
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_2, ALT)
    assert due() == ["04:56", "10:56"]
    dialog.tick(DECLARED + timedelta(minutes=1))
    assert due() == ["04:57", "10:57"]


def test_impact_and_reach_are_what_was_chosen(dialog, qtbot):
    dialog.began.choices.layout().itemAt(1).widget().click()
    dialog.affects.layout().itemAt(0).widget().click()
    later = DECLARED + timedelta(seconds=30)
    dialog.tick(later)
    assert dialog.wish.impact_started == Moment.exactly(later)
    assert dialog.wish.affects == "all users"


def test_a_time_ahead_keeps_the_dialog_open_and_says_why(dialog, qtbot):
    type_title(dialog, qtbot, "Down")
    dialog.began.choices.layout().itemAt(2).widget().click()
    dialog.began.typed.setText("2026-10-14T04:00Z")
    qtbot.keyClick(dialog.began.typed, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "lies ahead of now" in dialog.note.text()


def test_a_drill_is_named_on_its_button(dialog, qtbot):
    qtbot.mouseClick(dialog.drill, Qt.MouseButton.LeftButton)
    assert dialog.do.accessibleName() == "Start drill as P1"
    assert dialog.wish.record is RecordKind.DRILL
    qtbot.mouseClick(dialog.drill, Qt.MouseButton.LeftButton)
    assert dialog.do.accessibleName() == "Declare P1"


def test_tab_goes_through_the_fields_from_the_top(dialog, qtbot):
    dialog.offer([OUTAGE])
    seen = []
    for _ in range(5):
        seen.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    first_card = next(card for card in dialog.severities.cards if card.isChecked())
    wanted = [dialog.title, dialog.book.change, first_card]
    assert seen[:3] == wanted
    # Of a row of choices Tab comes to the one that is taken.
    while not dialog.affects.isAncestorOf(dialog.focusWidget()):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget().isChecked()
    tops = [one.mapTo(dialog, one.rect().topLeft()).y() for one in seen]
    assert tops == sorted(tops)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_it_fits_its_window(themes, window, shown, size):
    window.resize(*size)
    dialog = shown(DeclareDialog(themes, "MK", Occasion(DECLARED, UTC), WorkspaceRules(), window))
    dialog.offer([OUTAGE])
    assert dialog.width() < size[0] and dialog.height() < size[1]


def response(dialog):
    return next(
        (one.model.at, one.model.detail) for one in dialog.plan.lines if one.model.what == "Response target"
    )


def test_where_the_response_counts_from_the_detection_it_is_asked_for_and_counted(themes, window, shown, qtbot):
    rules = WorkspaceRules(Counting(response_from=Milestone.DETECTED))
    dialog = shown(DeclareDialog(themes, "MK", Occasion(DECLARED, UTC), rules, window))
    dialog.offer([OUTAGE])
    type_title(dialog, qtbot, "Down")
    assert dialog.detected.isVisible() and dialog.wish.detected is None
    for field in (dialog.began.choices, dialog.detected.choices, dialog.affects):
        assert field.width() >= field.sizeHint().width(), "no word of a choice is cut"
    assert response(dialog) == (f"{DECLARED + timedelta(minutes=15):%H:%M}", "15:00 from declared")
    dialog.detected.typed.setText("-12m")
    assert response(dialog) == (f"{DECLARED + timedelta(minutes=3):%H:%M}", "15:00 from detected")
    assert dialog.wish.detected.at == DECLARED - timedelta(minutes=12)
    dialog.detected.typed.setText("-12 bananas")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.note.text() != "" and dialog.detected.typed.hasFocus()


def test_where_it_counts_from_the_declaration_nobody_is_asked(dialog):
    assert not dialog.detected.isVisible() and dialog.wish.detected is None


def test_a_time_that_is_typed_moves_no_button_off_a_small_screen(themes, window, shown, qtbot):
    window.resize(1280, 720)
    rules = WorkspaceRules(Counting(response_from=Milestone.DETECTED))
    dialog = shown(DeclareDialog(themes, "MK", Occasion(DECLARED, UTC), rules, window))
    dialog.offer([OUTAGE])
    dialog.refit()
    dialog.detected.typed.setText("-5m")
    qtbot.wait(20)
    middle = dialog.geometry().center() - window.geometry().center()
    assert abs(middle.y()) <= 1 and dialog.height() <= 720
