"""The part history of the command check: what was heard of checks in a window of the past."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from incident_desk.cli.session import Session
from incident_desk.domain.errors import NotFound, WrongUse
from incident_desk.domain.incident import Incident
from incident_desk.formats.check_history import WIDTH, past_data, past_lines
from incident_desk.formats.times import iso
from incident_desk.leaving import open_history
from incident_desk.services.acts.watching import find_check
from incident_desk.services.standing import STANDING_KEY, is_standing

if TYPE_CHECKING:
    from incident_desk.services.history import History

USUAL = timedelta(hours=24)
BEFORE = timedelta(hours=1)


def history(session: Session, given: Sequence[str]) -> int:
    """Availability, errors, answer times and outages of one check or of all that a record watches."""
    if not given:
        raise WrongUse("Say of which incident, or standing: check history KEY")
    record = _record(session, given[0])
    checks = [find_check(record, " ".join(given[1:]))] if given[1:] else list(record.checks)
    if not checks:
        raise NotFound(f"{record.key} watches nothing")
    since, until = _window(session, record)
    past = open_history(session.place.files)
    try:
        found = [_told(past, record, one, (since, until)) for one in checks]
    finally:
        past.close()
    data = {"key": record.key, "from": iso(since), "until": iso(until), "checks": [one for one, _ in found]}
    head = f"{record.key}, from {session.local(since)} until {session.local(until)}"
    return session.answer(data, lambda: "\n".join([head, *(line for _, lines in found for line in lines)]))


def _record(session: Session, key: str) -> Incident:
    """The record of that key. Raises NotFound."""
    if key.strip().casefold() != STANDING_KEY.casefold():
        return session.incident(key)
    found = session.place.desk.standing.find()
    if found is None:
        raise NotFound("There are no standing checks yet. Add one: check add standing ADDRESS")
    return found


def _window(session: Session, record: Incident) -> tuple[datetime, datetime]:
    """The window as typed; otherwise an incident from an hour before it to its end, or the last 24 hours."""
    words, now = session.words, session.now()
    until = session.time(words.until)
    since = session.time(words.begins)
    if until is None:
        until = now if is_standing(record) or words.begins else record.ended_at or now
    if since is None:
        since = until - USUAL if is_standing(record) or words.until else record.declared_at - BEFORE
    if since >= until:
        raise WrongUse(f"--from ({session.local(since)}) must come before --until ({session.local(until)})")
    return since, until


def _told(
    past: "History", record: Incident, check: str, window: tuple[datetime, datetime]
) -> tuple[dict[str, Any], list[str]]:
    """One check's figures and course, as data and as lines."""
    figures = past.figures(check, *window)
    course = past.course(check, *window, WIDTH)
    name = str(record.checks[check].get("name", check))
    lines = [name, *(f"  {line}" for line in past_lines(figures, course))]
    return {"check": check, "name": name} | past_data(figures, course), lines
