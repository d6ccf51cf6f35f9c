"""Put a step off."""

from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from incident_desk.domain.errors import DeskError
from incident_desk.qt.dialogs.defer_step import DeferDialog, read_until
from tests.fakes import NOON


@pytest.fixture
def dialog(themes, window, shown):
    return shown(DeferDialog(themes, "Backup <b>tested", NOON, UTC, window))


def test_it_wants_a_reason_and_takes_who_and_until(dialog, qtbot):
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.note.text() == "Say in a line why"
    qtbot.keyClicks(dialog.reason, "Runs at night")
    qtbot.keyClicks(dialog.owner, " Ann Dee ")
    qtbot.keyClicks(dialog.until, "16:00")
    assert dialog.note.text() == "Due 16:00:00 UTC"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.until, Qt.Key.Key_Return)
    why = dialog.deferral
    assert (why.reason, why.owner, why.until) == ("Runs at night", "Ann Dee", NOON + timedelta(hours=4))
    assert dialog.step.text() == "Backup <b>tested"


def test_who_and_until_may_be_left_open(dialog, qtbot):
    qtbot.keyClicks(dialog.reason, "No access")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert (dialog.deferral.owner, dialog.deferral.until) == ("", None)


@pytest.mark.parametrize(("typed", "words"), [("soon", "no time"), ("2026-01-01T00:00", "has passed")])
def test_what_is_no_time_ahead_is_said_and_the_field_gets_the_keyboard(dialog, qtbot, typed, words):
    qtbot.keyClicks(dialog.reason, "x")
    qtbot.keyClicks(dialog.until, typed)
    qtbot.keyClick(dialog.until, Qt.Key.Key_Return)
    assert dialog.isVisible() and words in dialog.note.text() and dialog.until.hasFocus()


def test_times_are_meant_in_the_zone_of_the_person():
    zone = timezone(timedelta(hours=2))
    assert read_until("16:00", NOON, zone) == NOON + timedelta(hours=2)
    assert read_until("13:00", NOON, zone) == NOON + timedelta(hours=23), "the next one"
    assert read_until("+90m", NOON, zone) == NOON + timedelta(minutes=90)
    assert read_until("+2d", NOON, zone) == NOON + timedelta(days=2)


@given(st.text(max_size=12) | st.from_regex(r"\+?\d{1,5}(m|h|d|:\d\d)", fullmatch=True))
def test_any_text_is_a_time_ahead_or_refused_in_words(text):
    try:
        assert read_until(text, NOON, UTC) > NOON
    except DeskError as error:
        assert str(error)
