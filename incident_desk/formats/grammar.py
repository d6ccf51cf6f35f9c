"""The grammar of the log field: the first sign sets the kind, the rest may hold a time, an owner and tags.

::

    ! decision    ? hypothesis    > action    = finding    & change    + action item    nothing: note
    -5m  02:58  ~02:58  ??:??   first in the line, or -5m last, sets the time      @RO the owner      #tag a tag

A decision may say by when it is to be carried out or given up, ``by 03:50``: within the next half day.
A change says by its own words what was changed, to what and where (``change_words``).
A clock time further back than half a day is rather a plan ("14:00 call with the vendor"): it stays text, as does
one at the end of a sentence.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from incident_desk.domain.errors import DeskError
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.change_words import ChangeWords, read_change
from incident_desk.formats.times import read_coming, read_moment

SIGNS = {
    "!": Sign.DECISION,
    "?": Sign.HYPOTHESIS,
    ">": Sign.ACTION,
    "=": Sign.FINDING,
    "&": Sign.CHANGE,
    "+": Sign.ACTION_ITEM,
}

_TIME = r"(?:-\d+(?:s|m|min|h)|~?\d{1,2}:\d{2}(?::\d{2})?|\?\?:\?\?)"
_FIRST = re.compile(rf"^({_TIME})\s+(?=\S)")
_LAST = re.compile(r"(?<=\S)\s+(-\d+(?:s|m|min|h))$")
_BY = re.compile(r"\bby (\d{1,2}:\d{2})(?!\d|:)", re.IGNORECASE)
_FARTHEST = timedelta(hours=12)
_OWNER = re.compile(r"(?:^|(?<=\s))@(\w[\w.-]*)")
_TAG = re.compile(r"(?:^|(?<=\s))#(\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """What was understood of a typed line. ``happened`` None is "now"; ``due`` (UTC): a decision's "by".

    ``change`` is what the words of a change say of it.
    """

    text: str
    sign: Sign
    happened: Moment | None = None
    owner: str | None = None
    tags: tuple[str, ...] = ()
    due: datetime | None = None
    change: ChangeWords | None = None


def read_line(typed: str, now: datetime, zone: tzinfo, default: Sign = Sign.NOTE, *, timed: bool = False) -> Line:
    """The line as the log field understands it. A time that makes no sense stays part of the text.

    ``timed`` says that its time is known from elsewhere: what looks like one stays text.
    """
    text, sign = typed.strip(), default
    if text[:1] in SIGNS and text[1:].strip() and not text.startswith("??:"):
        sign, text = SIGNS[text[0]], text[1:].strip()
    text, happened = (text, None) if timed else _time(text, now, zone)
    owner = _OWNER.search(text)
    by = _BY.search(text) if sign is Sign.DECISION else None
    due = read_coming(by[1], now, zone) if by else None
    change = read_change(text) if sign is Sign.CHANGE else None
    return Line(text, sign, happened, owner[1] if owner else None, tuple(_TAG.findall(text)), due, change)


def _time(text: str, now: datetime, zone: tzinfo) -> tuple[str, Moment | None]:
    for pattern in (_FIRST, _LAST):
        found = pattern.search(text)
        if not found:
            continue
        try:
            moment = read_moment(found[1], now, zone)
        except DeskError:
            continue
        if moment.at is None or now - moment.at <= _FARTHEST or found[1].startswith("-"):
            return (text[: found.start()] + text[found.end() :]).strip(), moment
    return text, None
