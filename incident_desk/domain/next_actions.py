"""What to do next, ranked (design, section 5, Next bar order). Pure: an incident and its clocks in, a list out.

1 late targets, 2 late updates, 3 checks that are down and not dealt with, 4 targets and updates from 90 %,
5 the first acknowledgement, 6 an empty role, 7 the step being done, 8 the first open step, 9 the next phase.
"""

from dataclasses import dataclass
from enum import StrEnum

from incident_desk.domain.checklist import StepState, open_steps
from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase, Step, outermost


class Urgency(StrEnum):
    """How the bar is dressed."""

    DUE_NOW = "due_now"
    SOON = "soon"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do: the action's id in the window's table, the title and why."""

    action: str
    title: str
    detail: str = ""
    urgency: Urgency = Urgency.NEXT
    step: str | None = None


def next_actions(incident: Incident, clocks: ClockReading) -> tuple[NextAction, ...]:
    """Everything that waits, the most pressing first."""
    if not incident.is_open:
        return ()
    response, resolution = clocks.target("response"), clocks.target("resolution")
    late = [_response(response), _resolution(incident, resolution), _update(clocks.next_update)]
    ordered = [one for one in late if one and one.urgency is Urgency.DUE_NOW]
    ordered += [one for one in late if one and one.urgency is Urgency.SOON]
    ordered += _acknowledge(incident)
    ordered += _role(incident)
    ordered += _step(incident)
    ordered += _phase(incident)
    return tuple(ordered)


_URGENCY = {TargetState.LATE: Urgency.DUE_NOW, TargetState.ALMOST_DUE: Urgency.SOON}


def _when(reading: TargetReading) -> str:
    if reading.state is TargetState.LATE:
        return f"late by {countdown(reading.late_by_s)}"
    return f"due in {countdown(reading.remaining_s or 0)}"


def _response(reading: TargetReading) -> NextAction | None:
    urgency = _URGENCY.get(reading.state)
    if urgency is None:
        return None
    return NextAction("acknowledge", "Acknowledge the incident", f"Response target {_when(reading)}", urgency)


def _resolution(incident: Incident, reading: TargetReading) -> NextAction | None:
    urgency = _URGENCY.get(reading.state)
    if urgency is None:
        return None
    return NextAction("resolve", f"Resolution target {_when(reading)}", incident.title, urgency)


def _update(reading: TargetReading) -> NextAction | None:
    urgency = _URGENCY.get(reading.state)
    if urgency is None:
        return None
    return NextAction("update", f"An update is {_when(reading)}", "", urgency)


def _acknowledge(incident: Incident) -> list[NextAction]:
    if Milestone.ACKNOWLEDGED in incident.milestones:
        return []
    return [NextAction("acknowledge", "Acknowledge the incident", "stops the response target")]


def _role(incident: Incident) -> list[NextAction]:
    if incident.commander:
        return []
    return [NextAction("roles", "Nobody has command", "say who is commander")]


def _step(incident: Incident) -> list[NextAction]:
    phase = incident.phase
    if phase is None:
        return []
    steps = outermost(phase.steps)
    doing = [one for one in steps if one.id in incident.steps and incident.steps[one.id].state is StepState.DOING]
    waiting = [*doing, *(one for one in open_steps(phase.steps, incident.steps) if one not in doing)]
    return [_step_action(phase, steps, waiting[0])] if waiting else []


def _step_action(phase: Phase, steps: tuple[Step, ...], step: Step) -> NextAction:
    place = steps.index(step) + 1
    return NextAction("step_done", step.text, f"{phase.name}, step {place} of {len(steps)}", step=step.id)


def _phase(incident: Incident) -> list[NextAction]:
    phase, following = incident.phase, incident.next_phase
    if following is None or (phase is not None and incident.open_steps_of(phase)):
        return []
    detail = f"{phase.name} is complete" if phase else ""
    return [NextAction("next_phase", f"Start {following.name}", detail)]
