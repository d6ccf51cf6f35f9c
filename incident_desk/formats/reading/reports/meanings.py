"""What a heading of a report is about, by its words alone: the same words by which the reports are read."""

from collections.abc import Callable
from enum import StrEnum

from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.reports.lessons import sort_of
from incident_desk.formats.reading.reports.terms import (
    ACTIONS,
    ANALYSIS,
    CAUSE,
    CONTRIBUTING,
    DETECTION,
    IMPACT,
    LESSONS,
    RECOVERY,
    REFERENCES,
    RESPONSE,
    ROOT_CAUSE,
    SUMMARY,
    TIMELINE,
    WEAK_ACTIONS,
    WHYS,
)
from incident_desk.formats.reading.words import says, starts_with, together


class Meaning(StrEnum):
    """What a chapter tells; those of lists are called as the lists of a review are."""

    SUMMARY = "summary"
    IMPACT = "impact"
    TIMELINE = "timeline"
    DETECTION = "detection"
    CAUSE = "cause"
    FACTORS = "factors"
    WHYS = "whys"
    RESPONSE = "response"
    RECOVERY = "recovery"
    LESSONS = "lessons"
    WELL = "well"
    WRONG = "wrong"
    LUCKY = "lucky"
    ACTIONS = "actions"


_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014), "-")
"""The dashes that programs put in between words: "Why–why–why"."""
_WHY = together(ROOT_CAUSE, CAUSE)
_Says = Callable[[str, tuple[str, ...]], bool]
_EARLY: tuple[tuple[Meaning, _Says, tuple[str, ...]], ...] = (
    (Meaning.WHYS, says, WHYS),
    (Meaning.TIMELINE, says, TIMELINE),
    (Meaning.ACTIONS, starts_with, ACTIONS),
    (Meaning.FACTORS, says, CONTRIBUTING),
    (Meaning.CAUSE, says, _WHY),
)
_LATE: tuple[tuple[Meaning, _Says, tuple[str, ...]], ...] = (
    (Meaning.LESSONS, says, LESSONS),
    (Meaning.IMPACT, says, IMPACT),
    (Meaning.DETECTION, says, DETECTION),
    (Meaning.ACTIONS, says, together(ACTIONS, WEAK_ACTIONS)),
    (Meaning.RECOVERY, starts_with, RECOVERY),
    (Meaning.RESPONSE, starts_with, RESPONSE),
    (Meaning.RECOVERY, says, RECOVERY),
    (Meaning.SUMMARY, says, SUMMARY),
    (Meaning.CAUSE, starts_with, ANALYSIS),
)
"""The surest first: "Impact summary" tells of the impact, "What went wrong and why" of the cause."""


def meaning_of(heading: str) -> Meaning | None:
    """What stands under such a heading; None where its words do not tell."""
    name = title_of(heading.translate(_DASHES)).name
    if starts_with(name, REFERENCES):
        return None
    early = _first(name, _EARLY)
    sort = sort_of(name) if early in (None, Meaning.ACTIONS) else ""
    return Meaning(sort) if sort else early or _first(name, _LATE)


def _first(name: str, among: tuple[tuple[Meaning, _Says, tuple[str, ...]], ...]) -> Meaning | None:
    return next((meaning for meaning, tells, words in among if tells(name, words)), None)
