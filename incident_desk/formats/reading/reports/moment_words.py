"""The words around a time: what leads to it, how well it is known by them, what joins two ends.

The first of the words that a time can begin with are in `BEGINNERS` as well, so that most lines need one look.
"""

import re

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.reports.days import MONTHS, WEEKDAYS
from incident_desk.formats.reading.vocabulary import written_words

_LEADS, _UNKNOWN = written_words("moments", "lead"), written_words("moments", "unknown")
_ABOUT, _BEFORE, _AFTER = (written_words("moments", key) for key in ("about", "before", "after"))
_BEHIND = {key: written_words("moments", f"{key}_behind") for key in ("about", "before", "after")}
_SAID_BEHIND = any_of(word for word in _BEHIND["about"] if word.isascii())
_LEADING = any_whole(_LEADS, closing=r"\s")
LEAD = re.compile(rf"{_LEADING}(?=\W{{0,3}}[\w])", re.I)
"""Words that lead to a time and say nothing of it."""
QUALIFIERS = (
    (PastPrecision.APPROXIMATE, re.compile(rf"(?:[~≈∼〜]|{any_whole(_ABOUT)})\s{{0,2}}", re.I)),
    (PastPrecision.AT_MOST, re.compile(rf"(?:[<≤]=?|{any_whole(_BEFORE)})\s{{0,2}}", re.I)),
    (PastPrecision.AT_LEAST, re.compile(rf"(?:[>≥]=?|{any_whole(_AFTER)})\s{{0,2}}", re.I)),
)
"""How well a time is known, by what stands before it."""
AFTERWARDS = (
    (PastPrecision.APPROXIMATE, re.compile(
        rf"\s?-?(?:\((?:{_SAID_BEHIND}|maybe[^()]{{0,30}}|\?)\)|ish(?![^\W\d_])|\?(?![?\w])"
        rf"|{any_of(word for word in _BEHIND['about'] if not word.isascii())})", re.I)),
    (PastPrecision.AT_LEAST, re.compile(rf"\s?(?:\+(?!\s?\d)|{any_whole(_BEHIND['after'])})")),
    (PastPrecision.AT_MOST, re.compile(rf"\s?{any_whole(_BEHIND['before'])}")),
)  # fmt: skip
"""How well a time is known, by what stands behind it."""
UNKNOWN = re.compile(
    rf"(?:[?？]{{1,4}}:[?？]{{1,4}}|[?？]{{2,4}}|[xX]{{2}}:[xX]{{2}}|--:--|{any_of(_UNKNOWN)})(?![^\W\d_])",
    re.I,
)
"""What stands where nobody knows the time."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
BEGINNERS = frozenset(
    first.group().casefold()
    for words in (
        _LEADS, _ABOUT, _BEFORE, _AFTER, _UNKNOWN, written_words("moments", "part_of_month"), *MONTHS, WEEKDAYS,
        ("t", "c", "n", "xx", "q", "d", "j"),
    )
    for word in words
    if (first := _FIRST_WORD.match(word)) is not None
)  # fmt: skip
"""The words that a time can begin with; a line that begins with another is none, and most lines do."""
TO = re.compile(
    rf"\s{{0,2}}(?:--|-|–|—|−|~|〜|～|→|->|‑|{any_whole(written_words('moments', 'to'))})\s{{0,2}}", re.I
)
"""What joins the two ends of a range."""
