"""What is typed into the editor of an entry, and what follows from it: what is said anew, or what is wrong. Pure.

Only what was changed is said anew. A name or a tag that is typed into the words (``@RO``, ``#db``) is taken over as
in the log field, unless its own field says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.days_meant import Near
from incident_desk.formats.grammar import Line, read_line
from incident_desk.formats.times import describe, in_zone
from incident_desk.formats.typed_times import read_moment
from incident_desk.qt.pages.timeline.typed_moment import typed_moment
from incident_desk.services.acts.logging import Rewrite

HOW_TIMES_ARE_TYPED = "Write 02:56, 02:56:08, 2026-03-01 02:56, ~02:50, -12m, 13:00..14:00 or unknown"
NO_WORDS = "There are no words: type what happened"
NO_TIME = "Type when it happened"
ONE_END = "Its end is one time, such as 14:00 or -5m; empty: it has none"
ENDS_BEFORE = "It can't end before it began"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields; ``sign`` None is a kind that no field can say, which stays.

    ``ended`` is until when it went on; empty where it has no length.
    """

    time: str = ""
    sign: Sign | None = Sign.NOTE
    owner: str = ""
    tags: str = ""
    text: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said anew (None: nothing), or what is wrong and in which field (``time``, ``ended`` or ``text``)."""

    rewrite: Rewrite | None = None
    wrong: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class NewReading:
    """The new entry, or what is wrong and in which field."""

    line: Line | None = None
    wrong: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class By:
    """By which clocks times are typed, and what they show now (UTC).

    A time without its day is one of ``near``, in an incident that has ended; else the last one.
    """

    now: datetime
    zone: tzinfo = UTC
    near: Near = ()


def typed_of(entry: Entry, by: By) -> Typed:
    """The entry as it stands in the fields at first."""
    return Typed(
        typed_moment(entry.happened, by.now, by.zone, by.near),
        sign_of(entry),
        entry.owner or "",
        " ".join(f"#{tag}" for tag in entry.tags),
        entry.text,
        typed_moment(Moment.exactly(entry.ended), by.now, by.zone, by.near) if entry.ended is not None else "",
    )


def sign_of(entry: Entry) -> Sign | None:
    """Its kind as a field can say it."""
    if entry.kind == Kind.DECISION_TAKEN:
        return Sign.DECISION
    if entry.kind == Kind.CHANGE_MADE:
        return Sign.CHANGE
    return Sign(entry.kind) if entry.kind in set(Sign) else None


def is_change(entry: Entry) -> bool:
    """Whether it is a change of the world, which has no owner and no tags and stays one."""
    return entry.kind == Kind.CHANGE_MADE


def read(entry: Entry, first: Typed, typed: Typed, by: By) -> Reading:
    """What the fields say anew of the entry, which stood in them as ``first``."""
    if not typed.text.strip():
        return Reading(wrong=NO_WORDS, field="text")
    happened: Moment | None = None
    if typed.time.strip() != first.time:
        happened, wrong = _moment(typed.time, by) if typed.time.strip() else (None, NO_TIME)
        if wrong:
            return Reading(wrong=wrong, field="time")
    ended, wrong = _ended(entry, first, typed, by, happened)
    if wrong:
        return Reading(wrong=wrong, field="ended")
    has_words = typed.text.strip() != entry.text.strip()
    rewrite = Rewrite(
        text=typed.text.strip() if has_words else None,
        sign=typed.sign if typed.sign is not first.sign else None,
        owner=None if is_change(entry) else _owner(entry, typed, by),
        tags=None if is_change(entry) else _tags(entry, typed, by),
        happened=happened if happened != entry.happened else None,
        due=_due(entry, typed, by) if has_words or typed.sign is not first.sign else None,
        ended=ended,
    )
    return Reading(rewrite if rewrite != Rewrite() else None)


def read_new(typed: Typed, by: By) -> NewReading:
    """The new entry that the fields say."""
    happened, wrong = _moment(typed.time, by) if typed.time.strip() else (None, NO_TIME)
    if wrong:
        return NewReading(wrong=wrong, field="time")
    if not typed.text.strip():
        when = f"At {describe(happened, by.zone)}. " if happened is not None else ""
        return NewReading(wrong=f"{when}{NO_WORDS}", field="text")
    line = read_line(typed.text, by.now, by.zone, typed.sign or Sign.NOTE, timed=True)
    tags = tags_in(typed.tags)
    return NewReading(
        replace(
            line,
            happened=happened,
            owner=_name(typed.owner) or line.owner,
            tags=(*tags, *(tag for tag in line.tags if tag not in tags)),
        )
    )


def shifted(words: str, unchanged: Moment | None, minutes: int, by: By) -> str:
    """The time field with its time so many minutes later; as it is where it holds no time.

    ``unchanged`` is the entry's own time where the field says that still.
    """
    moment = unchanged if unchanged is not None else _moment(words, by)[0]
    if moment is None or moment.at is None:
        return words
    by_so_much = timedelta(minutes=minutes)
    until = moment.until + by_so_much if moment.until is not None else None
    return typed_moment(replace(moment, at=moment.at + by_so_much, until=until), by.now, by.zone, by.near)


def tags_in(words: str) -> tuple[str, ...]:
    """The tags of a field: words, each with its ``#`` or without."""
    found = (word.strip("#") for word in words.replace(",", " ").split())
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _moment(words: str, by: By) -> tuple[Moment | None, str]:
    """The time that a field says, or what to do about it."""
    try:
        return read_moment(words, by.now, by.zone, by.near), ""
    except Refused:
        return None, f"That lies ahead of now, {in_zone(by.now, by.zone)}: what is to come can't be recorded"
    except DeskError:
        return None, f"{words.strip()!r} is no time. {HOW_TIMES_ARE_TYPED}"


