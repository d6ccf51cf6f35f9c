"""Whether two readings say the same, whatever the lines on which they say it."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from incident_desk.domain.playbook import DocumentFacts, Playbook, Span

_OF_THE_DOCUMENT = ("facts", "source_sha256", "source_name", "reference", "doubts")
"""Fields that tell of the document and not of the work: figures, the file, the text that was not understood."""
_PLACES = ("id", "heading", "step", "rank")
"""What follows from the place of a thing among the others: a step's number, a heading with its own, the weight of a
level."""


def unlike(one: Playbook, other: Playbook, *, places: bool = True) -> tuple[str, ...]:
    """The names of the fields that differ, those of the document and every line left out; without *places* the
    numbers of steps and headings too."""
    dropped = () if places else _PLACES
    return tuple(
        field.name
        for field in fields(Playbook)
        if field.name not in _OF_THE_DOCUMENT
        and _without(getattr(one, field.name), dropped) != _without(getattr(other, field.name), dropped)
    )


def without_lines(playbook: Playbook) -> Playbook:
    """The playbook without its spans, its numbers and its headings."""
    found: Playbook = _without(playbook, _PLACES)
    return found


def _without(value: Any, dropped: tuple[str, ...]) -> Any:
    if isinstance(value, tuple):
        return tuple(_without(one, dropped) for one in value)
    if not is_dataclass(value) or isinstance(value, (type, DocumentFacts)):
        return value
    changes: dict[str, Any] = {}
    for one in fields(value):
        part = getattr(value, one.name)
        if isinstance(part, Span):
            changes[one.name] = None
        elif one.name in dropped:
            changes[one.name] = "" if isinstance(part, str) else None
        elif isinstance(part, tuple) or is_dataclass(part):
            changes[one.name] = _without(part, dropped)
    return replace(value, **changes)


def bare(one: Any) -> Any:
    """A thing of a playbook without its lines."""
    return _without(one, ())
