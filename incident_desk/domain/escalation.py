"""Whom to bring in next, when, and because of what (design, section 14, decision 17).

The first level of a path is there from the beginning, unless the playbook says after how long it comes in. The
second is due when the response target is missed, and an acknowledgement stops that; the one after it is due when
the resolution target is missed. What the playbook says goes before: a time, or a phase that runs over its window.
Whoever was called, with whatever outcome, is no longer next. The resolution ends it all. A snooze puts off the
alarm of one level; its due time stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.calls import EscalationCall, Snooze
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import EscalationHop
from incident_desk.domain.target_reading import ALLOWANCE_S, AT_RISK, TargetReading

SNOOZE_MOST = timedelta(minutes=30)
"""How long one level may be put off in all: two updates of a P1, each of which says that nobody was brought in.

The workspace's word ("from settings"), for no playbook says it.
"""
RESPONSE, RESOLUTION, PLAYBOOK, PHASE = "response target", "resolution target", "playbook", "phase"
"""What a level can be due for."""


@dataclass(frozen=True, slots=True)
class EscalationReading:
    """A level that is left, when it is due, and for what; ``level`` counts from 1, the first of the path.

    ``due`` is None where nothing says when. ``warning`` is when three quarters of the resolution target are used:
    the workspace's word, not the playbook's. ``snoozed_until`` is until when its alarm is put off; ``due`` is the
    original. ``phase`` is the one whose overrun asks for it.
    """

    role: str
    due: datetime | None
    because: str
    level: int
    warning: datetime | None = None
    snoozed_until: datetime | None = None
    phase: str = ""

    def is_due(self, now: datetime) -> bool:
        """Whether its time has passed, snoozed or not."""
        return self.due is not None and self.due < now

    def calls(self, now: datetime) -> bool:
        """Whether its alarm asks for somebody now: due, and not put off."""
        return self.is_due(now) and (self.snoozed_until is None or self.snoozed_until <= now)

    def why(self, now: datetime) -> str:
        """For what it is or will be due, in words."""
        if self.because == PLAYBOOK:
            return "as the playbook says"
        if self.because == PHASE:
            return f"{self.phase} over its window" if self.is_due(now) else f"if {self.phase} overruns"
        return f"{self.because} missed" if self.is_due(now) else f"if the {self.because} is missed"


def read_escalation(
    incident: Incident, targets: tuple[TargetReading, TargetReading], now: datetime
) -> EscalationReading | None:
    """The next level of an incident that runs; None where no level is left. ``targets``: response, resolution."""
    left = levels_left(incident, targets, now)
    return left[0] if left else None


def levels_left(
    incident: Incident, targets: tuple[TargetReading, TargetReading], now: datetime
) -> tuple[EscalationReading, ...]:
    """Every level of an incident that runs which is left, the next one first: when each would be due."""
    path = incident.playbook.escalation if incident.playbook else ()
    response, resolution = targets
    called = _first_calls(incident.escalations, now)
    taken = _is_acknowledged(incident, now)
    levels = _uncalled(incident, called, now)
    # A resolution that ends with the impact may be done while the incident runs: it asks for nobody then.
    waits = resolution.due is not None and resolution.done_at is None
    asking = [resolution] if waits and not _has_its_level(called, path, targets) else []
    if 2 in levels and not taken and response.due is not None and not _is_timed(path[1]):
        asking.insert(0, response)
    left = []
    for level in levels:
        hop = path[level - 1]
        reading = _stated(incident, hop, level, now)
        if reading is None:
            reading = _asked(hop, level, asking.pop(0) if asking else None, response if not taken else resolution)
        left.append(reading)
    return tuple(_with_snooze(one, incident.snoozes, now) for one in left)


def first_to_call(path: Sequence[EscalationHop]) -> int:
    """The first level that comes in later: the second one; the first where the playbook says after how long."""
    return 1 if path and (path[0].after_s or path[0].phase) else 2


def snoozable_until(incident: Incident, level: int, now: datetime) -> datetime:
    """The latest moment (UTC) until which the alarm of that level may be put off now.

    What counts is the time in which it was silent or is to be, each moment once.
    """
    silent, end = timedelta(), None
    for one in sorted((one for one in incident.snoozes if one.level == level), key=lambda one: one.at):
        begins = one.at if end is None else max(one.at, end)
        silent += max(timedelta(), one.until - begins)
        end = one.until if end is None else max(one.until, end)
    return (now if end is None else max(now, end)) + max(timedelta(), SNOOZE_MOST - silent)


def _first_calls(calls: Sequence[EscalationCall], now: datetime) -> Mapping[int, datetime]:
    """When each level was first called, of those that were; a second call of the same person moves nothing."""
    first: dict[int, datetime] = {}
    for call in calls:
        if call.at <= now:
            first[call.level] = min(call.at, first.get(call.level, call.at))
    return first


def _uncalled(incident: Incident, called: Mapping[int, datetime], now: datetime) -> list[int]:
    """The levels behind the last one that was called which are still to come in.

    The second one is passed over where it would wait for a response that is there, and the first one where it waits
    for the overrun of a phase that was left in time.
    """
    path = incident.playbook.escalation if incident.playbook else ()
    first = max(called, default=first_to_call(path) - 1) + 1
    passed = set()
    if first <= 2 < len(path) and _is_acknowledged(incident, now) and not _is_timed(path[1]):
        passed.add(2)
    if first == 1 and _stated(incident, path[0], 1, now) is None:
        passed.add(1)
    return [level for level in range(first, len(path) + 1) if level not in passed]


def _is_acknowledged(incident: Incident, now: datetime) -> bool:
    """Whether somebody has taken it by now, also where nobody knows when."""
    taken = incident.milestones.get(Milestone.ACKNOWLEDGED)
    return taken is not None and (taken.at is None or taken.at <= now)


def _is_timed(hop: EscalationHop) -> bool:
    return hop.after_s is not None or bool(hop.phase)


def _has_its_level(
    called: Mapping[int, datetime], path: Sequence[EscalationHop], targets: tuple[TargetReading, TargetReading]
) -> bool:
    """Whether a level was called for the missed resolution target: it asks for one, and for no further.

    A level that the response target or the playbook asks for is none of its own, however late it was called.
    """
    response, resolution = targets
    due, taken = resolution.due, response.done_at

    def is_others(level: int, at: datetime) -> bool:
        for_response = level == 2 and response.due is not None and (taken is None or at < taken)
        return level < 2 or for_response or (level <= len(path) and _is_timed(path[level - 1]))

    return due is not None and any(at >= due and not is_others(level, at) for level, at in called.items())


def _stated(incident: Incident, hop: EscalationHop, level: int, now: datetime) -> EscalationReading | None:
    """The level as the playbook times it; None where it doesn't, or the phase it names was left in time."""
    if hop.after_s is not None:
        return EscalationReading(hop.role, incident.declared_at + timedelta(seconds=hop.after_s), PLAYBOOK, level)
    wanted = hop.phase.casefold()
    places = [place for place, one in enumerate(incident.phases) if wanted and wanted in one.name.casefold()]
    if not places or incident.phases[places[0]].end_s is None:
        return None
    phase = incident.phases[places[0]]
    closes = incident.declared_at + timedelta(seconds=phase.end_s or 0)
    entered = [one for one in incident.phases_entered if one.at <= min(closes, now)]
    if entered and entered[-1].place > places[0]:
        return None
    return EscalationReading(hop.role, closes, PHASE, level, phase=phase.name)


def _asked(
    hop: EscalationHop, level: int, target: TargetReading | None, otherwise: TargetReading
) -> EscalationReading:
    """The level as a target asks for it; without one, nothing says when."""
    if target is None:
        name = RESPONSE if level == 2 and otherwise.name == "response" else RESOLUTION
        return EscalationReading(hop.role, None, name, level)
    if target.name == "response":
        return EscalationReading(hop.role, target.due, RESPONSE, level)
    return EscalationReading(hop.role, target.due, RESOLUTION, level, _warning(target))


def _warning(resolution: TargetReading) -> datetime | None:
    if resolution.due is None or resolution.seconds is None:
        return None
    return resolution.due - timedelta(seconds=(resolution.seconds or ALLOWANCE_S) * (1 - AT_RISK))


def _with_snooze(reading: EscalationReading, snoozes: Sequence[Snooze], now: datetime) -> EscalationReading:
    """The reading with what was said last about its alarm, as long as that holds."""
    said = [one for one in snoozes if one.level == reading.level and one.at <= now]
    if not said or said[-1].until <= now:
        return reading
    return EscalationReading(
        reading.role, reading.due, reading.because, reading.level, reading.warning, said[-1].until, reading.phase
    )
