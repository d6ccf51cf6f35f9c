"""How the events of a past incident become state: the fold's part for ``past_facts``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, utc
from incident_desk.domain.status import Status


def milestones_at_opening(event: Event) -> Mapping[Milestone, Moment]:
    """An opening is the declaration, but where the record was made of a report: that may state none."""
    if event.data.get("declared") is False:
        return MappingProxyType({})
    return MappingProxyType({Milestone.DECLARED: Moment.exactly(event.at)})


def _taken(incident: Incident, event: Event) -> Incident:
    """What was taken in from a report is over."""
    from incident_desk.domain.past_facts import facts_of

    ended = event.data.get("ended")
    at = utc(datetime.fromisoformat(ended)) if ended else event.at
    return replace(incident, past=facts_of(event.data), status=Status.CLOSED, status_at=at)


def _told(incident: Incident, _event: Event) -> Incident:
    return replace(incident, entries=incident.entries + 1)


PAST_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.PAST_TAKEN: _taken,
    Kind.PAST_TOLD: _told,
}
"""What each kind of event does to the state."""
