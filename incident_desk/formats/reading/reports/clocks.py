"""Clock times as reports write them, and the zone that stands behind one."""

import re
from dataclasses import dataclass

from incident_desk.domain.past_zones import AMBIGUOUS, FIXED, NAMES, stated_offset
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.reports.days import NO_HINTS, Hints
from incident_desk.formats.reading.vocabulary import written_words

_MARKED = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?|\s?[hH]\s?(?P<minute2>\d\d)(?:\s?min(?![^\W\d_]))?)(?!\d|:\d|[.,]\d)"
)
_DOTTED = re.compile(r"(?P<hour>\d{1,2})\.(?P<minute>\d\d)(?![\d%]|[.,]\d)")
_HALF = r"\s?(?P<half>[AaPp])\.?\s?[Mm](?![^\W\d_])\.?"
_HALF_DAY = re.compile(_HALF)
_OCLOCK = any_of(written_words("moments", "oclock"))
_MORNING, _AFTERNOON = written_words("moments", "morning"), written_words("moments", "afternoon")
_EARLY, _LATE = (any_of(written_words("moments", f"{half}_behind")) for half in ("morning", "afternoon"))
_SAID_HALF = rf"\s(?:(?P<early>{_EARLY})|(?P<late>{_LATE}))(?![^\W\d_])"
_HALF_BEHIND = re.compile(_SAID_HALF, re.I)
_HOUR_ONLY = re.compile(rf"(?P<hour>\d{{1,2}})(?:{_HALF}|\s?(?i:{_OCLOCK})(?![^\W\d_])|(?i:(?={_SAID_HALF})))")
_CJK = re.compile(
    rf"(?P<part>{any_of((*_MORNING, *_AFTERNOON))})?\s?(?P<hour>\d{{1,2}})"
    r"(?:\s?[時时点點시](?![間间])(?:\s?(?P<minute>\d{1,2})\s?[分분]|(?P<thirty>半))?(?:\s?(?P<second>\d{1,2})\s?[秒초])?|:(?P<minute2>\d\d)(?!\d))"
)
_MILITARY = re.compile(
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:Z|UTC|GMT|[hH]rs|[hH]ours|[hH])(?![^\W\d_]))"
)
_HOUR_MARK = re.compile(r"(?P<hour>\d{1,2})\s?[hH](?=\s?[-–—:|])")
_MILITARY_LOOSE = re.compile(r"(?!19|20)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?[-–—:|]\s)")
_AFTER_CLOCK = re.compile(rf"\s?(?i:{any_of(written_words('moments', 'hours_behind'))})(?![^\W\d_])\.?")
_PLAIN_NAMES = ("time", "/", "standard", "africa")
_LONG = sorted(
    (name for name in NAMES if not name.isascii() or any(sign in name for sign in _PLAIN_NAMES)), key=len
)
_SHORT = sorted((name for name in NAMES if name not in _LONG), key=len)
_WORDED = {
    word.casefold(): standard
    for place, standard in (
        ("utc", "UTC"), ("london", "Europe/London"), ("paris", "Europe/Paris"), ("berlin", "Europe/Berlin"),
        ("madrid", "Europe/Madrid"), ("brasilia", "America/Sao_Paulo"), ("india", "Asia/Kolkata"),
        ("china", "Asia/Shanghai"), ("japan", "Asia/Tokyo"),
    )
    for word in written_words("zones", place)
    if word.casefold() not in NAMES
}  # fmt: skip
"""Zones in the words of a language, by the names that are the same everywhere."""
_NAME = "|".join((*map(re.escape, reversed(_LONG)), any_of(_WORDED)))
_BARE_NAME = "|".join(map(re.escape, reversed(_SHORT)))
"""Names that are common words as well, such as "Pacific": a zone only where the words end behind them."""
_CODES = "|".join(sorted((*FIXED, *AMBIGUOUS, "PT", "MT", "CT", "ET"), key=len, reverse=True))
_LOWER = "utc|gmt|pst|pdt|edt|cet|cest|jst|kst|aest"
_OFFSET = (
    r"(?:UTC|GMT|utc|gmt)(?:\s?\+\s?(?:1[0-4]|0?\d)|(?:\s?[\-−–]|[\-−–]\s)(?:1[0-2]|0?\d)"
    r"|\s[\-−–]\s(?:1[0-2]|0?\d)(?![:.h]))(?::?\d\d)?(?!:?\d|\s?(?:UTC|GMT|utc|gmt))"
)
"""An offset behind the zone it counts from; "UTC - 14:45" and "UTC–11:00 UTC" are the end of a range."""
_ZONE = re.compile(
    rf"(?P<zone>{_OFFSET}"
    rf"|(?i:{_NAME})(?:\s(?i:standard))?(?:\s(?i:time(?:zone)?))?(?![^\W\d_])"
    rf"|(?:{_CODES}|{_LOWER})(?![^\W_])"
    rf"|(?i:{_BARE_NAME})(?=\s?(?:[)\],:;.|–—\-]|$))"
    rf"|(?i:{any_of(written_words('moments', 'local_time'))})(?![^\W\d_]))"
)
_GAP = re.compile(r"\s{0,2}(?:-(?=[A-Z]{3}(?![A-Za-z])))?(?P<open>[(\[（]?)\s?(?:in\s|all\s|times?\s)?")
_CLOSE = {"(": ")", "[": "]", "（": "）", "": ""}
_EAST = re.compile(r"\s?(?P<zone>[+]\d\d:?\d\d|[+]\d\d)(?!\d)")
_WEST = re.compile(r"\s?(?P<zone>[\-−]\d{4}|[\-−]\d\d:\d\d)(?!\d)")
_PROOF = re.compile(r"\s?[(\[（](?:UTC|GMT|utc|gmt)?\s?(?P<zone>[+\-−–]\s?\d{1,2}(?::?\d\d)?)[)\]）]")
"""The offset in brackets that says which of several zones an abbreviation is: "IST (UTC+5:30)"."""
_ZONE_ABOUT = re.compile(
    rf"(?<![^\W_])(?P<zone>{_OFFSET}|(?i:{_NAME})(?![^\W\d_])"
    rf"|(?:{_CODES})(?![^\W_])|(?i:{_BARE_NAME})(?![^\W\d_]))"
)


