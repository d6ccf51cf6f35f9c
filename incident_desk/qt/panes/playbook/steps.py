"""Finding steps in an incident's playbook: by id, the current one, the next open one, suspected causes."""

from incident_desk.domain.checklist import StepState, at_hand, is_cause_list, step_at_hand
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Command, Phase, Procedure, Step, every_step, walk
from incident_desk.domain.sensed_steps import reopened


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
    """The step to do now: one that its check opened again, the one being done in the phase, or its first open."""
    again = reopened(incident)
    if again is not None:
        return again.step
    return step_at_hand(incident.phase.steps, incident.steps) if incident.phase else None


def next_open_step(incident: Incident, key: str, after: str = "") -> Step | None:
    """The open step of a section that can be done after that one, going round; never that one itself."""
    steps = steps_of(incident, key)
    order = {step.id: place for place, step in enumerate(walk(steps))}
    waiting = [step for step in at_hand(steps, incident.steps) if step.id != after]
    later = [step for step in waiting if order[step.id] > order.get(after, -1)]
    return next(iter((*later, *waiting)), None)


def first_command(incident: Incident, step_id: str) -> Command | None:
    """The first command of a step or of a step under it."""
    step = step_by_id(incident, step_id)
    return next((one.commands[0] for one in walk((step,)) if one.commands), None) if step else None


def is_cause(incident: Incident, step_id: str) -> bool:
    """Whether that step stands in a list of suspected causes."""
    if incident.playbook is None:
        return False
    lists = (one for one in every_step(incident.playbook, incident.plan) if is_cause_list(one))
    return any(step.id == step_id for one in lists for step in walk(one.children))
