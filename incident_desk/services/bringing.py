"""The preview of what is brought in: each row with what speaks against it, and which are ticked to begin with.

A duplicate is the same minute with the same words, blanks and case apart, as an entry that stands in the record
or came earlier in the same batch; or the same line of the same document that was brought in before, whatever it
has been made to say since. Duplicates and rows without a time are not ticked, and can be; what lies ahead can't be.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.counted import counted
from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry
from incident_desk.formats.bringing.found import Found, FoundEntry
from incident_desk.formats.times import AHEAD
from incident_desk.services.acts.bringing import Brought, fitting

_Same = tuple[int | None, str]
"""The minute (since 1970; None: no time is known) and the words without blanks and case."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the preview. ``trouble``: what is wrong with its time; ``duplicate``: of what it is one.

    ``can``: whether it may be ticked at all.
    """

    entry: FoundEntry
    trouble: str = ""
    duplicate: str = ""
    can: bool = True

    @property
    def ticked(self) -> bool:
        """Whether it is ticked to begin with: nothing speaks against it."""
        return self.can and not self.trouble and not self.duplicate

    @property
    def words(self) -> str:
        """What speaks against it."""
        return " · ".join(one for one in (self.duplicate, self.trouble) if one)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be brought in of one text."""

    found: Found
    rows: tuple[PreviewRow, ...]

    @property
    def ticked(self) -> tuple[int, ...]:
        """The places of the rows that are ticked to begin with."""
        return tuple(place for place, row in enumerate(self.rows) if row.ticked)

    def brought(self, places: Collection[int]) -> tuple[Brought, ...]:
        """The rows at these places, ready to be brought in, in their order."""
        return tuple(self._brought(self.rows[place].entry) for place in sorted(places) if self.rows[place].can)

    def _brought(self, entry: FoundEntry) -> Brought:
        found = self.found
        origin = Origin(found.name, entry.line, found.sha256, entry.stated[:80], entry.event)
        return Brought(entry.text, entry.happened or Moment.unknown(), origin, entry.who, entry.sign)

    @property
    def counts(self) -> str:
        """How many there are, and what becomes of them: ``12 entries: 9 ready, 3 duplicates``."""
        kinds = Counter(_kind(row) for row in self.rows)
        told = [f"{kinds[kind]} {one if kinds[kind] == 1 else more}" for kind, more, one in _KINDS if kinds[kind]]
        whole = "1 entry" if len(self.rows) == 1 else f"{len(self.rows)} entries"
        return f"{whole}: {', '.join(told)}" if told else whole


_KINDS = (
    ("ready", "ready", "ready"),
    ("duplicate", "duplicates", "duplicate"),
    ("untimed", "without a time", "without a time"),
    ("ahead", "ahead of now", "ahead of now"),
)


def preview(found: Found, rows: Sequence[Entry], now: datetime) -> Preview:
    """The preview of what was found, beside the rows of the record into which it would come."""
    standing = [row for row in rows if not row.undone]
    known = {_same(row.happened, row.text): row.seq for row in reversed(standing)}
    places = {row.origin.place: row.seq for row in standing if row.origin is not None}
    return Preview(found, tuple(_rows(found, known, places, now)))


def counted_entries(number: int) -> str:
    """``1 entry``, ``12 entries``."""
    return "1 entry" if number == 1 else f"{number} entries"


def _rows(
    found: Found, known: dict[_Same, int], places: dict[tuple[str, int, str], int], now: datetime
) -> Iterator[PreviewRow]:
    seen: dict[_Same, int] = {}
    for entry in found.entries:
        same = _same(entry.happened or Moment.unknown(), entry.text)
        duplicate = _duplicate(found, entry, same, (known, places, seen))
        seen.setdefault(same, entry.line)
        can = entry.happened is None or entry.happened.at is None or entry.happened.at <= now + AHEAD
        yield PreviewRow(entry, entry.trouble, duplicate, can)


def _duplicate(
    found: Found,
    entry: FoundEntry,
    same: _Same,
    maps: tuple[dict[_Same, int], dict[tuple[str, int, str], int], dict[_Same, int]],
) -> str:
    known, places, seen = maps
    at = places.get((found.sha256, entry.line, entry.event)) if found.sha256 else places.get(("", 0, entry.event))
    if at is not None and (found.sha256 or entry.event):
        return f"brought in already, as {at}"
    if same in known:
        return f"in the record already, as {known[same]}"
    return f"the same as line {seen[same]}" if same in seen else ""


def _same(happened: Moment, text: str) -> _Same:
    minute = int(happened.at.timestamp()) // 60 if happened.at else None
    return minute, "".join(fitting(text).casefold().split())


def _kind(row: PreviewRow) -> str:
    if not row.can:
        return "ahead"
    if row.duplicate:
        return "duplicate"
    return "untimed" if row.trouble else "ready"


def told_lines(found: Found) -> tuple[str, ...]:
    """What was done and left out as it was read, and that a zone is wanted."""
    asks = ("Times that state no zone are taken as those of the zone that is named",) if found.asks_zone else ()
    number = (f"{counted(found.lines, 'line')} in all",) if found.lines else ()
    return (*found.told, *number, *asks)
