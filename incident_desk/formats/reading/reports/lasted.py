"""How long an incident lasted, as its report states it: "12+ hours", "~2 hours", "1h 10m", "約4時間"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from incident_desk.domain.past_report import Passage, StatedDuration
from incident_desk.domain.past_times import PastPrecision
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.durations import AND, LONGEST, NUMBER, TO, UNIT, amount_seconds
from incident_desk.formats.reading.reports.facts import Fact
from incident_desk.formats.reading.reports.halves import with_figures
from incident_desk.formats.reading.reports.terms import DURATION, INCIDENT, NOT_DURATION
from incident_desk.formats.reading.vocabulary import folded_words
from incident_desk.formats.reading.words import folded, says

_PIECE = (
    rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?\s?-?\s?|{NUMBER}(?:[\s-]|(?<![a-z])))"
    rf"(?:h\s?[0-5]\d(?![\d:a-z])|{UNIT}(?![a-z]))"
)
_JOIN = rf"(?:\s*(?:,|&|{AND})?\s*)"
_TO = rf"(?:-|–|—|~|〜|{TO})"
_LENGTH = re.compile(
    rf"(?<![\w.:])(?P<low>\d{{1,6}}(?:[.,]\d)?\s*{_TO}\s*)?"
    rf"(?P<amount>{_PIECE}(?:{_JOIN}{_PIECE}){{0,3}})"
)
_PLUS = re.compile(rf"(?<![\w.:])(?P<number>\d{{1,6}}(?:[.,]\d{{1,3}})?)\s?\+\s?(?P<unit>{UNIT})(?![a-z])")
_FACE = re.compile(
    r"^\W{0,3}(?:(?P<days>\d{1,3})\s*d\w*,?\s*)?(?P<hours>\d{1,3})(?::|\s?h\s?)(?P<minutes>[0-5]\d)"
    r"(?:[:m](?P<seconds>[0-5]\d)s?)?(?:\s*(?:h|hrs?|hours?|hh:mm(?::ss)?|min)?)\W{0,3}(?:$|\()"
)
_SHORTENED = re.compile(rf"(?<=[a-z])\.(?=\s?\d{{1,4}}\s?{UNIT}(?![a-z]))")
"""The full stop of a unit that is cut short, before the next one: "3 Std. 35 Min."."""
_TOUCHING = re.compile(r"(?<=[^\x00-\x7f])(?=\d)")
"""Where a number follows a letter of a script without spaces: 約4時間."""
_AT_LEAST = re.compile(rf"\d\s?\+|[>≥]|(?<![a-z]){any_whole(folded_words('times', 'at_least'))}")
_AT_MOST = re.compile(rf"[<≤]|(?<![a-z]){any_whole(folded_words('times', 'at_most'))}")
_ABOUT = re.compile(rf"[~≈∼～]|(?<![a-z])(?:approx\w*|{any_whole(folded_words('times', 'about'))})")
_TOLD = re.compile(rf"(?<![a-z]){any_whole(folded_words('times', 'lasted'))}(?P<after>[^.!?。\n]{{0,60}})")
_BEHIND = any_of(folded_words("times", "lasted_behind"))
_TOLD_BEHIND = re.compile(rf"(?P<amount>{_PIECE}(?:{_JOIN}{_PIECE}){{0,3}})(?:の|間|にわたる)?\s?{_BEHIND}")
_OPENS = re.compile(
    rf"^(?:[^.!?:\n]{{1,40}}:\s)?{any_whole(folded_words('times', 'lasted_first'))}\s"
    rf"(?:(?:{any_of(folded_words('times', 'about'))}|approx\w*|~)\s?)?"
    rf"(?P<amount>{_PIECE}(?:{_JOIN}{_PIECE}){{0,3}})"
)
"""A sentence that begins with how long it lasted, behind its label at most: "Summary: For about an hour"."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_LONGEST_LABEL = 32
_FEW = folded_words("times", "some")
_SOME = re.compile(
    rf"(?<![a-z]){any_of(word for word in _FEW if word.isascii())}\s{UNIT}(?![a-z])|unknown|"
    rf"{any_of(word for word in _FEW if not word.isascii())}"
)
_LONG = re.compile(
    rf"(?P<amount>\d{{1,6}}\+?\s?-?\s?{UNIT})(?:-?\s?long)?\s(?:of\s)?"
    r"(?:total\s|complete\s|full\s|partial\s|"
    r"global\s)?(?:outage|downtime|disruption|unavailability|interruption)"
)


