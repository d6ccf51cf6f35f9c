"""The hash chain that makes a record tamper-evident.

::

    body_hash = SHA-256(salt ‖ canonical body)          so that a body can be erased and its hash stays
    hash      = SHA-256(canonical head ‖ body_hash)     the head holds the hash of the event before

It shows a changed, missing or reordered event. It does not show a tail cut off, unless a later hash was noted
elsewhere (every report prints the head), and it does not stop an owner who rewrites everything.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from incident_desk.domain.events import Body, Event, Problem
from incident_desk.domain.moments import to_microseconds

START = "0" * 64
"""The hash before the first event of a record."""


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, text as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def hash_of_body(salt: str, body_text: str) -> str:
    """The salted hash of a body in its canonical text."""
    return hashlib.sha256(f"{salt}\x1f{body_text}".encode()).hexdigest()


def head_of(event: Event) -> Mapping[str, Any]:
    """Everything that the chain vouches for besides the body."""
    happened = event.happened
    return {
        "id": event.id,
        "incident": event.incident,
        "seq": event.seq,
        "act": event.act,
        "kind": str(event.kind),
        "version": event.version,
        "at": None if happened.at is None else to_microseconds(happened.at),
        "until": None if happened.until is None else to_microseconds(happened.until),
        "precision": str(happened.precision),
        "written": to_microseconds(event.written_at),
        "who": event.who,
        "previous": event.previous,
    }


def hash_of_event(event: Event) -> str:
    """The hash that the event should carry, from its head and its body's hash."""
    return hashlib.sha256(f"{canonical(head_of(event))}\x1f{event.body_hash}".encode()).hexdigest()


@dataclass(slots=True)
class ChainCheck:
    """Verifies events one after the other, in the order of the store."""

    _heads: dict[str, tuple[int, str]]
    _erased: set[str]
    _emptied: dict[str, Event]
    _last_position: int = 0

    def __init__(self) -> None:
        self._heads = {}
        self._erased = set()
        self._emptied = {}
        self._last_position = 0

    def problems_of(self, event: Event) -> list[Problem]:
        """What is wrong with this event and its place."""
        found = [*self._place(event), *self._body(event)]
        if hash_of_event(event) != event.hash:
            found.append(_problem(event, "was changed after it was written: its hash does not fit"))
        self._heads[event.incident] = (event.seq, event.hash)
        self._last_position = event.position
        return found

    def problems_at_end(self) -> list[Problem]:
        """What can only be said when all events were seen: bodies emptied without an erasure."""
        return [
            _problem(event, "has lost its text, and no erasure says so")
            for event in self._emptied.values()
            if event.id not in self._erased
        ]

    def _place(self, event: Event) -> Iterable[Problem]:
        seq, previous = self._heads.get(event.incident, (0, START))
        if event.position != self._last_position + 1:
            missing = event.position - self._last_position - 1
            yield _problem(event, f"stands after a gap: {missing} event(s) are missing before it")
        if event.seq != seq + 1:
            yield _problem(event, f"should be number {seq + 1} of its record and says {event.seq}")
        if event.previous != previous:
            yield _problem(event, "does not follow the event before it: the chain is broken")

    def _body(self, event: Event) -> Iterable[Problem]:
        self._note_erasure(event)
        if event.body is None or event.salt is None:
            self._emptied[event.id] = event
        elif hash_of_body(event.salt, canonical(event.body)) != event.body_hash:
            yield _problem(event, "was changed after it was written: its text does not fit its hash")

    def _note_erasure(self, event: Event) -> None:
        erased = event.data.get("events", ()) if event.kind == "erased" else ()
        self._erased.update(str(one) for one in erased)


def _problem(event: Event, what: str) -> Problem:
    return Problem(f"Event {event.seq} of {event.incident} {what}", event.incident, event.id, event.position)


def body_text(body: Body) -> str:
    """A body in the text that is stored and hashed."""
    return canonical(body)
