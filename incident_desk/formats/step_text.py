"""A step with what stands under it as plain lines for a terminal: its box, its number, who set it and when."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step
from incident_desk.formats.times import clock_face

BOXES = {
    StepState.TO_DO: "[ ]",
    StepState.DOING: "[~]",
    StepState.DONE: "[x]",
    StepState.NOT_NEEDED: "[-]",
    StepState.SUSPECT: "[?]",
    StepState.RULED_OUT: "[-]",
    StepState.CONFIRMED: "[!]",
    StepState.DEFERRED: "[>]",
}
"""How a step's box is written."""


def step_lines(incident: Incident, step: Step, depth: int) -> list[str]:
    """The lines of a step, each deeper one further in."""
    mark = incident.steps.get(step.id)
    box = BOXES[mark.state if mark else StepState.TO_DO] if step.role == "step" else "   "
    by = f"  {mark.who} {clock_face(mark.at)}" if mark else ""
    line = f"{'  ' * depth}{box} {step.id:<8} {step.text}{by}"
    return [line, *(deeper for child in step.children for deeper in step_lines(incident, child, depth + 1))]
