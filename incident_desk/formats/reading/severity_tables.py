"""Severity levels in tables: a row a level, or a row a property of the one level there is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from incident_desk.domain.playbook import SeverityLevel, Span
from incident_desk.formats.reading.durations import interval_seconds, target_seconds
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.severity_names import (
    code_in_cell,
    codes_in,
    key_of,
    named,
    starts_with_level,
    word_of,
)
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import (
    LABEL_DEFINITION,
    LABEL_LEVEL,
    LABEL_NAME,
    LABEL_RESOLUTION,
    LABEL_RESPONSE,
    LABEL_SEVERITY,
    LABEL_UPDATES,
    folded,
    says,
)

Targets = dict[str, int | str | None]
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
    column = _level_column(head, rows[1:])
    if column is not None and (about_severity or _has_targets(head)):
        for row in rows[1:]:
            _of_row(head, row, column, found)
    elif any(says(row.children[0].plain, LABEL_SEVERITY) for row in rows[1:]):
        _of_properties(rows[1:], found)


def _level_column(head: Sequence[str], rows: Sequence[Block]) -> int | None:
    for place, words in enumerate(head[:3]):
        cells = [row.children[place].plain for row in rows if place < len(row.children)]
        levels = any(cells) and all(starts_with_level(cell) or code_in_cell(cell) or not cell for cell in cells)
        if levels and (says(words, LABEL_LEVEL) or not words or any(codes_in(cell) for cell in cells)):
            return place
    return None


def _has_targets(head: Sequence[str]) -> bool:
    return any(says(words, (*LABEL_RESPONSE, *LABEL_RESOLUTION, *LABEL_DEFINITION)) for words in head)


def _of_row(head: Sequence[str], row: Block, column: int, found: Found) -> None:
    cells = [cell.plain for cell in row.children]
    for name in _row_names(cells[column]):
        level = named(name)
        if level is None:
            continue
        level = replace(level, span=span(row))
        for place, (words, cell) in enumerate(zip(head, cells, strict=False)):
            if place != column:
                level = _with_cell(level, words, cell)
        found.take(level)


def _row_names(cell: str) -> list[str]:
    """The names in a level's cell: one, or two as in "SEV-3/4"."""
    codes = codes_in(cell)
    if len(codes) == 1 and (parted := cell.partition("/"))[1] and parted[2].strip()[:1].isdigit():
        return [codes[0], codes[0][:-1] + parted[2].strip()[0]]
    if len(codes) > 1:
        return codes
    return [cell] if starts_with_level(cell) else [code_in_cell(cell) or cell]


def _with_cell(level: SeverityLevel, head: str, cell: str) -> SeverityLevel:
    targets = targets_in(head, cell)
    if targets:
        new = {name: value for name, value in targets.items() if getattr(level, name) in (None, "")}
        return replace(level, **new)  # type: ignore[arg-type]
    if not level.label and says(head, LABEL_NAME) and len(cell) <= 40:
        return replace(level, label=cell.capitalize() if cell.isupper() else cell)
    if not level.definition and says(head, LABEL_DEFINITION):
        return replace(level, definition=cell)
    return replace(level, signs=(*level.signs, f"{head}: {cell}")) if cell else level


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


def targets_in(label: str, value: str) -> Targets:
    """The targets that a labelled value states: of the response, of the resolution, of updates."""
    pieces = [piece for piece in value.replace(";", ",").replace(" / ", ",").split(",") if piece.strip()]
    named_pieces = [piece for piece in pieces if _kind_of(piece) and target_seconds(piece) is not None]
    if named_pieces and (len(named_pieces) > 1 or not _kind_of(label)) and (not label or _is_time_label(label)):
        targets: Targets = {}
        for piece in named_pieces:
            targets |= {name: got for name, got in _target(_kind_of(piece), piece).items() if name not in targets}
        return targets
    return _target(_kind_of(label), value) if label else {}


def _is_time_label(label: str) -> bool:
    return bool(_kind_of(label)) or says(label, ("target", "sla", "time", "slo"))


def _kind_of(words: str) -> str:
    plain = folded(words)
    if says(plain, LABEL_RESOLUTION):
        return "resolution"
    if says(plain, LABEL_UPDATES):
        return "update"
    if says(plain, LABEL_RESPONSE) and not says(
        plain, ("response team", "responder", "response action", "who responds")
    ):
        return "response"
    return ""


def _target(kind: str, value: str) -> Targets:
    if kind == "update":
        every = interval_seconds(value)
        return {"update_every_s": every} if every else {}
    seconds = target_seconds(value)
    if not kind or len(value) > 120:
        return {}
    if seconds is None and word_of(value) is None and not value:
        return {}
    return {f"{kind}_s": seconds, f"{kind}_text": value}
