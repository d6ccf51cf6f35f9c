"""What the tabs say: short beside the name, in full for ears, and a shape where something presses."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import clock
from incident_desk.domain.health import State
from incident_desk.qt.pages.desk.tab_words import (
    Pressing,
    actions_tab,
    escalation_tab,
    health_tab,
    update_tab,
)
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis, without_playbook


@pytest.mark.parametrize(("counts", "value", "pressing", "spoken"), [
    ({}, "", Pressing.CALM, "nothing is watched"),
    ({State.OK: 1, State.NO_DATA: 1}, "", Pressing.CALM, "none down"),
    ({State.OK: 1, State.SLOW: 1}, "1", Pressing.SOON, "1 slow"),
    ({State.DOWN: 1, State.FLAPPING: 1, State.SLOW: 1}, "2", Pressing.NOW, "2 down, 1 slow"),
])  # fmt: skip
def test_health_counts_what_fails(counts, value, pressing, spoken):
    shown = health_tab(counts)
    assert (shown.value, shown.pressing, shown.spoken) == (value, pressing, spoken)


def reading(minutes, incident=None):
    return clock(incident or incident_in_diagnosis(), DECLARED + timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "value", "pressing", "spoken"), [
    (53, "13:00", Pressing.CALM, "due in 13:00"),
    (63, "03:00", Pressing.SOON, "due in 03:00, at risk"),
    (65, "01:00", Pressing.SOON, "due in 01:00, almost due"),
    (68, "late", Pressing.NOW, "late by 02:00"),
])  # fmt: skip
def test_the_update_counts_down_and_then_is_late(minutes, value, pressing, spoken):
    shown = update_tab(reading(minutes))
    assert (shown.value, shown.pressing, shown.spoken) == (value, pressing, spoken)


def test_the_escalation_counts_down_and_then_is_due():
    before, after = escalation_tab(reading(55)), escalation_tab(reading(300))
    assert before.pressing is Pressing.CALM and before.value and before.spoken.startswith("due in ")
    assert (after.value, after.pressing) == ("due", Pressing.SOON) and "to " in after.spoken


def test_what_is_not_there_is_said_and_has_no_figure():
    bare = clock(without_playbook(incident_in_diagnosis()), NOW)
    assert (escalation_tab(bare).value, escalation_tab(bare).spoken) == ("", "no further level")


def test_open_action_items_are_counted():
    assert (actions_tab(incident_in_diagnosis()).value, actions_tab(incident_in_diagnosis()).spoken) == (
        "1",
        "1 open",
    )


def test_no_value_is_longer_than_there_is_room_for():
    long = [update_tab(reading(minutes)) for minutes in range(52, 400)]
    long += [escalation_tab(reading(minutes)) for minutes in range(1, 400)]
    assert max(len(one.value) for one in long) <= 7
