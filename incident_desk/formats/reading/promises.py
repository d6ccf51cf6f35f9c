"""Times that a document promises in its sentences: how long to watch after the fix, how soon to review, and when to
look again at what the review decided."""

import re
from collections.abc import Iterator

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
_WATCHED = any_of(word for word in folded_words("times", "watch") if not word.isascii())
_BESIDE = re.compile(rf"{AMOUNT}を?{_WATCHED}|{_WATCHED}[^\W\d_]{{0,8}}{AMOUNT}")
"""In scripts without spaces nothing leads to the time: 观察30分钟, 30分見守る."""
_WITHIN_BEHIND = re.compile(rf"(?P<amount>{AMOUNT})\s?{any_of(folded_words('times', 'within_behind'))}")
_WITHIN = re.compile(
    rf"(?<![^\W\d_]){any_whole(written_words('times', 'within'))}\s*(?P<time>[\w½-]+\s?\w*(?:\s\w+)?)", re.I
)


def watch_length(root: Section) -> int | None:
    """Seconds to keep watching after the fix: "Keep heightened monitoring for 24 hours"."""
    for words in _sentences(root):
        if says(words, _WATCH):
            for match in _FOR.finditer(words):
                if seconds := target_seconds(match["time"]):
                    return seconds
            if (beside := _BESIDE.search(folded(words))) is not None:
                return target_seconds(beside.group())
    return None


def review_due(root: Section) -> int | None:
    """Seconds after the resolution by which the review is due: "within 48 hours of resolution"."""
    for words in _sentences(root, with_headings=True):
        if says(words, _REVIEW) and not says(words, _OTHER_REVIEWS):
            for match in _WITHIN.finditer(words):
                if (seconds := target_seconds(match["time"])) and seconds >= 3600:
                    return seconds
            behind = _WITHIN_BEHIND.search(folded(words))
            if behind is not None and (seconds := target_seconds(behind["amount"])) and seconds >= 3600:
                return seconds
    return None


def follow_up(root: Section) -> tuple[str, int | None] | None:
    """The words that ask for a later review, and after how many seconds where they say: "Schedule follow-up review
    in 30 days"."""
    for words in _sentences(root):
        if says(words, FOLLOW_UP_REVIEW):
            seconds = target_seconds(words)
            return words, seconds if seconds is not None and seconds >= 3600 else None
    return None


def _sentences(root: Section, with_headings: bool = False) -> Iterator[str]:
    for section in root.walk():
        if section.role in ("templates", "review", "thresholds"):
            continue
        if with_headings:
            yield section.title.text[:300]
        for block in section.blocks:
            for paragraph in block.every("paragraph"):
                if len(paragraph.content) < 600:
                    yield paragraph.plain
