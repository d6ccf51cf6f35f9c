"""Targets of a level that its own lines did not state, or state no more."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from incident_desk.domain.playbook import SeverityLevel
from incident_desk.formats.playbook_writing.own_lines import ITEM, Piece
from incident_desk.formats.playbook_writing.spelling import cell, label, time_words
from incident_desk.formats.playbook_writing.tables import target_items
from incident_desk.formats.playbook_writing.time_changes import changed_time
from incident_desk.formats.playbook_writing.told_changes import TARGETS, namings, said_otherwise, words_of
from incident_desk.formats.playbook_writing.told_pieces import slot_of
from incident_desk.formats.playbook_writing.word_changes import CELLS, is_row, padded, plain

_LABELS = {"response": "Response time", "resolution": "Resolution time", "update_every": "Update frequency"}
_SENTENCES = {
    "response": "Respond within {}", "resolution": "Resolve within {}", "update_every": "Update every {}",
}  # fmt: skip
_NONE_YET = frozenset(("", "-", "–", "—", "n/a", "tbd", "?", "none"))
_LABELLED = re.compile(
    r"^(?P<lead>\s*(?:[-*+]\s+)?)(?P<marks>\*\*|__|)(?P<label>[^:*_]{2,40})(?P<close>:\*\*|:__|\*\*:|__:|:)\s"
)
_HEADING = re.compile(r"^#{1,6}\s+")
_RULE = re.compile(r"^[|\s:-]*-{2,}[|\s:-]*$")


def target_pieces(lines: Sequence[str], book: Any, place: int, new: SeverityLevel) -> Iterator[Piece]:
    """The level at that place with targets that it had not, or without one that it had."""
    old = book.severities[place]
    slot = slot_of(lines, book, old)
    if slot is None:
        return
    for target in TARGETS:
        was, now = (getattr(one, f"{target}_s") for one in (old, new))
        if was is None and now is not None:
            yield from _stated(lines, slot, target, new)
        elif was is not None and now is None:
            yield from _silent(lines, slot, target, old)


def _stated(lines: Sequence[str], slot: tuple[int, int], target: str, new: SeverityLevel) -> Iterator[Piece]:
    first, last = slot
    words = words_of(new, target)
    if is_row(lines[first]):
        yield from _in_row(lines, first, target, words)
        return
    yield from (Piece(at, at, told) for at, told in _labels(lines, slot, f"{_LABELS[target]}", words))
    seconds = getattr(new, f"{target}_s")
    sentence = _SENTENCES[target].format(time_words(seconds))
    head = lines[first].rstrip()
    mark = "" if head.endswith((".", ":", "!")) else "."
    yield Piece(first, first + 1, (f"{head}{mark} {sentence}.",))
    yield Piece(first, first + 1, (f"{head}, {sentence[:1].lower()}{sentence[1:]}",))


def _labels(
    lines: Sequence[str], slot: tuple[int, int], label: str, words: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """A labelled line more: as those under the level are written, or as the first one there."""
    first, last = slot
    near = next((at for at in range(last - 1, first, -1) if _LABELLED.match(lines[at])), None)
    if near is not None and (own := _LABELLED.match(lines[near])) is not None:
        yield near + 1, (f"{own['lead']}{own['marks']}{label}{own['close']} {words}",)
    item = ITEM.match(lines[first])
    if item is not None:
        yield first + 1, (f"{' ' * len(item.group())}- {label}: {words}",)
        yield last, (f"{' ' * len(item.group())}- {label}: {words}",)
        return
    yield last, ("", f"- **{label}:** {words}")
    yield last, (f"- **{label}:** {words}",)


def _in_row(lines: Sequence[str], row: int, target: str, words: str) -> Iterator[Piece]:
    """In an empty cell, or in a column more of the table."""
    cells = CELLS.split(lines[row])
    for place, own in enumerate(cells):
        is_edge = place in (0, len(cells) - 1) and not own.strip()
        if not is_edge and plain(own).casefold() in _NONE_YET:
            yield Piece(row, row + 1, ("|".join([*cells[:place], padded(own, cell(words)), *cells[place + 1 :]]),))
    first, last = row, row + 1
    while first and is_row(lines[first - 1]):
        first -= 1
    while last < len(lines) and is_row(lines[last]):
        last += 1
    if row - first >= 2 and _RULE.match(lines[first + 1]):
        told = {first: _LABELS[target], first + 1: "---", row: cell(words)}
        yield Piece(first, last, tuple(_with_cell(lines[at], told.get(at, "")) for at in range(first, last)))


def _with_cell(line: str, words: str) -> str:
    bare = line.rstrip()
    return f"{bare} {words} |" if bare.endswith("|") else f"{bare} | {words}"


def _silent(lines: Sequence[str], slot: tuple[int, int], target: str, old: SeverityLevel) -> Iterator[Piece]:
    """Without the words that state a target."""
    raw = "\n".join(lines[slot[0] : slot[1]])
    words = words_of(old, target)
    if is_row(raw):
        cells = CELLS.split(raw)
        same = [at for at, own in enumerate(cells) if words and plain(own).casefold() == words.casefold()]
        for at in same or range(1, len(cells) - 1):
            yield from (
                Piece(*slot, ("|".join([*cells[:at], padded(cells[at], told), *cells[at + 1 :]]),))
                for told in ("", "–")
            )
        return
    for text in changed_time(raw, getattr(old, f"{target}_s"), None):
        yield Piece(*slot, tuple(text.split("\n")))
    if words and words in raw:
        bare = re.sub(rf"[,;.]?\s*{re.escape(words)}", "", raw, count=1)
        yield Piece(*slot, tuple(bare.split("\n")))


def level_copies(lines: Sequence[str], book: Any, place: int, new: SeverityLevel) -> Iterator[Piece]:
    """A level more beside the others, as its neighbour stands: a row, an item, a heading or a bold line."""
    levels = book.severities
    near = min(place, len(levels)) - 1 if place else 0
    slot = slot_of(lines, book, levels[near]) if levels else None
    if slot is None:
        return
    at = slot[1] if place else slot[0]
    for one in namings(new):
        if is_row(lines[slot[0]]):
            yield from (Piece(at, at, (text,)) for text in said_otherwise(lines[slot[0]], levels[near], one))
        else:
            yield from (
                Piece(at, at, told) for told in _level_like(lines[slot[0] : slot[1]], one, is_behind=bool(place))
            )


def _level_like(own: Sequence[str], new: SeverityLevel, *, is_behind: bool) -> Iterator[tuple[str, ...]]:
    """The lines of a level in the form of another one's."""
    items, name = target_items(new), new.written or new.name
    item, heading = ITEM.match(own[0]), _HEADING.match(own[0])
    if item is not None:
        under = " " * len(item.group())
        yield (f"{item.group()}{label(name, new.definition)}", *(f"{under}{line}" for line in items))
        return
    if heading is not None:
        told = [f"{heading.group()}{name}", "", *([new.definition, ""] if new.definition else []), *items]
    else:
        told = [label(name, new.definition), *items]
    yield ("", *told) if is_behind else (*told, "")
