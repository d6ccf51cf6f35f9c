"""Acts on the clocks of an incident: pause and resume its resolution target, see an alarm, escalate."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.clock import ClockReading, TargetReading, clock
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident, Outcome
from incident_desk.domain.playbook import EscalationHop
from incident_desk.domain.target_reading import ALARMS
from incident_desk.services.acts.words import one_line, said

PAUSED = "resolution"
"""The one target that pauses: nobody waits for others before they respond, and harm does not pause."""


def pause(incident: Incident, reason: str, party: str) -> Sequence[Draft]:
    """Stop the resolution target's clock while somebody else has to act. What is late stays late.

    Raises:
        Refused: no reason or party was given, it is paused already, or nothing runs that could be paused.
    """
    why = said(reason, "Say in a line why it is paused")
    whom = said(one_line(party), "Say who is waited for, such as the provider")
    _require_open(incident, "Its clocks stand already")
    standing = incident.pause_of(PAUSED)
    if standing is not None:
        raise Refused(
            f"The resolution target of {incident.key} is paused already, since {standing.since:%H:%M:%S} UTC, "
            f"waiting for {standing.party}"
        )
    if incident.targets.resolution is None:
        raise Refused(f"{incident.key} has no resolution target, so there is nothing to pause")
    return (Draft(Kind.TARGET_PAUSED, {"target": PAUSED, "reason": why, "party": whom}),)


def resume(incident: Incident) -> Sequence[Draft]:
    """Let the resolution target's clock go on; its due time has moved by exactly the pause.

    Raises:
        Refused: it is not paused.
    """
    if incident.pause_of(PAUSED) is None:
        raise Refused(f"The resolution target of {incident.key} is not paused")
    return (Draft(Kind.TARGET_RESUMED, {"target": PAUSED}),)


def see(incident: Incident, target: str, now: datetime) -> Sequence[Draft]:
    """Say that somebody has seen a target's alarm, which silences it. No clock stops.

    Raises:
        NotFound: there is no such target.
        Refused: it gives no alarm now, or that alarm was seen already.
    """
    reading = target_named(incident, clock(incident, now), target)
    if reading.state not in ALARMS:
        state = reading.state.replace("_", " ")
        raise Refused(f"There is no alarm to silence: the {_spoken(reading)} of {incident.key} is {state}")
    if reading.seen is not None:
        raise Refused(
            f"That the {_spoken(reading)} is {reading.state.replace('_', ' ')} was seen already, "
            f"at {reading.seen.at:%H:%M:%S} UTC by {reading.seen.who}"
        )
    return (Draft(Kind.TARGET_SEEN, {"target": reading.name, "state": reading.state}),)


def target_named(incident: Incident, clocks: ClockReading, name: str) -> TargetReading:
    """The target that a person means: response, resolution, next update, and once resolved watch and review.

    Raises:
        NotFound: there is no such target.
    """
    wanted = " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
    readings = (*clocks.targets, clocks.next_update, *(one for one in clocks.after if one.action is None))
    for reading in readings:
        if wanted in (reading.name, reading.name.removeprefix("next ")):
            return reading
    names = ", ".join(one.name for one in readings)
    raise NotFound(f"{incident.key} has no target {one_line(name)!r}. The targets are: {names}")


def _spoken(reading: TargetReading) -> str:
    return f"{reading.name} target" if reading.name in ("response", "resolution") else reading.name


def escalate(incident: Incident, outcome: Outcome, now: datetime, role: str | None = None) -> Sequence[Draft]:
    """Log that the next level of the playbook's path was called, or the level of that role, and what came of it.

    Raises:
        Refused: it has ended, its playbook has no path, or every level was called.
        NotFound: the path has no such role.
    """
    _require_open(incident, "Escalation ends with it")
    path = incident.playbook.escalation if incident.playbook else ()
    if not path:
        raise Refused(
            f"{incident.key} has no escalation path: "
            + ("its playbook states none" if incident.playbook else "it follows no playbook")
            + '. Write down who was called as an entry, such as "> called the CTO"'
        )
    level = _level_of(incident, path, role) if role is not None else _next_level(incident, path, now)
    body = {"level": level, "role": path[level - 1].role, "outcome": outcome}
    return (Draft(Kind.ESCALATED, body),)


def _next_level(incident: Incident, path: Sequence[EscalationHop], now: datetime) -> int:
    due = clock(incident, now).escalation
    if due is None:
        names = ", ".join(hop.role for hop in path)
        raise Refused(f"The escalation path of {incident.key} has no further level. Say whom you called: {names}")
    return due.level


def _level_of(incident: Incident, path: Sequence[EscalationHop], role: str) -> int:
    wanted = one_line(role).casefold()
    exact = [place for place, hop in enumerate(path, 1) if hop.role.casefold() == wanted]
    found = exact or [place for place, hop in enumerate(path, 1) if wanted and wanted in hop.role.casefold()]
    if len(found) != 1:
        names = ", ".join(hop.role for hop in path)
        raise NotFound(f"No one level of the path of {incident.key} is called {one_line(role)!r}. It is: {names}")
    return found[0]


def _require_open(incident: Incident, why: str) -> None:
    if not incident.is_open:
        raise Refused(f"{incident.key} is {incident.status.capitalize()}. {why}")


def outcome_named(word: str) -> Outcome:
    """The outcome that the word means, such as ``no-answer``.

    Raises:
        NotFound: there is no such outcome.
    """
    plain = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    try:
        return Outcome(plain)
    except ValueError as error:
        words = ", ".join(one.replace("_", "-") for one in Outcome)
        raise NotFound(f"No outcome is called {one_line(word)!r}. The outcomes are: {words}") from error