def stated_duration(
    facts: Sequence[Fact], told: Sequence[Passage], impact: Passage | None = None
) -> StatedDuration | None:
    """How long it lasted: under a label, else as a sentence of the summary tells it, else behind a label within
    the words of the *impact*."""
    labelled = [fact for fact in facts if says(fact.label, DURATION) and not says(fact.label, NOT_DURATION)]
    labelled.sort(key=_nearness)
    found = [length for fact in labelled if (length := duration_in(fact.value, fact.span)) is not None]
    if found:
        return next((length for length in found if length.seconds is not None), found[0])
    return next(_of_sentences(told), None) or next(_labelled_within(impact), None)


def _labelled_within(impact: Passage | None) -> Iterator[StatedDuration]:
    """The length in a sentence that is a label and its value: "Nobody could pay. Duration: 2 hours 30 minutes."."""
    if impact is None:
        return
    for sentence in _SENTENCE.split(impact.text):
        label, colon, value = sentence.partition(":")
        if colon and len(label) <= _LONGEST_LABEL and says(label, DURATION) and not says(label, NOT_DURATION):
            length = duration_in(value.strip().removesuffix("."), impact.span)
            if length is not None and length.seconds is not None:
                yield length


def _nearness(fact: Fact) -> tuple[int, bool]:
    """Nearer to the head first; of two as near, that which names the incident: other things have a length too."""
    return fact.place, not says(fact.label, INCIDENT)


def duration_in(text: str, span: Span | None = None) -> StatedDuration | None:
    """The length that a label's value states; None where it has no word of time. A range of clocks is no length."""
    seconds, low, precision = _measure(text)
    if seconds is None and not _speaks_of_length(text):
        return None
    return StatedDuration(text, seconds, precision, low, span)


def _speaks_of_length(text: str) -> bool:
    """Whether it says a length without a number: "several hours", "a few days"."""
    return _SOME.search(folded(text[:80])) is not None


@lru_cache(maxsize=512)
def _measure(text: str) -> tuple[int | None, int | None, PastPrecision]:
    """(seconds, the lower end of a range, how well it is known)."""
    plain = with_figures(_SHORTENED.sub("", folded(_TOUCHING.sub(" ", text))))
    face = _FACE.match(plain)
    if face is not None:
        return _of_face(face), None, _precision(plain[: face.end()])
    plus = _PLUS.search(plain)
    if plus is not None:
        return amount_seconds(f"{plus['number']} {plus['unit']}"), None, PastPrecision.AT_LEAST
    match = _LENGTH.search(plain)
    if match is None:
        return None, None, PastPrecision.UNKNOWN
    seconds = _sum(match["amount"])
    if match["low"] and seconds is not None:
        unit = re.search(rf"{UNIT}$", match["amount"])
        low = amount_seconds(re.split(rf"\s*{_TO}", match["low"])[0] + " " + (unit.group() if unit else "min"))
        return seconds, low, PastPrecision.RANGE
    return seconds, None, _precision(plain[max(0, match.start() - 30) : match.end() + 12])


def _of_face(face: re.Match[str]) -> int | None:
    """A clock face as a length: "01:45:00", "1h30"."""
    days, hours, minutes = int(face["days"] or 0), int(face["hours"]), int(face["minutes"])
    seconds = days * 86_400 + hours * 3_600 + minutes * 60 + int(face["seconds"] or 0)
    return seconds if seconds <= LONGEST else None


def _sum(amount: str) -> int | None:
    total = amount_seconds(amount)
    return total if total is not None and total <= LONGEST else None


def _precision(words: str) -> PastPrecision:
    for pattern, precision in (
        (_AT_LEAST, PastPrecision.AT_LEAST), (_AT_MOST, PastPrecision.AT_MOST), (_ABOUT, PastPrecision.APPROXIMATE),
    ):  # fmt: skip
        if pattern.search(words):
            return precision
    return PastPrecision.EXACT


def _of_sentences(told: Sequence[Passage]) -> Iterator[StatedDuration]:
    for passage in told:
        words = folded(_TOUCHING.sub(" ", passage.text))
        for match in _TOLD.finditer(words):
            after = match["after"]
            length = _LENGTH.search(after) or _PLUS.search(after)
            if length is not None and length.start() <= 25:
                plus = after[length.end() : length.end() + 1].replace(",", "").replace(".", "")
                yield from _as_written(passage, after[: length.end()] + plus)
        for match in chain(_OPENS.finditer(words), _LONG.finditer(words), _TOLD_BEHIND.finditer(words)):
            yield from _as_written(passage, match["amount"])


def _as_written(passage: Passage, words: str) -> Iterator[StatedDuration]:
    """The length in folded words, with the passage's own words for it."""
    wanted = words.strip(" ,;)")
    length = duration_in(wanted, passage.span)
    if length is None or length.seconds is None:
        return
    flat = " ".join(passage.text.split())
    place = flat.casefold().find(wanted)
    yield replace(length, text=flat[place : place + len(wanted)] if place >= 0 else wanted)
