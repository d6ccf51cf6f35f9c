"""Files that prove something: what is known of each in the record, and whether it still lies there as it was."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from incident_desk.domain.events import Event, Kind


class Lies(StrEnum):
    """How a file of evidence lies in its folder."""

    WHOLE = "whole"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Looked:
    """How a file lies, the SHA-256 and the size in bytes that it has now, and as much of its beginning as asked.

    Of one that is missing nothing is known.
    """

    lies: Lies
    sha256: str = ""
    size: int = 0
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was attached: by which event (and number), its content's SHA-256, its name and size in bytes.

    ``entry`` is the id of the entry that it belongs to, if any; ``media`` its kind by what it begins with.
    """

    id: str
    number: int
    sha256: str
    name: str
    size: int
    at: datetime
    who: str
    media: str = ""
    entry: str | None = None


def attachments(events: Iterable[Event], undone: Collection[str] = ()) -> tuple[Attachment, ...]:
    """The files of one record that stand, in the order of attaching; ``undone`` are the acts taken back."""
    return tuple(
        _attachment(one)
        for one in events
        if one.kind == Kind.EVIDENCE_ATTACHED and one.body is not None and one.act not in undone
    )


def counted(events: Iterable[Event], undone: Collection[str] = ()) -> Mapping[str, int]:
    """How many files stand with each row of the timeline, by its id: with the entry that each belongs to, or else
    with the row of its attaching."""
    return Counter(one.entry or one.id for one in attachments(events, undone))


def of_row(files: Iterable[Attachment], row: str) -> tuple[Attachment, ...]:
    """Those that a row of the timeline shows: the entry's own, or the one that the row tells of."""
    return tuple(one for one in files if row in (one.entry, one.id))


def pieces_words(count: int) -> str:
    """``1 file``, ``3 files``."""
    return f"{count} file{'' if count == 1 else 's'}"


def _attachment(event: Event) -> Attachment:
    data = event.data
    return Attachment(
        event.id,
        event.seq,
        str(data.get("sha256", "")),
        str(data.get("name", "")),
        int(data.get("size") or 0),
        event.written_at,
        event.who,
        str(data.get("media") or ""),
        data.get("entry"),
    )


def size_words(size: int) -> str:
    """``84 kB``, ``3.2 MB``: a size for people, in powers of ten."""
    for limit, unit in ((1000, "bytes"), (1_000_000, "kB"), (1_000_000_000, "MB")):
        if size < limit:
            scaled = size / (limit / 1000)
            return f"{scaled:.1f} {unit}" if unit == "MB" and scaled < 10 else f"{scaled:.0f} {unit}"  # noqa: PLR2004
    return f"{size / 1_000_000_000:.1f} GB"


def attached_words(data: dict[str, Any]) -> str:
    """The row of the timeline: what was attached, and how large it is."""
    return f"{data.get('name')} attached, {size_words(int(data.get('size') or 0))}"
