"""What the clock crossed enters the record by the desk itself: once, at its true time, corrected in the open."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from incident_desk.domain.clock_facts import Crossing
from incident_desk.domain.crossings import corrections, missing
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment

LATE_S = 60.0
"""Seconds after which a crossing is "recorded late": nobody was watching when it happened."""
Cause = Callable[..., str]


def enforce(incident: Incident, now: datetime, caused: Cause, speed: float = 1.0) -> Sequence[Draft]:
    """What is to be corrected and what has been crossed by ``now`` (UTC) and is not in the record yet.

    ``caused`` makes the ids, so that two processes write it once; ``speed`` is that of the drill's clock.
    """
    return (*_corrected(incident, now, caused), *_booked(incident, now, caused, LATE_S * speed))


def _corrected(incident: Incident, now: datetime, caused: Cause) -> Iterator[Draft]:
    for booked, reason in corrections(incident, now):
        body = {"crossing": booked.id, "reason": reason}
        yield Draft(Kind.CROSSING_CORRECTED, body, id=caused("crossing_corrected", booked.id))


def _booked(incident: Incident, now: datetime, caused: Cause, late_s: float) -> Iterator[Draft]:
    # A threshold can be crossed anew: in the next turn of the updates, or after a correction. So they are counted.
    times = Counter((one.crossing.target, one.crossing.mark) for one in incident.booked)
    for crossing in missing(incident, now):
        threshold = (crossing.target, crossing.mark)
        cause = caused("target_crossed", incident.id, *threshold, str(times[threshold]))
        times[threshold] += 1
        is_late = (now - crossing.at).total_seconds() > late_s
        yield Draft(Kind.TARGET_CROSSED, _body(crossing, is_late), Moment.exactly(crossing.at), cause)


def _body(crossing: Crossing, is_late: bool) -> dict[str, Any]:
    return {
        "target": crossing.target,
        "name": crossing.name,
        "mark": crossing.mark,
        "due": crossing.due.isoformat(),
        "since": crossing.since.isoformat(),
        "allowed_s": crossing.allowed_s,
        "recorded_late": is_late,
    }
