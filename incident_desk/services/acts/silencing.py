"""Silence the most pressing alarm of an incident: one key, whatever gives it."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.alarms import unseen
from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.targets import see


def see_loudest(incident: Incident, now: datetime) -> Sequence[Draft]:
    """Say that somebody has seen the most pressing alarm that nobody has seen yet. No clock stops.

    Raises:
        Refused: nothing gives an alarm.
    """
    waiting = unseen(incident, clock(incident, now))
    if not waiting:
        raise Refused(f"Nothing on {incident.key} gives an alarm that was not seen")
    return see(incident, waiting[0].name, now)
