"""What changed in a review, as lines for a terminal or the clipboard, and as data for a script."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incident_desk.domain.review_compared import Changed, Line


@dataclass(frozen=True, slots=True)
class Told:
    """A place that differs: where, what became of it and in whose hand it was last, and the lines that differ."""

    where: str
    what: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ComparedText:
    """What changed, ready to be shown and to be copied; ``nothing`` is said where nothing has."""

    told: tuple[Told, ...]
    copied: str
    nothing: str


def told_of(changes: Sequence[Changed]) -> tuple[Told, ...]:
    """The places with their lines; of long texts that takes a while."""
    return tuple(Told(one.where, _what(one), one.lines) for one in changes)


def _what(one: Changed) -> str:
    return f"{one.sort}, last by {one.who}" if one.who else one.sort.value


def told_text(told: Sequence[Told]) -> str:
    """Each place as a heading, under it what went with ``-`` and what came with ``+``."""
    return "\n\n".join("\n".join((f"{one.where} ({one.what})", *map(_line, one.lines))) for one in told)


def _line(one: Line) -> str:
    return f"{'+' if one.is_new else '-'} {one.text}".rstrip()


def compared_text(title: str, changes: Sequence[Changed], nothing: str) -> ComparedText:
    """What changed under that title."""
    told = told_of(changes)
    return ComparedText(told, f"{title}\n\n{told_text(told)}\n" if told else "", nothing)


def changes_data(changes: Sequence[Changed]) -> list[dict[str, Any]]:
    """The places that differ, ready for JSON; nothing on one side is null."""
    return [
        {
            "where": one.where,
            "sort": one.sort,
            "before": one.before or None,
            "after": one.after or None,
            "who": one.who or None,
        }
        for one in changes
    ]
