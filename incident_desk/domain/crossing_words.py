"""What a crossing says, on a row of the timeline, in the report and aloud."""

from incident_desk.domain.clock_facts import Crossing, Mark
from incident_desk.domain.durations import span

_NAMES = {"response": "Response target", "resolution": "Resolution target", "next update": "Next update"}
_PROMISES = frozenset({"response", "resolution"})


def crossing_words(crossing: Crossing) -> str:
    """``Response target at risk: 75 % used``, ``Next update late``, ``Phase debt: Diagnosis +22 min``."""
    if crossing.target == "escalation":
        return f"Escalation to {crossing.name} is due"
    if crossing.target == "decision":
        return f"Decision is due: {crossing.name}"
    if crossing.target == "deferred":
        return f"Deferred until now, still to be done: {crossing.name}"
    name = _NAMES.get(crossing.target, crossing.name or crossing.target.capitalize())
    match crossing.mark:
        case Mark.AT_RISK:
            return f"{name} at risk: 75 % used"
        case Mark.ALMOST_DUE:
            return f"{name} almost due: {'90 % used' if crossing.allowed_s else 'immediate'}"
        case Mark.DEBT:
            return f"Phase debt: {name} +{span(max(1.0, crossing.over_s))}"
    if crossing.target in _PROMISES:
        return f"{name} missed"
    return f"{name} over its window" if crossing.target == "phase" else f"{name} late"


def is_told(crossing: Crossing) -> bool:
    """Whether it has a row of its own in the timeline and the report.

    The warnings of a cadence come with every turn and those of a window with every phase: they are in the record,
    and only what came of them is told.
    """
    return crossing.target in _PROMISES or crossing.mark in (Mark.LATE, Mark.DEBT)
