"""What the services need from outside, said as protocols. The adapters answer; the tests have fakes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from incident_desk.domain.attachments import Lies, Looked
from incident_desk.domain.events import Draft, Event, Problem
from incident_desk.domain.incident import Incident


class Clock(Protocol):
    """Steady UTC: an anchor plus the boot-time clock, the same in every process of a data folder."""

    def now(self) -> datetime:
        """The current moment in UTC; it never jumps, and it goes on while the machine sleeps."""
        ...

    @property
    def speed(self) -> float:
        """How many seconds pass here in one second: 1, but in a drill."""
        ...

    def wall_offset(self) -> float:
        """Seconds by which the wall clock is ahead of steady UTC (negative: behind)."""
        ...

    def slept_s(self) -> float:
        """Seconds that the computer has slept since its boot; 0 in a drill, and where the system doesn't tell."""
        ...

    def accept_wall(self) -> None:
        """Take the wall clock's time as the new anchor."""
        ...


class Ids(Protocol):
    """Makes the ids of events."""

    def new(self, now: datetime) -> str:
        """A new UUIDv7 for that moment."""
        ...

    def caused(self, *cause: str) -> str:
        """The id of what the program books by itself: the same cause always gives the same id."""
        ...


@dataclass(frozen=True, slots=True)
class Head:
    """Where one record stands: its readable key and its last event."""

    incident: str
    key: str
    record: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Planned:
    """Events decided for one incident within one write. ``incident`` is new when its first draft opens it."""

    incident: str
    drafts: Sequence[Draft]


class Transaction(Protocol):
    """What a decision sees inside the write lock: nobody else can write until it ends."""

    @property
    def now(self) -> datetime:
        """The written-at of what this decision writes: after everything in the store."""
        ...

    def since(self, position: int) -> Sequence[Event]:
        """The events of the whole store after that position, in order."""
        ...

    def next_key(self, prefix: str) -> str:
        """The next free key, such as ``INC-0048`` for ``INC-``."""
        ...

    def incident_of(self, key: str) -> str | None:
        """The incident with that key."""
        ...


class EvidenceStore(Protocol):
    """Keeps the files that prove something, each under the SHA-256 of its content."""

    def take(self, source: Path, told: Callable[[int], None] | None = None) -> tuple[str, int, bytes]:
        """Copy a file in; its SHA-256, its size in bytes and its first bytes. ``told`` hears how far it is."""
        ...

    def take_data(self, data: bytes, name: str) -> tuple[str, int, bytes]:
        """Keep what lies in no file yet; its SHA-256, its size in bytes and its first bytes."""
        ...

    def lies(self, sha256: str) -> Lies:
        """Whether the file lies there with the content that it had."""
        ...

    def look(self, sha256: str, most: int) -> Looked:
        """How the file lies there, and its first bytes, at most so many."""
        ...

    def place(self, sha256: str) -> Path:
        """Where the content of that hash lies, or would."""
        ...

    def copy_out(self, sha256: str, to: Path) -> None:
        """Write a copy of what lies there as it was, whole or not at all."""
        ...

    def forget(self, sha256: str) -> None:
        """Take that content away for good: it was erased from the record."""
        ...

    def copy_to(self, folder: Path) -> int:
        """Copy all that lies here to a folder of the same form; how many files that are."""
        ...


Decide = Callable[[Transaction], Sequence[Planned]]


class Snapshots(Protocol):
    """Folded states that are kept beside the record: disposable, and never the truth."""

    def find(self, heads: Sequence[Head]) -> Mapping[str, Incident]:
        """The states that are kept of these records as they end now, by incident."""
        ...

    def earlier(self, incidents: Sequence[str]) -> Mapping[str, Incident]:
        """The states that are kept of these incidents, wherever in their records: they have moved on since."""
        ...

    def keep(self, incidents: Iterable[Incident]) -> None:
        """These were folded just now; keep those that are worth it."""
        ...

    def forget(self, incident: str) -> None:
        """Leave nothing of this incident: a text of it was erased."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class NoSnapshots:
    """None are kept: every state is folded from its record."""

    def find(self, heads: Sequence[Head]) -> Mapping[str, Incident]:
        """None."""
        return {}

    def earlier(self, incidents: Sequence[str]) -> Mapping[str, Incident]:
        """None."""
        return {}

    def keep(self, incidents: Iterable[Incident]) -> None:
        """Keep none."""

    def forget(self, incident: str) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is open."""


class RecordStore(Protocol):
    """The append-only record. Every call may raise ``StoreFailure``; nothing is ever half-written."""

    def append(self, decide: Decide, *, act: str, who: str) -> list[Event]:
        """Decide and write in one transaction; return what is on disk.

        If the store already holds events of this ``act``, those are returned and nothing is decided again,
        so that a repeated request is written once. A draft whose ``id`` is present is left out.
        """
        ...

    def plant(self, decide: Callable[[Transaction], Sequence[Event]]) -> list[Event]:
        """Write a whole record that was written elsewhere; what is on disk, its events as they were first written.

        ``decide`` gives its events, the opening first, or none.

        Raises:
            Refused: its key or one of its events is in the store already.
        """
        ...

    def since(self, position: int, limit: int | None = None) -> list[Event]:
        """Events of the whole store after a position, in order."""
        ...

    def events(
        self, incident: str, after: int = 0, until: int | None = None, acts: Collection[str] | None = None
    ) -> list[Event]:
        """Events of one incident after a sequence number, in order; to and with ``until`` and of these acts alone,
        where they are given."""
        ...

    def records(
        self, incidents: Sequence[str], kinds: Collection[str] | None = None, words: Collection[str] = ()
    ) -> Iterator[list[Event]]:
        """Every event of each of these incidents, or of these kinds alone, or those whose body has one of these
        words, in plain letters; incident by incident, and one that has none is left out."""
        ...

    def event(self, event_id: str) -> Event | None:
        """One event by its id."""
        ...

    def heads(self) -> list[Head]:
        """Every record with its last event, oldest record first."""
        ...

    def position(self) -> int:
        """The position of the last event, 0 for an empty store."""
        ...

    def version(self) -> int:
        """A number that changes when another process has written; cheap enough to ask every 250 ms."""
        ...

    def verify(self) -> Iterator[Problem]:
        """Everything that is wrong: damage, gaps, changed events, refused attempts to change one."""
        ...

    def backup(self, to: Path) -> None:
        """A whole, verified copy of the record at this moment."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
