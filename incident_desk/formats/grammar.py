"""The grammar of the log field: the first sign sets the kind, the rest may hold a time, an owner and tags.

::

    ! decision    ? hypothesis    > action    = finding    & change    + or TODO action item    nothing: note
    -5m  02:58  02:58 CET  ~02:58  13:00..14:00  yesterday evening  ??:??      first in the line: the time
    -5m  5 min ago      last in the line: the time      @RO the owner      #tag a tag
    06:12Z > pods restarted      the time may stand before the sign as well

Which times are understood `typed_times` says. A clock time without its day that lies further back than half a day
is rather a plan ("14:00 call with the vendor"): it stays text, as does what lies ahead, and a clock time at the end
of a sentence. A decision may say by when it is to be carried out or given up, ``by 03:50``: within half a day.
An action item may say by which day, ``by friday``.
A change says by its own words what was changed, to what and where (``change_words``).

Of a text longer than ``LONGEST_READ`` signs only so many are looked at for an owner, tags and what a change is.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.change_words import ChangeWords, read_change
from incident_desk.formats.days_meant import Near
from incident_desk.formats.due_dates import due_in
from incident_desk.formats.times import AHEAD, read_coming
from incident_desk.formats.typed_times import TypedTime, leading_time

SIGNS = {
    "!": Sign.DECISION,
    "?": Sign.HYPOTHESIS,
    ">": Sign.ACTION,
    "=": Sign.FINDING,
    "&": Sign.CHANGE,
    "+": Sign.ACTION_ITEM,
}

LONGEST_READ = 20_000
"""Signs up to which a line is looked through."""
_AFTER = re.compile(r"(?:[:,]|\s+[-–—])?\s+(?=\S)")
"""What may stand between the time and what happened then."""
_LAST = re.compile(r"(?<=\S)\s+(~?-(?:\d{1,6}(?:s|m|min|h))+|~?\d{1,6} ?(?:s|m|min|mins|minutes?|h|hours?) ago)$")
_TODO = re.compile(r"(?:TODO|[Tt]o-?do:)(?:\((\w[\w.-]*)\))?[:\s]\s*(?=\S)")
_FIRST = re.compile(r"(?!\?\?:)([!?>=&+])\s*(?=\S)")
_BEHIND_TIME = re.compile(r"([!?>=&+])(?:\s+(?=\S)|(?=[^\W\d_]))")
"""Behind a time ``>500 ms`` and ``+1`` are words, and ``> restarted`` is an action."""
_BY = re.compile(r"\bby (\d{1,2}:\d{2})(?!\d|:)", re.IGNORECASE)
_BY_DAY = re.compile(
    r"\b(?:by|until) (\d{4}-\d{2}-\d{2}|today|tomorrow|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"(?![\w'’-]|[ T]\d)",
    re.IGNORECASE,
)
_FARTHEST = timedelta(hours=12)
_TAIL = 40
"""In so many signs at the end a time is looked for."""
_OWNER = re.compile(r"(?:^|(?<=\s))@(\w[\w.-]*)")
_TAG = re.compile(r"(?:^|(?<=\s))#(\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """What was understood of a typed line. ``happened`` None is "now"; ``due`` (UTC): a decision's "by".

    ``due_day`` is the date of an action item's "by". ``change`` is what the words of a change say of it.
    """

    text: str
    sign: Sign
    happened: Moment | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    due: datetime | None = None
    change: ChangeWords | None = None
    due_day: str = ""


def read_line(
    typed: str, now: datetime, zone: tzinfo, default: Sign = Sign.NOTE, *, timed: bool = False, near: Near = ()
) -> Line:
    """The line as the log field understands it. A time that makes no sense stays part of the text.

    ``timed`` says that its time is known from elsewhere: what looks like one stays text. In an incident that has
    ended a time without its day is one of ``near``.
    """
    signed = _signed(typed.strip(), _FIRST)
    text, happened = (signed.text, None) if timed else _time(signed.text, now, zone, near)
    if signed.sign is None and happened is not None:
        # The time may stand before the sign as well as after it.
        signed = _signed(text, _BEHIND_TIME)
        text = signed.text
    sign, todo = signed.sign or default, signed.todo
    head = text[:LONGEST_READ]
    found = todo if todo and todo[1] else _OWNER.search(head)
    by = _BY.search(head) if sign is Sign.DECISION else None
    due = read_coming(by[1], now, zone) if by else None
    change = read_change(head) if sign is Sign.CHANGE else None
    day = _due_day(head, now, zone) if sign is Sign.ACTION_ITEM else ""
    return Line(text, sign, happened, found[1] if found else None, tuple(_TAG.findall(head)), due, change, day)


def _due_day(text: str, now: datetime, zone: tzinfo) -> str:
    """The date by which an action item is to be done, as ``2026-12-04``; empty where its words say none."""
    found = _BY_DAY.search(text)
    try:
        return date.fromisoformat(due_in(found[1], now.astimezone(zone).date())).isoformat() if found else ""
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class _Signed:
    """A text without the sign at its beginning, that sign, and the brackets of a TODO."""

    text: str
    sign: Sign | None = None
    todo: re.Match[str] | None = None


def _signed(text: str, signs: re.Pattern[str]) -> _Signed:
    todo, sign = _TODO.match(text), signs.match(text)
    if todo:
        return _Signed(text[todo.end() :], Sign.ACTION_ITEM, todo)
    return _Signed(text[sign.end() :], SIGNS[sign[1]]) if sign else _Signed(text)


def _time(text: str, now: datetime, zone: tzinfo, near: Near) -> tuple[str, Moment | None]:
    """The text without its time, and the time."""
    first = leading_time(text, now, zone, near)
    after = _AFTER.match(text, first.end) if first else None
    if first and after and _has_been(first, now):
        return text[after.end() :], first.moment
    last = _LAST.search(text[-_TAIL:])
    said = leading_time(last[1], now, zone) if last else None
    if last and said and _has_been(said, now):
        return text[: -len(last[0])].rstrip(), said.moment
    return text, None


def _has_been(typed: TypedTime, now: datetime) -> bool:
    """Whether it says when something happened: it has passed, and not so long ago that rather the next is meant."""
    at = typed.moment.until or typed.moment.at
    if at is None:
        return True
    return at <= now + AHEAD and (typed.has_day or now - at <= _FARTHEST)
