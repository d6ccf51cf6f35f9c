"""A step with what stands under it as plain data: what it says, its state, who set it, when and why."""

from typing import Any

from incident_desk.domain.checklist import StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step
from incident_desk.formats.times import iso


def step_data(incident: Incident, step: Step) -> dict[str, Any]:
    """The step as the record has it."""
    mark = incident.steps.get(step.id)
    return {
        "id": step.id,
        "text": step.text,
        "role": step.role,
        "state": mark.state if mark else StepState.TO_DO,
        "who": mark.who if mark else None,
        "at": iso(mark.at) if mark else None,
        "reason": mark.reason if mark else None,
        "overrides": (mark.overrides or None) if mark else None,
        "commands": [command.text for command in step.commands],
        "children": [step_data(incident, child) for child in step.children],
    }
