"""Stages that a numbered list names before they are told: "1. Cut off the attack" over a later heading "Cut off".

A list of contents names headings too, whatever they are about. It is told apart by its links, or by repeating every
heading word for word.
"""

import re
from collections.abc import Iterator, Sequence

from incident_desk.formats.reading.doable import can_be_done
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import CHECKLIST, REFERENCE, TO_DO, folded, says, together

_FEWEST = 3
"""Stages that must be named, and as many that are known for stages without the list."""
_MOST = 60
"""Items of a list that is an overview, and stages of one response."""
_LONGEST = 300
_WORD = re.compile(r"[^\W_]{4,}")
_OVERVIEW = together(CHECKLIST, TO_DO)
_MAYBE = ("reference", "communication")
"""Roles of what may be a stage that its heading doesn't tell."""


def complete_listed_stages(section: Section) -> None:
    """Make stages of the sections under this one that stand where a list of its stages has them."""
    known = [child for child in section.children if child.role in ("action", "after")]
    if len(known) < _FEWEST or len(known) == len(section.children) or len(section.children) > _MOST:
        return
    for holder, overview in _lists(section):
        named = _named(overview, section.children)
        if len(named) < _FEWEST or not _is_overview(holder, overview, named):
            continue
        places = [place for place, child in enumerate(section.children) if child in named]
        for child in section.children[places[0] : places[-1] + 1]:
            is_told = child not in named and says(child.name, REFERENCE)
            if child.role in _MAYBE and can_be_done(child) and not is_told:
                child.role = "action"


def _lists(section: Section) -> Iterator[tuple[Section, Block]]:
    """The numbered lists that stand before the stages or beside them."""
    for holder in (section, *section.children):
        for block in holder.blocks:
            if block.kind == "list" and block.ordered and _FEWEST <= len(block.children) <= _MOST:
                yield holder, block


def _named(overview: Block, sections: Sequence[Section]) -> dict[Section, str]:
    """The sections that items name, in the order of the items, each with its item's words."""
    named: dict[Section, str] = {}
    place = 0
    for item in overview.children:
        words = _head_of(item)
        told = set(_WORD.findall(folded(words)))
        for at in range(place, len(sections)):
            names = set(_WORD.findall(folded(sections[at].name)))
            if names and names <= told:
                named[sections[at]], place = words, at + 1
                break
    return named


def _head_of(item: Block) -> str:
    head = item.children[0] if item.children else None
    return head.plain if head is not None and head.kind == "paragraph" and len(head.content) <= _LONGEST else ""


def _is_overview(holder: Section, overview: Block, named: dict[Section, str]) -> bool:
    """Whether it is one of the stages, and no list of contents."""
    if len(named) * 2 < len(overview.children) or sum(one.role == "action" for one in named) < _FEWEST:
        return False
    heads = (item.children[0] for item in overview.children if item.children)
    if any(link.startswith("#") for head in heads for line in head.lines for link in line.links):
        return False
    same = sum(folded(words) == folded(one.name) for one, words in named.items())
    return says(holder.name, _OVERVIEW) or same * 2 < len(named)
