"""What changed in a review, as lines for a terminal or the clipboard, and as data for a script."""

from collections.abc import Sequence
from typing import Any

from incident_desk.domain.review_compared import Changed


def heading_of(one: Changed) -> str:
    """The place, what became of it, and who had it in hand last."""
    return f"{one.where} ({one.sort}{f', last by {one.who}' if one.who else ''})"


def changes_text(changes: Sequence[Changed]) -> str:
    """Each place as a heading, under it what went with ``-`` and what came with ``+``."""
    return "\n\n".join("\n".join((heading_of(one), *_lines(one))) for one in changes)


def _lines(one: Changed) -> list[str]:
    return [f"{'+' if line.is_new else '-'} {line.text}".rstrip() for line in one.lines]


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
