"""When each level of the escalation path became due, at its true time: what the record books once.

A level is due from its due time on, or from the moment at which it became the next one, if that came later: who is
called late finds the level after it waiting. A snooze changes nothing here, for it moves no due time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from incident_desk.domain.calls import EscalationCall
from incident_desk.domain.clock import clock
from incident_desk.domain.escalation import RESOLUTION, EscalationReading, first_to_call
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DueLevel:
    """From when on the alarm of a level stood (UTC), and what the clock read of it then."""

    at: datetime
    due: datetime
    reading: EscalationReading


def due_levels(incident: Incident) -> Iterator[DueLevel]:
    """Every level that became due or will, if nothing else happens, in order of time."""
    path = incident.playbook.escalation if incident.playbook else ()
    if len(path) < first_to_call(path):
        return
    standing: int | None = None
    # Between two of these moments nothing moves but the time.
    for since, until in pairwise((*_turns(incident), _NEVER)):
        clocks = clock(incident, since)
        if not clocks.running:
            continue
        one = clocks.escalation
        at = _from(incident, one, since)
        if one is None or one.due is None or at is None or at >= until:
            standing = None
            continue
        # One that stood already is not due anew, unless its time was put later and has now come.
        if standing != one.level or at > since:
            yield DueLevel(at, one.due, one)
        standing = one.level


def _from(incident: Incident, one: EscalationReading | None, since: datetime) -> datetime | None:
    """From when on the level is due, by what holds from ``since`` on."""
    if one is None or one.due is None:
        return None
    pauses = (pause for pause in incident.pauses if pause.target == "resolution")
    stands = any(pause.since <= since and (pause.until is None or since < pause.until) for pause in pauses)
    if stands and one.because == RESOLUTION and one.due > since:
        return None
    return max(one.due, since)


def _turns(incident: Incident) -> list[datetime]:
    """The moments from the declaration on at which something changes that the escalation rests on."""
    # A second call of the same level changes nothing.
    first = {call.level: call.at for call in sorted(incident.escalations, key=_called_at, reverse=True)}
    moments = list(first.values())
    moments += [change.at for change in incident.severity_changes]
    moments += [entry.at for entry in incident.phases_entered]
    moments += [at for pause in incident.pauses for at in (pause.since, pause.until) if at is not None]
    moments += [at for ending in incident.endings for at in (ending.at, ending.until)]
    ends = [*(one.impact_ended for one in incident.endings), incident.milestones.get(Milestone.IMPACT_ENDED)]
    moments += [one.at for one in ends if one is not None and one.at is not None]
    moments += [at for at in (incident.moment(Milestone.ACKNOWLEDGED), incident.ended_at) if at is not None]
    return [incident.declared_at, *sorted({at for at in moments if at > incident.declared_at})]


def _called_at(call: EscalationCall) -> datetime:
    return call.at
