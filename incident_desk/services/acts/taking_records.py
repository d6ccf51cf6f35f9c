"""A record of a file becomes one of this store: the same events under a free key; nothing of it asks by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from incident_desk.domain.checks.secret_words import MASK, names_in, unnamed
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.taken_records import TakenFrom, opening_here
from incident_desk.formats.record_file import RecordFile

_AHEAD = timedelta(minutes=1)
"""By so much another computer's clock may be ahead."""


def planted(file: RecordFile, key: str, who: str, now: datetime) -> list[Event]:
    """The events of the file's record as this store takes them, under that key.

    Raises:
        Refused: it was written later than now, by a clock that is ahead or here is behind.
    """
    last = file.events[-1].written_at
    if last > now + _AHEAD:
        raise Refused(
            f"{file.name} was written at {last:%Y-%m-%d %H:%M} UTC, and here it is {now:%Y-%m-%d %H:%M} UTC. One "
            "of the two clocks is wrong: set this computer's, or import it later"
        )
    key_there = str(file.events[0].data.get("key"))
    taken = TakenFrom(key_there, file.name, now, who, len(file.events), file.head)
    return [opening_here(file.events, key, taken), *file.events[1:]]


def quiet(incident: Incident) -> Iterator[Draft]:
    """Drafts that pause the checks which the record brings, and take out the names of secrets, for those of that
    name here are meant for other places. What has ended keeps its checks as they are: nobody asks them."""
    for check, data in incident.checks.items():
        if (incident.is_open and not data.get("paused")) or names_in(dict(data)):
            told = {"id": check, **unnamed(dict(data), MASK), "paused": True}
            yield Draft(Kind.CHECK_WATCHED, {"check": told, "how": "paused"})


def written_now(draft: Draft, act: str, who: str, id_: str, last: Event) -> Event:
    """The draft as the event after *last*; the store chains it and says when it was written."""
    now = last.written_at
    return replace(
        last, id=id_, act=act, kind=draft.kind, version=draft.version, happened=Moment.exactly(now), who=who,
        body=draft.body, salt=None, seq=last.seq + 1,
    )  # fmt: skip
