"""What the desk says to its guardian: one JSON object a line. The guardian answers nothing.

| line | it says |
|---|---|
| `{"guard": {"claim", "journal", "clock"}}` | the files of the data folder; first of all |
| `{"settings": {…}}` | what the person has set about alarms |
| `{"open": [incident, …], "deadlines": [deadline, …]}` | all that is guarded |
| `{"beat": true}` | the desk is alive; once a second |
| `{"farewell": "keep"}`, `{"farewell": "stop"}` | the desk says no more; the watch is kept, or ended |

An incident has `id`, `key`, `title`; a deadline `id`, `incident`, `key`, `title`, `name`, `due`, `state`, `seen`.
Times are steady UTC, so a line means the same whenever it is read.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from incident_desk.services.vigil import Deadline, Duty, OpenIncident

KEEP, STOP = "keep", "stop"


class LineNotReadable(ValueError):
    """A line is no message of ours."""


def to_line(message: dict[str, Any]) -> bytes:
    """One message as one line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes) -> dict[str, Any]:
    """The message of one line.

    Raises:
        LineNotReadable: it is none.
    """
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineNotReadable(f"not JSON: {line[:80]!r}") from error
    if not isinstance(message, dict):
        raise LineNotReadable(f"not an object: {line[:80]!r}")
    return message


def duty_to_data(duty: Duty) -> dict[str, Any]:
    """What is guarded, as plain data."""
    found = {one.id: one for one in duty.open}
    return {
        "open": [{"id": one.id, "key": one.key, "title": one.title} for one in duty.open],
        "deadlines": [_deadline_to_data(one, found.get(one.incident)) for one in duty.deadlines],
    }


def duty_from_data(data: dict[str, Any]) -> Duty:
    """What is guarded, from plain data.

    Raises:
        LineNotReadable: something is missing or of the wrong kind.
    """
    try:
        found = [OpenIncident(str(one["id"]), str(one["key"]), str(one["title"])) for one in data["open"]]
        return Duty(tuple(found), tuple(_deadlines(data["deadlines"])))
    except (KeyError, TypeError, ValueError) as error:
        raise LineNotReadable(f"not a duty: {error!r}") from error


def _deadline_to_data(deadline: Deadline, incident: OpenIncident | None) -> dict[str, Any]:
    return {
        "id": deadline.id,
        "incident": deadline.incident,
        "key": incident.key if incident else "",
        "title": incident.title if incident else "",
        "name": deadline.name,
        "due": deadline.due.isoformat(),
        "state": deadline.state,
        "seen": deadline.seen,
    }


def _deadlines(data: Iterable[dict[str, Any]]) -> Iterable[Deadline]:
    for one in data:
        due = datetime.fromisoformat(one["due"])
        if due.tzinfo is None:
            raise LineNotReadable(f"a time without a zone: {one['due']}")
        yield Deadline(
            str(one["id"]), str(one["incident"]), str(one["name"]), due, str(one["state"]), bool(one["seen"])
        )
