"""A page copied from a status page: each state with its words, and the time on a line of its own, before or after.

**Monitoring** - A fix is in place and we are watching.
Posted 3 years ago. Mar 12, 2020 - 17:58 PDT
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from incident_desk.domain.past_times import PastMoment
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import STATES, Happening, plain_of
from incident_desk.formats.reading.reports.moments import moments_in
from incident_desk.formats.reading.tokens import Block, Line
from incident_desk.formats.reading.words import starts_with

LEAST = 2
"""Updates that make a text a status page's."""
_LONGEST_STATE, _LONGEST_TIME, _SPARE_LETTERS = 24, 80, 12
_SECTIONS, _BLOCKS = 20, 400
"""What is looked at: a status page holds little else than its updates."""
_STATES = (*STATES, "postmortem", "post-mortem")
_POSTED = re.compile(r"^\W*(?:posted\b.{0,40}?\bago\b[.\s]*|posted\b:?|\{\{<\s*track\s*\"?)\s*", re.I)


@dataclass(slots=True)
class _Update:
    """A state, the words behind it and its lines."""

    state: str
    words: list[str]
    first: int
    last: int


def status_updates(blocks: Sequence[Block], hints: Hints) -> list[Happening]:
    """The updates of a section's paragraphs; nothing where fewer than two, or one has no time."""
    updates: list[_Update] = []
    times: list[tuple[PastMoment, int]] = []
    begins_with_time: bool | None = None
    for line, number in _lines(blocks):
        plain = plain_of(line.plain)
        moment = _alone(plain, hints)
        state, words = _state_of(line, plain)
        if moment is not None:
            times.append((moment, number))
        elif state:
            updates.append(_Update(state, [words] if words else [], number, number))
        elif updates:
            updates[-1].words.append(plain)
            updates[-1].last = number
        if begins_with_time is None and (moment is not None or state):
            begins_with_time = moment is not None
    if len(updates) < LEAST or len(times) != len(updates):
        return []
    return [
        Happening(
            moment, " ".join(one.words) or one.state, min(one.first, number), max(one.last, number), "line",
            status=one.state, marked=True,
        )
        for one, (moment, number) in zip(updates, times, strict=True)
        if (number < one.first) is begins_with_time
    ]  # fmt: skip


def is_status_page(root: Section) -> bool:
    """Whether the first sections hold the updates of a status page."""
    return any(status_updates(section.blocks, Hints()) for section in islice(root.walk(), _SECTIONS))


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Line, int]]:
    for block in blocks[:_BLOCKS]:
        if block.kind == "paragraph":
            for place, line in enumerate(block.lines):
                yield line, min(block.first + place, block.last)


def _state_of(line: Line, plain: str) -> tuple[str, str]:
    """(the state that a line names, the words behind it); the state empty where it names none."""
    if line.lead and starts_with(line.lead, STATES) and len(line.lead) <= _LONGEST_STATE:
        return line.lead.strip(" :-–—"), plain_of(line.rest).lstrip(" :-–—")
    if len(plain) <= _LONGEST_STATE and len(plain.split()) <= 2 and starts_with(plain, _STATES):
        return plain.rstrip(":-–— "), ""
    return "", ""


def _alone(plain: str, hints: Hints) -> PastMoment | None:
    """The time of a line that says no more than that."""
    if len(plain) > _LONGEST_TIME or not any(letter.isdigit() for letter in plain):
        return None
    words = _POSTED.sub("", plain)
    found = next((one for one in moments_in(words, hints) if one.moment.clock), None)
    if found is None:
        return None
    spare = (words[: found.start] + " " + words[found.end :]).split()
    return found.moment if sum(len(word) for word in spare) <= _SPARE_LETTERS else None