_LONGEST_ABOUT = 2_000
_ZONE_FIRST = re.compile(rf"(?P<zone>UTC|GMT|(?i:{_NAME}))\s?(?:时间|時間)?\s?(?=\D{{0,3}}\d)")
"""A zone that stands between a day and its clock: "5 May, UTC 14:05"."""


@dataclass(frozen=True, slots=True)
class ClockPiece:
    """A clock time and where its words end. *half* is "a" or "p" where the words say it."""

    end: int
    clock: str
    half: str = ""
    zone: str = ""
    offset_min: int | None = None


def clock_at(text: str, start: int, hints: Hints = NO_HINTS, whole: bool = False) -> ClockPiece | None:
    """The clock time whose words begin there, with its zone. *hints* tell whether "8.48" and "0930 -" are times;
    *whole*: it stands behind a day's T or has seconds, so that "-08:00" is an offset and no range."""
    found = _found(text, start, hints)
    if found is None:
        return None
    piece = _piece(text, found)
    return _with_zone(text, piece, whole or len(piece.clock) > 5) if piece else None


def zone_about(text: str) -> str:
    """The first zone that a heading, a column's head or a sentence names; empty where it names none."""
    found = [_standard(one["zone"]) for one in _ZONE_ABOUT.finditer(text[:_LONGEST_ABOUT])]
    stated = [zone for zone in found if zone[-1].isdigit()]
    if found and found[0] in AMBIGUOUS and stated:
        return stated[0]
    return found[0] if found else ""


def zone_first(text: str, start: int) -> tuple[str, int]:
    """The zone that stands before a clock, and where its words end; empty where none does."""
    found = _ZONE_FIRST.match(text, start)
    return (_standard(found["zone"]), found.end()) if found is not None else ("", start)


def in_half(clock: str, half: str) -> str:
    """A clock of twelve hours as one of twenty-four."""
    hour = int(clock[:2])
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}{clock[2:]}"


def _found(text: str, start: int, hints: Hints) -> re.Match[str] | None:
    for pattern in (_MARKED, _HOUR_ONLY, _CJK, _MILITARY):
        if (match := pattern.match(text, start)) is not None:
            return match
    if (match := _DOTTED.match(text, start)) is not None and (
        hints.dots or _HALF_DAY.match(text, match.end()) or _AFTER_CLOCK.match(text, match.end())
    ):
        return match
    return (_MILITARY_LOOSE.match(text, start) or _HOUR_MARK.match(text, start)) if hints.loose else None


def _piece(text: str, match: re.Match[str]) -> ClockPiece | None:
    parts = match.groupdict()
    hour, minute = (
        int(parts["hour"]),
        int(parts.get("minute") or parts.get("minute2") or 30 * bool(parts.get("thirty"))),
    )
    second = parts.get("second")
    if hour > 24 or minute > 59 or int(second or 0) > 59 or (hour == 24 and minute):
        return None
    end, half = match.end(), (parts.get("half") or "").casefold()
    if parts.get("part"):
        half = "p" if parts["part"] in _AFTERNOON else "a"
    if not half and (said := _HALF_DAY.match(text, end)) is not None:
        end, half = said.end(), said["half"].casefold()
    if after := _AFTER_CLOCK.match(text, end):
        end = after.end()
    if not half and (told := _HALF_BEHIND.match(text, end)) is not None:
        end, half = told.end(), "a" if told["early"] else "p"
    clock = f"{hour:02}:{minute:02}" + (f":{int(second):02}" if second else "")
    return ClockPiece(end, in_half(clock, half), half)


def _with_zone(text: str, piece: ClockPiece, whole: bool) -> ClockPiece:
    offset = _EAST.match(text, piece.end) or (_WEST.match(text, piece.end) if whole else None)
    if offset is not None and (minutes := stated_offset(offset["zone"])) is not None:
        return _zoned(piece, offset.end(), offset["zone"], minutes)
    gap = _GAP.match(text, piece.end)
    assert gap is not None
    found = _ZONE.match(text, gap.end()) or (_bracketed_offset(text, gap) if gap["open"] else None)
    if found is None:
        return piece
    end, closing = found.end(), _CLOSE[gap["open"]]
    if closing:
        if text[end : end + 1] != closing:
            return piece
        end += 1
    if (proof := _PROOF.match(text, end)) is not None and (minutes := stated_offset(proof["zone"])) is not None:
        return _zoned(piece, proof.end(), found["zone"], minutes)
    return _zoned(piece, end, found["zone"], stated_offset(found["zone"]))


def _bracketed_offset(text: str, gap: re.Match[str]) -> re.Match[str] | None:
    return _EAST.match(text, gap.end()) or _WEST.match(text, gap.end())


def _zoned(piece: ClockPiece, end: int, zone: str, minutes: int | None) -> ClockPiece:
    return ClockPiece(end, piece.clock, piece.half, _standard(zone.strip()), minutes)


def _standard(zone: str) -> str:
    return _WORDED.get(zone.casefold(), zone)
