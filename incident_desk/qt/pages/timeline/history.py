"""Every wording that an entry had: when it was written, by whom, what it said, and what else it changed. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from incident_desk.domain.entry_changes import EntryStanding, Revision, standings
from incident_desk.domain.events import Event
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.timeline import entry_of
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
    first = next((one for one in events if one.id == entry), None)
    if first is None:
        return ()
    row = entry_of(first)
    told = [Wording(first.written_at, row.who, row.text, ((row.text, False),))]
    standing = standings(events, undone_acts(events)).get(entry, EntryStanding())
    for revision in standing.revisions:
        text = row.text if row.erased else str(revision.said.get("text", told[-1].text))
        parts = compared(told[-1].text, text)
        told.append(Wording(revision.written_at, revision.who, text, parts, tuple(_notes(revision))))
    return tuple(told)


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


def _notes(revision: Revision) -> Iterator[str]:
    said = revision.said
    if revision.happened is not None:
        yield f"time {describe(revision.happened)}"
    if "sign" in said:
        yield kind_words(str(said["sign"])).lower()
    if "owner" in said:
        yield f"owner {said['owner'] or 'nobody'}"
    if "tags" in said:
        yield " ".join(f"#{tag}" for tag in said["tags"]) or "no tags"
