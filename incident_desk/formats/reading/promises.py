"""Times that a document promises in its sentences: how long to watch after the fix, how soon to review, and when to
look again at what the review decided."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.durations import AMOUNT, target_seconds
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.vocabulary import folded_words, words_of, written_words
from incident_desk.formats.reading.words import FOLLOW_UP_REVIEW, folded, says, together

_WATCH = words_of("times", "watch")
_FOR = re.compile(
    rf"(?<![^\W\d_]){any_whole(written_words('times', 'watch_for'))}\s*(?:the\s+)?"
    r"(?:(?:at least|next|first|minimum)\s+)?(?P<time>[\w½-]+(?:\s?[-–]\s?\d+)?\s?\w+)",
    re.I,
)
_REVIEW = words_of("times", "review")
_OTHER_REVIEWS = together(("update", "respon", "quarter", "annual"), FOLLOW_UP_REVIEW)
_ANY = together(_WATCH, _REVIEW, FOLLOW_UP_REVIEW)
"""Asked first: few sentences promise anything."""
_HOUR = 3600
_WATCHED = any_of(word for word in folded_words("times", "watch") if not word.isascii())
_BESIDE = re.compile(rf"{AMOUNT}を?{_WATCHED}|{_WATCHED}[^\W\d_]{{0,8}}{AMOUNT}")
"""In scripts without spaces nothing leads to the time: 观察30分钟, 30分見守る."""
_WITHIN_BEHIND = re.compile(rf"(?P<amount>{AMOUNT})\s?{any_of(folded_words('times', 'within_behind'))}")
_WITHIN = re.compile(
    rf"(?<![^\W\d_]){any_whole(written_words('times', 'within'))}\s*(?P<time>[\w½-]+\s?\w*(?:\s\w+)?)", re.I
)


@dataclass(frozen=True, slots=True)
class Promises:
    """What the sentences of a document promise, in seconds; None where they do not say it."""

    watch_s: int | None
    """How long to keep watching after the fix: "Keep heightened monitoring for 24 hours"."""
    review_due_s: int | None
    """Until when after the resolution the review is due: "within 48 hours of resolution"."""
    follow_up: tuple[str, int | None] | None
    """The words that ask for a later review, and after how many seconds where they say: "Schedule follow-up review
    in 30 days"."""


def read_promises(root: Section) -> Promises:
    """The first of each kind that the sentences of the document have."""
    watch = review = None
    follow: tuple[str, int | None] | None = None
    for words, is_heading in _sentences(root):
        if not says(words, _ANY):
            continue
        if review is None:
            review = _review_due(words)
        if is_heading:
            continue
        if watch is None:
            watch = _watch_length(words)
        if follow is None and says(words, FOLLOW_UP_REVIEW):
            seconds = target_seconds(words)
            follow = words, seconds if seconds is not None and seconds >= _HOUR else None
    return Promises(watch, review, follow)


def _watch_length(words: str) -> int | None:
    if not says(words, _WATCH):
        return None
    for match in _FOR.finditer(words):
        if seconds := target_seconds(match["time"]):
            return seconds
    beside = _BESIDE.search(folded(words))
    return target_seconds(beside.group()) if beside is not None else None


def _review_due(words: str) -> int | None:
    if not says(words, _REVIEW) or says(words, _OTHER_REVIEWS):
        return None
    for match in _WITHIN.finditer(words):
        if (seconds := target_seconds(match["time"])) and seconds >= _HOUR:
            return seconds
    behind = _WITHIN_BEHIND.search(folded(words))
    if behind is not None and (seconds := target_seconds(behind["amount"])) and seconds >= _HOUR:
        return seconds
    return None


def _sentences(root: Section) -> Iterator[tuple[str, bool]]:
    """Headings and short paragraphs in reading order, each with whether it is a heading."""
    for section in root.walk():
        if section.role in ("templates", "review", "thresholds"):
            continue
        yield section.title.text[:300], True
        for paragraph in section.paragraphs():
            if len(paragraph.content) < 600:
                yield paragraph.plain, False
