"""What incidents know of the standing checks that they had: what was said there last, and when the last one ended.

While an incident has a standing check, its changes are in the incident's record and not in the standing one. So
what was said of a standing check last is the newest of both, also after a restart.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import CheckMark, Incident

_UNKNOWN = frozenset({State.NO_DATA, State.BLIND, State.MAINTENANCE})
"""States that end no trouble."""


def is_real(incident: Incident) -> bool:
    """Whether it takes standing checks over while it is open: no drill, nothing of the past."""
    return incident.record is RecordKind.INCIDENT


def open_real(incidents: Iterable[Incident]) -> list[Incident]:
    """The incidents that are open and real: those that take standing checks, commits and told changes."""
    return [one for one in incidents if one.is_open and is_real(one)]


def covered(incidents: Iterable[Incident]) -> Mapping[str, str]:
    """Each check that an open real incident has, with that incident's id; with several the first given one's."""
    found: dict[str, str] = {}
    for one in open_real(incidents):
        for check in one.checks:
            found.setdefault(check, one.id)
    return found


class IncidentMarks:
    """The newest mark of each check over all real incidents. An incident is looked at anew where it moved on."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self.marks: dict[str, CheckMark] = {}
        self.ended: dict[str, datetime] = {}
        """When the last incident that had the check and is over ended."""

    def take(self, incidents: Iterable[Incident]) -> None:
        """Take in these incidents as they stand; those that have not moved on cost nothing."""
        for one in incidents:
            if one.checks and self._seen.get(one.id) != one.seq and is_real(one):
                self._seen[one.id] = one.seq
                self._take_one(one)

    def _take_one(self, incident: Incident) -> None:
        for check, mark in incident.check_marks.items():
            known = self.marks.get(check)
            if known is None or mark.at >= known.at:
                self.marks[check] = mark
        for check in incident.checks:
            ended, known_end = incident.ended_at, self.ended.get(check)
            if ended is not None and (known_end is None or ended > known_end):
                self.ended[check] = ended


def newest(mark: CheckMark | None, other: CheckMark | None) -> CheckMark | None:
    """Of what two records say of one check, the newer."""
    if mark is None or other is None:
        return mark or other
    return other if other.at > mark.at else mark


def marks_of(
    record: Incident, marks: Mapping[str, CheckMark], of: Collection[str] | None = None
) -> Mapping[str, CheckMark]:
    """What was said last of each check of a record, or of these, there or, by these marks, in another one."""
    checks = record.checks if of is None else of
    found = {check: newest(record.check_marks.get(check), marks.get(check)) for check in checks}
    return {check: mark for check, mark in found.items() if mark is not None}


def loud(mark: CheckMark) -> State | None:
    """How the check stands where that alarms; what is not known now stands as it was heard last."""
    if mark.state in _UNKNOWN and mark.rung:
        return State.DOWN if mark.outage_from else State.FLAPPING if mark.rung > 1 else State.SLOW
    is_loud = mark.state in (State.DOWN, State.FLAPPING) or (
        mark.state == State.SLOW and mark.level == Level.CRITICAL.word
    )
    return State(mark.state) if is_loud else None
