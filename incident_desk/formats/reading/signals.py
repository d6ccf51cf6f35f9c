"""What starts a playbook, what calls for a decision, and the limits of measured things."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.playbook import Criterion, Span, Threshold, Trigger
from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.durations import interval_seconds, window_in
from incident_desk.formats.reading.labels import Labelled, labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.steps import box_of
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import written_words
from incident_desk.formats.reading.words import (
    LABEL_CRITICAL,
    LABEL_FREQUENCY,
    LABEL_METRIC,
    LABEL_WARNING,
    THRESHOLDS,
    TRIGGERS,
    says,
    starts_with,
    together,
)

_LIMITS = together(LABEL_WARNING, LABEL_CRITICAL)
_LONGER = any_whole((*written_words("times", "at_least"), "lasting"))
_LONGER_BEHIND = any_of(word for word in written_words("times", "at_least") if not word.isascii())
_LASTS = re.compile(
    rf"(?:>|(?<![a-z]){_LONGER})\s*[^,.;，。；]{{1,24}}|\d+\s?[^\W\d_]{{1,3}}{_LONGER_BEHIND}", re.I
)


def read_triggers(root: Section) -> tuple[Trigger, ...]:
    """The signs that start the playbook, with the heading or label that gathers them."""
    found: list[Trigger] = []
    for section in _about(root, "title"):
        for one in labelled(block for block in section.blocks if block.kind != "table"):
            if one.value and starts_with(one.label, TRIGGERS):
                found.append(Trigger(one.value, "", lasts(one.value), Span(one.first, one.last)))
    for section in _about(root, "triggers"):
        group = "" if section.parent is None or section.parent.role != "triggers" else section.name
        for words, label, where in leaves(section.blocks, group):
            found.append(Trigger(words, label, lasts(words), where))
    return tuple(found)


def read_criteria(root: Section) -> tuple[Criterion, ...]:
    """The reasons for a decision, each with the decision's heading."""
    return tuple(
        Criterion(section.name, words, where)
        for section in _about(root, "criteria")
        for words, _, where in leaves(section.blocks)
    )


def _about(root: Section, role: str) -> Iterator[Section]:
    return (section for section in root.walk() if section.role == role)


def leaves(blocks: Sequence[Block], group: str = "") -> Iterator[tuple[str, str, Span]]:
    """The innermost items of the lists, with the words of the item above them: (words, group, place)."""
    for block in blocks:
        if block.kind == "list":
            for item in block.children:
                yield from _leaves_of(item, group)
        elif block.kind == "table":
            for row in block.children[1:]:
                yield " · ".join(cell.plain for cell in row.children if cell.plain), group, span(row)


def _leaves_of(item: Block, group: str) -> Iterator[tuple[str, str, Span]]:
    head = item.children[0] if item.children else None
    words = box_of(head.plain)[1] if head is not None and head.kind == "paragraph" else ""
    inner = [block for block in item.children if block.kind == "list"]
    if inner:
        yield from leaves(inner, words.rstrip(":： "))
    else:
        yield words, group, span(item)


def lasts(words: str) -> int | None:
    """How long the sign must last: "unreachable for > 2 minutes"."""
    match = _LASTS.search(words)
    window = window_in(match.group()) if match else None
    return (window.start_s or window.end_s) if window else None


def read_thresholds(root: Section) -> tuple[Threshold, ...]:
    """The limits the document states: a section each, a bullet each or a row each."""
    found: list[Threshold] = []
    for section in root.walk():
        if section.role != "thresholds":
            continue
        pairs = list(labelled(block for block in section.blocks if block.kind != "table"))
        if any(says(one.label, _LIMITS) for one in pairs):
            found.append(_of_labels(section, pairs))
        else:
            found += [limits for one in pairs if (limits := _of_words(one))]
        for block in section.blocks:
            if block.kind == "table":
                found += _of_table(block)
    return tuple(found)


def _of_labels(section: Section, pairs: Sequence[Labelled]) -> Threshold:
    def value(words: tuple[str, ...], but: tuple[str, ...] = ("no such word",)) -> str:
        return next((one.value for one in pairs if says(one.label, words) and not says(one.label, but)), "")

    return Threshold(
        section.name,
        warning=value(LABEL_WARNING, LABEL_CRITICAL),
        critical=value(LABEL_CRITICAL),
        every_s=interval_seconds(value(LABEL_FREQUENCY)),
        span=Span(section.first, max(one.last for one in pairs)),
    )


def _of_words(one: Labelled) -> Threshold | None:
    """Both limits behind the name of what is measured: "CPU: warning > 70 %, critical > 90 %"."""
    pieces = [
        piece.strip() for piece in re.split(r"[,;/]\s", one.value) if any(letter.isdigit() for letter in piece)
    ]
    critical = next((piece for piece in pieces if says(piece, LABEL_CRITICAL)), "")
    warning = next((piece for piece in pieces if piece != critical and says(piece, LABEL_WARNING)), "")
    if not critical and not warning:
        return None
    return Threshold(one.label, warning=_limit(warning), critical=_limit(critical), span=Span(one.first, one.last))


def _limit(piece: str) -> str:
    """The limit without the word that names it."""
    found = re.search(r"[<>≤≥=~]|\d", piece)
    return piece[found.start() :] if found else piece


def states_limits(table: Block) -> bool:
    """Whether a table has a column for the limit that warns and one for the critical limit."""
    behind = [cell.plain for cell in table.children[0].children[1:]] if table.children else []
    return _column(behind, LABEL_WARNING) is not None and _column(behind, LABEL_CRITICAL) is not None


def _of_table(table: Block) -> Iterator[Threshold]:
    head = [cell.plain for cell in table.children[0].children] if table.children else []
    metric, every = _column(head, LABEL_METRIC), _column(head, LABEL_FREQUENCY)
    behind = ["", *head[1:]]  # what heads the first column names what is measured: "Alarm"
    critical, warning = _column(behind, LABEL_CRITICAL), _column(behind, LABEL_WARNING)
    warning = warning if warning is not None else _column(behind, THRESHOLDS)
    if critical is None and warning is None:
        return
    for row in table.children[1:]:
        cells = [cell.plain for cell in row.children] + [""] * len(head)
        yield Threshold(
            cells[metric or 0],
            warning=cells[warning] if warning is not None else "",
            critical=cells[critical] if critical is not None else "",
            every_s=interval_seconds(cells[every]) if every is not None else None,
            span=span(row),
        )


def _column(head: Sequence[str], words: tuple[str, ...]) -> int | None:
    return next((place for place, name in enumerate(head) if says(name, words)), None)
