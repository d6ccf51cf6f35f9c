"""Places among the headings of a document for what came to its playbook since it was read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from incident_desk.domain.playbook import DocumentFacts, Heading, Phase, Playbook, Procedure, Span, Step
from incident_desk.formats.playbook_writing.spelling import heading_words
from incident_desk.formats.reading.headings import title_of

_ROOM = 1000
"""Lines that are made of one, so that something can stand between two."""
_HOMES = {
    "severities": "Severity levels",
    "triggers": "When to use this playbook",
    "thresholds": "Alert thresholds",
    "criteria": "When to roll back",
    "escalation": "Escalation path",
    "contacts": "Contacts",
    "templates": "Communication templates",
    "review": "Post-incident review template",
}
"""The heading over things of which the document had none."""
_OWN = {"criteria": "decision", "review": "name"}
"""What a heading over one of them says, where it has one of its own."""
_Headed = TypeVar("_Headed", Phase, Procedure)


def joined(playbook: Playbook) -> Playbook:
    """The playbook with a place for everything; what has none stands with its neighbour, or under a new heading."""
    if not _is_new(playbook):
        return playbook
    return _Joining(playbook).done()


def _is_new(playbook: Playbook) -> bool:
    """Whether anything that stands under a heading has no line."""
    groups: list[Sequence[Any]] = [getattr(playbook, name) for name in (*_HOMES, "procedures")]
    groups += [playbook.assessment, *(plan.phases for plan in playbook.plans)]
    return any(one.span is None for group in groups for one in group)


class _Joining:
    """Finds the places in one playbook."""

    def __init__(self, playbook: Playbook) -> None:
        self.book: Playbook = _spread(playbook)
        self.headings = list(self.book.facts.headings)
        self.levels = {one.line: one.level for one in self.headings}

    def done(self) -> Playbook:
        """The playbook, with every place."""
        book = self.book
        plans = tuple(replace(plan, phases=self._among(plan.phases)) for plan in book.plans)
        procedures = self._among(book.procedures)
        new: dict[str, Any] = {name: self._with_neighbours(name, getattr(book, name)) for name in _HOMES}
        new["assessment"] = self._questions()
        headings = tuple(sorted(self.headings, key=_line))
        facts = replace(book.facts, headings=headings)
        return replace(book, plans=plans, procedures=procedures, facts=facts, **new)

    def _among(self, ones: Sequence[_Headed]) -> tuple[_Headed, ...]:
        """Phases or procedures, a new one under a heading of its own behind the one before it."""
        found: list[_Headed] = []
        for place, one in enumerate(ones):
            if one.span is None:
                before = found[-1].span if found else None
                after = next((other.span for other in ones[place + 1 :] if other.span), None)
                words = _words(one, place) if isinstance(one, Phase) else self._pattern_words(one, before)
                one = replace(one, span=self._between(before, after, words))
            found.append(one)
        return tuple(found)

    def _pattern_words(self, one: Procedure, before: Span | None) -> str:
        """The heading of a pattern, counted on as the one before it is; the first one says that it is a pattern."""
        if before is None:
            return f"Pattern 1: {one.name}"
        above = next((heading.text for heading in self.headings if heading.line == before.first), "")
        lead = above[: max(0, above.find(title_of(above).name))]
        return re.sub(r"\d+", _next, lead, count=1) + one.name

    def _between(self, before: Span | None, after: Span | None, words: str) -> Span:
        """A heading at the level of its neighbours, behind the one or before the other."""
        neighbour = before or after
        level = self.levels.get(neighbour.first, 2) if neighbour else 2
        if before is not None:
            line = before.last + 1
        else:
            line = after.first - _ROOM // 2 if after is not None else self._end()
        return self._heading(level, words, line)

    def _with_neighbours(self, name: str, ones: Sequence[Any]) -> tuple[Any, ...]:
        if name in _OWN:
            ones = self._with_headings(name, ones)
        known = next((one.span for one in ones if one.span is not None), None)
        if known is None and ones:
            heading = self._heading(2, _HOMES[name], self._end())
            known = Span(heading.first + 1, heading.last + 1)
        found = []
        for one in ones:
            known = one.span or known
            found.append(replace(one, span=known))
        return tuple(found)

    def _with_headings(self, name: str, ones: Sequence[Any]) -> tuple[Any, ...]:
        """What has a heading of its own in this document gets one where it is new: a section of the review, a
        decision with its reasons."""
        found: list[Any] = []
        for one in ones:
            words = getattr(one, _OWN[name])
            near = next((other for other in reversed(found) if other.span is not None), None)
            same = next((other.span for other in found if other.span and getattr(other, _OWN[name]) == words), None)
            if one.span is None and same is not None:
                one = replace(one, span=same)
            elif one.span is None and near is not None and self._is_headed(name, near):
                heading = self._between(near.span, None, words)
                line = heading.first + (name == "criteria")
                one = replace(one, span=Span(line, line))
            found.append(one)
        return tuple(found)

    def _is_headed(self, name: str, one: Any) -> bool:
        """Whether a heading names that thing; reasons always stand under one that names the decision."""
        return name == "criteria" or one.span.first in self.levels

    def _questions(self) -> tuple[Step, ...]:
        """The first questions: a new one stands with the one before it, the very first ones before the phases."""
        ones = self.book.assessment
        known = next((Span(one.span.last, one.span.last) for one in ones if one.span is not None), None)
        if known is None and ones:
            firsts = [phase.span.first for plan in self.book.plans for phase in plan.phases if phase.span]
            line = min(firsts) - _ROOM // 2 if firsts else self._end()
            known = Span(line + 1, line + 1)
            self._heading(2, "Initial assessment", line)
        found: list[Step] = []
        for one in ones:
            known = Span(one.span.last, one.span.last) if one.span is not None else known
            found.append(one if one.span is not None else replace(one, span=known))
        return tuple(found)

    def _end(self) -> int:
        return max((one.line for one in self.headings), default=0) + _ROOM * _ROOM

    def _heading(self, level: int, words: str, line: int) -> Span:
        self.headings.append(Heading(level, words, line))
        self.levels[line] = level
        return Span(line, line)


def _words(one: Phase, place: int) -> str:
    """The heading of a new phase; without a window a number says that it is one."""
    words = heading_words(one.name, one.start_s, one.end_s)
    return words if one.timed or one.after else f"Phase {place + 1}: {words}"


def _next(number: re.Match[str]) -> str:
    return str(int(number.group()) + 1)


def _line(one: Heading) -> int:
    return one.line


def _spread(value: Any) -> Any:
    """The value with room between its lines."""
    if isinstance(value, Span):
        return Span(value.first * _ROOM, value.last * _ROOM + _ROOM - 100)
    if isinstance(value, Heading):
        return replace(value, line=value.line * _ROOM)
    if isinstance(value, tuple):
        return tuple(map(_spread, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{name: _spread(part) for name, part in _parts(value)})


def _parts(value: Any) -> Iterable[tuple[str, Any]]:
    for one in fields(value):
        part = getattr(value, one.name)
        if isinstance(part, (Span, tuple, DocumentFacts)) or is_dataclass(part):
            yield one.name, part
