"""Whether a section's own words already say what a past incident's report states: then it is not said twice.

A written report that was taken in as the review is the same words as those that were read from it. ``text`` is what
the section says itself: its text and the rows of its lists.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from incident_desk.domain.past_facts import PastFacts
from incident_desk.domain.past_report import Lessons, Passage, PastReport

_NO_LETTER = re.compile(r"[\W_]+")


def is_said_again(part: str, past: PastFacts | None, text: str) -> bool:
    """Whether every line of that part of the report stands in the text, whatever its markup."""
    told = _TOLD.get(part)
    if told is None or past is None or not text:
        return False
    passages, written = tuple(told(past.as_read)), _letters(text)
    return bool(passages) and all(_stands_in(written, one) for one in passages)


def unsaid(past: PastFacts, text: str) -> PastFacts:
    """The same report without those of its lessons that stand in the text: the others are said still."""
    read, written = past.as_read, _letters(text)

    def left(told: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(one for one in told if not _stands_in(written, one))

    sorts = (read.lessons.well, read.lessons.wrong, read.lessons.lucky, read.lessons.other)
    report = replace(read, lessons=Lessons(*map(left, sorts)))
    return replace(past, read=report) if past.read is not None else replace(past, report=report)


def _stands_in(written: str, passage: Passage) -> bool:
    return all(_letters(line) in written for line in passage.text.splitlines())


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


def _one(passage: Passage | None) -> Iterable[Passage]:
    return () if passage is None else (passage,)


def _impact(report: PastReport) -> Iterable[Passage]:
    return _one(report.impact)


def _cause(report: PastReport) -> Iterable[Passage]:
    return _one(report.root_cause)


def _factors(report: PastReport) -> Iterable[Passage]:
    return report.contributing


def _lessons(report: PastReport) -> Iterable[Passage]:
    learned = report.lessons
    return (*learned.well, *learned.wrong, *learned.lucky, *learned.other)


_TOLD: Mapping[str, Callable[[PastReport], Iterable[Passage]]] = {
    "stated-impact": _impact,
    "stated-cause": _cause,
    "stated-factors": _factors,
    "stated-lessons": _lessons,
}
