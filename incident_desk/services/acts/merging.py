"""Two incidents that are one, and one that is two: entries are copied with their times and where they come from.

Nothing is moved and nothing lost: each record keeps its own rows, and the two name each other.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.attachments import attachments
from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind, RecordKind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.incident_links import LinkHow
from incident_desk.domain.timeline import Entry, Sign, timeline
from incident_desk.services.acts.bringing import BROUGHT, MOST
from incident_desk.services.acts.steering import cancel

NewId = Callable[[str], str]
"""The id of the copy of an event, by the event's."""
_NO_COPY = frozenset({Kind.OPENED, Kind.INCIDENT_LINKED, Kind.EVIDENCE_ATTACHED})
"""The record's own rows; files come along with what they belong to."""
_AS_IT_IS = frozenset({Kind.CHANGE_MADE, Kind.ACTION_ADDED})
"""Kinds whose copy is of the same kind: changes and action items go on where they are."""


@dataclass(frozen=True, slots=True)
class Copied:
    """The rows that come along, and how many stay: struck, corrected, undone, erased, or the record's opening."""

    rows: tuple[Entry, ...]
    left: int


def copied_rows(events: Sequence[Event], chosen: Collection[str] | None = None) -> Copied:
    """The rows of a record that are copied: all that stand, or of these the chosen ones, by their ids."""
    rows = [row for row in timeline(events) if chosen is None or row.id in chosen]
    standing = [row for row in rows if not (row.struck is not None or row.undone or row.erased)]
    kept = tuple(row for row in standing if row.kind not in _NO_COPY)
    # Files come along with what they belong to, and are no rows of their own there.
    files = sum(row.kind == Kind.EVIDENCE_ATTACHED for row in standing)
    return Copied(kept, len(rows) - len(kept) - files)


def refuse_merge(source: Incident, into: Incident) -> None:
    """Say why two incidents can't become one.

    Raises:
        Refused: they are the same, of different sorts, or one of them is part of another already.
    """
    if source.id == into.id:
        raise Refused(f"{source.key} can't be merged into itself")
    if (source.record is RecordKind.DRILL) != (into.record is RecordKind.DRILL):
        raise Refused(f"A drill and an incident stay apart: {source.key}, {into.key}")
    for one in (source, into):
        if one.merged_into is not None:
            raise Refused(f"{one.key} is merged into {one.merged_into.key} already")


def merged(
    source: Incident, events: Sequence[Event], into: Incident, new_id: NewId
) -> tuple[Sequence[Draft], Sequence[Draft]]:
    """What the record into which another is merged takes from it, and what the merged one says.

    That one names the other, and is called off where somebody worked on it.

    Raises:
        Refused: the two can't become one, or there are more rows than come in at once.
    """
    refuse_merge(source, into)
    rows = copied_rows(events).rows
    coming = (
        _link(LinkHow.MERGED_IN, source.id, source.key, source.title, rows),
        *_copies_of(source, events, rows, new_id),
        *_files(source, events, (None, *(row.id for row in rows)), new_id),
    )
    end = cancel(source, f"Merged into {into.key} {into.title}", into.key) if source.is_open else ()
    return coming, (_link(LinkHow.MERGED_INTO, into.id, into.key, into.title, rows), *end)


def split_off(
    source: Incident, events: Sequence[Event], chosen: Collection[str], new_id: NewId
) -> tuple[Sequence[Draft], tuple[Entry, ...]]:
    """What the new record takes along behind its opening, and the rows of the old one that these are.

    Raises:
        Refused: none of the chosen entries can be copied, or there are too many.
    """
    rows = copied_rows(events, chosen).rows
    if not rows:
        raise Refused("Choose the entries that are another incident's; what is struck, undone or erased stays")
    link = _link(LinkHow.SPLIT_FROM, source.id, source.key, source.title, rows)
    files = _files(source, events, [row.id for row in rows], new_id)
    return (link, *_copies_of(source, events, rows, new_id), *files), rows


