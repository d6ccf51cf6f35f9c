"""What is known of the checks as somebody says that it is over: how far the proof of recovery is, and their states.

    soak_of(incident, watched, now, length_s) -> Soak      `watched`: the checks with their present states
    recovery_of(incident, watched, now, length_s) -> Recovery

Who has no live states, as the command line, goes by what the record says of each check (``by_record``), and says
so.
Nothing is kept here: the proof is arithmetic on the record, so a corrected end of the impact needs nothing done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from incident_desk.domain.health import CheckState, State
from incident_desk.domain.health_check import Check, known_check
from incident_desk.domain.health_record import SoakNote
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.soak import Soak, SoakPhase, SoakRow, Turn, snapshot, soak, soak_length_s
from incident_desk.domain.workspace import WorkspaceRules

Watched = Sequence[tuple[Check, CheckState]]
_STATES = frozenset(State)
_WELL = frozenset({State.OK, State.PAUSED, State.MAINTENANCE})


@dataclass(frozen=True, slots=True)
class Recovery:
    """What is known of the checks as somebody says that it is over.

    ``reason``: why it is resolved without proof, or how it is known where no check proves it. ``ended_by`` is what
    the end of the impact rests on: ``check``, ``change``, ``action`` or ``typed``.
    """

    soak: Soak
    rows: tuple[SoakRow, ...]
    by_record: bool = False
    reason: str = ""
    ended_by: str = "typed"

    def to_data(self) -> dict[str, Any]:
        """What of it is kept with the resolution."""
        found = self.soak
        return {
            "phase": found.phase.value,
            "length_s": found.length_s,
            "passed_s": min(found.passed_s, found.length_s),
            "clean_since": found.clean_since.isoformat() if found.clean_since else None,
            "checks": found.proving,
            "waits_for": list(found.waits_for),
            "reason": self.reason or None,
            "source": "record" if self.by_record else "live",
        }


def length_of(incident: Incident, rules: WorkspaceRules) -> float:
    """How long the soak must be in seconds: by the playbook, else by the workspace, else 30 minutes."""
    return soak_length_s(incident.playbook.watch_s if incident.playbook else None, rules.soak_s)


def soak_of(
    incident: Incident, watched: Watched, now: datetime, length_s: float, ended: Moment | None = None
) -> Soak:
    """How far the proof is at ``now`` (UTC). ``ended`` is when the impact is about to be said to have ended."""
    said = ended or incident.milestones.get(Milestone.IMPACT_ENDED)
    gaps = [(gap.since, gap.until) for gap in incident.watch_gaps]
    return soak(watched, turns_of(incident), said.at if said else None, now, length_s, gaps)


def turns_of(incident: Incident) -> tuple[Turn, ...]:
    """The recorded changes of its checks; a state that this version does not know is left out."""
    return tuple(
        Turn(one.check, one.name, State(one.state), one.at, one.words)
        for one in incident.check_turns
        if one.state in _STATES
    )


def by_record(incident: Incident) -> list[tuple[Check, CheckState]]:
    """The checks with their states as the record says them: of whom nobody said anything, all is taken for well."""
    found = []
    for check in checks_of(incident):
        mark = incident.check_marks.get(check.id)
        state = State(mark.state) if mark and mark.state in _STATES else State.OK
        known = State.PAUSED if check.paused else state
        found.append((check, CheckState(known, since=mark.at if mark else None)))
    return found


def recovery_of(
    incident: Incident, watched: Watched | None, now: datetime, length_s: float, ended: Moment | None = None
) -> Recovery:
    """All that is known of the checks now; by the record where nobody knows their states (None)."""
    known = by_record(incident) if watched is None else watched
    found = soak_of(incident, known, now, length_s, ended)
    if watched is None and found.phase is SoakPhase.COMPLETE and proven(incident) is None:
        found = replace(found, phase=SoakPhase.UNCONFIRMED)
    return Recovery(found, snapshot(known, incident.check_marks), by_record=watched is None)


def checks_of(incident: Incident) -> list[Check]:
    """The checks of an incident that this version can ask."""
    return [check for data in incident.checks.values() if (check := known_check(data)) is not None]


def proven(incident: Incident) -> SoakNote | None:
    """The completion of the soak that still holds: nothing has been anything but normal since; None without one."""
    ended = incident.moment(Milestone.IMPACT_ENDED)
    note = next((one for one in reversed(incident.soak_notes) if one.is_complete), None)
    if note is None or ended is None or note.clean_since < ended:
        return None
    marks = (mark.state for check, mark in incident.check_marks.items() if check in incident.checks)
    since = (one for one in incident.check_turns if one.at > note.clean_since and one.check in incident.checks)
    is_broken = any(state not in _WELL for state in marks) or any(one.state not in _WELL for one in since)
    return None if is_broken else note
