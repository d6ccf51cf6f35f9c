"""Places among the headings of a document for what came to its playbook since it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from incident_desk.domain.playbook import DocumentFacts, Heading, Phase, Playbook, Procedure, Span
from incident_desk.formats.playbook_writing.spelling import heading_words

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
_Headed = TypeVar("_Headed", Phase, Procedure)


def joined(playbook: Playbook) -> Playbook:
    """The playbook with a place for everything; what has none stands with its neighbour, or under a new heading."""
    if not _is_new(playbook):
        return playbook
    return _Joining(playbook).done()


def _is_new(playbook: Playbook) -> bool:
    """Whether anything that stands under a heading has no line."""
    groups: list[Sequence[Any]] = [getattr(playbook, name) for name in (*_HOMES, "procedures")]
    groups += [plan.phases for plan in playbook.plans]
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
                one = replace(one, span=self._between(before, after, _words(one)))
            found.append(one)
        return tuple(found)

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
        known = next((one.span for one in ones if one.span is not None), None)
        if known is None and ones:
            heading = self._heading(2, _HOMES[name], self._end())
            known = Span(heading.first + 1, heading.last + 1)
        found = []
        for one in ones:
            known = one.span or known
            found.append(replace(one, span=known))
        return tuple(found)

    def _end(self) -> int:
        return max((one.line for one in self.headings), default=0) + _ROOM * _ROOM

    def _heading(self, level: int, words: str, line: int) -> Span:
        self.headings.append(Heading(level, words, line))
        self.levels[line] = level
        return Span(line, line)


def _words(one: Phase | Procedure) -> str:
    return heading_words(one.name, one.start_s, one.end_s) if isinstance(one, Phase) else one.name


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
