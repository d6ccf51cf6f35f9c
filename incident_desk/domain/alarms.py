"""Which clocks of an incident give an alarm, the most pressing first: late, almost due, at risk.

A target that somebody has seen gives its alarm still, and is silent: ``unseen`` are the ones that are not. Where
nobody can say what became of a target, it is not called late. Once the incident is resolved its review can give an
alarm; called off or closed, nothing does.
"""

from incident_desk.domain.clock import ClockReading
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status
from incident_desk.domain.target_reading import ALARMS, TargetReading, TargetState

LIVE = frozenset({RecordKind.INCIDENT, RecordKind.DRILL})
"""Records whose clocks run; an imported past and a checklist have none."""

_UPDATE = "next update"
"""A late target is more than a late update, on the Next bar too."""


def alarms(incident: Incident, clocks: ClockReading) -> tuple[TargetReading, ...]:
    """Every target whose alarm is up: louder ones first, of equal ones an update last, then the one due first."""
    found = [one for one in _calling(incident, clocks) if one.state in ALARMS and one.due and not one.why_not]
    return tuple(sorted(found, key=lambda one: (-ALARMS.index(one.state), one.name == _UPDATE, one.due)))


def unseen(incident: Incident, clocks: ClockReading) -> tuple[TargetReading, ...]:
    """The alarms that nobody has seen, the most pressing first."""
    return tuple(one for one in alarms(incident, clocks) if one.seen is None)


def late_unseen(incident: Incident, clocks: ClockReading) -> tuple[TargetReading, ...]:
    """What is late and was seen by nobody, the one that was due first before the others."""
    return tuple(one for one in unseen(incident, clocks) if one.state is TargetState.LATE)


def _calling(incident: Incident, clocks: ClockReading) -> tuple[TargetReading, ...]:
    if incident.record not in LIVE:
        return ()
    if incident.is_open:
        return (*clocks.targets, clocks.next_update)
    if incident.status is Status.RESOLVED:
        # The date of an action item is its owner's: nobody in the room can silence it.
        return tuple(one for one in clocks.after if one.action is None)
    return ()
