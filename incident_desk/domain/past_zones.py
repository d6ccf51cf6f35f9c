"""Time zones as reports write them, and how far each is from UTC.

An abbreviation is a claim, not a fact: "IST" is India, Ireland or Israel, and "PST" is written in July as well.
What the words say is kept; where they leave more than one reading, there is no offset and a doubt says why.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIXED = {
    "UTC": 0, "Z": 0, "GMT": 0, "ZULU": 0, "UCT": 0, "WET": 0, "UTC0": 0, "GMT0": 0,
    "CET": 60, "MEZ": 60, "WAT": 60, "CEST": 120, "MESZ": 120, "WEST": 60, "BST": 60, "CAT": 120, "SAST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "EAT": 180, "TRT": 180, "GST": 240, "PKT": 300, "WIB": 420, "ICT": 420,
    "SGT": 480, "HKT": 480, "PHT": 480, "MYT": 480, "AWST": 480, "JST": 540, "KST": 540,
    "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "BRT": -180, "ART": -180, "CLT": -240, "NST": -210, "NDT": -150, "ADT": -180,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
"""Minutes east of UTC of an abbreviation that has one meaning, or one that nearly everybody means."""

AMBIGUOUS = {
    "IST": "India, Ireland or Israel",
    "CST": "Central America's or China's",
    "AST": "the Atlantic's or Arabia's",
}

_AMERICAN = {"PT": -480, "MT": -420, "CT": -360, "ET": -300}
_EUROPEAN = {"CENTRAL EUROPE": 60, "EASTERN EUROPE": 120, "LONDON": 0, "BERLIN": 60, "PARIS": 60, "MADRID": 60}
"""Zones by their winter offset, whose summer follows the rule of the place."""

_AMERICAN_SUMMER = (3, 2, 11, 1)
"""From the second Sunday of March to the first of November."""
_EUROPEAN_SUMMER = (3, -1, 10, -1)
"""From the last Sunday of March to the last of October."""
_SUMMER = {"PDT": "PST", "MDT": "MST", "CDT": "CST", "EDT": "EST", "AKDT": "AKST", "CEST": "CET", "MESZ": "MEZ",
           "EEST": "EET", "BST": "GMT"}  # fmt: skip
_WINTER_AMERICA = frozenset(("PST", "EST"))
_WINTER_EUROPE = frozenset(("CET", "MEZ", "EET"))

NAMES = {
    "pst/pdt": "PT", "pdt/pst": "PT", "est/edt": "ET", "edt/est": "ET", "cst/cdt": "CT", "mst/mdt": "MT",
    "cet/cest": "CENTRAL EUROPE", "cest/cet": "CENTRAL EUROPE", "gmt/bst": "LONDON", "bst/gmt": "LONDON",
    "coordinated universal time": "UTC", "universal time": "UTC", "greenwich mean time": "GMT", "zulu": "UTC",
    "greenwich": "GMT", "pacific standard time": "PST", "pacific daylight time": "PDT", "pacific time": "PT",
    "pacific": "PT", "us/pacific": "PT", "us pacific": "PT", "america/los_angeles": "PT",
    "eastern standard time": "EST",
    "eastern daylight time": "EDT", "eastern time": "ET", "eastern": "ET", "us/eastern": "ET", "us eastern": "ET",
    "america/new_york": "ET", "central daylight time": "CDT", "central time": "CT", "us central": "CT",
    "america/chicago": "CT", "mountain standard time": "MST", "mountain daylight time": "MDT",
    "mountain time": "MT",
    "central european time": "CENTRAL EUROPE", "central european summer time": "CEST",
    "eastern european time": "EASTERN EUROPE", "british summer time": "BST", "uk time": "LONDON",
    "london time": "LONDON", "europe/london": "LONDON", "berlin time": "BERLIN", "europe/berlin": "BERLIN",
    "paris time": "PARIS", "heure de paris": "PARIS", "europe/paris": "PARIS", "europe/madrid": "MADRID",
    "india standard time": "INDIA", "indian standard time": "INDIA", "asia/kolkata": "INDIA",
    "irish standard time": "BST",
    "israel standard time": "EET", "japan standard time": "JST", "japan time": "JST", "asia/tokyo": "JST",
    "日本時間": "JST", "日本标准时间": "JST", "korea standard time": "KST", "korean time": "KST",
    "asia/seoul": "KST",
    "china standard time": "CHINA", "beijing time": "CHINA", "asia/shanghai": "CHINA", "北京时间": "CHINA",
    "北京時間": "CHINA", "singapore time": "SGT", "asia/singapore": "SGT", "west africa time": "WAT",
    "west africa standard time": "WAT", "west african time": "WAT", "west central africa": "WAT",
    "west central africa standard": "WAT", "w. central africa standard time": "WAT", "africa/lagos": "WAT",
    "central africa time": "CAT", "central african time": "CAT", "east africa time": "EAT",
    "africa/nairobi": "EAT", "east african time": "EAT", "australian eastern standard time": "AEST",
    "brasilia time": "BRT", "horário de brasília": "BRT",
    "horario de brasilia": "BRT", "america/sao_paulo": "BRT",
}  # fmt: skip
"""Names of zones, in lower case and without accents."""

_PLACES = {"INDIA": 330, "CHINA": 480}
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?$")


@dataclass(frozen=True, slots=True)
class ZoneReading:
    """How far a zone is from UTC on one day. *minutes* is None where the words do not settle it."""

    minutes: int | None
    doubt: str = ""


@lru_cache(maxsize=1024)
def read_zone(written: str, day: date | None) -> ZoneReading:
    """What a zone as written means on that day; a word that is no zone has no offset."""
    code = zone_code(written)
    if code in _AMERICAN:
        return _seasonal(_AMERICAN[code], day, _AMERICAN_SUMMER)
    if code in _EUROPEAN:
        return _seasonal(_EUROPEAN[code], day, _EUROPEAN_SUMMER)
    if code in AMBIGUOUS:
        return ZoneReading(None, f"{code} can be {AMBIGUOUS[code]} time")
    if code in FIXED:
        return ZoneReading(FIXED[code], _wrong_season(code, day))
    if code in _PLACES:
        return ZoneReading(_PLACES[code])
    minutes = stated_offset(code)
    if minutes is not None:
        return ZoneReading(minutes)
    return ZoneReading(None, f"{written} is no zone that is known" if written else "")


def zone_code(written: str) -> str:
    """The abbreviation that a zone's words stand for; the words in capitals where they are none that is known."""
    words = " ".join(written.strip(" ()[].,").split())
    return NAMES.get(words.casefold(), words.upper())


