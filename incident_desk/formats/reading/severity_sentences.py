"""Targets of severity levels told in words: "Acknowledge P1 within 5 minutes", "Acknowledgement: P1 in 5 min; P2 in
15 min", "**15 minutes** for SEV-1" under "engineers respond within:".

A piece of a text counts that names a level by its code and states an amount. What it is an amount of, says the
piece, the label before it, or the words above it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_desk.domain.playbook import SeverityLevel
from incident_desk.formats.reading.durations import AMOUNT, MINUTE, target_seconds
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.severity_names import code_of, names_in_cell
from incident_desk.formats.reading.severity_targets import Targets, kind_of, targets_in
from incident_desk.formats.reading.tokens import Block, Line
from incident_desk.formats.reading.words import ESCALATION, TRIGGERS, folded, says, together

_LONGEST, _LONGEST_LEAD = 300, 160
_CODED = re.compile(r"\b(?:P|S|SEV(?:ERITY)?)[ -]?[0-5]\b", re.I)
_FIGURE = re.compile("[0-5]")
_PAIR = re.compile(_CODED.pattern + r"(?:\s?/\s?[0-5]\b)?", re.I)
_PIECES = re.compile(r"[;；]\s*|\.\s+(?=\S)")
_COMMAS = re.compile(r",\s+(?=[^,;]{0,40}\b(?:P|S|SEV)[ -]?[0-5]\b)", re.I)
"""What parts one level from the next: a comma with another code behind it."""
_CONDITION = re.compile(r"^(?:if|when|unless|once|wenn|falls|si|quand|cuando|se|quando)\b")
_AMOUNT = re.compile(AMOUNT)
_FROM = re.compile(r"\s(?:of|after|following|since|nach|seit|tras|desde|après|depuis|após)\s", re.I)
"""What an amount counts from stands behind it and tells nothing of what it allows: "two days after resolution"."""
_ELSEWHERE = together(ESCALATION, TRIGGERS)
_NOT_HERE = ("templates", "review", "procedure", "part")
_SEVERAL = 2
"""Levels that are told so in one section, where no other place names them."""


def told_levels(root: Section) -> Iterator[tuple[list[SeverityLevel], bool]]:
    """The levels with targets that each section tells in words, and whether they are several of them, and so a
    scale of their own."""
    for section in root.walk():
        if section.role in _NOT_HERE:
            continue
        levels = [level for lead, block in _lines_with_leads(section) for level in _levels_of(section, lead, block)]
        if levels:
            yield levels, len({level.name for level in levels}) >= _SEVERAL


def stated_targets(words: str) -> Targets:
    """The targets that a sentence states by itself; one that says when to escalate states none."""
    plain = folded(words[:_LONGEST])
    if len(words) > _LONGEST or _CONDITION.match(plain) or says(plain, _ELSEWHERE):
        return {}
    return _believed(targets_in("", _FROM.split(words)[0]))


def _believed(targets: Targets) -> Targets:
    """Targets of a minute and more: fewer seconds are how fast a system answers."""
    amounts = [value for value in targets.values() if isinstance(value, int)]
    return {} if any(0 < value < MINUTE for value in amounts) else targets


def _lines_with_leads(section: Section) -> Iterator[tuple[str, Block]]:
    """The paragraphs of a section, those of list items as well, each with the words that lead up to it."""
    lead = ""
    for block in section.blocks:
        if block.kind == "paragraph":
            yield "", block
            lead = block.plain if len(block.content) <= _LONGEST_LEAD and block.plain.endswith((":", "：")) else ""
        elif block.kind == "list":
            for item in block.children:
                if item.children and item.children[0].kind == "paragraph":
                    yield lead, item.children[0]
            lead = ""


def _levels_of(section: Section, lead: str, block: Block) -> Iterator[SeverityLevel]:
    told = block.content[: _LONGEST * 2]
    if not (_FIGURE.search(told) and _CODED.search(told)):
        return
    for line in block.lines:
        if len(line.plain) <= _LONGEST and _CODED.search(line.plain):
            yield from _levels_of_line(section, lead, line, block)


def _levels_of_line(section: Section, lead: str, line: Line, block: Block) -> Iterator[SeverityLevel]:
    label, value = split_label(line) or ("", "")
    shared = "" if code_of(label) else label
    words = value if shared and value else line.plain
    for piece in _pieces(words):
        names = _names_in(piece)
        if not names or _CONDITION.match(folded(piece)) or says(piece, _ELSEWHERE):
            continue
        for told in _targets(piece, (shared, lead, section.name)):
            for name in names:
                yield replace(SeverityLevel(name, written=name, span=span(block)), **told)  # type: ignore[arg-type]


def _pieces(words: str) -> Iterator[str]:
    for piece in _PIECES.split(words):
        yield from _COMMAS.split(piece)


def _names_in(piece: str) -> Sequence[str]:
    """The level that a piece is about, or both of "SEV-3/4"."""
    named = [found.group() for found in _PAIR.finditer(piece)]
    return names_in_cell(named[0]) if len({folded(name) for name in named}) == 1 else ()


def _targets(piece: str, leads: Sequence[str]) -> Iterator[Targets]:
    """What a piece allows: by its own words, else by the first of the words before it that say of what."""
    told = _FROM.split(piece)[0]
    if targets := _believed(targets_in("", told)):
        yield targets
        return
    kind = next((kind for lead in leads if (kind := kind_of(lead))), "")
    stated = _AMOUNT.search(folded(_CODED.sub(" ", told)))
    amount = stated.group() if stated else ""
    if kind and target_seconds(amount) is not None and (targets := _believed(targets_in(kind, amount))):
        yield targets
