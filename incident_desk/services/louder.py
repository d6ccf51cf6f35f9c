"""What got louder with a change of a record, and at a tick of the clock: the alarms that follow from it.

Pure. Each change passes once through each process; the one that has the watch announces what is found here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState, clock
from incident_desk.domain.crossing_words import crossing_words
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold import crossing_of
from incident_desk.domain.incident import Crossing, Incident, Mark
from incident_desk.services.alarms import CHECKS_GATHER_S, Alarm, Tone
from incident_desk.services.desk import Change

FRESH_S = 120.0
"""What happened longer ago is not sounded one by one: nobody was watching when it did."""
_TONES = {Mark.AT_RISK: Tone.SOFT, Mark.ALMOST_DUE: Tone.TONE, Mark.LATE: Tone.TWO_TONES}


@dataclass(frozen=True, slots=True)
class Louder:
    """The alarms of a change, and how many targets it says were missed long ago."""

    alarms: tuple[Alarm, ...] = ()
    missed: int = 0


def louder(change: Change, now: datetime, speed: float = 1.0) -> Louder:
    """What got louder, as it stands at ``now`` (UTC): what was seen, met or ended since is silent.

    ``speed`` is that of the drill's clock.
    """
    after = change.after
    if not after.is_open:
        return Louder()
    since, readings = now - timedelta(seconds=FRESH_S * speed), _clock(after, now)
    standing = [one for one in _crossed(change.events) if _stands(one, readings)]
    fresh = [_of_target(after, one, readings) for one in standing if one.at >= since]
    old = sum(one.mark is Mark.LATE for one in standing if one.at < since)
    return Louder((*fresh, *_of_checks(after, change.events)), old)


def escalation_alarm(incident: Incident, since: datetime, until: datetime) -> Alarm | None:
    """The alarm of an escalation whose own time in the playbook came after ``since`` and by ``until`` (UTC).

    One that follows from a missed target is said with that target.
    """
    next_one = clock(incident, until).escalation
    if next_one is None or next_one.because != "playbook" or next_one.due is None:
        return None
    if not since < next_one.due <= until:
        return None
    return _alarm(incident, f"Escalate to {next_one.role}", Tone.TWO_TONES, next_one.due)


def escalation_due(incident: Incident) -> datetime | None:
    """When the playbook's own time for the next escalation comes (UTC); None where it states none."""
    next_one = clock(incident, incident.written_at or incident.declared_at).escalation
    return next_one.due if next_one is not None and next_one.because == "playbook" else None


def missed_alarm(missed: int, now: datetime) -> Alarm:
    """One line for all that was missed while nobody watched."""
    words = "1 target was" if missed == 1 else f"{missed} targets were"
    return Alarm("", "", f"{words} missed while the computer slept or nothing watched", Tone.TWO_TONES, now)


def is_late_unseen(incident: Incident, now: datetime) -> bool:
    """Whether a target or the next update is late and nobody has seen it."""
    if not incident.is_open:
        return False
    readings = _clock(incident, now)
    return any(
        one.state is TargetState.LATE and one.seen is None for one in (*readings.targets, readings.next_update)
    )


def _clock(incident: Incident, now: datetime) -> ClockReading:
    """What was written just now has happened, also where the store wrote it a little after the clock."""
    return clock(incident, max(now, incident.written_at or now))


def _alarm(incident: Incident, text: str, tone: Tone, at: datetime) -> Alarm:
    is_drill = incident.record is RecordKind.DRILL
    return Alarm(incident.key, incident.title, text, tone, at, is_drill=is_drill)


def _crossed(events: Iterable[Event]) -> Iterator[Crossing]:
    return (crossing_of(event) for event in events if event.kind == Kind.TARGET_CROSSED and event.body is not None)


def _reading(name: str, readings: ClockReading) -> TargetReading | None:
    """A phase over its window is amber and silent, so it has none here."""
    return next((one for one in (*readings.targets, readings.next_update) if one.name == name), None)


def _stands(crossing: Crossing, readings: ClockReading) -> bool:
    """Whether the target is still as loud as that, and unseen."""
    reading = _reading(crossing.target, readings)
    return reading is not None and reading.state.value == crossing.mark.value and reading.seen is None


def _of_target(incident: Incident, crossing: Crossing, readings: ClockReading) -> Alarm:
    words, hop = crossing_words(crossing), readings.escalation
    if crossing.mark is Mark.LATE and hop is not None and hop.because == f"{crossing.target} target":
        words = f"{words}. Escalate to {hop.role}"
    return _alarm(incident, words, _TONES[crossing.mark], crossing.at)


def _of_checks(incident: Incident, events: Iterable[Event]) -> Iterator[Alarm]:
    """Where an outage begins; the event says so itself."""
    for event in events:
        if event.kind == Kind.CHECK_CHANGED and event.data.get("alarms"):
            alarm = _alarm(incident, f"{event.data.get('name')} is down", Tone.TONE, event.written_at)
            yield replace(alarm, gathers_s=CHECKS_GATHER_S)
