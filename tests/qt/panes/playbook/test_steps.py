"""Finding steps: the current one, the next open one, commands and causes."""

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.qt.panes.playbook.steps import (
    current_step,
    first_command,
    is_cause,
    is_list,
    key_of,
    next_open_step,
    pattern_at,
    state_of,
    step_by_id,
    steps_of,
)
from incident_desk.services.acts.opening_patterns import bring_pattern, open_pattern
from incident_desk.services.acts.playing import set_step
from tests.pattern_samples import OTHER, Worked


@pytest.fixture
def incident(rehearsal):
    return rehearsal.night().scene.incident


def test_the_step_being_done_is_the_current_one(incident):
    assert current_step(incident).id == "2.1.4"


def test_without_a_step_being_done_the_first_open_one_is_current(rehearsal):
    record = rehearsal.night()
    record.do("3:44:00", "Rita Ortega", rehearsal.done("2.1.4"))
    assert current_step(record.scene.incident).id == "2.1.5"


def test_without_a_playbook_no_step_is_current(rehearsal):
    incident = rehearsal.bare().scene.incident
    assert current_step(incident) is None
    assert step_by_id(incident, "2.1.4") is None
    assert steps_of(incident, "first") == ()


def test_the_next_open_step_goes_round_and_is_never_the_same(incident):
    assert next_open_step(incident, "phase-1").id == "2.1.4"
    assert next_open_step(incident, "phase-1", "2.1.4").id == "2.1.5"
    assert next_open_step(incident, "phase-1", "2.3.3").id == "2.1.4"
    assert next_open_step(incident, "phase-0") is None


def test_a_nested_command_counts_for_the_step_above(incident):
    assert first_command(incident, "2.1.4").text == "dig chatbot-fluxa.com"
    assert first_command(incident, "3.1.1").text.startswith("git reset")
    assert first_command(incident, "2.1.5") is None


def test_steps_under_a_heading_about_causes_are_causes(incident):
    assert is_cause(incident, "2.2.4")
    assert not is_cause(incident, "2.1.4")


@pytest.mark.parametrize("key", ["phase-99", "procedure-x", "reference", "nothing"])
def test_a_section_that_is_no_more_has_no_steps(incident, key):
    assert steps_of(incident, key) == ()


def test_a_step_nobody_touched_is_to_do(incident):
    assert state_of(incident, "4.1") is StepState.TO_DO
    assert state_of(incident, "2.1.1") is StepState.DONE


def test_what_an_open_pattern_asks_for_comes_after_the_phases_own_steps():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "pool"))
    assert current_step(worked.now).id == "1.1"
    assert next_open_step(worked.now, "phase-0", "1.2.1").id == "9.1.1.1"
    for step, state in (("1.1", StepState.DONE), ("1.2.1", StepState.RULED_OUT)):
        worked.do(lambda one, step=step, state=state: set_step(one, step, state))
    assert current_step(worked.now).id == "9.1.1.1"


def test_a_cause_of_a_pattern_is_a_cause_and_each_pattern_has_its_section():
    worked = Worked()
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    assert is_cause(worked.now, "p1.c1") and is_cause(worked.now, "bbbbbb-1.c1") and is_cause(worked.now, "1.2.1")
    assert not is_cause(worked.now, "9.1.1")
    for pattern in ("p1", "p3", "bbbbbb-1"):
        assert pattern_at(worked.now, key_of(worked.now, pattern)).key == pattern
    assert key_of(worked.now, "p9") == "" and pattern_at(worked.now, "phase-0") is None
    assert step_by_id(worked.now, "bbbbbb-1.2.1").text == "Count the messages"
    assert [one.id for one in steps_of(worked.now, "procedure-0")] == ["9.1.1", "9.1.2", "9.1.3"]
    assert is_list(worked.now, "phase-0") and not is_list(worked.now, "phase-1")
