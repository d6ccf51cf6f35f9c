"""Severity levels in tables: a row a level, or a row a property of the one level there is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from incident_desk.domain.playbook import SeverityLevel, Span
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.severity_names import (
    code_in_cell,
    codes_in,
    key_of,
    named,
    names_in_cell,
    starts_with_level,
    word_of,
)
from incident_desk.formats.reading.severity_targets import kind_of, targets_in
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import (
    LABEL_DEFINITION,
    LABEL_FULL,
    LABEL_LEVEL,
    LABEL_NAME,
    LABEL_RESOLUTION,
    LABEL_RESPONSE,
    LABEL_SEVERITY,
    says,
    together,
)

_NUMBER = re.compile(r"[0-5]")
_OF_A_LEVEL = together(LABEL_RESPONSE, LABEL_RESOLUTION, LABEL_DEFINITION)
_STATED = (
    "label", "response_s", "resolution_s", "update_every_s", "response_text", "resolution_text", "definition",
    "signs",
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """The levels found so far, in reading order, and the default."""

    by_key: dict[str, SeverityLevel] = field(default_factory=dict)
    default: str | None = None

    @property
    def levels(self) -> tuple[SeverityLevel, ...]:
        """The levels found."""
        return tuple(self.by_key.values())

    def take(self, level: SeverityLevel) -> None:
        """Add a level, or fill what is not stated of one that is known."""
        key = key_of(level.name)
        self.by_key[key] = _filled(self.by_key[key], level) if key in self.by_key else level


def _filled(known: SeverityLevel, other: SeverityLevel) -> SeverityLevel:
    missing = {name: getattr(other, name) for name in _STATED if getattr(known, name) in (None, "", ())}
    return replace(known, **missing)


def of_table(table: Block, about_severity: bool, found: Found) -> None:
    """The levels of a table, if it is one of levels."""
    rows = [row for row in table.children if row.children]
    if len(rows) < 2:
        return
    head = [cell.plain for cell in rows[0].children]
    rows = [rows[0], *(row for row in rows[1:] if len(row.children) > 1 or len(head) == 1)]
    column = _level_column(head, rows[1:], about_severity)
    if column is not None and (about_severity or _has_targets(head)):
        for row in rows[1:]:
            _of_row(head, row, column, found)
    elif columns := _level_columns(head):
        _of_columns(rows, columns, found)
    elif any(says(row.children[0].plain, LABEL_SEVERITY) for row in rows[1:]):
        _of_properties(rows[1:], found)


def _level_column(head: Sequence[str], rows: Sequence[Block], about_severity: bool) -> int | None:
    for place, words in enumerate(head[:3]):
        cells = [row.children[place].plain for row in rows if place < len(row.children)]
        levels = any(cells) and all(starts_with_level(cell) or code_in_cell(cell) or not cell for cell in cells)
        if about_severity and says(words, LABEL_LEVEL) and _are_numbers(cells):
            return place
        if levels and (says(words, LABEL_LEVEL) or not words or any(codes_in(cell) for cell in cells)):
            return place
    return None


def _are_numbers(cells: Sequence[str]) -> bool:
    """Whether they count the levels by bare numbers, one apart."""
    numbers = [int(cell) for cell in cells if _NUMBER.fullmatch(cell)]
    return len(numbers) == len(cells) > 1 and {abs(after - one) for one, after in pairwise(numbers)} == {1}


def _level_columns(head: Sequence[str]) -> dict[int, SeverityLevel]:
    """The levels that head the columns, each by its column, where every column but the first has one."""
    levels = {place: level for place, words in enumerate(head) if place and (level := named(words))}
    return levels if len(levels) >= 2 and len(levels) == len(head) - 1 else {}


def _of_columns(rows: Sequence[Block], levels: dict[int, SeverityLevel], found: Found) -> None:
    """A column a level, a row a property of each."""
    for place, level in levels.items():
        level = replace(level, span=Span(rows[0].first, rows[-1].last))
        for row in rows[1:]:
            if place < len(row.children):
                level = _with_cell(level, row.children[0].plain, row.children[place].plain)
        found.take(level)


def _has_targets(head: Sequence[str]) -> bool:
    return any(says(words, _OF_A_LEVEL) for words in head)


def _of_row(head: Sequence[str], row: Block, column: int, found: Found) -> None:
    cells = [cell.plain for cell in row.children]
    for name in names_in_cell(cells[column]):
        level = SeverityLevel(f"Level {name}", written=name) if _NUMBER.fullmatch(name) else named(name)
        if level is None:
            continue
        level = replace(level, span=span(row))
        for place, (words, cell) in enumerate(zip(head, cells, strict=False)):
            if place != column and not _is_lesser(head, place):
                level = _with_cell(level, words, cell)
        found.take(level)


def _is_lesser(head: Sequence[str], place: int) -> bool:
    """Whether a column is for a help in passing, beside one for when all is well: "Workaround" and "Full fix"."""
    kind = kind_of(head[place])
    full = [words for words in head if says(words, LABEL_FULL) and kind_of(words) == "resolution"]
    return kind == "resolution" and bool(full) and not says(head[place], LABEL_FULL)


def _with_cell(level: SeverityLevel, head: str, cell: str) -> SeverityLevel:
    targets = targets_in(head, cell)
    if targets:
        new = {name: value for name, value in targets.items() if getattr(level, name) in (None, "")}
        return replace(level, **new)  # type: ignore[arg-type]
    if not level.label and (says(head, LABEL_NAME) or _is_word(cell)) and len(cell) <= 40:
        return replace(level, label=cell.capitalize() if cell.isupper() else cell)
    if not level.definition and says(head, LABEL_DEFINITION):
        return replace(level, definition=cell)
    return replace(level, signs=(*level.signs, f"{head}: {cell}")) if cell else level


def _is_word(cell: str) -> bool:
    """Whether it is a level's word: of a code, its name."""
    return word_of(cell) is not None and len(cell.split()) <= 2


def _of_properties(rows: Sequence[Block], found: Found) -> None:
    """A table whose rows are the default severity, its response time, its resolution target."""
    level: SeverityLevel | None = None
    for row in rows:
        if says(row.children[0].plain, LABEL_SEVERITY) and len(row.children) > 1:
            level = named(row.children[1].plain)
            if level is not None:
                note = row.children[2].plain if len(row.children) > 2 else ""
                level = replace(level, definition=note, span=span(row))
    if level is None or level.span is None:
        return
    for row in rows:
        if len(row.children) > 1 and (targets := targets_in(row.children[0].plain, row.children[1].plain)):
            place = Span(min(level.span.first, row.first), max(level.span.last, row.last))
            level = replace(level, span=place, **targets)  # type: ignore[arg-type]
    found.take(level)
    found.default = level.written
