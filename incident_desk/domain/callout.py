"""The deputy's callout: how the incident stands, in one line that can be said aloud."""

from collections.abc import Sequence

from incident_desk.domain.clock import ClockReading, TargetReading
from incident_desk.domain.durations import countdown
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.target_reading import TargetState
from incident_desk.domain.timeline import Entry, Sign

_LONGEST = 80
"""Characters of the last decision."""
_DECISIONS = frozenset({Sign.DECISION.value, Kind.DECISION_TAKEN.value})
_RUNS = frozenset({TargetState.ON_TRACK, TargetState.AT_RISK, TargetState.ALMOST_DUE, TargetState.LATE})


def callout(incident: Incident, clocks: ClockReading, decision: str = "") -> str:
    """``00:40 elapsed. P1. Diagnosis, 12:48 left. Next update in 04:12. Last decision: roll back``.

    What is not stated is left out. ``decision`` is the last one's text, empty where there is none.
    """
    minutes = int(clocks.elapsed_s) // 60
    parts = [
        f"{minutes // 60:02}:{minutes % 60:02} elapsed",
        incident.severity or "Severity not stated",
        _phase(clocks),
        _update(clocks.next_update),
        f"Last decision: {_shortened(decision)}" if decision else "",
    ]
    return ". ".join(part for part in parts if part)


def _phase(clocks: ClockReading) -> str:
    phase = clocks.phase
    if phase is None:
        return ""
    if phase.remaining_s is None:
        return phase.name
    if phase.over_s > 0:
        return f"{phase.name}, {countdown(phase.over_s)} over its window"
    return f"{phase.name}, {countdown(phase.remaining_s)} left"


def _update(update: TargetReading) -> str:
    if update.state not in _RUNS:
        return ""
    if update.state is TargetState.LATE:
        return f"Next update late by {countdown(update.late_by_s)}"
    return f"Next update in {countdown(update.remaining_s or 0)}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def last_decision(entries: Sequence[Entry]) -> str:
    """The decision that was taken last and stands; empty where there is none."""
    standing = (one for one in reversed(entries) if one.kind in _DECISIONS and not (one.undone or one.struck))
    return next((one.text for one in standing if not one.erased), "")