def split_link(incident: str, key: str, title: str, rows: Sequence[Entry]) -> Draft:
    """What the old record says of the one that was split off."""
    return _link(LinkHow.SPLIT_OFF, incident, key, title, rows)


def _link(how: LinkHow, incident: str, key: str, title: str, rows: Sequence[Entry]) -> Draft:
    body = {"how": how, "incident": incident, "key": key, "title": title, "entries": [row.id for row in rows]}
    return Draft(Kind.INCIDENT_LINKED, body)


def _copies_of(source: Incident, events: Sequence[Event], rows: Sequence[Entry], new_id: NewId) -> Iterator[Draft]:
    if len(rows) > MOST:
        raise Refused(f"{source.key} has {len(rows)} rows, {MOST} at most come along at once")
    bodies = {event.id: event for event in events}
    dues = {one.entry: one.due.isoformat() for one in source.decisions if one.answered_at is None}
    done = {one.id: one.done for one in source.actions}
    ids = {row.id: new_id(row.id) for row in rows}
    for row in rows:
        origin = {"origin": _origin(source, row.id)}
        if row.kind in _AS_IT_IS:
            body = {**bodies[row.id].data, **_said(row, done), **origin}
            yield Draft(Kind(row.kind), body, row.happened, ids[row.id])
        elif row.human:
            more = {"due": dues[row.id]} if row.id in dues else {}
            yield Draft(
                Kind.ENTRY_LOGGED, {**_entry(row), **origin, **more}, row.happened, ids[row.id], (), BROUGHT
            )
        else:
            yield Draft(Kind.INCIDENT_TOLD, {**_told(source, row), **origin}, row.happened, ids[row.id])
        yield from _standing_of(row, ids)


def _standing_of(row: Entry, ids: Mapping[str, str]) -> Iterator[Draft]:
    """The end, star, pin and group of a copy; under a row that stayed behind it does not stand."""
    copy = {"entry": ids[row.id]}
    if row.ended is not None:
        yield Draft(Kind.ENTRY_AMENDED, {**copy, "ended": row.ended.isoformat()})
    if row.starred:
        yield Draft(Kind.ENTRY_STARRED, {**copy, "starred": True}, row.happened)
    place: dict[str, object] = {"pinned": True} if row.pinned else {}
    if row.parent is not None and row.parent in ids:
        place["parent"] = ids[row.parent]
    if place:
        yield Draft(Kind.ENTRY_PLACED, {**copy, **place})


def _files(
    source: Incident, events: Sequence[Event], entries: Collection[str | None], new_id: NewId
) -> Iterator[Draft]:
    """The evidence that belongs to these entries; None among them: also what belongs to none."""
    written, wanted = {event.id: event for event in events}, set(entries)
    for one in attachments(events, undone_acts(events)):
        if one.entry in wanted:
            event, entry = written[one.id], new_id(one.entry) if one.entry else None
            body = {**event.data, "entry": entry, "origin": _origin(source, one.id)}
            yield Draft(Kind.EVIDENCE_ATTACHED, body, event.happened, new_id(one.id))


def _origin(source: Incident, event: str) -> dict[str, object]:
    return Origin(source.key, event=event).to_data()


def _said(row: Entry, done: Mapping[str, bool]) -> dict[str, object]:
    """What of a change or an action item stands otherwise than it was written at first."""
    if row.kind == Kind.CHANGE_MADE:
        return {"text": row.text}
    return {"done": done[row.id]} if row.kind == Kind.ACTION_ADDED and row.id in done else {}


def _entry(row: Entry) -> dict[str, object]:
    sign = row.kind if row.kind in set(Sign) else Sign.DECISION if row.kind == Kind.DECISION_TAKEN else Sign.NOTE
    return {"text": row.text, "sign": sign, "owner": row.owner, "tags": list(row.tags), "by": row.who}


def _told(source: Incident, row: Entry) -> dict[str, object]:
    words: dict[str, object] = {
        "text": row.text,
        "detail": row.detail,
        "kind": row.kind,
        "event": row.id,
        "by": row.who,
    }
    return {"key": source.key} | words
