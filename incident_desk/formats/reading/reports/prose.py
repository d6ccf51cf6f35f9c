"""The sentences of a report, each with its lines, and those that sum the incident up."""

import re
from collections.abc import Iterator

from incident_desk.domain.past_report import Passage
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.parts import Part, words_of
from incident_desk.formats.reading.reports.terms import ACTIONS, IMPACT, LESSONS, REFERENCES, SUMMARY, TIMELINE
from incident_desk.formats.reading.words import says

_END = re.compile(r"(?<=[.!?])\s+(?=[\"'(\[`*]*[^\Wa-z]|$)|(?<=[。！？])|\n")
_SUMS_UP = (*SUMMARY, *IMPACT)
_APART = (*TIMELINE, *ACTIONS, *LESSONS, *REFERENCES)
_MOST = 400
"""Blocks whose sentences are read; a report says in its first pages what it is about."""


def summary_of(root: Part) -> tuple[Passage, ...]:
    """The sentences that sum the incident up: before the first heading, in summaries and under "impact"."""
    found: list[Passage] = []
    for part in root.walk():
        early = part.is_title and part.first <= 40
        sums_up = says(part.name, _SUMS_UP) and not says(part.name, TIMELINE)
        if sums_up and not part.is_title and any(map(str.isdigit, part.heading)):
            found.append(Passage(part.heading, Span(part.first, part.first)))
        if early or sums_up:
            found += sentences_of(part)
    return tuple(found)


def told_in(root: Part) -> Iterator[Passage]:
    """Every sentence outside timelines, follow-ups, lessons and references."""
    left = _MOST
    for part in root.walk():
        if says(part.name, _APART) and not part.is_title:
            continue
        left -= len(part.blocks)
        if left > 0:
            yield from sentences_of(part)


def sentences_of(part: Part) -> Iterator[Passage]:
    """The sentences of a part's own blocks."""
    for block in part.blocks:
        if block.kind in ("paragraph", "list", "quote", "table"):
            for words in _END.split(words_of(block)[:8_000]):
                if words and words.strip():
                    yield Passage(words.strip(), Span(block.first, block.last))