def stated_offset(written: str) -> int | None:
    """The minutes of "+09:00", "UTC+2", "GMT -0530"; None where it states none that exists."""
    found = _OFFSET.fullmatch(written.strip(" ()[]"))
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60 or int(found[3] or 0) > 59:
        return None
    return minutes if found[1] == "+" else -minutes


def _seasonal(winter: int, day: date | None, summer: tuple[int, int, int, int]) -> ZoneReading:
    if day is None:
        return ZoneReading(None, "the offset depends on the date")
    return ZoneReading(winter + 60 * _in_summer(day, summer))


def _in_summer(day: date, rule: tuple[int, int, int, int]) -> bool:
    """Whether clocks are forward on that day; the day of a change counts as changed."""
    return _sunday(day.year, rule[0], rule[1]) <= day < _sunday(day.year, rule[2], rule[3])


def _sunday(year: int, month: int, which: int) -> date:
    """The first, second … Sunday of a month; -1 is the last."""
    if which < 0:
        last = date(year, month, 31)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))


def _wrong_season(code: str, day: date | None) -> str:
    """What speaks against a summer abbreviation in winter or the reverse."""
    if day is None:
        return ""
    america = code in _WINTER_AMERICA or (code in _SUMMER and _SUMMER[code][-2:] == "ST")
    summer = _in_summer(day, _AMERICAN_SUMMER if america else _EUROPEAN_SUMMER)
    if code in _SUMMER and not summer:
        return f"{code} is summer time, and {day.isoformat()} is in winter"
    if (code in _WINTER_AMERICA or code in _WINTER_EUROPE) and summer:
        return f"{code} is winter time, and {day.isoformat()} is in summer"
    return ""
