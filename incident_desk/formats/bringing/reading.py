"""The door: a text becomes entries, by what it is. What was left out is counted and said."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from incident_desk.domain.counted import counted
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.bringing.chats import chat_of, read_chat
from incident_desk.formats.bringing.found import MOST, Form, Found, FoundEntry, HowRead
from incident_desk.formats.bringing.log_lines import read_lines, share_of_timed
from incident_desk.formats.bringing.stated_times import Clock
from incident_desk.formats.bringing.tables import NAMES, Table, columns_of, means_in, read_table, table_of
from incident_desk.formats.reading.doors.chat import Chat

_TABLES = (".csv", ".tsv", ".tab")
_LOGS = 0.5
"""The share of lines with a time that makes a log of a text."""


def read_entries(text: str, name: str, how: HowRead, sha256: str = "") -> Found:
    """The entries in a text. ``sha256`` is that of the file; without it, of the text in UTF-8.

    Raises:
        WrongUse: a column was named that is not there.
        Stopped: the person gave it up.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    proof = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    read = _as(text, name, how)
    return replace(read, sha256=proof, lines=_lines_in(text))


def _lines_in(text: str) -> int:
    """How many lines it has; the end of the last one begins no further line."""
    return text.count("\n") + bool(text and not text.endswith("\n"))


def entries_of(rows: Sequence[Entry], key: str) -> Found:
    """What people wrote in another incident, as entries to bring in; what the desk wrote there stays there."""
    told = [row for row in rows if row.human and not (row.undone or row.erased or row.struck is not None)]
    entries = tuple(
        FoundEntry(row.seq, row.text, row.happened if row.happened.at else None, "", row.who, _sign(row.kind),
                   "" if row.happened.at else "no time", row.id)
        for row in told[:MOST]
    )  # fmt: skip
    left = len(rows) - len(told)
    said = (f"{counted(left, 'row')} that the desk wrote, or that were struck or undone, stay in {key}",)
    return Found(key, Form.INCIDENT, entries, "", (*(said if left else ()), *_beyond(len(told))), len(rows))


def _beyond(number: int) -> tuple[str, ...]:
    return (f"Only the first {MOST} entries are read: bring the rest in parts",) if number > MOST else ()


def _sign(kind: str) -> Sign:
    return Sign(kind) if kind in set(Sign) - {Sign.CHANGE, Sign.ACTION_ITEM} else Sign.NOTE


def _as(text: str, name: str, how: HowRead) -> Found:
    """The text read as what it is, or as what it was said to be."""
    clock, lines = Clock(how), text.split("\n")
    is_table = name.casefold().endswith(_TABLES)
    form = how.form
    is_json = text.lstrip()[:1] == "{"
    chat, behind = chat_of(text) if form in (None, Form.CHAT) and not (is_table or is_json) else (None, 0)
    if chat is not None:
        return _with_left(_chat(chat, name, how, clock), behind, "line")
    if form in (None, Form.TABLE) and not is_json:
        table = table_of(text, how, named=is_table or form is Form.TABLE)
        if table is not None and (form or is_table or _has_times(table, how)):
            return _table(table, name, how, clock)
    joined = form is Form.LOG or (form is None and share_of_timed(lines) >= _LOGS)
    return _lines(lines, name, how, clock, joined=joined)


def _has_times(table: Table, how: HowRead) -> bool:
    return any(one == "time" for one in columns_of(table, how))


def _chat(chat: Chat, name: str, how: HowRead, clock: Clock) -> Found:
    entries = tuple(read_chat(chat, how, clock))
    said = sum(1 for one in chat.messages if one.who or any(line.strip() for line in one.lines))
    left = _left(said - len(entries), "message")
    return Found(name, Form.CHAT, entries, told=(chat.told, *left), asks_zone=clock.asks_zone)


def _table(table: Table, name: str, how: HowRead, clock: Clock) -> Found:
    columns = columns_of(table, how)
    means = how.means or means_in(table, columns.get("time"))  # type: ignore[call-overload]
    entries = tuple(read_table(table, columns, means, how, clock))
    told = f"Read as a table separated by {NAMES[table.separator]}: {counted(len(table.rows), 'row')}"
    return Found(name, Form.TABLE, entries, "", (told, *_left(table.left, "line")), 0,
                 clock.asks_zone, table.titles, columns, means)  # fmt: skip


def _lines(lines: Sequence[str], name: str, how: HowRead, clock: Clock, *, joined: bool) -> Found:
    entries = tuple(read_lines(lines, how, clock, joined=joined))
    timed = sum(one.happened is not None for one in entries)
    form = Form.LOG if joined else Form.LINES
    told = f"Read as lines of a log: {counted(timed, 'entry')}" if joined else "Read line by line"
    more = sum(one.text.count("\n") for one in entries) if joined else 0
    on = f"{counted(more, 'line')} without a time went on with the entry above" if more else ""
    left = len(lines) - entries[-1].line if len(entries) >= MOST else 0
    return Found(name, form, entries, told=tuple(filter(None, (_plural(told), on, *_left(left, "line")))),
                 asks_zone=clock.asks_zone)  # fmt: skip


def _with_left(found: Found, number: int, thing: str) -> Found:
    return replace(found, told=(*found.told, *_left(number, thing)))


def _left(number: int, thing: str) -> Iterable[str]:
    return (f"{counted(number, thing)} behind the first {MOST} entries left unread",) if number > 0 else ()


def _plural(words: str) -> str:
    return words.replace("entrys", "entries")
