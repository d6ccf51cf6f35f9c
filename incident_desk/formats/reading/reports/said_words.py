"""Words that a person says in place of a report's: a time, a length, a level, a state.

They are read as the report's own are, with the same precision; what is none is refused with the ways to write one.
"""

import re
from dataclasses import replace
from datetime import date

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_moments import YEARS
from incident_desk.domain.past_report import STATES, StatedDuration, StatedSeverity, StatedStatus
from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.lasted import duration_in
from incident_desk.formats.reading.reports.moments import moment_at_start
from incident_desk.formats.reading.reports.stated import severity_name, state_of

_TIMES = "Write 14:30, ~14:30, after 14:30, 13:00-14:00 or 2025-03-04 14:30 UTC, or leave it empty"
_LENGTHS = "Write 2 h 30 min, ~2 hours, 12+ hours or several hours, or leave it empty"
_UNKNOWN = ("?", "??:??", "unknown", "not known", "not stated")
_LONGEST_LEVEL = 24
_MARKS = re.compile(r"[*_`#>|]+")
_BEHIND = " \t-–—:·,."


def moment_said(words: str, lent: PastMoment | None, near: date | None, zone: str) -> PastMoment:
    """The moment that the words state; those that were read state what was read.

    What they leave open has the day and the zone of *lent*, the moment that they stand for; else the report's.

    Raises:
        Refused: they are no time, or leave more than one reading.
    """
    typed = " ".join(words.split())
    if not typed or typed.casefold() in _UNKNOWN:
        return PastMoment(typed, precision=PastPrecision.UNKNOWN)
    if lent is not None and typed == " ".join(lent.written.split()):
        return lent
    found = _whole(typed, near)
    if found.zone and found.clock and found.offset is None:
        raise Refused(f"“{typed}”: {', '.join(found.doubts)}. Write how far it is from UTC: 14:30 +02:00")
    return _in_zone(found.on(_day_for(lent, near)), lent, zone)


def _whole(typed: str, near: date | None) -> PastMoment:
    """The moment that all of the words say."""
    found = moment_at_start(typed, Hints(near=near))
    if found is not None and found.moment.doubt:
        raise Refused(f"“{typed}”: {found.moment.doubt}. Write the day as 2025-03-04")
    is_time = found is not None and found.end >= len(typed) and bool(found.moment.day or found.moment.clock)
    if found is None or not is_time or not _is_plausible(found.moment):
        raise Refused(f"“{typed}” is no time. {_TIMES}")
    return replace(found.moment, written=typed)


def _is_plausible(moment: PastMoment) -> bool:
    """Whether it is of a year in which there was anything to write a report of."""
    days = (moment.day, moment.until_day)
    return all(date.fromisoformat(day).year in YEARS for day in days if day)


def _day_for(lent: PastMoment | None, near: date | None) -> str:
    """The day of a clock that stands alone: of what it stands for, unless that was only taken for it; else near."""
    if lent is not None and lent.day and not lent.doubt:
        return lent.day
    return near.isoformat() if near is not None else ""


def _in_zone(moment: PastMoment, lent: PastMoment | None, zone: str) -> PastMoment:
    is_open = bool(moment.clock) and not moment.zone and moment.offset_min is None
    if is_open and lent is not None and (lent.zone or lent.offset_min is not None):
        inherited = (*moment.inherited, "zone")
        return replace(moment, zone=lent.zone, offset_min=lent.offset_min, inherited=inherited)
    return moment.within(zone)


def duration_said(words: str, span: Span | None) -> StatedDuration:
    """The length that the words state, as sure as they are of it.

    Raises:
        Refused: they are none.
    """
    found = duration_in(" ".join(words.split()), span)
    if found is None:
        raise Refused(f"“{words.strip()}” is no length of time. {_LENGTHS}")
    return found


def severity_said(words: str, span: Span | None) -> StatedSeverity:
    """The level that the words state; a short word that is none of the usual ones is a level of its own.

    Raises:
        Refused: they name several, or none.
    """
    typed = " ".join(words.split())
    name = severity_name(typed)
    if not name and ("/" in typed or len(typed) > _LONGEST_LEVEL):
        raise Refused(f"“{typed}” names no single level. Write P1, SEV-2 or Critical, or leave it empty")
    return StatedSeverity(name or typed, typed, span)


def status_said(words: str, span: Span | None) -> StatedStatus:
    """Where it stood by the words.

    Raises:
        Refused: they say no state.
    """
    typed = " ".join(words.split())
    state = state_of(typed)
    if not state:
        raise Refused(f"“{typed}” says not where it stood. Write {', '.join(STATES)}, or leave it empty")
    return StatedStatus(state, typed, span)


def time_and_words(line: str) -> tuple[str, str]:
    """The time that a line of the source begins with, empty where it has none, and its words without marks."""
    plain = " ".join(_MARKS.sub(" ", line).split()).lstrip("-+•–— ")
    found = moment_at_start(plain)
    if found is None or found.start or not (found.moment.day or found.moment.clock):
        return "", plain
    return found.moment.written, plain[found.end :].strip(_BEHIND)