def _ended(entry: Entry, first: Typed, typed: Typed, by: By, happened: Moment | None) -> tuple[str | None, str]:
    """Until when it went on, in ISO 8601 (empty: it has no end; None: as before), or what is wrong with it."""
    words = typed.ended.strip()
    if words == first.ended:
        return None, ""
    if not words:
        return "", ""
    moment, wrong = _moment(words, by)
    if moment is None:
        return None, wrong
    begun = (happened or entry.happened).at
    if moment.at is None or moment.precision is not Precision.EXACT:
        return None, ONE_END
    return (moment.at.isoformat(), "") if begun is None or moment.at >= begun else (None, ENDS_BEFORE)


def _name(words: str) -> str:
    return " ".join(words.split()).removeprefix("@")


def _said(text: str, by: By) -> Line:
    return read_line(text, by.now, by.zone, timed=True)


def _owner(entry: Entry, typed: Typed, by: By) -> str | None:
    owner = _name(typed.owner)
    if owner == (entry.owner or ""):
        before, after = _said(entry.text, by).owner, _said(typed.text, by).owner
        if after is not None and after != before:
            owner = after
    return owner if owner != (entry.owner or "") else None


def _tags(entry: Entry, typed: Typed, by: By) -> tuple[str, ...] | None:
    tags = tags_in(typed.tags)
    if tags == entry.tags:
        before, after = _said(entry.text, by).tags, _said(typed.text, by).tags
        tags = _exchanged(tags, gone=set(before) - set(after), come=[tag for tag in after if tag not in before])
    return tags if tags != entry.tags else None


def _exchanged(tags: Sequence[str], gone: set[str], come: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(tag for tag in tags if tag not in gone), *come]))


def _due(entry: Entry, typed: Typed, by: By) -> datetime | None:
    """By when a decision is to be carried out, as its words say, seen from when it was taken."""
    if typed.sign is not Sign.DECISION:
        return None
    return read_line(typed.text, entry.happened.at or by.now, by.zone, Sign.DECISION, timed=True).due
