"""Finding steps in an incident's playbook: by id, the current one, the next open one, suspected causes."""

from incident_desk.domain.checklist import StepState, at_hand, is_cause_list, step_at_hand
from incident_desk.domain.incident import Incident
from incident_desk.domain.pattern_facts import own_key
from incident_desk.domain.pattern_facts import steps_of as pattern_steps
from incident_desk.domain.patterns import (
    KnownPattern,
    is_pattern_cause,
    known_pattern,
    known_patterns,
    known_steps,
    on_the_list,
)
from incident_desk.domain.playbook import Command, Step, every_step, walk
from incident_desk.domain.sensed_steps import reopened

PROCEDURE, BROUGHT = "procedure", "pattern"
"""How the key of a section begins: a pattern of the incident's own playbook by its place, or a brought one."""


def steps_of(incident: Incident, key: str) -> tuple[Step, ...]:
    """The steps of a section; none for reference text and for a section that is no more."""
    pattern = pattern_at(incident, key)
    if pattern is not None:
        return pattern_steps(pattern.pattern)
    playbook = incident.playbook
    kind, _, place = key.partition("-")
    if playbook is None:
        return ()
    if kind == "first":
        return playbook.assessment
    is_phase = kind == "phase" and place.isdigit() and int(place) < len(incident.phases)
    return incident.phases[int(place)].steps if is_phase else ()


def pattern_at(incident: Incident, key: str) -> KnownPattern | None:
    """The pattern that a section shows; None for any other section."""
    kind, _, place = key.partition("-")
    if kind == PROCEDURE and place.isdigit():
        return known_pattern(incident, own_key(int(place)))
    return known_pattern(incident, place) if kind == BROUGHT else None


def key_of(incident: Incident, pattern: str) -> str:
    """The key of the section that shows the pattern of that key."""
    for place, one in enumerate(known_patterns(incident)):
        if one.key == pattern:
            return f"{BROUGHT}-{pattern}" if one.source else f"{PROCEDURE}-{place}"
    return ""


def is_list(incident: Incident, key: str) -> bool:
    """Whether that section is the current phase: what the open patterns ask for stands there too."""
    return incident.phase_place is not None and key == f"phase-{incident.phase_place}"


def step_by_id(incident: Incident, step_id: str) -> Step | None:
    """The step with that id, wherever it stands."""
    return next((step for step in known_steps(incident) if step.id == step_id), None)


def state_of(incident: Incident, step_id: str) -> StepState:
    """The state of that step; "to do" where nobody has set one."""
    mark = incident.steps.get(step_id)
    return mark.state if mark else StepState.TO_DO


def current_step(incident: Incident) -> Step | None:
    """The step to do now: one that its check opened again, the one being done, or the first open one.

    What an open pattern asks for comes after the phase's own.
    """
    again = reopened(incident)
    if again is not None:
        return again.step
    steps = incident.phase.steps if incident.phase else ()
    return step_at_hand((*steps, *on_the_list(incident)), incident.steps)


def next_open_step(incident: Incident, key: str, after: str = "") -> Step | None:
    """The open step of a section that can be done after that one, going round; never that one itself."""
    steps = steps_of(incident, key) + (on_the_list(incident) if is_list(incident, key) else ())
    order = {step.id: place for place, step in enumerate(walk(steps))}
    waiting = [step for step in at_hand(steps, incident.steps) if step.id != after]
    later = [step for step in waiting if order[step.id] > order.get(after, -1)]
    return next(iter((*later, *waiting)), None)


def first_command(incident: Incident, step_id: str) -> Command | None:
    """The first command of a step or of a step under it."""
    step = step_by_id(incident, step_id)
    return next((one.commands[0] for one in walk((step,)) if one.commands), None) if step else None


def is_cause(incident: Incident, step_id: str) -> bool:
    """Whether that step is a suspected cause: of a pattern, or in a list of the playbook."""
    if is_pattern_cause(incident, step_id):
        return True
    if incident.playbook is None:
        return False
    lists = (one for one in every_step(incident.playbook, incident.plan) if is_cause_list(one))
    return any(step.id == step_id for one in lists for step in walk(one.children))
