"""Sections and rows of the playbook pane."""

from dataclasses import replace

import pytest

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.health_record import StepBinding
from incident_desk.qt.panes.playbook.outline import (
    NodeKind,
    SectionKind,
    Tag,
    nodes_of,
    nodes_under,
    progress_in_all,
    reference_text,
    sections_of,
    short_name,
)
from incident_desk.services.acts.opening_patterns import bring_pattern, close_pattern, open_pattern, set_cause
from tests.pattern_samples import OTHER, Worked


@pytest.fixture
def incident(rehearsal):
    return rehearsal.night().scene.incident


def test_sections_come_in_the_order_of_the_document_with_their_counts(incident):
    sections = sections_of(incident)
    assert [(one.short, one.settled, one.total) for one in sections if one.kind is SectionKind.PHASE] == [
        ("Immediate", 4, 4),
        ("Diagnosis", 4, 14),
        ("Mitigation", 0, 3),
        ("Resolution", 0, 3),
        ("After", 0, 1),
    ]
    assert [one.kind for one in sections][0] is SectionKind.FIRST
    assert [one.kind for one in sections][-2:] == [SectionKind.PROCEDURE, SectionKind.REFERENCE]


def test_only_the_entered_phase_is_current_and_only_a_finished_one_complete(incident):
    sections = sections_of(incident)
    assert [one.name for one in sections if one.current] == ["Diagnosis"]
    assert [one.name for one in sections if one.complete] == ["Immediate Response"]


def test_progress_counts_outermost_steps_of_the_phases_alone(incident):
    assert progress_in_all(sections_of(incident)) == (8, 25)


def test_rows_say_who_and_when_and_short_where_it_is_narrow(incident):
    investigation, causes, _write = nodes_of(incident, "phase-1")
    assert (investigation.kind, investigation.aside) == (NodeKind.GROUP, "3 of 5")
    assert [(one.aside, one.aside_short) for one in investigation.children[:4]] == [
        ("RO 03:14", "03:14"),
        ("RO 03:15", "03:15"),
        ("RO 03:31", "03:31"),
        ("RO doing", "RO"),
    ]
    assert [one.aside for one in causes.children[:3]] == ["suspect", "ruled out 03:20", ""]
    assert all(one.cause for one in causes.children)


def test_the_current_step_is_marked_and_holds_its_commands(incident):
    step = nodes_of(incident, "phase-1")[0].children[3]
    assert step.current
    assert [one.kind for one in step.children] == [NodeKind.COMMAND] * 3
    assert step.children[0].owner == step.id


def test_nested_steps_and_notes_stand_under_their_step(incident):
    roll_back = nodes_of(incident, "phase-2")[0]
    assert [one.kind for one in roll_back.children] == [NodeKind.COMMAND, NodeKind.STEP, NodeKind.STEP]
    assert nodes_of(incident, "phase-1")[0].children[4].children[0].kind is NodeKind.NOTE


def test_a_procedure_begins_with_its_signs(incident):
    first = nodes_of(incident, "procedure-0")[0]
    assert (first.kind, first.text) == (NodeKind.NOTE, "Signs: Timeouts on every request")


def test_the_commands_of_a_procedure_are_in_sight(incident):
    def steps(key):
        found = list(nodes_of(incident, key))
        while found:
            node = found.pop()
            found += node.children
            if node.kind is NodeKind.STEP:
                yield node

    assert all(one.unfolded for one in steps("procedure-0"))
    assert not any(one.unfolded for one in steps("phase-2"))


def test_a_step_that_is_not_needed_keeps_its_reason(rehearsal):
    record = rehearsal.night()
    record.do("3:44:00", "Rita Ortega", rehearsal.done("2.1.5", StepState.NOT_NEEDED, "No other service"))
    node = nodes_of(record.scene.incident, "phase-1")[0].children[4]
    assert (node.aside, node.why, node.settled) == ("not needed 03:44", "No other service", True)


def test_reference_text_stays_as_it_was_written(incident):
    assert reference_text(incident) == "Contacts\n\nAsk the *platform team*."


def test_without_a_playbook_there_is_nothing_to_list(rehearsal):
    incident = rehearsal.bare().scene.incident
    assert sections_of(incident) == ()
    assert nodes_of(incident, "phase-0") == ()


@pytest.mark.parametrize(("name", "short"), [("Immediate Response", "Immediate"), ("1: Triage", "1"), ("", "")])
def test_a_short_name_is_the_first_word(name, short):
    assert short_name(name) == short


def row(incident, mark=None):
    """The row of a step that a check ticks, with that mark."""
    bound = replace(
        incident,
        checks={"a": {"id": "a", "name": "/api"}},
        bindings={"2.1.4": StepBinding("a", "/api")},
        steps={**incident.steps, "2.1.4": mark} if mark else incident.steps,
    )
    found = (one for group in nodes_of(bound, "phase-1") for one in group.children)
    return next(one for one in found if one.id == "2.1.4")


