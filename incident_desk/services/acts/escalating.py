"""Acts on the escalation: log who was called and what came of it, and put the alarm of a level off."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.escalation import SNOOZE_MOST, EscalationReading, snoozable_until
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import EscalationHop
from incident_desk.services.acts.words import one_line, said

_MOST_MIN = SNOOZE_MOST // timedelta(minutes=1)


def escalate(incident: Incident, outcome: Outcome, now: datetime, role: str | None = None) -> Sequence[Draft]:
    """Log that the next level of the playbook's path was called, or the level of that role, and what came of it.

    Raises:
        Refused: it has ended, its playbook has no path, or every level was called.
        NotFound: the path has no such role.
    """
    path = _path(incident)
    level = _level_of(incident, path, role) if role is not None else _next(incident, path, now).level
    return (_called(path, level, outcome),)


def escalate_level(incident: Incident, outcome: Outcome, level: int) -> Sequence[Draft]:
    """The same for a level by its number, counted from 1: two levels may have the same role.

    Raises:
        Refused: it has ended, its playbook has no path, or the path is shorter.
    """
    path = _path(incident)
    if not 1 <= level <= len(path):
        raise Refused(f"The escalation path of {incident.key} has {len(path)} levels")
    return (_called(path, level, outcome),)


def snooze_escalation(incident: Incident, minutes: int, reason: str, now: datetime) -> Sequence[Draft]:
    """Put off the alarm of the level that is due, for that many minutes from now. Its due time stays.

    Raises:
        Refused: no level is due, no reason was given, or it would be put off for longer than is allowed in all.
    """
    why = said(reason, "Say in a line why it is put off")
    one = _next(incident, _path(incident), now)
    if not one.is_due(now):
        when = f"it is due at {one.due:%H:%M:%S} UTC" if one.due else "nothing says when it is due"
        raise Refused(f"There is no alarm to put off: for {one.role}, {when}")
    if minutes < 1:
        raise Refused(f"It is put off for 1 to {_MOST_MIN} minutes")
    latest = snoozable_until(incident, one.level, now)
    # Compared as a length: a large number of minutes is no moment.
    if timedelta(minutes=min(minutes, 24 * 60)) > latest - now:
        raise Refused(_too_long(one, latest, now))
    until = now + timedelta(minutes=minutes)
    body = {"level": one.level, "role": one.role, "until": until.isoformat(), "reason": why}
    return (Draft(Kind.ESCALATION_SNOOZED, body),)


def outcome_named(word: str) -> Outcome:
    """The outcome that the word means, such as ``no-answer``.

    Raises:
        WrongUse: there is no such outcome.
    """
    plain = "_".join(word.casefold().replace("-", " ").replace("_", " ").split())
    try:
        return Outcome(plain)
    except ValueError as error:
        words = ", ".join(one.replace("_", "-") for one in Outcome)
        raise WrongUse(f"No outcome is called {one_line(word)!r}. The outcomes are: {words}") from error


def _path(incident: Incident) -> tuple[EscalationHop, ...]:
    if not incident.is_open:
        raise Refused(f"{incident.key} is {incident.status.capitalize()}. Escalation ends with it")
    path = incident.playbook.escalation if incident.playbook else ()
    if not path:
        raise Refused(
            f"{incident.key} has no escalation path: "
            + ("its playbook states none" if incident.playbook else "it follows no playbook")
            + '. Write down who was called as an entry, such as "> called the CTO"'
        )
    return path


def _called(path: Sequence[EscalationHop], level: int, outcome: Outcome) -> Draft:
    return Draft(Kind.ESCALATED, {"level": level, "role": path[level - 1].role, "outcome": outcome})


def _next(incident: Incident, path: Sequence[EscalationHop], now: datetime) -> EscalationReading:
    due = clock(incident, now).escalation
    if due is None:
        names = ", ".join(hop.role for hop in path)
        raise Refused(f"The escalation path of {incident.key} has no further level. Say whom you called: {names}")
    return due


def _level_of(incident: Incident, path: Sequence[EscalationHop], role: str) -> int:
    wanted = one_line(role).casefold()
    exact = [place for place, hop in enumerate(path, 1) if hop.role.casefold() == wanted]
    found = exact or [place for place, hop in enumerate(path, 1) if wanted and wanted in hop.role.casefold()]
    if len(found) != 1:
        names = ", ".join(hop.role for hop in path)
        raise NotFound(f"No one level of the path of {incident.key} is called {one_line(role)!r}. It is: {names}")
    return found[0]


def _too_long(one: EscalationReading, latest: datetime, now: datetime) -> str:
    """Why a snooze is too long, and what is still possible."""
    left = (latest - now) // timedelta(minutes=1)
    rule = f"One level is put off for {_MOST_MIN} minutes in all at most (from settings)"
    still = f"{left} {'is' if left == 1 else 'are'} left for {one.role}" if left else f"None is left for {one.role}"
    return f"{rule}. {still}"
