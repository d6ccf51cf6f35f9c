"""How bad an incident was and where it stands, as its report states it."""

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from incident_desk.domain.past_report import Passage, StatedSeverity, StatedStatus
from incident_desk.domain.past_times import TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.reports.facts import Fact
from incident_desk.formats.reading.reports.terms import (
    NOT_SEVERITY,
    NOT_STATUS,
    PAGE_SEVERITIES,
    SEVERITY,
    STATES,
    STATUS,
)
from incident_desk.formats.reading.severity_names import WORD_RANKS, code_of, codes_in, word_of
from incident_desk.formats.reading.vocabulary import folded_words, words_of, written_words
from incident_desk.formats.reading.words import folded, says, starts_with

_TITLE_CODE = re.compile(r"(?<![\w-])(?:P[0-5]|SEV[ -]?[0-5])(?!\w)", re.I)
_INCIDENT = any_of(word.casefold() for word in written_words("report", "incident"))
_TOLD_CODE = re.compile(
    rf"(?<![\w-])(P[0-5]|SEV[ -]?[0-5])(?=[ -](?:event|{_INCIDENT})\b)|"
    r"(?:classified as|declared (?:as )?a?|severity:?) (P[0-5]|SEV[ -]?[0-5])\b",
    re.I,
)
_DIGIT = re.compile(r"^\W{0,3}([0-5])(?=$|[\s(/\-–—:.])(?!\s*/\s*\d*\D*$)")
_HYPHENS = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), "-")
"""The hyphens that programs put in for the plain one: "SEV‑1"."""
_TOUCHED = re.compile(r"(?<=[0-5])(?=[\u2e80-\uffef])")
"""Where a code ends that another script touches: "P0级"."""
_WORDS = re.compile(r"[^\W\d_]+")
_RESOLVED = frozenset(("resolved", *folded_words("states", "resolved")))
_FINAL = frozenset(folded_words("states", "final"))
"""What says that a report is final: it is written when its incident is over."""
_YES, _NO = words_of("states", "yes"), words_of("states", "no")


def stated_severity(facts: Sequence[Fact], title: str, told: Sequence[Passage]) -> StatedSeverity | None:
    """How bad it was: under a label, else a code in the title, else a code in the summary ("a SEV-1 incident")."""
    labelled = [fact for fact in facts if says(fact.label, SEVERITY) and not says(fact.label, NOT_SEVERITY)]
    for fact in labelled:
        name = severity_name(fact.value) or (fact.value if folded(fact.value) in PAGE_SEVERITIES else "")
        if name:
            return StatedSeverity(name, fact.value, fact.span)
    return next(_of_title(title), None) or next(_of_sentences(told), None)


def severity_name(value: str) -> str:
    """The code or word of "P0 - Complete outage" or "🔴 Critical"; "" where it names several or none."""
    value = _TOUCHED.sub(" ", value.translate(_HYPHENS))
    codes = set(map(str.casefold, codes_in(value)))
    if len(codes) > 1:
        return ""
    code = code_of(value)
    if code:
        return code
    digit = _DIGIT.match(value)
    if digit:
        return digit[1]
    if codes:
        return next(iter(codes_in(value)))
    return _level_word(value)


def _level_word(value: str) -> str:
    words: list[str] = _WORDS.findall(value[:80])
    if not words or "/" in value[: len(words[0]) + 12] and _names_several(words):
        return ""
    if word_of(value) is not None:
        script = next((word for word in WORD_RANKS if not word.isascii() and folded(words[0]).startswith(word)), "")
        return script or words[0]
    ranked = [word for word in words[:6] if folded(word) in WORD_RANKS]
    return ranked[0] if len(ranked) == 1 else ""


def _names_several(words: Sequence[str]) -> bool:
    """Whether it is a choice that nobody made: "High / Medium / Low"."""
    return sum(folded(word) in WORD_RANKS for word in words) > 1


def _of_title(title: str) -> Iterator[StatedSeverity]:
    codes = _TITLE_CODE.findall(title)
    if len({code.casefold() for code in codes}) == 1:
        yield StatedSeverity(codes[0], codes[0], Span(1, 1))


def _of_sentences(told: Sequence[Passage]) -> Iterator[StatedSeverity]:
    for passage in told:
        found = _TOLD_CODE.search(passage.text)
        if found is not None:
            code = found[1] or found[2]
            yield StatedSeverity(code, found.group(), passage.span)


def stated_status(facts: Sequence[Fact]) -> StatedStatus | None:
    """Where the incident stood when the report was written; a status of something else says no state."""
    return next(iter(statuses(facts)), None)


def statuses(facts: Sequence[Fact]) -> tuple[StatedStatus, ...]:
    """Every state that the report states under a label, that nearest to its head first."""
    labelled = [fact for fact in facts if says(fact.label, STATUS) and not says(fact.label, NOT_STATUS)]
    said = [(state_of(fact.value) or _said_by_label(fact) or _said_of_report(fact), fact) for fact in labelled]
    return tuple(StatedStatus(state, fact.value, fact.span) for state, fact in said if state)


def state_of(value: str) -> str:
    """The state that a value states first: "✅ Contained" is mitigated, "Complete, actions in progress" resolved;
    "" where it states none."""
    if len(value) > 200:
        return ""
    places = [(place, state) for state, words in STATES if (place := _place_of(folded(value), words)) is not None]
    return min(places, key=itemgetter(0))[1] if places else ""


def status_of_updates(timeline: Sequence[TimelineEntry]) -> StatedStatus | None:
    """The state that the updates of a status page end with: resolved where one of them says so."""
    for entry in timeline:
        if entry.status and state_of(entry.status) == "resolved":
            return StatedStatus("resolved", entry.status, entry.span)
    return None


def _place_of(plain: str, words: tuple[str, ...]) -> int | None:
    """Where in folded text the first of these words begins."""
    for place, letter in enumerate(plain):
        inside = place > 0 and letter.isascii() and plain[place - 1].isascii() and plain[place - 1].isalnum()
        if not inside and letter.isalnum() and starts_with(plain[place:], words):
            return place
    return None


def _said_of_report(fact: Fact) -> str:
    """A report that is final, and says nothing else, is one of an incident that is over."""
    return "resolved" if folded(fact.value).strip(" .!✅") in _FINAL else ""


def _said_by_label(fact: Fact) -> str:
    """What "Resolved: yes" says, and the "resolved: false" of a status page."""
    if folded(fact.label) not in _RESOLVED:
        return ""
    said = re.sub(r"^\W+", "", fact.value)
    return "resolved" if starts_with(said, _YES) else "open" if starts_with(said, _NO) else ""
