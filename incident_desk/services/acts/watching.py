"""Checks of a record: watch one, pause it, announce work, watch it no longer, and book a change of its state.

A check that another version wrote can be paused and dropped too: its data stays as it is but for what is changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from incident_desk.domain.durations import span
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health import Change
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_rules import MOST_THRESHOLDS, Maintenance, RuleNotReadable, rule_items
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment


def watch(incident: Incident, check: Check) -> Sequence[Draft]:
    """Watch a check from now on, or watch it with other settings.

    Raises:
        Refused: it is watched just so already.
    """
    data = check.to_data()
    if dict(incident.checks.get(check.id) or {}) == data:
        raise Refused(f"{check.name} is watched already")
    return (Draft(Kind.CHECK_WATCHED, {"check": data}),)


def next_check_id(incident: Incident) -> str:
    """An id for another check of this record, which none had before: what is kept of one goes by its id."""
    return next(next_check_ids(incident))


def next_check_ids(incident: Incident) -> Iterator[str]:
    """Ids for further checks of this record, one after the other, without end."""
    numbers = count(len(incident.checks) + incident.checks_dropped + 1)
    ids = (f"{incident.key}-{number}" for number in numbers)
    return (one for one in ids if one not in incident.checks)


def find_check(incident: Incident, words: str) -> str:
    """The id of a check by its id or its name; case does not matter.

    Raises:
        NotFound: the record watches nothing of that name, or several.
    """
    wanted = words.strip().casefold()
    names = {check: str(data.get("name") or check) for check, data in incident.checks.items()}
    found = [check for check in names if check.casefold() == wanted]
    found = found or [check for check, name in names.items() if name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{incident.key} watches several called {words!r}. Say which: {', '.join(found)}")
    known = ", ".join(names.values()) or "none"
    raise NotFound(f"{incident.key} watches nothing called {words!r}. It watches: {known}")


def pause(incident: Incident, check: str) -> Sequence[Draft]:
    """Ask it no more for now.

    Raises:
        Refused, NotFound: it is paused already, or not watched.
    """
    data = _watched(incident, check)
    if data.get("paused"):
        raise Refused(f"{data['name']} is paused already")
    return _changed(data, {"paused": True}, "paused")


def resume(incident: Incident, check: str) -> Sequence[Draft]:
    """Ask it again.

    Raises:
        Refused, NotFound: it is not paused, or not watched.
    """
    data = _watched(incident, check)
    if not data.get("paused"):
        raise Refused(f"{data['name']} is not paused")
    return _changed(data, {"paused": False}, "asked again")


def drop(incident: Incident, check: str) -> Sequence[Draft]:
    """Watch it no longer. What was recorded of it stays.

    Raises:
        NotFound: it is not watched.
    """
    return (Draft(Kind.CHECK_DROPPED, {"check": check, "name": _watched(incident, check)["name"]}),)


def maintain(incident: Incident, check: str, window: Maintenance, now: datetime) -> Sequence[Draft]:
    """Announce work: while it lasts the check is asked and not judged. Windows that are over are let go of.

    Raises:
        Refused, NotFound: the window is over already, there are too many, or it is not watched.
    """
    data = _watched(incident, check)
    if window.ends <= now:
        raise Refused("This maintenance would be over already")
    kept = [one for one in _windows(data) if one.ends > now and one != window]
    if len(kept) >= MOST_THRESHOLDS:
        raise Refused(f"{data['name']} has {len(kept)} windows of maintenance ahead, and there can be no more")
    how = f"in maintenance from {window.begins:%Y-%m-%d %H:%M} UTC for {span(_length_s(window))}: {window.reason}"
    return _changed(data, {"maintenance": [one.to_data() for one in (*kept, window)]}, how)


def end_maintenance(incident: Incident, check: str, now: datetime) -> Sequence[Draft]:
    """The work is over: what holds now ends now; where nothing holds, what was announced next is taken back.

    Raises:
        Refused, NotFound: there is none, or it is not watched.
    """
    data = _watched(incident, check)
    ahead = sorted((one for one in _windows(data) if one.ends > now), key=_begins)
    if not ahead:
        raise Refused(f"{data['name']} has no maintenance")
    holding = [one for one in ahead if one.holds(now)]
    gone = holding or ahead[:1]
    ended = [Maintenance(one.begins, now, one.reason) for one in holding if one.begins < now]
    kept = [one for one in ahead if one not in gone]
    how = "maintenance over" if holding else "its maintenance is called off"
    return _changed(data, {"maintenance": [one.to_data() for one in (*ended, *kept)]}, how)


def put_off(incident: Incident, checks: Sequence[str]) -> Sequence[Draft]:
    """Declare nothing for the present trouble of these standing checks; it holds until each is normal again.

    Raises:
        Refused: all of them were put off already.
    """
    new = [check for check in checks if check not in incident.put_off and check in incident.checks]
    if not new:
        raise Refused("Nothing is offered that is not put off already")
    names = [str(_watched(incident, check)["name"]) for check in new]
    return (Draft(Kind.OFFER_PUT_OFF, {"checks": new, "names": names}),)


def book_change(change: Change, cause: str) -> Sequence[Draft]:
    """A check's change of state as an event with its true time; the same cause is booked once."""
    return (Draft(Kind.CHECK_CHANGED, change.to_data(), Moment.exactly(change.at), cause),)


def _watched(incident: Incident, check: str) -> Mapping[str, Any]:
    data = incident.checks.get(check)
    if data is None:
        raise NotFound(f"{incident.key} does not watch {check}")
    return {"name": check} | dict(data)


def _changed(data: Mapping[str, Any], fields: Mapping[str, Any], how: str) -> Sequence[Draft]:
    return (Draft(Kind.CHECK_WATCHED, {"check": {**data, **fields}, "how": how}),)


def _windows(data: Mapping[str, Any]) -> tuple[Maintenance, ...]:
    try:
        return rule_items(Maintenance, data.get("maintenance", ()))
    except RuleNotReadable as error:
        raise Refused(f"Another version of the program wrote the maintenance of {data['name']}: {error}") from error


def _begins(window: Maintenance) -> datetime:
    return window.begins


def _length_s(window: Maintenance) -> float:
    return (window.ends - window.begins).total_seconds()
