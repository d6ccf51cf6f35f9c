"""Finding steps in an incident's playbook: by id, the current one, the next open one, suspected causes."""

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Command, Phase, Procedure, Step, every_step, outermost, walk

_CAUSE_WORDS = ("cause", "suspect", "hypothes", "ursache", "verdacht")


def steps_of(incident: Incident, key: str) -> tuple[Step, ...]:
    """The steps of a section; none for reference text and for a section that is no more."""
    playbook = incident.playbook
    kind, _, place = key.partition("-")
    if playbook is None or kind == "reference":
        return ()
    if kind == "first":
        return playbook.assessment
    listed: tuple[Phase | Procedure, ...] = incident.phases if kind == "phase" else playbook.procedures
    if not place.isdigit() or int(place) >= len(listed):
        return ()
    found = listed[int(place)]
    return found.steps if isinstance(found, Phase) else procedure_steps(found)


def procedure_steps(procedure: Procedure) -> tuple[Step, ...]:
    """What to look at, what to do and how it ends, in this order."""
    return procedure.investigation + procedure.steps + procedure.resolution


def step_by_id(incident: Incident, step_id: str) -> Step | None:
    """The step with that id, wherever it stands."""
    return incident.playbook.step(step_id, incident.plan) if incident.playbook else None


def state_of(incident: Incident, step_id: str) -> StepState:
    """The state of that step; "to do" where nobody has set one."""
    mark = incident.steps.get(step_id)
    return mark.state if mark else StepState.TO_DO


def current_step(incident: Incident) -> Step | None:
    """The step to do now: the one being done in the current phase, or its first open one."""
    if incident.phase is None:
        return None
    waiting = incident.open_steps_of(incident.phase)
    doing = [step for step in waiting if state_of(incident, step.id) is StepState.DOING]
    return next(iter(doing or waiting), None)


def next_open_step(incident: Incident, key: str, after: str = "") -> Step | None:
    """The open outermost step of a section after that one, going round; never that one itself."""
    listed = outermost(steps_of(incident, key))
    ids = [step.id for step in listed]
    start = ids.index(after) + 1 if after in ids else 0
    for step in (*listed[start:], *listed[:start]):
        if step.id != after and state_of(incident, step.id) not in SETTLED:
            return step
    return None


def first_command(incident: Incident, step_id: str) -> Command | None:
    """The first command of a step or of a step under it."""
    step = step_by_id(incident, step_id)
    return next((one.commands[0] for one in walk((step,)) if one.commands), None) if step else None


def is_cause_list(step: Step) -> bool:
    """Whether the steps under a heading are suspected causes, to be ruled out or confirmed."""
    plain = step.text.casefold()
    return step.role == "group" and any(word in plain for word in _CAUSE_WORDS)


def is_cause(incident: Incident, step_id: str) -> bool:
    """Whether that step stands in a list of suspected causes."""
    if incident.playbook is None:
        return False
    lists = (one for one in every_step(incident.playbook, incident.plan) if is_cause_list(one))
    return any(step.id == step_id for one in lists for step in walk(one.children))
