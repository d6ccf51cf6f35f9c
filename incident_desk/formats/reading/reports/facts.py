"""What a report states under labels: in front matter, labelled lines and items, tables, headings.

Each fact knows how near it stands to the head of the report, because a "Status" of the head is that of the incident
and one in a list of actions is not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.contacts import is_empty
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.parts import Part, pair_of
from incident_desk.formats.reading.reports.terms import ACTIONS, LESSONS, NOTHING, SIGN_OFF, STATUS_PAGE, TIMELINE
from incident_desk.formats.reading.severity_names import named
from incident_desk.formats.reading.tokens import Block, Line, spoken
from incident_desk.formats.reading.words import folded, says, starts_with

_LONGEST_LABEL = 48
_LONGEST_VALUE = 300
_LONGEST_TAIL = 6
"""Blocks behind the last rule, where they are no section of their own."""
_TOLD_APART = (*TIMELINE, *LESSONS)
_BRACKETED = re.compile(r"\[([^\[\]/|,]{2,24})\]")
_BOLD_LABEL = re.compile(r"(?<=\S)\s+(?=\*\*[^*\n]{1,48}(?::\*\*|\*\*:)\s*\S)")
_GAP = re.compile(r"(?<=\S)(?:\t\s*| {3,})(?=[^\W\d_][\w /-]{1,30}:\s+\S)")
_ONE_BOLD = 2
"""Signs of one bold stretch: its beginning and its end."""
_BARS = (" | ", " · ", " • ", " ‖ ")


class Place(IntEnum):
    """How near to the head of the report: the smaller, the nearer."""

    HEAD = 0
    NAMED = 1
    """The heading itself is the label, such as "Severity"."""
    TAIL = 2
    """The lines behind the last rule of the document, which speak of all of it again."""
    BODY = 3
    SIGNED = 4
    """A section about approval."""
    FRONT = 5
    """Front matter, whose date is mostly that of the publication; not so that of a status page's entry."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value, as written."""

    label: str
    value: str
    span: Span
    place: Place


def facts_of(page: Page, root: Part) -> tuple[Fact, ...]:
    """The report's labelled values, those nearest to its head first. Timelines, follow-ups and lessons have labels
    of their own and are left out."""
    found = [*_of_front(page)]
    for part in root.walk():
        if _is_foreign(part):
            continue
        stated = (replace(fact, value=_filled(fact.value)) for fact in _of_part(part))
        found += [fact for fact in stated if _is_stated(fact.value)]
    found += [fact for fact in _of_tail(root) if _is_stated(fact.value)]
    return tuple(sorted(_said_once(found), key=_order))


