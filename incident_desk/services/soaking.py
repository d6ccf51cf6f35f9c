"""What is written down of the soak while the incident goes on: each break, and each completion, once.

Whoever has the watch books it. The ids come of the cause, so that two processes which see the same write it once.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import Watched
from incident_desk.domain.soak import Note, Soak, SoakPhase, notes, proven_until


def soak_notes(incident: Incident, found: Soak, watched: Watched, caused: Callable[..., str]) -> Sequence[Draft]:
    """What became of the soak and the record does not say yet, each at its true time, under an id of its cause."""
    if not incident.is_open or found.phase is SoakPhase.NOTHING:
        return ()
    known = {(one.is_complete, one.at, one.clean_since) for one in incident.soak_notes}
    now = found.clean_since + timedelta(seconds=found.passed_s) if found.clean_since else None
    fresh = (
        one
        for one in notes(found, proven_until(watched, now))
        if (one.is_complete, one.at, one.clean_since) not in known
    )
    return [_draft(incident, one, found, caused) for one in fresh]


def _draft(incident: Incident, note: Note, found: Soak, caused: Callable[..., str]) -> Draft:
    kind = Kind.SOAK_COMPLETE if note.is_complete else Kind.SOAK_BROKEN
    since = note.clean_since.isoformat()
    body: dict[str, Any] = {"length_s": found.length_s, "clean_since": since}
    if note.is_complete:
        body["checks"] = found.proving
    else:
        body |= {"name": note.name, "words": note.words, "passed_s": note.passed_s}
    cause = caused(kind.value, incident.id, since, note.at.isoformat())
    return Draft(kind, body, Moment.exactly(note.at), cause)
