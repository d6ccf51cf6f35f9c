"""The recovery objectives that a playbook states, and a loss of data in a person's words. Pure.

A goal is a line that names RTO, RPO or MTTR and says a length or "none" after it. One that only speaks of them is
none. Under a heading of prevention, a line that names something and then a share is a goal between incidents.
"""

import re
from collections.abc import Iterator

from incident_desk.domain.objectives import MTTR, RPO, Goal, PreventionGoal
from incident_desk.domain.playbook import Playbook
from incident_desk.formats.reading.durations import target_seconds

_NAME = re.compile(
    r"\b(?P<RTO>RTO|recovery[ -]time[ -]objective)\b|\b(?P<RPO>RPO|recovery[ -]point[ -]objective)\b"
    r"|\b(?P<MTTR>MTTR|mean[ -]time[ -]to[ -]resol(?:ution|ve))\b",
    re.IGNORECASE,
)
_OTHER_R = re.compile(r"mean[ -]time[ -]to[ -](?:re(?:cover|pair|spon|stor))", re.IGNORECASE)
"""Four things are called MTTR; a line that names another than the resolution states no goal for that."""
_ASIDE = re.compile(r"^[\s*_`]*(?:\([^)]*\))?[\s*_`]*")
_MARKS = re.compile(r"[*_`|]+")
_BEGIN = re.compile(r"^[\s:=–—-]*(?:is|of|target|goal)?\s*", re.IGNORECASE)
_STRICT = re.compile(r"^(?:<(?!=)|under\b|below\b|less than\b)", re.IGNORECASE)
_ZERO = re.compile(r"^(?:0|zero|none|no(?:ne)?|nothing)(?:\s+(?:minutes?|data|loss|lost|data[ -]loss|data lost))?$")
_LOST = re.compile(r"^(?:about\s+|~\s*)?(?:\d+(?:[.,]\d+)?\s*[^\W\d]+\s*){1,3}(?:of\s[^\d]+)?$")
"""A length and nothing else that counts: "5 minutes of orders", but not "300 orders in 5 minutes"."""
_TOGETHER = re.compile(r"^[\s*_`]*(?:/|&|,|and\b|or\b)")
_LONGEST = 80
_PREVENTION = re.compile(
    r"\bprevent\w*\s+(?:metrics?|goals?|targets?|objectives?|measures? of success)\b", re.IGNORECASE
)
_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}\s+(?P<marked>.+)|\*\*(?P<bold>[^*]+)\*\*\s*:?\s*)$")
_SHARE = re.compile(
    r"^[\s|*+-]*(?P<label>[^|:*]{2,60}?)\s*[:|]?\**[:|]?\**\s*(?P<text>(?:[<>≥≤]=?|over|under|above|at least)?\s*"
    r"\d{1,3}(?:[.,]\d+)?\s?%[^|]*)"
)


def goals_in(playbook: Playbook) -> tuple[Goal, ...]:
    """The objectives that its text states, each wording once, in order of the text."""
    lines = (line for section in playbook.reference for line in section.text.splitlines())
    return tuple(dict.fromkeys(goal for line in lines for goal in _goals(line)))


def prevention_goals_in(playbook: Playbook) -> tuple[PreventionGoal, ...]:
    """The shares that its text wants to reach so that less happens, in order of the text."""
    return tuple(
        dict.fromkeys(goal for section in playbook.reference for goal in _prevention(section.title, section.text))
    )


def _prevention(title: str, text: str) -> Iterator[PreventionGoal]:
    is_meant = _PREVENTION.search(title) is not None
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading is not None:
            is_meant = _PREVENTION.search(heading["marked"] or heading["bold"]) is not None
        found = _SHARE.match(line) if is_meant else None
        if found is not None:
            yield PreventionGoal(found["label"].strip(), " ".join(_MARKS.sub(" ", found["text"]).split()))


def _goals(line: str) -> list[Goal]:
    is_other = _OTHER_R.search(line) is not None
    names = [
        one
        for one in _NAME.finditer(line)
        if not _is_inside(line, one.start()) and not (is_other and one.lastgroup == MTTR)
    ]
    if not names or any(_TOGETHER.match(line[one.end() :]) for one in names[:-1]):
        return []  # "RTO / RPO: 4 h / 15 min" does not say which is which
    ends = [*(one.start() for one in names[1:]), len(line)]
    found = (_goal(name.lastgroup or "", line[name.end() : end]) for name, end in zip(names, ends, strict=True))
    return [one for one in found if one is not None]


def _is_inside(line: str, place: int) -> bool:
    """Whether that place lies in brackets: "RTO (Recovery Time Objective)" names it once."""
    return line.rfind("(", 0, place) > line.rfind(")", 0, place)


def _goal(name: str, rest: str) -> Goal | None:
    text = _BEGIN.sub("", _MARKS.sub(" ", _ASIDE.sub("", rest)).strip()).strip(" .,;")
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    seconds = 0 if name == RPO and _ZERO.match(text.casefold()) else target_seconds(text)
    if seconds is None and not text[0].isdigit() and _STRICT.match(text) is None:
        return None
    return Goal(name, text, seconds, _STRICT.match(text) is not None)


def lost_seconds(text: str) -> int | None:
    """How much data was lost, as time: "none" and "0 data loss" are 0; None where the words state no length."""
    plain = " ".join(text.casefold().strip(" .!").split())
    if _ZERO.match(plain):
        return 0
    return target_seconds(plain) if _LOST.match(plain) else None
