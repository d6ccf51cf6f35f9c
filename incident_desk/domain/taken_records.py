"""A record that was taken in from a file: where it comes from, and when its events were first written.

The store gives every event a time of writing of its own, after everything that it holds. What the events had where
they were first written is said by their opening, and whoever reads the record meets that:

::

    first written   id · act · kind · who · body · written at · chain
    in this store   id · act · kind · who · body              · chain      + in the opening: ``taken``

So the chain of the origin can be made again from the record, and proven by the hash that the file ended in.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import accumulate
from typing import Any

from incident_desk.domain.chain import START, canonical, hash_of_body, hash_of_event
from incident_desk.domain.events import Body, Event, Kind
from incident_desk.domain.moments import from_microseconds, to_microseconds, utc

TAKEN = "taken"
"""The field of an opening that says so."""


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """Which it was: its key there, the file, who took it in when (UTC), its last event and the hash of that."""

    key: str
    file: str
    at: datetime
    who: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The same with what its events had there: the microseconds of writing, and what the approvals signed."""

    taken: TakenFrom
    written: tuple[int, ...] = field(repr=False)
    signed: Mapping[int, str] = field(repr=False)


def origin_of(opening: Body) -> Origin | None:
    """What an opening says of it; None where the record was written here."""
    data = opening.get(TAKEN)
    if not isinstance(data, Mapping):
        return None
    taken = TakenFrom(
        str(data["key"]),
        str(data["file"]),
        utc(datetime.fromisoformat(data["at"])),
        str(data["who"]),
        int(data["seq"]),
        str(data["head"]),
    )
    signed = {int(seq): str(hash_) for seq, hash_ in data["signed"].items()}
    return Origin(taken, tuple(accumulate(int(one) for one in data["written"])), signed)


def taken_at(opening: Body) -> datetime | None:
    """When the record of that opening was taken in; None where it was written here, or nobody can read it."""
    data = opening.get(TAKEN)
    if isinstance(data, Mapping):
        with suppress(ValueError, TypeError, KeyError):
            return utc(datetime.fromisoformat(data["at"]))
    return None


def taken_from(events: Sequence[Event]) -> TakenFrom | None:
    """Where a record comes from; None where it was written here."""
    origin = origin_of(events[0].data) if events else None
    return origin.taken if origin is not None else None


def as_written(event: Event, origin: Origin) -> Event:
    """The event of this store with the time at which it was first written, and what it signed then."""
    if event.seq > len(origin.written):
        return event
    previous = origin.signed.get(event.seq, event.previous)
    return replace(event, written_at=from_microseconds(origin.written[event.seq - 1]), previous=previous)


def opening_here(events: Sequence[Event], key: str, taken: TakenFrom) -> Event:
    """The opening of a whole record as it will stand in this store, under that key, saying where it comes from."""
    written = [to_microseconds(one.written_at) for one in events]
    steps = [written[0], *(later - earlier for earlier, later in zip(written, written[1:], strict=False))]
    origin = {
        "key": taken.key,
        "file": taken.file,
        "at": utc(taken.at).isoformat(),
        "who": taken.who,
        "seq": taken.seq,
        "head": taken.head,
        "written": steps,
        "signed": {str(one.seq): one.previous for one in events if one.kind == Kind.APPROVED},
    }
    return replace(events[0], body={**events[0].data, "key": key, TAKEN: origin})


def chained_anew(events: Sequence[Event]) -> tuple[Event, ...]:
    """The record as a chain that stands by itself.

    Of one that was written here that is what it is. Of one that was taken in the first events are, with their
    hashes, what they were there; what was written here since goes on from them.
    """
    origin = origin_of(events[0].data) if events else None
    return tuple(events) if origin is None else tuple(_chained(events, origin))


def _chained(events: Sequence[Event], origin: Origin) -> Iterator[Event]:
    previous = START
    for event in events:
        one = _opening_there(event, origin) if event.seq == 1 else event
        one = replace(one, previous=previous)
        one = replace(one, hash=hash_of_event(one))
        previous = one.hash
        yield one


def _opening_there(event: Event, origin: Origin) -> Event:
    body: dict[str, Any] = {name: value for name, value in event.data.items() if name != TAKEN}
    body["key"] = origin.taken.key
    return replace(event, body=body, body_hash=hash_of_body(event.salt or "", canonical(body)))


def holds_origin(events: Sequence[Event]) -> bool:
    """Whether the first events of a record are still those that it was taken in with; True of one written here."""
    taken = taken_from(events)
    if taken is None:
        return True
    first = chained_anew(events[: taken.seq])
    return len(first) == taken.seq and first[-1].hash == taken.head
