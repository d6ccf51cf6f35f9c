"""What there is to guard in the open incidents: each time that runs out, with its moment and its words. Pure.

The moments are those that the record books (``domain.crossings``). A phase over its window is silent, here as on
the desk. Drills and imported pasts are guarded by nobody: a drill never alarms outside its window. A checklist run
is guarded as long as something of it runs out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from incident_desk.domain.clock import clock
from incident_desk.domain.clock_facts import DECISION, DEFERRED, WINDOW, Crossing, Mark
from incident_desk.domain.crossing_words import crossing_words
from incident_desk.domain.crossings import missing
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.services.awake import reason_of
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import Deadline, Duty, OpenIncident

_NEVER = datetime.max.replace(tzinfo=UTC)
_SILENT = "phase"
_ESCALATION = "escalation"
_PROMISES = frozenset({"response", "resolution", WINDOW})
_FOLLOWING = frozenset({_ESCALATION, DECISION})
"""What is said with a target that is missed at the same moment."""


class Guardian(Protocol):
    """Watches over the desk from outside it. Nothing here waits but ``close``."""

    def hold(self, duty: Duty) -> None:
        """Guard this and nothing else from now on; with no open incident there is nobody to guard anything."""
        ...

    def beat(self) -> None:
        """The desk is alive; said once a second."""
        ...

    def use(self, settings: Settings) -> None:
        """What the person has set about alarms."""
        ...

    def farewell(self, *, keep: bool) -> None:
        """This desk says no more: the watch is kept without it, or ended."""
        ...

    def close(self) -> None:
        """Make sure that all was said, within some seconds."""
        ...


def is_guarded(incident: Incident) -> bool:
    """Whether somebody is to be alarmed for it."""
    if incident.record is RecordKind.CHECKLIST:
        # A step may be put off for days: nobody keeps a computer awake for that.
        return incident.is_open and any(one.target != DEFERRED for one in missing(incident, _NEVER))
    return incident.is_open and incident.record is RecordKind.INCIDENT


def reason_to_stay(records: Iterable[Incident]) -> str:
    """Why the computer has to stay awake: ``INC-0047 is open``. Empty where nothing is open that is guarded."""
    return reason_of([one.key for one in records if is_guarded(one)])


def deadlines(incident: Incident, now: datetime) -> tuple[Deadline, ...]:
    """What is still to be crossed, or was by ``now`` (UTC) and is not booked yet, if nothing else happens."""
    if not is_guarded(incident):
        return ()
    ahead = [one for one in missing(incident, _NEVER) if one.target != _SILENT and one.mark is not Mark.DEBT]
    levels = {one.at: one for one in ahead if one.target in _FOLLOWING}
    missed = {one.at for one in ahead if _is_miss(one)}
    # A level or a decision that follows from what is missed is said with that.
    told = [one for one in ahead if one.target not in _FOLLOWING or one.at not in missed]
    found = [_deadline(incident, one, levels.get(one.at)) for one in told]
    return noticed((*found, *_snoozed(incident, now)), now)


def noticed(known: Iterable[Deadline], now: datetime) -> tuple[Deadline, ...]:
    """The same with what has passed by ``now`` as seen: whoever asks this looks at the clocks."""
    return tuple(replace(one, seen=True) if one.due <= now and not one.seen else one for one in known)


def duty_of(incidents: Iterable[Incident], known: Mapping[str, tuple[Deadline, ...]]) -> Duty:
    """All there is to guard; ``known`` are the deadlines of each incident by its id."""
    guarded = [one for one in incidents if is_guarded(one)]
    return Duty(
        tuple(OpenIncident(one.id, one.key, one.title) for one in guarded),
        tuple(deadline for one in guarded for deadline in known.get(one.id, ())),
    )


def _is_miss(crossing: Crossing) -> bool:
    return crossing.target in _PROMISES and crossing.mark is Mark.LATE


def _deadline(incident: Incident, crossing: Crossing, level: Crossing | None) -> Deadline:
    # Several windows of a run can end at one moment, and several steps be put off until one.
    which = (crossing.name,) if crossing.target in (WINDOW, DEFERRED) else ()
    name = "/".join((incident.id, crossing.target, *which, crossing.mark.value, crossing.at.isoformat()))
    return Deadline(name, incident.id, _words(crossing, level), crossing.at, crossing.mark.value)


def _snoozed(incident: Incident, now: datetime) -> Iterator[Deadline]:
    """The end of a snooze: the level that was put off asks again."""
    # What was written just now has happened, also where the store wrote it a little after the clock.
    level = clock(incident, max(now, incident.written_at or now)).escalation
    if level is not None and level.snoozed_until is not None and level.is_due(level.snoozed_until):
        name = "/".join((incident.id, _ESCALATION, "snoozed", level.snoozed_until.isoformat()))
        words = f"Escalation to {level.role} is due"
        yield Deadline(name, incident.id, words, level.snoozed_until, Mark.LATE.value)


def _words(crossing: Crossing, level: Crossing | None) -> str:
    """When it is or was due, and with a missed target whom to bring in."""
    words = f"{crossing_words(crossing)}, due {crossing.due:%H:%M:%S} UTC"
    if crossing.target in (*_FOLLOWING, DEFERRED):
        return crossing_words(crossing)
    return f"{words}. {crossing_words(level)}" if level is not None and _is_miss(crossing) else words
