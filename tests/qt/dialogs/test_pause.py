"""Pausing the resolution target by keyboard: what is asked, what is refused, and what is shown before Enter."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.pause import PauseDialog
from tests.qt.dialogs.desk import DECLARED, NOW
from tests.qt.dialogs.test_pause_ledger import INCIDENT, paused


@pytest.fixture
def dialog(themes, window, shown):
    return shown(PauseDialog(themes, INCIDENT, NOW, UTC, window))


def type_into(dialog, qtbot, text):
    qtbot.keyClicks(dialog.focusWidget(), text)


def tab(dialog, qtbot):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)


def enter(dialog, qtbot):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def fill(dialog):
    dialog.parties.setCurrentText("MongoDB Atlas support")
    dialog.what.setText("Raise the limit")


def test_by_keyboard_from_the_party_to_enter(dialog, qtbot):
    assert dialog.focusWidget() is dialog.parties
    type_into(dialog, qtbot, "MongoDB Atlas support")
    tab(dialog, qtbot)
    type_into(dialog, qtbot, "03:40")
    tab(dialog, qtbot)
    type_into(dialog, qtbot, "4711")
    tab(dialog, qtbot)
    type_into(dialog, qtbot, "Raise the limit")
    tab(dialog, qtbot)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.wait.choices.model.current == 2
    with qtbot.waitSignal(dialog.accepted):
        enter(dialog, qtbot)
    terms = dialog.terms
    assert (dialog.reason, dialog.party) == ("Waiting for a supplier", "MongoDB Atlas support")
    assert (terms.what, terms.case, terms.ask_again_s) == ("Raise the limit", "4711", 3600)
    assert terms.since == NOW.replace(hour=3, minute=40, second=0)


def test_enter_asks_for_what_is_missing_and_goes_there(dialog, qtbot):
    enter(dialog, qtbot)
    assert dialog.note.text() == "Say who is waited for, such as the provider"
    type_into(dialog, qtbot, "Payments")
    enter(dialog, qtbot)
    assert dialog.note.text() == "Say in a line what they are to do"
    assert dialog.focusWidget() is dialog.what
    type_into(dialog, qtbot, "restore")
    dialog.wait.choices.layout().itemAt(3).widget().click()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.wait.minutes)
    enter(dialog, qtbot)
    assert dialog.note.text() == "Say in how many minutes to ask, 1 to 10080"
    assert dialog.focusWidget() is dialog.wait.minutes
    type_into(dialog, qtbot, "45")
    with qtbot.waitSignal(dialog.accepted):
        enter(dialog, qtbot)
    assert dialog.terms.ask_again_s == 45 * 60


@pytest.mark.parametrize(
    ("typed", "words"),
    [("02:50", "was declared at 02:56:08 UTC"), ("2026-10-14T04:00Z", "lies ahead of now"), ("soon", "is no time")],
)
def test_a_start_that_cannot_be_is_refused_where_it_was_typed(dialog, qtbot, typed, words):
    fill(dialog)
    dialog.since.setText(typed)
    enter(dialog, qtbot)
    assert dialog.isVisible() and words in dialog.note.text()
    assert dialog.focusWidget() is dialog.since


def test_a_start_inside_an_earlier_pause_is_refused(themes, window, shown, qtbot):
    dialog = shown(PauseDialog(themes, paused((10, 18)), NOW, UTC, window))
    fill(dialog)
    dialog.since.setText("03:10")
    enter(dialog, qtbot)
    assert "The pause before it ended at 03:14:08 UTC" in dialog.note.text()


def test_a_start_that_is_set_back_moves_the_bar_and_is_said(dialog):
    assert dialog.note.text() == "Logged from now on"
    dialog.since.setText("-9m")
    assert dialog.note.text() == "Logged from 03:40:00 UTC"
    assert dialog.bar.model.since == NOW - timedelta(minutes=9)
    assert dialog.bar.model.due_words == "07:25:08 when resumed at 04:09"
    dialog.since.setText("-9")
    assert "is no time" in dialog.note.text() and dialog.bar.model.since == NOW


def test_time_goes_on_and_a_complaint_stays_until_something_is_typed(dialog, qtbot):
    enter(dialog, qtbot)
    wrong = dialog.note.text()
    dialog.tick(NOW + timedelta(seconds=9))
    assert dialog.note.text() == wrong
    assert dialog.since.placeholderText() == "now, 03:49:09"
    assert dialog.bar.model.counted_s == 53 * 60 + 1
    assert dialog._wait_words.beside.startswith("at 04:09 UTC")
    type_into(dialog, qtbot, "x")
    assert dialog.note.text() == "Logged from now on"


def test_the_contacts_of_the_playbook_and_earlier_parties_are_offered(themes, window, shown, qtbot):
    dialog = shown(PauseDialog(themes, paused((10, 18)), NOW, UTC, window))
    assert dialog.party == ""
    qtbot.keyClick(dialog.parties, Qt.Key.Key_Down)
    assert dialog.party == "MongoDB Atlas support"
    qtbot.keyClick(dialog.parties, Qt.Key.Key_Down)
    assert dialog.party == "Technical Lead"


def test_what_was_typed_is_not_completed_to_something_else(dialog, qtbot):
    type_into(dialog, qtbot, "Tech")
    assert dialog.party == "Tech"


def test_an_agreed_window_and_other_minutes_come_back_with_the_words(dialog, themes, window):
    fill(dialog)
    dialog.reasons.set_current(2)
    dialog.wait.minutes.setText("45")
    dialog.since.setText("03:41")
    assert dialog.wait.choices.model.current == 3
    again = PauseDialog(themes, INCIDENT, NOW, UTC, window)
    at_first = again.written()
    again.restore({name: text for name, text in dialog.written().items() if text != at_first.get(name)})
    assert (again.reason, again.party, again.terms) == (dialog.reason, dialog.party, dialog.terms)
    assert (again.reason, again.terms.ask_again_s) == ("Agreed window", 2700)
    # Only what a person changed is kept: "now" goes on.
    assert "Asked since" not in {
        n for n, t in PauseDialog(themes, INCIDENT, NOW, UTC, window).written().items() if t
    }


def test_many_pauses_scroll_and_fit_a_small_window(themes, window, shown):
    window.resize(1280, 720)
    many = paused(*((3 * n + 1, 3 * n + 2) for n in range(9)))
    dialog = PauseDialog(themes, many, NOW, UTC, window)
    dialog.refit()
    shown(dialog)
    assert len([line for line in dialog.before.lines if line.model.at]) == 9
    assert dialog.height() < 720


def test_a_clock_behind_the_record_counts_from_the_declaration(themes, window, shown):
    dialog = shown(PauseDialog(themes, INCIDENT, DECLARED - timedelta(seconds=3), UTC, window))
    assert dialog.bar.model.counted_s == 0


def test_every_field_has_a_name_for_ears(dialog):
    fields = (
        dialog.parties,
        dialog.since,
        dialog.case,
        dialog.what,
        dialog.wait.minutes,
        dialog.reasons,
        dialog.wait.choices,
    )
    assert all(one.accessibleName() for one in fields)
    assert len({one.accessibleName() for one in fields}) == len(fields)


def test_a_miss_shows_that_it_stays(themes, window, shown):
    dialog = shown(PauseDialog(themes, INCIDENT, DECLARED + timedelta(hours=5), UTC, window))
    assert dialog.bar.model.is_late
    later = replace(dialog.bar.model, due_after=dialog.bar.model.due_before)
    assert later.due_words == "what is late stays late"
