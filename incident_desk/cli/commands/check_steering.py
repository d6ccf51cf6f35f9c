"""Parts of the command check that steer what is watched: pause, resume, remove, maintain, join."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from incident_desk.cli.session import Session
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.events import Draft
from incident_desk.domain.health_rules import Maintenance, RuleNotReadable
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.watching import drop, end_maintenance, find_check, maintain, pause, resume
from incident_desk.services.joining import Joining

_Part = Callable[[Session, Sequence[str]], int]
_HALF_A_DAY = timedelta(hours=12)
_Act = Callable[[Incident, str, datetime], Sequence[Draft]]


def _pause(session: Session, given: Sequence[str]) -> int:
    return _steer(session, given, lambda incident, check, _: pause(incident, check), "paused")


def _resume(session: Session, given: Sequence[str]) -> int:
    return _steer(session, given, lambda incident, check, _: resume(incident, check), "asked again")


def _remove(session: Session, given: Sequence[str]) -> int:
    return _steer(session, given, lambda incident, check, _: drop(incident, check), "no longer watched")


def _maintain(session: Session, given: Sequence[str]) -> int:
    words = session.words
    if words.over:
        if words.begins or words.until or words.reason:
            raise WrongUse("--over ends the maintenance now; it takes no times and no reason")
        return _steer(session, given, end_maintenance, "maintenance over")
    window = _window(session)
    said = f"in maintenance from {session.local(window.begins)} until {session.local(window.ends)}"
    return _steer(session, given, lambda incident, check, now: maintain(incident, check, window, now), said)


def _window(session: Session) -> Maintenance:
    """The announced work as typed. Raises WrongUse, Refused."""
    words = session.words
    begins = session.coming_time(words.begins, session.now(), _HALF_A_DAY) or session.now()
    ends = session.coming_time(words.until, begins, 2 * _HALF_A_DAY)
    if ends is None or not words.reason:
        raise WrongUse("Say until when and why: check maintain KEY CHECK --until TIME --reason TEXT; or --over")
    try:
        return Maintenance(begins, ends, words.reason.strip())
    except RuleNotReadable as error:
        raise Refused(str(error).capitalize()) from error


def _steer(session: Session, given: Sequence[str], act: _Act, said: str) -> int:
    """Do the act to one check. The check is found anew in the state that is written on."""
    if len(given) < 2:
        raise WrongUse(f"Say which incident and which check: check {session.words.part} KEY CHECK")
    key, *words = given
    record = session.record(key)
    name = " ".join(words)
    found = find_check(record, name)
    session.place.desk.act(record.id, lambda one, now: act(one, find_check(one, found), now), session.who)
    data: dict[str, Any] = {"key": record.key, "check": found, "name": record.checks[found].get("name")}
    return session.answer(data, f"{record.key} {data['name']}: {said}")


def _join(session: Session, given: Sequence[str]) -> int:
    """An open incident takes the standing checks along that are in trouble now."""
    if len(given) != 1:
        raise WrongUse("Say which incident: check join KEY")
    record, desk = session.record(given[0]), session.place.desk
    after = desk.act(record.id, Joining(desk), session.who).after
    new = [str(data.get("name") or check) for check, data in after.checks.items() if check not in record.checks]
    data = {"key": record.key, "checks": new}
    return session.answer(data, lambda: f"{record.key} watches {', '.join(new)} too")


STEERING: Mapping[str, _Part] = {
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
    "maintain": _maintain,
    "join": _join,
}
"""Each part's word with what does it."""
