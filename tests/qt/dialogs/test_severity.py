"""Changing the severity: keys, what it does to the targets, and why when it is lower."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.playbook import EscalationHop
from incident_desk.domain.severity import WORKSPACE_SCHEME
from incident_desk.qt.dialogs.severity import SeverityDialog
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis, without_playbook
from tests.qt.dialogs.test_target_table import unacknowledged

INCIDENT = incident_in_diagnosis()


@pytest.fixture
def dialog(themes, window, shown):
    return shown(SeverityDialog(themes, INCIDENT, WORKSPACE_SCHEME, NOW, window))


def press(dialog, qtbot, text):
    qtbot.keyClicks(dialog.focusWidget(), text)


def test_it_opens_on_the_present_level_and_enter_changes_nothing(dialog, qtbot):
    assert dialog.level.name == "P1"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == "It is P1 already"


def test_s_0_enter_raises_it(dialog, qtbot):
    press(dialog, qtbot, "0")
    assert dialog.level.name == "P0"
    assert dialog.do.accessibleName() == "Change to P0"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.reason == ""


def test_raising_says_what_is_late_at_once(dialog, qtbot):
    assert not dialog.warning.isVisible()
    press(dialog, qtbot, "0")
    assert dialog.warning.isVisible()
    assert dialog.warning.model.title == "A target is already late under P0"
    assert dialog.warning.model.text == "Response, at once, missed by 01:40, from settings."
    assert dialog.table.head.model == ("Target", "P1 now", "P0, counted from 02:56:08 UTC")
    press(dialog, qtbot, "1")
    assert not dialog.warning.isVisible()


def test_lowering_asks_why_and_goes_to_the_field(dialog, qtbot):
    press(dialog, qtbot, "2")
    assert dialog.is_lower
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == "P2 is lower: say in a line why"
    assert dialog.focusWidget() is dialog.why
    # In the field a figure is text, not a level.
    press(dialog, qtbot, "only 3 users")
    assert dialog.level.name == "P2"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.why, Qt.Key.Key_Return)
    assert dialog.reason == "only 3 users"


def test_words_say_where_the_times_of_each_level_come_from(dialog, qtbot):
    title = "Chatbot Fluxa: Service Outage Playbook"
    press(dialog, qtbot, "2")
    assert f"P2 is not in {title}; its times come from {title} and settings." in dialog.meaning.text()
    press(dialog, qtbot, "1")
    assert dialog.meaning.text() == f"Critical · Complete service outage. Its times come from {title}."


def test_without_a_playbook_the_times_come_from_settings_or_are_not_stated(themes, window, shown, qtbot):
    dialog = shown(SeverityDialog(themes, without_playbook(INCIDENT), WORKSPACE_SCHEME, NOW, window))
    assert dialog.meaning.text().endswith("Its times come from settings.")
    press(dialog, qtbot, "4")
    assert dialog.meaning.text().endswith("No time is stated for it.")


def test_time_goes_on_in_the_table(dialog):
    line = next(one for one in dialog.table.lines if one.model.name == "Resolution")
    before = line.model.old.words
    dialog.tick(NOW + timedelta(seconds=8))
    assert (before, line.model.old.words) == ("4 h, in 3:07:08", "4 h, in 3:07:00")


def test_a_pointer_picks_a_level_and_each_button_has_its_key(dialog, qtbot):
    qtbot.mouseClick(dialog.levels[3], Qt.MouseButton.LeftButton)
    assert dialog.level.name == "P3"
    assert [button.accessibleDescription() for button in dialog.levels] == [f"Key {rank}" for rank in range(5)]


def test_arrow_keys_go_along_the_levels_and_tab_goes_on_to_the_reason(dialog, qtbot):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert dialog.level.name == "P2"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.why


def test_an_incident_without_a_severity_gets_one(themes, window, shown, qtbot):
    bare = replace(without_playbook(INCIDENT), severity=None)
    dialog = shown(SeverityDialog(themes, bare, WORKSPACE_SCHEME, NOW, window))
    assert dialog.cancel.accessibleName() == "Cancel"
    assert not dialog.is_lower
    press(dialog, qtbot, "3")
    assert (dialog.level.name, dialog.missing()) == ("P3", "")


def test_the_box_says_what_becomes_the_next_action(themes, window, shown, qtbot):
    bare = unacknowledged()
    dialog = shown(SeverityDialog(themes, bare, WORKSPACE_SCHEME, DECLARED + timedelta(minutes=20), window))
    press(dialog, qtbot, "1")
    assert dialog.warning.model.title == "Three targets are already late under P1"
    assert dialog.warning.model.text.endswith(". Next: Escalate to Engineering Manager.")


def test_a_long_path_and_the_box_fit_a_small_window(themes, window, shown, qtbot):
    window.resize(1280, 720)
    path = tuple(EscalationHop(f"Level {number}", 1200 * number) for number in range(1, 9))
    dialog = SeverityDialog(
        themes,
        replace(INCIDENT, playbook=replace(INCIDENT.playbook, escalation=path)),
        WORKSPACE_SCHEME,
        NOW,
        window,
    )
    dialog.refit()
    shown(dialog)
    press(dialog, qtbot, "0")
    assert dialog.warning.isVisible() and dialog.height() < 720
    # The first level is due after its own time, like the others.
    assert len(dialog.table.lines) == 11
