"""Files that prove something: what is known of each in the record, and whether it still lies there as it was."""

from collections.abc import Collection, Iterable
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
