"""What happens to time itself enters the record of every open incident: a clock set, a sleep, another local time.

The clocks of an incident run in steady UTC and are right through all of it. The entry says why the time on the wall
and the time in the record differ, and why nobody did anything for an hour.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, tzinfo

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.services.desk import Desk
from incident_desk.services.ports import Clock, Planned

NOTED_S = 2.0
"""By how much the wall clock may depart from steady time, and how long a computer may sleep, without an entry."""
Cause = Callable[..., str]


class Timekeeper:
    """Looks at the clocks and the zone; what has changed since the last look is written down once."""

    def __init__(self, desk: Desk, clock: Clock, zone: tzinfo) -> None:
        self._desk, self._clock, self._zone = desk, clock, zone
        self._set_s = 0.0
        self._slept_s = clock.slept_s()
        self._local = _local(zone, clock.now())

    def look(self, incidents: Sequence[str]) -> None:
        """Note in each of these incidents what happened to time since the last look.

        Without an incident it is only looked: who has the watch notes it. A clock that is set stays set, and is
        noted by whoever takes over; a sleep and a change of zone belong to their moment.

        Raises:
            StoreFailure: it could not be written; the next look tries again.
        """
        now = self._clock.now()
        set_s, slept_s, local = self._clock.wall_offset(), self._clock.slept_s(), _local(self._zone, now)
        is_set, has_slept = abs(set_s - self._set_s) > NOTED_S, slept_s - self._slept_s > NOTED_S
        has_moved = local[0] != self._local[0]
        if is_set or has_slept or has_moved:
            caused = self._desk.caused
            notes: list[Callable[[Incident], list[Draft]]] = []
            if has_slept:
                gone = slept_s - self._slept_s
                notes.append(lambda one: [_slept(one, now, gone, slept_s, caused)])
            if is_set:
                notes.append(lambda one: _set(one, set_s, caused))
            if has_moved:
                was = self._local
                notes.append(lambda one: [_moved(one, now, was, local, caused)])
            states = self._desk.incidents_of(incidents)
            self._desk.note([Planned(one.id, [draft for note in notes for draft in note(one)]) for one in states])
        self._set_s = set_s if is_set and incidents else self._set_s
        self._slept_s, self._local = slept_s, local


def _set(incident: Incident, seconds: float, caused: Cause) -> list[Draft]:
    """The wall clock was set, unless the record says so already."""
    known = incident.jumps[-1].seconds if incident.jumps else 0.0
    if abs(seconds - known) <= NOTED_S:
        return []
    cause = caused("clock_jumped", incident.id, str(round(seconds)), str(len(incident.jumps)))
    return [Draft(Kind.CLOCK_JUMPED, {"seconds": round(seconds, 3)}, id=cause)]


def _slept(incident: Incident, now: datetime, gone: float, in_all: float, caused: Cause) -> Draft:
    """The computer slept until just now; its sleep in all since the boot tells one sleep from another."""
    cause = caused("computer_slept", incident.id, str(round(in_all)))
    began = max(now - timedelta(seconds=gone), incident.declared_at)
    return Draft(Kind.COMPUTER_SLEPT, {"seconds": round(gone, 3)}, Moment.exactly(began), cause)


def _moved(incident: Incident, now: datetime, was: tuple[int, str], local: tuple[int, str], caused: Cause) -> Draft:
    """Local time has another offset: summer time begins or ends, or the computer was taken to another zone."""
    # Ten minutes tell one change from the next; two processes that see the same one write it once.
    cause = caused("zone_changed", incident.id, str(local[0]), str(int(now.timestamp()) // 600))
    body = {"old_s": was[0], "old": was[1], "new_s": local[0], "new": local[1]}
    return Draft(Kind.ZONE_CHANGED, body, id=cause)


def _local(zone: tzinfo, now: datetime) -> tuple[int, str]:
    """The offset of local time in seconds, and what it is called."""
    there = now.astimezone(zone)
    return int((there.utcoffset() or timedelta()).total_seconds()), there.tzname() or ""
