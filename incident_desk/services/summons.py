"""How to bring in a level of the escalation path: whom to call, and a message made from the record. Pure.

The message says what the record says and nothing more: it is read by somebody who was asleep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.calls import EscalationCall, Outcome
from incident_desk.domain.clock import ClockReading, clock
from incident_desk.domain.durations import countdown, span
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.playbook import Contact
from incident_desk.domain.roles import Role, role_named
from incident_desk.domain.target_reading import LATE, TargetReading
from incident_desk.services.acts.words import one_line

_DIGITS = re.compile(r"\+?\(?\d[\d ().\-/]{4,}\d")
_SAYS_NUMBER = re.compile(r"phone|mobile|\btel|number|telefon|handy|pager", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom to call: in the playbook's words, and how. ``number`` is empty where none is stated."""

    name: str
    said: str = ""
    number: str = ""


def reach(incident: Incident, level: int) -> Reach:
    """Who is behind that level (from 1) by the playbook's contacts; without one, the role alone."""
    role = _path_roles(incident)[level - 1]
    contact = _contact(incident, role)
    if contact is None:
        return Reach(role)
    said = " · ".join(one for one in (contact.primary, contact.secondary) if not _is_blank(one))
    return Reach(contact.role, one_line(said), _number(contact))


def summons(incident: Incident, level: int, now: datetime) -> str:
    """A message that asks whoever has that level to join, by what the record says at ``now`` (UTC)."""
    reading = clock(incident, now)
    drill = "DRILL. " if incident.record is RecordKind.DRILL else ""
    parts = [
        f"{drill}{incident.severity or 'Severity not stated'}: {one_line(incident.title)}",
        ", ".join(_extent(incident, now)),
        _acknowledged(incident, reading),
        _late_by(reading.target("resolution")),
        _called(incident, level, now),
        _please(incident, level),
    ]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _extent(incident: Incident, now: datetime) -> Iterator[str]:
    """Since when, and for whom."""
    began = incident.milestones.get(Milestone.IMPACT_STARTED)
    if began is None or began.at is None:
        yield f"Declared at {_face(incident.declared_at, now)}"
    else:
        about = "" if began.precision is Precision.EXACT else "about "
        yield f"Impact since {about}{_face(began.at, now)}"
    who = incident.assessment.get("who")
    if who is not None and who.text:
        yield f"affecting {one_line(who.text)}"


def _acknowledged(incident: Incident, reading: ClockReading) -> str:
    response = reading.target("response")
    if Milestone.ACKNOWLEDGED in incident.milestones:
        return ""
    if response.share >= LATE and response.seconds:
        return f"No acknowledgement in {countdown(response.seconds)}"
    return "Not acknowledged yet" + (f", after {_minutes(reading.elapsed_s)}" if reading.elapsed_s >= 60 else "")


def _late_by(resolution: TargetReading) -> str:
    if resolution.late_by_s < 60 or not resolution.seconds:
        return ""
    return f"The resolution target of {span(resolution.seconds)} is missed by {_minutes(resolution.late_by_s)}"


def _minutes(seconds: float) -> str:
    """Whole minutes: a message that counts seconds is out of date when it is read."""
    return span(seconds // 60 * 60)


def _called(incident: Incident, level: int, now: datetime) -> str:
    """What came of the last call of each level before this one, and how often it was called."""
    said = []
    for number in range(1, level):
        calls = [call for call in incident.escalations if call.level == number and call.at <= now]
        if calls:
            said.append(f"{calls[-1].role} {_outcome(calls, now)}")
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


_OUTCOMES = {
    Outcome.REACHED: "was reached",
    Outcome.NO_ANSWER: "did not answer",
    Outcome.LEFT_MESSAGE: "has a message",
}


def _outcome(calls: list[EscalationCall], now: datetime) -> str:
    times = f", called {len(calls)} times" if len(calls) > 1 else ""
    return f"{_OUTCOMES[calls[-1].outcome]} at {_face(calls[-1].at, now)}{times}"


def _please(incident: Incident, level: int) -> str:
    """What is asked: to join, and the role that stands empty where it is the missing one."""
    first = role_named(_path_roles(incident)[0])
    missing = first is Role.TECH_LEAD and first not in incident.roles and level > 1
    join = f"Please join {incident.key}" + (" and take the technical lead" if missing else "")
    return f"{join}. {incident.commander} has command" if incident.commander else join


def _face(at: datetime, now: datetime) -> str:
    return f"{at:%H:%M} UTC" if at.date() == now.date() else f"{at:%Y-%m-%d %H:%M} UTC"


def _path_roles(incident: Incident) -> tuple[str, ...]:
    return tuple(hop.role for hop in incident.playbook.escalation) if incident.playbook else ()


def _contact(incident: Incident, role: str) -> Contact | None:
    """The contact of that role: of the same name, else one whose name has all its words; a blank one comes last."""
    contacts = incident.playbook.contacts if incident.playbook else ()
    wanted = _words(role)
    same = [one for one in contacts if _words(one.role) == wanted]
    near = [one for one in contacts if wanted and (wanted <= _words(one.role) or _words(one.role) <= wanted)]
    found = sorted((*same, *(one for one in near if one not in same and _words(one.role))), key=_is_empty)
    return found[0] if found else None


def _is_empty(contact: Contact) -> bool:
    return contact.empty


def _words(role: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", role.casefold()))


def _number(contact: Contact) -> str:
    """The first thing in its cells that can be dialled."""
    if contact.empty:
        return ""
    stated = [pair[1] for pair in contact.more if len(pair) > 1 and _SAYS_NUMBER.search(pair[0])]
    for cell in stated:
        if any(sign.isdigit() for sign in cell):
            return one_line(cell)
    cells = (contact.primary, contact.secondary, *(pair[-1] for pair in contact.more))
    found = (match.group().strip() for cell in cells if (match := _DIGITS.search(cell)))
    return next(found, "")


def _is_blank(words: str) -> bool:
    # A window that starts has a path to show, and no need yet of what reads documents.
    from incident_desk.formats.reading.contacts import is_empty

    return is_empty(words)
