"""A message that was sent as one to send again: a blank for each figure that holds for one incident alone."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_UNIT = r"(?:s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?)"
_FIGURES: tuple[tuple[str, str], ...] = (
    (r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?", "[DATE AND TIME]"),
    (r"\b\d{4}-\d\d-\d\d\b", "[DATE]"),
    (rf"\b\d{{1,2}}\.? {_MONTH}\.?(?: \d{{4}})?\b|\b{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?\b", "[DATE]"),
    (r"\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: (?:UTC|GMT|[CW]?EST|CES?T|BST))?\b", "[TIME]"),
    (r"\b\d+(?:[.,]\d+)? ?%", "[PERCENT]"),
    (rf"\b\d+(?:[.,]\d+)?(?: ?[-–] ?\d+)? ?{_UNIT}\b", "[DURATION]"),
    (r"(?<![\w#./:-])\d[\d.,]*(?<![.,])(?![\w/:-])", "[NUMBER]"),
)  # fmt: skip
_PARTS = tuple((re.compile(pattern, re.I), blank) for pattern, blank in _FIGURES)
_BLANK = re.compile(r"\[[^\[\]\n]*\]")


def with_blanks(text: str, key: str = "") -> str:
    """The text with a blank for each date, time, percentage, length and other number, and for the incident's key.

    What stands in brackets already stays.
    """
    found = text.replace(key, "[INCIDENT ID]") if key else text
    for pattern, blank in _PARTS:
        pieces: list[str] = []
        last = 0
        for kept in _BLANK.finditer(found):
            pieces += [pattern.sub(blank, found[last : kept.start()]), kept.group()]
            last = kept.end()
        found = "".join([*pieces, pattern.sub(blank, found[last:])])
    return found