def test_a_step_that_a_check_ticks_says_so(incident):
    at = incident.declared_at
    done = StepMark(StepState.DONE, "check:/api", at, "200 for 3 answers in a row, 98 ms")
    again = StepMark(StepState.TO_DO, "check:/api", at, "/api down")
    against = StepMark(StepState.DONE, "Rosa Okafor", at, "the probe is blind", "/api")
    waiting = StepMark(StepState.TO_DO, "Rosa Okafor", at)
    clock = f"{at:%H:%M}"
    said = [(one.aside, one.aside_short, one.watches) for one in (row(incident, mark) for mark in
            (waiting, done, again, against))]  # fmt: skip
    assert said == [
        ("watches /api", "watches", True),
        (f"auto {clock}", "auto", False),
        ("opened again", "again", True),
        (f"RO {clock}, overridden", "overridden", False),
    ]
    assert row(incident, done).why == "200 for 3 answers in a row, 98 ms"


def test_in_a_run_tags_stand_beside_a_step_and_its_reason_below(incident):
    steps = incident.phases[1].steps
    mark = StepMark(StepState.DEFERRED, "Ann Dee", incident.declared_at, "Runs at night")
    incident = replace(incident, steps={**incident.steps, "2.1.5": mark})
    rows = {one.id: one for one in nodes_under(incident, steps, "2.1.4", {"2.1.5": (Tag("by 10:39"),)})[0].children}
    put_off = rows["2.1.5"]
    assert (put_off.state, put_off.tags, put_off.unfolded) == (StepState.DEFERRED, (Tag("by 10:39"),), True)
    assert (put_off.children[0].kind, put_off.children[0].text) == (NodeKind.NOTE, "AD: Runs at night")
    assert rows["2.1.4"].current and not rows["2.1.1"].unfolded
    assert all(
        one.kind is not NodeKind.NOTE or one.id.endswith("/note")
        for one in nodes_of(incident, "phase-1")[0].children[4].children
    )


def worked(*rules):
    one = Worked()
    for rule in rules:
        one.do(rule)
    return one.now


def test_an_open_pattern_stands_before_the_steps_of_the_phase_with_its_suspects_and_its_resolution_apart():
    rows = nodes_of(worked(lambda one: open_pattern(one, "pool")), "phase-0")
    assert [(one.text, one.aside, one.pattern) for one in rows[:2]] == [
        ("Database pool exhausted", "0 of 5", "p1"),
        ("Read the logs", "", ""),
    ]
    assert [one.text for one in rows[0].tags] == ["Pattern"]
    assert [(one.kind, one.text, one.aside, one.folded) for one in rows[0].children] == [
        (NodeKind.NOTE, "Signs: Timeouts on every request", "", False),
        (NodeKind.STEP, "Count the connections", "", False),
        (NodeKind.STEP, "Look at slow queries", "", False),
        (NodeKind.GROUP, "Suspected causes", "0 of 2", False),
        (NodeKind.GROUP, "Resolution, once a cause is confirmed", "0 of 1", True),
    ]
    suspects = rows[0].children[3].children
    assert [(one.id, one.state, one.aside, one.cause) for one in suspects] == [
        ("p1.c1", StepState.SUSPECT, "suspect", True),
        ("p1.c2", StepState.SUSPECT, "suspect", True),
    ]


def test_a_confirmed_cause_unfolds_the_resolution():
    now = worked(lambda one: open_pattern(one, "pool"), lambda one: set_cause(one, "leak", StepState.CONFIRMED))
    resolution = nodes_of(now, "phase-0")[0].children[-1]
    assert (resolution.text, resolution.folded) == ("Resolution", False)


def test_put_aside_it_is_gone_from_the_list_and_can_still_be_read_by_itself():
    now = worked(lambda one: open_pattern(one, "pool"), lambda one: close_pattern(one, "pool"))
    assert [one.text for one in nodes_of(now, "phase-0")] == ["Read the logs", "Possible causes"]
    assert nodes_of(now, "procedure-0")[3].children[0].state is StepState.SUSPECT


def test_a_brought_pattern_is_a_section_of_its_own_and_says_where_it_is_from():
    now = worked(lambda one: bring_pattern(one, OTHER, 0))
    section = next(one for one in sections_of(now) if one.key == "pattern-bbbbbb-1")
    assert (section.name, section.kind, section.total, section.open) == (
        "Queue is full",
        SectionKind.PROCEDURE,
        2,
        True,
    )
    (alone,) = nodes_of(now, section.key)
    assert [one.text for one in alone.tags] == ["Queue outage"]


def test_without_a_playbook_a_brought_pattern_can_be_worked():
    one = Worked(playbook=None)
    one.do(lambda incident: bring_pattern(incident, OTHER, 0))
    assert [section.name for section in sections_of(one.now)] == ["Queue is full"]
