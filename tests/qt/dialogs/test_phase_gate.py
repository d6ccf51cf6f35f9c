"""Leaving a phase with open steps: each is carried over or has its reason, and what follows is said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.playbook import Step
from incident_desk.qt.dialogs.phase_gate import PhaseGate
from tests.qt.dialogs.desk import NOW, incident_in_diagnosis, outage

INCIDENT = incident_in_diagnosis()


@pytest.fixture
def gate(themes, window, shown):
    one = PhaseGate(themes, INCIDENT, NOW, window)
    one.refit()
    return shown(one)


def not_needed(gate, row):
    gate.rows[row].choice.layout().itemAt(1).widget().click()


def effects(gate):
    """What is said of the steps; of windows and escalation in test_phase_effects."""
    return [line.model.what for line in gate.effects.lines if line.isVisible() and "step" in line.model.what]


def test_enter_carries_everything_over(gate, qtbot):
    assert [row.step.text for row in gate.rows] == [
        "Security incidents", "Update incident timeline", "Share diagnostic information with team"]  # fmt: skip
    assert effects(gate) == ["Mitigation starts, with 2 steps", "3 steps of Diagnosis stay open in the playbook"]
    with qtbot.waitSignal(gate.accepted):
        qtbot.keyClick(gate.focusWidget(), Qt.Key.Key_Return)
    assert gate.not_needed == {}


def test_a_step_that_is_not_needed_asks_why(gate, qtbot):
    assert not gate.rows[0].why.isVisible()
    not_needed(gate, 0)
    assert gate.rows[0].why.isVisible()
    qtbot.waitUntil(lambda: gate.focusWidget() is gate.rows[0].why)
    gate.do.setFocus()
    qtbot.keyClick(gate.do, Qt.Key.Key_Return)
    assert gate.isVisible()
    assert gate.note.text() == "Say in a line why it is not needed"
    assert gate.focusWidget() is gate.rows[0].why
    qtbot.keyClicks(gate.rows[0].why, "No sign of intrusion")
    assert effects(gate) == [
        "Mitigation starts, with 2 steps",
        "2 steps of Diagnosis stay open in the playbook",
        "1 step not needed, with the reason in the report",
    ]
    with qtbot.waitSignal(gate.accepted):
        qtbot.keyClick(gate.rows[0].why, Qt.Key.Key_Return)
    assert gate.not_needed == {"2.1": "No sign of intrusion"}


def test_an_arrow_key_to_not_needed_goes_on_to_its_reason(gate, qtbot):
    gate.rows[0].choice.layout().itemAt(0).widget().setFocus()
    qtbot.keyClick(gate.focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: gate.focusWidget() is gate.rows[0].why)


def test_alt_c_carries_all_over_again(gate, qtbot):
    not_needed(gate, 0)
    not_needed(gate, 2)
    qtbot.keyClick(gate, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert gate.not_needed == {}
    assert not any(row.why.isVisible() for row in gate.rows)


def test_how_far_the_phase_is_and_what_enter_would_do_by_now(gate):
    words = "Diagnosis: 1 of 4 steps; In this phase: 37:52; Window ends: 03:56:08, in 07:08"
    assert gate.standing.accessibleDescription() == words
    height = gate.height()
    gate.tick(NOW + timedelta(minutes=29, seconds=8))
    assert gate.standing.model[2] == ("Window ended", "03:56:08, over +22:00")
    shown = [line.model.what for line in gate.effects.lines if line.isVisible()]
    assert "Diagnosis +22 min is booked as phase debt" in shown
    assert "Escalation to Engineering Manager has been due since 03:56, as the playbook says" in shown
    assert gate.height() <= height


def test_its_buttons_say_where_each_leads(gate):
    assert (gate.do.accessibleName(), gate.cancel.accessibleName()) == ("Start Mitigation", "Stay in Diagnosis")


def test_reasons_that_were_left_come_back(gate, themes, window, shown):
    not_needed(gate, 1)
    gate.rows[1].why.setText("Scribe does it")
    again = PhaseGate(themes, INCIDENT, NOW, window)
    again.restore(gate.written())
    assert again.not_needed == {"2.2": "Scribe does it"}


def test_forty_open_steps_fit_a_small_window_and_each_can_be_decided(themes, window, shown):
    window.resize(1280, 720)
    many = tuple(Step(f"2.{number}", f"Step {number}") for number in range(40))
    book = outage()
    phases = list(book.plans[0].phases)
    phases[1] = replace(phases[1], steps=many)
    crowded = replace(INCIDENT, playbook=replace(book, plans=(replace(book.plans[0], phases=tuple(phases)),)))
    gate = PhaseGate(themes, crowded, NOW, window)
    gate.refit()
    shown(gate)
    not_needed(gate, -1)
    assert gate.height() < 720 and gate.effects.lines[0].isVisible()
    # The fourth is done in the record.
    assert len(gate.rows) == 39
