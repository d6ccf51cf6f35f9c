"""The wordings of an entry as they are shown: in pieces, old and new, and what else each changed. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from incident_desk.domain import entry_wordings
from incident_desk.domain.events import Event
from incident_desk.formats.times import describe
from incident_desk.qt.pages.timeline.kind_words import kind_words

LONGEST_COMPARED = 2_000
"""Signs up to which two wordings are compared word by word."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: when it was written (UTC), by whom, its words, and what else was said anew with it.

    ``parts`` are the words in pieces, each with whether it is new here; the first wording is all old.
    """

    written_at: datetime
    who: str
    text: str
    parts: tuple[tuple[str, bool], ...] = ()
    notes: tuple[str, ...] = ()


def wordings(events: Sequence[Event], entry: str) -> tuple[Wording, ...]:
    """The wordings of the entry of that id, the first one first; ``events`` are its own and what reaches back.

    Nothing where it has none. Of an erased entry the words of none are there.
    """
    told = entry_wordings.wordings(events, entry)
    first = tuple(Wording(one.written_at, one.who, one.text, ((one.text, False),)) for one in told[:1])
    later = (
        Wording(now.written_at, now.who, now.text, compared(before.text, now.text), tuple(_notes(now)))
        for before, now in pairwise(told)
    )
    return (*first, *later)


def compared(before: str, after: str) -> tuple[tuple[str, bool], ...]:
    """The words after in pieces, each with whether it is new; together they are the whole text."""
    if before == after or max(len(before), len(after)) > LONGEST_COMPARED:
        return ((after, before != after),) if after else ()
    old, new = _words(before), _words(after)
    pieces: list[tuple[str, bool]] = []
    for kind, _i, _j, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if last > first:
            pieces.append(("".join(new[first:last]), kind != "equal"))
    return tuple(pieces)


def _words(text: str) -> list[str]:
    """The words with the gaps between them, so that they join to the text."""
    words: list[str] = []
    for sign in text:
        if words and sign.isalnum() and words[-1][-1].isalnum():
            words[-1] += sign
        else:
            words.append(sign)
    return words


def _notes(wording: entry_wordings.Wording) -> Iterator[str]:
    said = wording.said
    if wording.happened is not None:
        yield f"time {describe(wording.happened)}"
    if "ended" in said:
        yield f"until {datetime.fromisoformat(said['ended']):%H:%M:%S} UTC" if said["ended"] else "no end"
    if "sign" in said:
        yield kind_words(str(said["sign"])).lower()
    if "owner" in said:
        yield f"owner {said['owner'] or 'nobody'}"
    if "tags" in said:
        yield " ".join(f"#{tag}" for tag in said["tags"]) or "no tags"
