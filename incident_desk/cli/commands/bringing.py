"""The command entry import: a file or another incident is read, told row by row, and brought in as one act."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, tzinfo
from pathlib import PurePath
from typing import Any

from incident_desk.cli.session import Session
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import timeline as timeline_of
from incident_desk.formats.bringing.found import LARGEST, Field, Form, Found, HowRead, Means
from incident_desk.formats.bringing.reading import entries_of, read_entries
from incident_desk.formats.incident_json import moment_data
from incident_desk.formats.reading.encoding import refuse_unreadable
from incident_desk.services.acts.bringing import bring_in
from incident_desk.services.bringing import Preview, PreviewRow, counted_entries, preview, told_lines
from incident_desk.services.zones import zone_named

_MOST_TOLD = 40
"""Rows that are told in words; --json tells all."""
_LOCAL = "local"


def entry_import(session: Session) -> int:
    """Bring entries in from a table, a chat, a log or another incident; --dry-run only says what would come."""
    words = session.words
    incident = session.record(words.entry)
    found = _found(session, incident)
    if found.asks_zone and not words.zone and not words.dry_run:
        raise Refused(
            f"{found.name} has times that state no time zone, and they are needed in UTC. Say with --zone which it "
            "is: UTC, +02:00, Europe/Berlin or local. Look at what was read with --dry-run"
        )
    desk = session.place.desk
    looked = preview(found, timeline_of(desk.events(incident.id)), desk.now())
    chosen = _chosen(session, looked)
    data = _data(incident, looked, chosen)
    if words.dry_run:
        return session.answer(data | {"brought": 0}, lambda: _told(session, incident, looked, chosen, done=False))
    brought = looked.brought(chosen)
    if not brought:
        raise Refused(f"{looked.counts}. There is nothing new to bring in. See each with --dry-run")
    desk.act(incident.id, lambda _, now: bring_in(brought, now), session.who)
    return session.answer(
        data | {"brought": len(brought)}, lambda: _told(session, incident, looked, chosen, done=True)
    )


def _found(session: Session, incident: Incident) -> Found:
    words = session.words
    if words.begins:
        if words.text is not None:
            raise WrongUse("Say a FILE or --from KEY, not both")
        other = session.incident(words.begins)
        if other.id == incident.id:
            raise WrongUse(f"{incident.key} has its own entries already: name another incident")
        return entries_of(timeline_of(session.place.desk.events(other.id)), other.key)
    if words.text is None:
        raise WrongUse("Say which file: entry import KEY FILE, with - for what is typed or piped in")
    name, data = _bytes(session, words.text)
    text = refuse_unreadable(data, name, LARGEST)
    return read_entries(text, name, _how(session, incident))


def _bytes(session: Session, path: str) -> tuple[str, bytes]:
    if path != "-":
        return PurePath(path).name, session.library.read_bytes(path)
    return "standard input", b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)


def _how(session: Session, incident: Incident) -> HowRead:
    words = session.words
    start = session.any_time(words.start) or incident.declared_at
    first = None if words.dates is None else words.dates == "day-first"
    return HowRead(
        session.now(), start, _zone(session), _day(words.day), Form(words.form) if words.form else None,
        Means(words.time_is) if words.time_is else None, first, _columns(words.map or ()),
    )  # fmt: skip


def _zone(session: Session) -> tzinfo:
    named = session.words.zone
    if named is None:
        return UTC
    return session.place.zone if named.casefold() == _LOCAL else zone_named(named)


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise WrongUse(f"--day {words!r} is no day. Write it as 2026-03-01") from error


def _columns(given: Sequence[str]) -> dict[Field, str]:
    """``time=When,text=3``: which column holds what."""
    columns: dict[Field, str] = {}
    for pair in (one for words in given for one in words.split(",")):
        name, equals, column = pair.partition("=")
        if not equals or name.strip() not in set(Field):
            raise WrongUse(f"--map {pair!r}: write time=COLUMN, text=COLUMN, who=COLUMN or kind=COLUMN")
        columns[Field(name.strip())] = column.strip()
    return columns


def _chosen(session: Session, looked: Preview) -> tuple[int, ...]:
    """The rows that nothing speaks against; with --all every one that can be brought in."""
    if not session.words.all:
        return looked.ticked
    return tuple(place for place, row in enumerate(looked.rows) if row.can)


def _data(incident: Incident, looked: Preview, chosen: Sequence[int]) -> dict[str, Any]:
    found, ticked = looked.found, set(chosen)
    return {
        "key": incident.key,
        "source": found.name,
        "sha256": found.sha256 or None,
        "form": found.form,
        "time_is": found.means,
        "columns": {name: found.titles[place] for name, place in found.columns.items()},
        "asks": ["zone"] if found.asks_zone else [],
        "told": list(told_lines(found)),
        "rows": [_row_data(row, place in ticked) for place, row in enumerate(looked.rows)],
    }


def _row_data(row: PreviewRow, chosen: bool) -> dict[str, Any]:
    entry = row.entry
    return {
        "line": entry.line,
        "text": entry.text,
        "happened": moment_data(entry.happened) if entry.happened else None,
        "stated": entry.stated,
        "who": entry.who or None,
        "kind": entry.sign,
        "duplicate": row.duplicate or None,
        "trouble": row.trouble or None,
        "chosen": chosen,
    }


def _told(session: Session, incident: Incident, looked: Preview, chosen: Sequence[int], *, done: bool) -> str:
    doing = "brought into" if done else "would be brought into"
    head = f"{counted_entries(len(chosen))} {doing} {incident.key} from {looked.found.name}"
    ticked = set(chosen)
    rows = [_row(session, row, place in ticked) for place, row in enumerate(looked.rows)]
    shown = rows if not done else [row for place, row in enumerate(rows) if place not in ticked]
    if len(shown) > _MOST_TOLD:
        shown = [*shown[:_MOST_TOLD], f"  and {len(shown) - _MOST_TOLD} more: --json tells all"]
    back = [f"Take it back with: undo {incident.key}"] if done else []
    return "\n".join([head, looked.counts, *told_lines(looked.found), *shown, *back])


def _row(session: Session, row: PreviewRow, chosen: bool) -> str:
    entry = row.entry
    when = session.when(entry.happened) if entry.happened else "time not known"
    who = f"{entry.who}: " if entry.who else ""
    first, against = next(iter(entry.text.splitlines()), ""), f"  ({row.words})" if row.words else ""
    return f"  {'+' if chosen else '-'} {entry.line:>5}  {when}  {who}{first}{against}"