def _said_once(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts without those of the body whose label has several values there: each is of something else."""
    values: dict[str, set[str]] = {}
    for fact in facts:
        if fact.place is Place.BODY:
            values.setdefault(folded(fact.label), set()).add(fact.value)
    yield from (fact for fact in facts if fact.place is not Place.BODY or len(values[folded(fact.label)]) == 1)


def _of_tail(root: Part) -> Iterator[Fact]:
    last = root
    while last.inner:
        last = last.inner[-1]
    places = [place for place, block in enumerate(last.blocks) if block.kind == "rule"]
    under = last.blocks[places[-1] + 1 :] if places and not last.is_title else ()
    if 0 < len(under) <= _LONGEST_TAIL and all(block.kind == "paragraph" for block in under):
        for block in under:
            for label, value, span in _labelled(block):
                if 0 < len(label) <= _LONGEST_LABEL:
                    yield Fact(label, value, span, Place.TAIL)


def _order(fact: Fact) -> tuple[int, int]:
    return fact.place, fact.span.first


def _is_foreign(part: Part) -> bool:
    """Whether its labels speak of something else than of the incident as a whole. The title may say anything."""
    names = [part.name, *part.names_above()] if not part.is_title else []
    return any(says(name, _TOLD_APART) or starts_with(name, ACTIONS) for name in names)


def _is_stated(value: str) -> bool:
    return bool(value) and len(value) <= _LONGEST_VALUE and not is_empty(value) and not says(value[:12], NOTHING)


def _filled(value: str) -> str:
    """A value without the brackets of the form that it was filled in: "[High]"."""
    inner = _BRACKETED.fullmatch(value.strip())
    return inner[1] if inner is not None and named(inner[1]) is not None else value


def _of_front(page: Page) -> Iterator[Fact]:
    lines = [line.partition(":")[0].partition("=")[0].strip().casefold() for line in page.lines[: page.front_last]]
    place = Place.HEAD if any(key in STATUS_PAGE for key in page.front) else Place.FRONT
    for key, value in page.front.items():
        number = lines.index(key) + 1 if key in lines else 1
        if _is_stated(value):
            yield Fact(key, value, Span(number, number), place)


def _of_part(part: Part) -> Iterator[Fact]:
    signed = not part.is_title and says(part.name, SIGN_OFF)
    place = Place.SIGNED if signed else Place.HEAD if _is_head(part) else Place.BODY
    if not part.is_title and len(part.name) <= _LONGEST_LABEL and len(part.name.split()) <= 5 and part.blocks:
        yield from _of_heading(part)
    if not part.is_title and ": " in part.heading:
        yield from _in_heading(part)
    for block in _shown(part.blocks):
        for label, value, span in _labelled(block):
            if 0 < len(label) <= _LONGEST_LABEL:
                yield Fact(label, value, span, place)


def _shown(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without those in an HTML comment, which nobody sees and some programs keep their notes in."""
    hidden = False
    for block in blocks:
        hidden = hidden or block.content.startswith("<!--")
        if not hidden:
            yield block
        hidden = hidden and "-->" not in block.content


def _is_head(part: Part) -> bool:
    """Whether it stands before the report's first section, or is that section."""
    above = part.above
    return part.is_title or (above is not None and above.is_title and above.inner[0] is part and not above.blocks)


def _of_heading(part: Part) -> Iterator[Fact]:
    """A heading that is a label, with its first words as the value: "## Date of incident"."""
    first = next((block for block in part.blocks if block.kind in ("paragraph", "list", "quote")), None)
    if first is not part.blocks[0] or first is None:
        return
    leaf = next(first.every("paragraph"), None)
    if leaf is not None and leaf.lines and pair_of(leaf.lines[0]) is None:
        yield Fact(part.name, leaf.lines[0].plain, Span(leaf.first, leaf.first), Place.NAMED)


def _in_heading(part: Part) -> Iterator[Fact]:
    """What a heading states behind its labels: "Issue summary: Duration: 2 hours"."""
    words = part.heading
    while ": " in words:
        label, _, words = words.partition(": ")
        if 0 < len(label) <= _LONGEST_LABEL:
            yield Fact(label.strip(), words.strip(), Span(part.first, part.first), Place.NAMED)


def _labelled(block: Block) -> Iterator[tuple[str, str, Span]]:
    if block.kind == "table":
        yield from _of_table(block)
    for paragraph in block.every("paragraph"):
        written = paragraph.content.split("\n")
        for number, line in enumerate(paragraph.lines):
            place = min(paragraph.first + number, paragraph.last)
            source = written[number] if len(written) == len(paragraph.lines) else ""
            for piece in _pieces(line, source):
                pair = pair_of(piece)
                if pair is not None:
                    yield *pair, Span(place, place)


def _pieces(line: Line, source: str) -> Sequence[Line]:
    """The parts of "**Severity:** P1 · **Duration:** 2 h": each can have its label. Without a bar between them the
    next bold label of the *source* begins one, or a label behind a wide gap."""
    bar = next((bar for bar in _BARS if bar in line.plain), None)
    if bar is None:
        parts = _BOLD_LABEL.split(source) if source.count("**") > _ONE_BOLD else _GAP.split(source)
        return tuple(one for part in parts for one in spoken(part)) if len(parts) > 1 else (line,)
    return tuple(Line(part.strip(), "", part.strip()) for part in line.plain.split(bar))


def _of_table(table: Block) -> Iterator[tuple[str, str, Span]]:
    """Two columns are a label and its value, in the first row too; so is one row of values under its heads."""
    rows = table.children
    widths = {len(row.children) for row in rows}
    if widths == {2}:
        for row in rows:
            yield row.children[0].plain.strip(" :："), row.children[1].plain, Span(row.first, row.last)
    elif widths and max(widths) % 2 == 0 and _is_bold(rows[-1].children[0]):
        yield from _of_paired_rows(rows)
    elif len(rows) == 2 and len(widths) == 1:
        for head, cell in zip(rows[0].children, rows[1].children, strict=True):
            yield head.plain.strip(" :："), cell.plain, Span(rows[1].first, rows[1].last)


def _is_bold(cell: Block) -> bool:
    return cell.content.strip().startswith("**")


def _of_paired_rows(rows: Sequence[Block]) -> Iterator[tuple[str, str, Span]]:
    """Four columns where the first and the third are bold labels."""
    for row in rows:
        cells = row.children
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            if _is_bold(label) and not _is_bold(value):
                yield label.plain.strip(" :："), value.plain, Span(row.first, row.last)
