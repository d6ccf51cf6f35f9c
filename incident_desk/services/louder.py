"""What got louder with a change of a record, and at a tick of the clock: the alarms that follow from it.

Pure. Each change passes once through each process; the one that has the watch announces what is found here.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import DECISION, DEFERRED, Crossing, Mark
from incident_desk.domain.crossing_words import crossing_words
from incident_desk.domain.crossings import ESCALATION
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold import crossing_of
from incident_desk.domain.incident import Incident
from incident_desk.services.alarms import CHECKS_GATHER_S, Alarm, Tone
from incident_desk.services.memory import Change
from incident_desk.services.runs import is_run
from incident_desk.services.standing import is_standing

FRESH_S = 120.0
"""What happened longer ago is not sounded one by one: nobody was watching when it did."""
_FOLLOWING = frozenset({ESCALATION, DECISION})
"""What is said with a target that is missed at the same moment."""
_NO_TARGET = frozenset({ESCALATION, DEFERRED})
"""What is no promise that was missed, should nobody have watched as it came."""
_TONES = {Mark.AT_RISK: Tone.SOFT, Mark.ALMOST_DUE: Tone.TONE, Mark.LATE: Tone.TWO_TONES}


@dataclass(frozen=True, slots=True)
class Louder:
    """The alarms of a change, and how many targets it says were missed long ago."""

    alarms: tuple[Alarm, ...] = ()
    missed: int = 0


def louder(change: Change, now: datetime, speed: float = 1.0, muted: Collection[str] = ()) -> Louder:
    """What got louder, as it stands at ``now`` (UTC): what was seen, met or ended since is silent.

    ``speed`` is that of the drill's clock. ``muted`` are checks that somebody has silenced, as ``record/check``.
    What was missed before the desk knew of the incident is shown and not sounded: whoever declares one of an hour
    ago, or takes its record in, did not miss it while this desk was watching.
    """
    after = change.after
    if not after.is_open and not is_run(after):
        return Louder()
    since = now - timedelta(seconds=FRESH_S * speed)
    heard = [one for one in _crossed(change.events) if not _was_missed_before(after, one)]
    standing = [one for one in heard if _stands(after, one, now)]
    fresh = _of_targets(after, [one for one in standing if one.at >= since])
    late = [one for one in standing if one.mark is Mark.LATE and one.target not in _NO_TARGET]
    old = sum(one.at < since for one in late)
    return Louder((*fresh, *_of_checks(after, change.events, muted)), old)


def snooze_over(incident: Incident, since: datetime, until: datetime) -> Alarm | None:
    """The alarm of an escalation that was put off, if that ended after ``since`` and by ``until`` (UTC)."""
    ended = [one for one in incident.snoozes if since < one.until <= until]
    if not ended or not incident.is_open:
        return None
    level = clock(incident, until).escalation
    if level is None or not level.calls(until) or level.level not in [one.level for one in ended]:
        return None
    return _alarm(incident, f"Escalation to {level.role} is due", Tone.TWO_TONES, until)


def missed_alarm(missed: int, now: datetime) -> Alarm:
    """One line for all that was missed while nobody watched."""
    words = "1 target was" if missed == 1 else f"{missed} targets were"
    return Alarm("", "", f"{words} missed while the computer slept or nothing watched", Tone.TWO_TONES, now)


def _alarm(incident: Incident, text: str, tone: Tone, at: datetime) -> Alarm:
    if is_standing(incident):
        return Alarm("", "No incident is open for it", text, tone, at)
    is_drill = incident.record is RecordKind.DRILL
    return Alarm(incident.key, incident.title, text, tone, at, is_drill=is_drill)


def _crossed(events: Iterable[Event]) -> Iterator[Crossing]:
    return (crossing_of(event) for event in events if event.kind == Kind.TARGET_CROSSED and event.body is not None)


def _was_missed_before(incident: Incident, crossing: Crossing) -> bool:
    """Whether its time was over as the desk came to know of the incident."""
    since = incident.known_since
    return crossing.mark is Mark.LATE and since is not None and crossing.at < since


def _stands(incident: Incident, crossing: Crossing, now: datetime) -> bool:
    """Whether the target is still as loud as that, and unseen. A phase over its window is amber and silent."""
    # What was written just now has happened, also where the store wrote it a little after the clock.
    moment = max(now, incident.written_at or now)
    if is_run(incident):
        from incident_desk.domain.run_crossings import still_calls

        return still_calls(incident, crossing, moment)
    readings = clock(incident, moment)
    if crossing.target == ESCALATION:
        level = readings.escalation
        return level is not None and level.role == crossing.name and level.calls(readings.now)
    reading = next((one for one in (*readings.targets, readings.next_update) if one.name == crossing.target), None)
    return reading is not None and reading.state.value == crossing.mark.value and reading.seen is None


def _of_targets(incident: Incident, crossed: Sequence[Crossing]) -> Iterator[Alarm]:
    """A level of the escalation path that follows from a missed target is said with that target, and so is the
    decision that is due at a window's end."""
    levels = {one.at: crossing_words(one) for one in crossed if one.target in _FOLLOWING}
    missed = {one.at for one in crossed if one.target not in _FOLLOWING and one.mark is Mark.LATE}
    for one in crossed:
        if one.target not in _FOLLOWING or one.at not in missed:
            words = crossing_words(one)
            if one.at in missed and one.at in levels:
                words = f"{words}. {levels[one.at]}"
            yield _alarm(incident, words, _TONES[one.mark], one.at)


def _of_checks(incident: Incident, events: Iterable[Event], muted: Collection[str]) -> Iterator[Alarm]:
    """Where an outage begins; the event says so itself."""
    for event in events:
        is_muted = f"{incident.id}/{event.data.get('check')}" in muted
        if event.kind == Kind.CHECK_CHANGED and event.data.get("alarms") and not is_muted:
            alarm = _alarm(incident, _check_words(event), Tone.TONE, event.written_at)
            yield replace(alarm, gathers_s=CHECKS_GATHER_S)


def _check_words(event: Event) -> str:
    """An outage, or what else alarms: flapping, critical."""
    after, words = event.data.get("after"), event.data.get("words")
    return f"{event.data.get('name')} is down" if after == "down" else f"{event.data.get('name')} {words}"
