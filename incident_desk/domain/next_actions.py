"""What to do next, ranked (design, section 5, Next bar order). Pure: an incident and its clocks in, a list out.

1 late targets, 2 late updates, 3 targets and updates from 90 %, 4 the first acknowledgement, 5 an empty command,
6 the step being done, 7 the first open step, 8 the next phase, 9 the resolution. Within a rank the earliest is
first.
Checks that are down do not wait here: the desk books them by itself. While the incident is open there is always
something, so that the bar never stands empty. Resolved, what waits is what the playbook has for afterwards, the
action items and at last the closing; a closed or cancelled incident waits for nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.checklist import step_at_hand
from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown
from incident_desk.domain.incident import Incident, Status
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase, Step, outermost, walk


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
    if incident.status is Status.RESOLVED:
        return tuple(_afterwards(incident))
    if not incident.is_open:
        return ()
    pressing = [*_targets(incident, clocks), *_update(clocks.next_update)]
    ordered = [action for due, action in pressing if action.urgency is Urgency.DUE_NOW]
    # From 90 % on, targets and updates stand in one row, by the time at which they are due.
    soon = [(due, action) for due, action in pressing if action.urgency is Urgency.SOON]
    ordered += [action for _, action in sorted(soon, key=lambda one: one[0])]
    if not any(action.action == "acknowledge" for action in ordered):
        ordered += _acknowledge(incident)
    ordered += _role(incident)
    ordered += _step(incident) or _phase(incident)
    ordered = ordered or _otherwise()
    # The bar names one thing to do; what merely comes up is listed after it.
    place = max(1, sum(action.urgency is not Urgency.NEXT for action in ordered))
    ordered[place:place] = _coming(incident, clocks)
    return tuple(ordered)


def _coming(incident: Incident, clocks: ClockReading) -> list[NextAction]:
    coming = []
    update, resolution = clocks.next_update, clocks.target("resolution")
    if update.state in _CALM:
        words = f"Update {len(incident.updates) + 1} in {countdown(update.remaining_s or 0)}"
        coming.append((update.due, NextAction("update", words)))
    if resolution.state is TargetState.AT_RISK:
        coming.append((resolution.due, NextAction("resolve", f"Resolution target {_when(resolution)}")))
    return [action for _, action in sorted(coming, key=lambda one: one[0] or clocks.now)]


_CALM = (TargetState.ON_TRACK, TargetState.AT_RISK)
_URGENCY = {TargetState.LATE: Urgency.DUE_NOW, TargetState.ALMOST_DUE: Urgency.SOON}


def _when(reading: TargetReading) -> str:
    if reading.state is TargetState.LATE:
        return f"late by {countdown(reading.late_by_s)}"
    return f"due in {countdown(reading.remaining_s or 0)}"


def _targets(incident: Incident, clocks: ClockReading) -> list[tuple[datetime, NextAction]]:
    """The targets that press, the one that is due first before the other."""
    response, resolution = clocks.target("response"), clocks.target("resolution")
    pressing = []
    if response.due is not None and (urgency := _URGENCY.get(response.state)):
        words = f"Response target {_when(response)}"
        pressing.append((response.due, NextAction("acknowledge", "Acknowledge the incident", words, urgency)))
    if resolution.due is not None and (urgency := _URGENCY.get(resolution.state)):
        words = f"Resolution target {_when(resolution)}"
        pressing.append((resolution.due, NextAction("resolve", words, incident.title, urgency)))
    return sorted(pressing, key=lambda one: one[0])


def _update(reading: TargetReading) -> list[tuple[datetime, NextAction]]:
    urgency = _URGENCY.get(reading.state)
    if urgency is None or reading.due is None:
        return []
    return [(reading.due, NextAction("update", f"An update is {_when(reading)}", "", urgency))]


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
    step = step_at_hand(phase.steps, incident.steps)
    return [_step_action(phase, step)] if step else []


def _step_action(phase: Phase, step: Step) -> NextAction:
    """It is counted by the outermost step that it belongs to, as everywhere."""
    steps = outermost(phase.steps)
    place, above = next(
        (place, one) for place, one in enumerate(steps, 1) if any(inner.id == step.id for inner in walk((one,)))
    )
    inside = "" if above is step else f"{above.text} · "
    return NextAction("step_done", step.text, f"{inside}{phase.name}, step {place} of {len(steps)}", step=step.id)


def _phase(incident: Incident) -> list[NextAction]:
    """The phase is complete: the next one, or, where only what comes after the resolution is left, the
    resolution."""
    phase, following = incident.phase, incident.next_phase
    detail = f"{phase.name} is complete" if phase else ""
    if following is not None and not following.after:
        return [NextAction("next_phase", f"Start {following.name}", detail)]
    if phase is not None:
        return [NextAction("resolve", "Resolve the incident", detail)]
    return []


def _afterwards(incident: Incident) -> list[NextAction]:
    """Resolved: the steps for afterwards, then the action items, then the closing."""
    phase, following = incident.phase, incident.next_phase
    if following is not None and following.after and (phase is None or not phase.after):
        return [NextAction("next_phase", f"Start {following.name}", "the incident is resolved")]
    if phase is not None and phase.after and (steps := _step(incident)):
        return steps
    if incident.open_actions:
        count = len(incident.open_actions)
        words = "1 action item is open" if count == 1 else f"{count} action items are open"
        return [NextAction("status", "Close the incident when its review is done", words)]
    return [NextAction("status", "Close the incident", "nothing is open")]


def _otherwise() -> list[NextAction]:
    """Without a playbook the record itself is the next thing."""
    return [NextAction("log", "Write down what is found and decided", "no playbook is followed")]
