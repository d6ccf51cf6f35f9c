"""A whole record as data: what a report's JSON carries beside its words, and reading it back, proven link by link.

::

    events ── record_data ──► "record" of the JSON ── read_record ──► events, just as they were written
                                                          └─ the chain holds, and the program can read all of it

What comes in was written by anybody: nothing of it is believed before it is checked.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn, TypeGuard

from incident_desk.domain.chain import ChainCheck, canonical
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.moments import Moment, Precision, utc
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.domain.taken_records import TAKEN, chained_anew
from incident_desk.formats.record_bounds import refuse_endless

RECORD = "record"
"""The field of the JSON that holds it."""
FORM = 1
"""Counts changes of this form that an older program can't read."""
MOST_EVENTS = 1_000_000
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""
_BEGINNING = 100_000
"""So far is looked for what says that a text is one of our reports."""
_OURS = re.compile(r'\ufeff?\s*\{.*?"generator"\s*:', re.DOTALL)
_SORTED = re.compile(r'\ufeff?\s*\{\s*"(?:actions|answers|assessment|audience|chain|changes)"\s*:')
_SAID_LATER = (b'"generator"', b'"milestones"', b'"version"')
"""How the JSON in a PDF begins, whose fields are in order, and what it says somewhere behind that."""
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}-[0-9]{1,8}")
_AGAIN = "Get it once more from where it was written"
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_LONGEST_ID, _LONGEST_WHO = 100, 1_000
_TAKEN_IN = (RecordKind.INCIDENT, RecordKind.DRILL, RecordKind.PAST)
_STRANGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What reading a value raises that is not of the kind it should be."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record that a file holds. ``words_changed``: what the file says beside the record is not what it said when
    it was written. ``generator``: the program that wrote it, as it says."""

    name: str
    key: str
    events: tuple[Event, ...]
    words_changed: bool = False
    generator: str = ""

    @property
    def incident(self) -> str:
        """The id of the incident."""
        return self.events[0].incident

    @property
    def head(self) -> str:
        """The hash that it ends in."""
        return self.events[-1].hash


# -- out ------------------------------------------------------------------------------------------------------


def with_record(data: Mapping[str, Any], events: Sequence[Event]) -> dict[str, Any]:
    """A report's data with the whole record; without it where the report reaches back to before an erasure, for its
    record would have lost a text and could not say why."""
    found = chained_anew(events)
    erased = {one for event in found if event.kind == Kind.ERASED for one in event.data.get("events", ())}
    if any(event.body is None and event.id not in erased for event in found):
        return dict(data)
    rows = [event_data(one) for one in found]
    record = {"form": FORM, "words": _hash_of(data), "seq": len(rows), "head": found[-1].hash, "events": rows}
    return {**data, RECORD: record}


def _hash_of(data: Mapping[str, Any]) -> str:
    """The hash of what the file says beside the record."""
    words = {name: value for name, value in data.items() if name != RECORD}
    return hashlib.sha256(canonical(words).encode()).hexdigest()


def event_data(event: Event) -> dict[str, Any]:
    """An event as plain data."""
    happened = event.happened
    return {
        "id": event.id,
        "incident": event.incident,
        "seq": event.seq,
        "act": event.act,
        "kind": str(event.kind),
        "version": event.version,
        "happened": {
            "at": _iso(happened.at),
            "precision": happened.precision.value,
            "until": _iso(happened.until),
        },
        "written_at": _iso(event.written_at),
        "who": event.who,
        "body": event.body,
        "salt": event.salt,
        "body_hash": event.body_hash,
        "previous": event.previous,
        "hash": event.hash,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else utc(moment).isoformat().replace("+00:00", "Z")


_PARSED, _MADE, _PROVEN = 0.1, 0.25, 0.6
"""How far it is once its values are there, once its events are, and once their chain is proven."""


# -- in -------------------------------------------------------------------------------------------------------


def is_report_data(data: bytes) -> bool:
    """Whether a file is the JSON of one of our reports, whole or damaged."""
    beginning = data[:_BEGINNING].decode("utf-8", "replace")
    if _OURS.match(beginning) is not None:
        return True
    return _SORTED.match(beginning) is not None and all(word in data for word in _SAID_LATER)


def read_record(data: bytes, name: str, tell: Callable[[float], None] | None = None) -> RecordFile:
    """The record that the JSON of a report holds; ``tell`` hears how far it is, from 0 to 1.

    Raises:
        Refused: it holds none, it was changed since it was written, or this version can't read it; why, and what
            would help.
    """
    tell = tell or _untold
    report = _report_of(data, name)
    tell(_PARSED)
    record = report.get(RECORD)
    if not isinstance(record, Mapping):
        _refuse_without(report, name)
    form = record.get("form")
    if not _is_number(form) or form > FORM:
        raise Refused(f"{name} was written by a newer version of Incident Desk (its record has the form {form!r})")
    events = _events_of(record.get("events"), name)
    tell(_MADE)
    _refuse_changed(events, name)
    tell(_PROVEN)
    if (record.get("seq"), record.get("head")) != (len(events), events[-1].hash):
        raise Refused(f"{name} was changed since it was written: its record does not end where it did. {_AGAIN}")
    _refuse_unread(events, name)
    tell(1.0)
    made_by = report.get("generator")
    generator = made_by[:_LONGEST_ID] if isinstance(made_by, str) else ""
    return RecordFile(name, _key_of(report, events), events, record.get("words") != _told(report), generator)


def _untold(_share: float) -> None:
    return


def _report_of(data: bytes, name: str) -> Mapping[str, Any]:
    try:
        report = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(
            f"{name} is no UTF-8, as our JSON is: it is damaged from byte {error.start}. {_AGAIN}"
        ) from error
    except json.JSONDecodeError as error:
        raise Refused(
            f"{name} is no whole JSON: line {error.lineno}: {error.msg}. It is cut off or damaged. {_AGAIN}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise Refused(
            f"{name} can't be read: its values are nested too deep, or a number is too long: it is none of ours"
        ) from error
    if not isinstance(report, Mapping):
        raise Refused(f"{name} is no report: its JSON is no object")
    return report


def _refuse_without(report: Mapping[str, Any], name: str) -> NoReturn:
    audience = report.get("audience")
    if isinstance(audience, str):
        raise Refused(
            f"{name} is a copy ({audience[:20]}): texts were replaced or fields withheld, so the incident can't be "
            "made of it again. Import the JSON for internal readers with nothing replaced; a copy as Markdown can "
            "be imported as the report of a past incident"
        )
    raise Refused(
        f"{name} holds no record: it was written by an older version, or as it was approved before a text was "
        "erased. Write its JSON anew (report KEY -o FILE.json), or import the report as Markdown"
    )


def _told(report: Mapping[str, Any]) -> str:
    try:
        return _hash_of(report)
    except _STRANGE:
        return ""


def _key_of(report: Mapping[str, Any], events: Sequence[Event]) -> str:
    """The key by which the incident was known to whoever wrote the file; empty where that is no key."""
    header = report.get("header")
    keys = (header.get("key") if isinstance(header, Mapping) else None, events[0].data.get("key"))
    return next((one for one in keys if isinstance(one, str) and _KEY.fullmatch(one)), "")


def _events_of(rows: object, name: str) -> tuple[Event, ...]:
    if not isinstance(rows, list) or not rows or len(rows) > MOST_EVENTS:
        raise Refused(f"{name} holds no events of a record")
    events = []
    for number, row in enumerate(rows, start=1):
        try:
            events.append(event_of(row, number))
        except _STRANGE as error:
            raise Refused(
                f"{name}: its event {number} is none ({error}). The file was changed or damaged. {_AGAIN}"
            ) from error
    if len({one.id for one in events}) < len(events):
        raise Refused(f"{name} has two events of the same id. The file was changed or damaged")
    if events[0].kind != Kind.OPENED or len({one.incident for one in events}) > 1:
        raise Refused(f"{name} is no record of one incident: it does not begin with its opening, or mixes several")
    return tuple(events)


def event_of(row: Any, position: int) -> Event:
    """The event that a row of plain data is; raises one of ``_STRANGE`` where a value is not what we write."""
    happened = row["happened"]
    body = row["body"]
    if (body is None) != (row["salt"] is None) or not isinstance(body, dict | None):
        raise TypeError("a body is a JSON object with its salt")
    if body is not None:
        refuse_endless(_id(row["kind"]), body)
    canonical(body).encode()  # no number without end, no half of a sign
    at, until = _moment(happened["at"]), _moment(happened["until"])
    return Event(
        position=position,
        id=_id(row["id"]),
        incident=_id(row["incident"]),
        seq=_number(row["seq"]),
        act=_id(row["act"]),
        kind=_kind(_id(row["kind"])),
        version=_number(row["version"]),
        happened=Moment(at, Precision(happened["precision"]), until),
        written_at=utc(datetime.fromisoformat(row["written_at"])),
        who=_word(row["who"], _LONGEST_WHO),
        body=body,
        salt=None if row["salt"] is None else _id(row["salt"]),
        body_hash=_id(row["body_hash"]),
        previous=_id(row["previous"]),
        hash=_id(row["hash"]),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else utc(datetime.fromisoformat(text))


def _kind(name: str) -> Kind | str:
    """A kind that this version does not know stays: a newer one will read it."""
    try:
        return Kind(name)
    except ValueError:
        return name


def _id(text: object) -> str:
    word = _word(text, _LONGEST_ID)
    if not word:
        raise ValueError("an id is empty")
    return word


def _word(text: object, longest: int) -> str:
    if not isinstance(text, str) or len(text) > longest or _CONTROL.search(text):
        raise ValueError(f"{str(text)[:40]!r} is no word of a record")
    return text


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 2**31


def _number(value: int) -> int:
    if not _is_number(value):
        raise ValueError(f"{str(value)[:40]} is no number of a record")
    return value


def _refuse_changed(events: Sequence[Event], name: str) -> None:
    check = ChainCheck()
    found = [problem for event in events for problem in check.problems_of(event)] + check.problems_at_end()
    times = [event.written_at for event in events]
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        what = found[0].what.replace(f" of {events[0].incident}", "")
        raise Refused(
            f"{name} was changed since it was written: {what}{more}. Nothing of it was taken in. {_AGAIN}"
        )
    if any(later < earlier for earlier, later in zip(times, times[1:], strict=False)):
        raise Refused(f"{name} is no record: its events are not in the order in which they were written")


def _refuse_unread(events: Sequence[Event], name: str) -> None:
    """That what the program makes of a record can be made of this one."""
    from incident_desk.domain.report_builder import build_report  # no start needs all of a report

    opening = events[0].data
    if opening.get("record") not in _TAKEN_IN or TAKEN in opening:
        raise Refused(f"{name} is the record of no incident, drill or past incident: it can't be taken in")
    try:
        state = fold(events)
        state_from_text(state_to_text(state), state.playbook)
        canonical(build_report(events, "").to_data())
    except _STRANGE as error:
        raise Refused(
            f"{name} can't be taken in: its chain holds, but this version of Incident Desk can't read what it says "
            f"({type(error).__name__})"
        ) from error
