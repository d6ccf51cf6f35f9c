"""Which action item a row of the timeline is about, by its words: the row's own event has its id alone.

So the words of an item stand in one place, are said as they stand now, and can be erased there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from incident_desk.domain.incident import ActionItem
from incident_desk.domain.timeline import ACTION_WORDS, Entry

LONGEST_NAME = 40
"""Characters of an item in a window's row that is about it; the row in which it was added has all of them."""


def short_names(actions: Sequence[ActionItem]) -> Mapping[str, str]:
    """The items' words by their ids, cut for a row of a window."""
    return {one.id: _cut(_line(one.text)) for one in actions}


def named(rows: Sequence[Entry], actions: Sequence[ActionItem]) -> tuple[Entry, ...]:
    """The rows, those about an action item with all its words: half a name that is to be hidden would be missed."""
    names = {one.id: _line(one.text) for one in actions}
    return tuple(with_name(row, names) if row.about else row for row in rows)


def with_name(row: Entry, names: Mapping[str, str]) -> Entry:
    """``Action item “Alert on pool use”: due 2026-08-19``; the very same row where no item is known by that id."""
    name = names.get(row.about)
    said = row.text.removeprefix(ACTION_WORDS)
    return replace(row, text=f"{ACTION_WORDS} “{name}”{said}") if name and said != row.text else row


def _line(text: str) -> str:
    return " ".join(text.split())


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"
