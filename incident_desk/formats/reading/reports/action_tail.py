"""Whose a follow-up is and by when, where both stand at its end without a label: "Rotate it (Ana, by 5 May)"."""

import re

from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.reports.terms import DONE, HORIZON, NOT_DONE
from incident_desk.formats.reading.severity_names import WORD_RANKS
from incident_desk.formats.reading.vocabulary import written_words
from incident_desk.formats.reading.words import folded, says, starts_with, together

_TAIL = re.compile(
    r"(?:[(\[（]\s{0,3}(?P<bracket>[^()\[\]（）]{3,60})[)\]）]"
    r"|\s[-–—]{1,2}\s(?P<dash>[^-–—()\n]{3,40}(?:\s[–—|]\s[^-–—()\n]{3,40})?))[\s.]*$"
)
_ALONE = re.compile(
    r"(?:[(\[（]\s{0,3}(?P<bracket>[^()\[\]（）]{2,40})[)\]）]|\s[-–—]\s(?P<dash>[^-–—()\n]{2,40}))[\s.]*$"
)
_UNTIL = any_of(written_words("follow_ups", "until"))
_PARTS = re.compile(rf"\s{{0,3}}(?:[,;、，|]|(?<!\d)/|/(?!\d))\s{{0,3}}|\s[–—]\s|\s(?=(?:{_UNTIL})\s)", re.I)
_MONTHS = any_of(
    name
    for month in ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                  "november", "december")
    for name in written_words("months", month)
)  # fmt: skip
_LEAD = re.compile(rf"^(?:{_UNTIL})\s+", re.I)
_SOON = any_whole(written_words("follow_ups", "soon"))
_DAY = re.compile(
    rf"\d{{1,4}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?|\bQ[1-4]\b|\b{_MONTHS}\b|"
    rf"(?<![^\W\d_]){_SOON}|^asap$|\d{{1,2}}月",
    re.I,
)
_NO_NAMES = together(DONE, NOT_DONE, HORIZON, ("issue", "pr$", "ticket", "link", "optional"))
"""What stands at the end of a follow-up and is no name: how it stands, by when it is due, where it is told of."""
_NAME = re.compile(r"^@?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}$")


def tail_of(text: str) -> tuple[str, str]:
    """(the owner, the due date) of a follow-up's last words, as written; empty where they are not both there."""
    match = _TAIL.search(text[-90:])
    if match is None:
        return "", ""
    parts = [part.strip() for part in _PARTS.split(match["bracket"] or match["dash"]) if part.strip()]
    if len(parts) != 2:
        return "", ""
    days = [part for part in parts if _LEAD.match(part) or _DAY.search(part)]
    names = [part for part in parts if part not in days and _is_name(part)]
    if len(days) != 1 or len(names) != 1:
        return "", ""
    return names[0].lstrip("@"), _LEAD.sub("", days[0])


def name_at_end(text: str) -> str:
    """The name that stands alone at the end of a follow-up: "Rotate it (Ana)", "Rotate it — Platform team"; empty
    where the last words are no name. One such line alone proves nothing: ask for it where most lines have one."""
    match = _ALONE.search(text[-60:])
    words = (match["bracket"] or match["dash"]).strip() if match is not None else ""
    named = bool(words) and _is_name(words) and not words.lstrip("@")[:1].islower()
    return words.lstrip("@") if named and folded(words) not in WORD_RANKS and not says(words, _NO_NAMES) else ""


def _is_name(part: str) -> bool:
    """Whether it can be who does it: a name, or a team's."""
    return _NAME.match(part) is not None and not starts_with(part, ("see", "e.g", "i.e", "such", "like", "not"))
