"""What the tabs of a small window say besides their names: counts, countdowns, and what presses. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from incident_desk.domain.clock import ClockReading, TargetState
from incident_desk.domain.durations import countdown, span
from incident_desk.domain.health import State
from incident_desk.domain.incident import Incident

_HOUR = 3600


class Tab(StrEnum):
    """The tabs in their order; the value is the name."""

    HEALTH = "Health"
    UPDATE = "Update"
    ESCALATE = "Escalate"
    ACTIONS = "Actions"


class Pressing(StrEnum):
    """How loud a tab is: a triangle for what comes up, a square for what is late or down."""

    CALM = "calm"
    SOON = "soon"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class TabShown:
    """``value`` stands beside the name; ``spoken`` says the same in full."""

    tab: Tab
    value: str = ""
    pressing: Pressing = Pressing.CALM
    spoken: str = ""


def health_tab(counts: Mapping[State, int]) -> TabShown:
    """How many checks fail, of so many in each settled state."""
    down = counts.get(State.DOWN, 0) + counts.get(State.FLAPPING, 0)
    slow = counts.get(State.SLOW, 0)
    if not counts:
        return TabShown(Tab.HEALTH, spoken="nothing is watched")
    if down:
        also = f", {slow} slow" if slow else ""
        return TabShown(Tab.HEALTH, str(down), Pressing.NOW, f"{down} down{also}")
    if slow:
        return TabShown(Tab.HEALTH, str(slow), Pressing.SOON, f"{slow} slow")
    return TabShown(Tab.HEALTH, "", Pressing.CALM, "none down")


def update_tab(clocks: ClockReading) -> TabShown:
    """When the next update is due."""
    one = clocks.next_update
    if one.due is None or one.remaining_s is None:
        return TabShown(Tab.UPDATE, spoken="no interval stated" if clocks.running else "none is due")
    if one.state is TargetState.LATE:
        return TabShown(Tab.UPDATE, "late", Pressing.NOW, f"late by {countdown(one.late_by_s)}")
    words = {TargetState.AT_RISK: ", at risk", TargetState.ALMOST_DUE: ", almost due"}.get(one.state, "")
    pressing = Pressing.SOON if words else Pressing.CALM
    return TabShown(Tab.UPDATE, _short(one.remaining_s), pressing, f"due in {countdown(one.remaining_s)}{words}")


def escalation_tab(clocks: ClockReading) -> TabShown:
    """When the next level is due; one that is put off says so."""
    one = clocks.escalation
    if one is None:
        return TabShown(Tab.ESCALATE, spoken="no further level" if clocks.running else "ended")
    if one.due is None:
        return TabShown(Tab.ESCALATE, spoken=f"to {one.role}, when it is needed")
    left = (one.due - clocks.now).total_seconds()
    if one.calls(clocks.now):
        return TabShown(Tab.ESCALATE, "due", Pressing.SOON, f"due since {countdown(-left)}, to {one.role}")
    if one.is_due(clocks.now):
        return TabShown(Tab.ESCALATE, "put off", Pressing.CALM, f"put off, to {one.role}")
    return TabShown(Tab.ESCALATE, _short(left), Pressing.CALM, f"due in {countdown(left)}, to {one.role}")


def actions_tab(incident: Incident) -> TabShown:
    """How many action items are open."""
    count = len(incident.open_actions)
    return TabShown(
        Tab.ACTIONS, str(count) if count else "", Pressing.CALM, f"{count} open" if count else "none open"
    )


def _short(seconds: float) -> str:
    """A countdown with room for no more than five signs: from an hour on in hours."""
    return countdown(seconds) if seconds < _HOUR else span(int(seconds // _HOUR) * _HOUR)
