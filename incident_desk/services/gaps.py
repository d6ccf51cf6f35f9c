"""Spans in which nobody asked the checks of an open incident or run: they prove nothing, and the record says so.

Whoever takes the watch knows when anybody was heard last: from the board, where the answers of all checks lie, and
from what the record has. Where the board is gone, the record alone counts, and the gap is rather too long.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.services.runs import is_run
from incident_desk.services.standing_marks import is_real

LEAST_S = 30.0
"""A shorter silence is none: another window takes the watch over within 3 s, and a start takes a while."""


def book_gap(
    incident: Incident, last_asked: datetime | None, until: datetime, caused: Callable[..., str]
) -> Sequence[Draft]:
    """The gap that ends as somebody takes the watch (UTC), if there was one; its id is by its beginning."""
    if not incident.is_open or not incident.checks or not (is_real(incident) or is_run(incident)):
        return ()
    since = max(_heard(incident, last_asked))
    seconds = (until - since).total_seconds()
    if seconds <= LEAST_S:
        return ()
    body = {"since": since.isoformat(), "seconds": seconds}
    return (
        Draft(Kind.WATCH_GAP, body, Moment.exactly(until), caused("watch_gap", incident.id, since.isoformat())),
    )


def _heard(incident: Incident, last_asked: datetime | None) -> Sequence[datetime]:
    """When somebody asked, as far as is known; nobody could before it was declared."""
    found = [incident.declared_at]
    found += [incident.check_turns[-1].at] if incident.check_turns else []
    found += [incident.watch_gaps[-1].until] if incident.watch_gaps else []
    return [*found, last_asked] if last_asked else found
