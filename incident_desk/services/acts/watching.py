"""Checks of an incident: watch one, and book a change of its state."""

from collections.abc import Sequence

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health import Change
from incident_desk.domain.health_check import Check
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment


def watch(incident: Incident, check: Check) -> Sequence[Draft]:
    """Watch a check from now on, or watch it with other settings.

    Raises:
        Refused: it is watched just so already.
    """
    data = check.to_data()
    if dict(incident.checks.get(check.id) or {}) == data:
        raise Refused(f"{check.name} is watched already")
    return (Draft(Kind.CHECK_WATCHED, {"check": data}),)


def book_change(change: Change, cause: str) -> Sequence[Draft]:
    """A check's change of state as an event with its true time; the same cause is booked once."""
    return (Draft(Kind.CHECK_CHANGED, change.to_data(), Moment.exactly(change.at), cause),)
