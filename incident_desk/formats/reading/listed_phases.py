"""Stages that are items of a list: "1. Detect: look at the alarms", "2. **Contain**" over what to do, "1. 0-15 min:
triage"; and numbered lines that a list follows each, "1) Triage" over its bullets.

Where a section has such a list and no other work, each item becomes a section under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from incident_desk.formats.reading.doable import can_do
from incident_desk.formats.reading.gathering import is_bare_stage
from incident_desk.formats.reading.headings import Title, title_of
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import FIRST_VERBS, PHASE_WORDS, says, starts_with

_FEWEST, _MOST = 3, 12
_LONGEST, _WORDS = 60, 4
_HOLDERS = ("title", "action", "reference")


@dataclass(frozen=True, slots=True)
class _Stage:
    title: Title
    first: int
    last: int
    blocks: tuple[Block, ...]
    """What stands under it."""
    taken: tuple[Block, ...]
    """The blocks of the section that it is made of."""


def complete_listed_phases(section: Section) -> None:
    """Make stages of the items of a section whose work they are."""
    if not _may_hold(section):
        return
    stages = _followed(section.blocks) or _items(section) or _named_lines(section)
    if not _FEWEST <= len(stages) <= _MOST:
        return
    taken = {id(block) for stage in stages for block in stage.taken}
    section.blocks = [block for block in section.blocks if id(block) not in taken]
    made = [_section(section, stage) for stage in stages]
    section.children = made + section.children
    if section.role != "title":
        section.role = "group"


def _may_hold(section: Section) -> bool:
    """Whether its list can be that of the whole response: it is no stage of one itself."""
    if section.role not in _HOLDERS or not section.has("list"):
        return False
    if section.role == "title":
        return not any(child.role in ("action", "group", "procedure") for child in section.children)
    title = section.title
    if section.children or title.window or title.is_phase or title.is_step:
        return False
    beside = section.parent.children[:_MOST] if section.parent else []
    return sum(is_bare_stage(other) for other in beside) < _FEWEST


def _section(around: Section, stage: _Stage) -> Section:
    blocks, level = list(stage.blocks), around.level + 1
    return Section(stage.title, level, stage.first, stage.last, blocks, [], around, "action", is_line=True)


def _followed(blocks: Sequence[Block]) -> list[_Stage]:
    """Numbered lines that count on, each with a list of bullets behind it."""
    found: list[_Stage] = []
    for place, block in enumerate(blocks[:-1]):
        under = blocks[place + 1]
        if not (_is_line(block) and under.kind == "list" and not under.ordered):
            continue
        item = block.children[0]
        if item.number != len(found) + 1:
            return []
        title = _counted(title_of(item.children[0].plain.rstrip(":：")), item)
        found.append(_Stage(title, block.first, under.last, (under,), (block, under)))
    return found


def _counted(title: Title, item: Block) -> Title:
    """The name as a title with the list's number, which counts no stage."""
    return replace(title, text=f"{item.number}. {title.text}")


def _named_lines(section: Section) -> list[_Stage]:
    """Lines of their own under the document's title that are named for stages, each with a list behind it."""
    found: list[_Stage] = []
    for line, under in pairwise(section.blocks) if section.role == "title" else ():
        if under.kind == "list" and line.kind == "paragraph" and len(line.lines) == 1 and _is_short(line.plain):
            title = title_of(line.plain.rstrip(":："))
            found.append(_Stage(title, line.first, under.last, (under,), (line, under)))
    verbs = sum(starts_with(stage.title.name, FIRST_VERBS) for stage in found)
    return found if verbs >= _FEWEST and verbs * 2 > len(found) else []


def _is_line(block: Block) -> bool:
    """Whether it is a numbered list of one short item."""
    if block.kind != "list" or not block.ordered or len(block.children) != 1:
        return False
    parts = block.children[0].children
    return len(parts) == 1 and parts[0].kind == "paragraph" and _is_short(parts[0].plain)


def _is_short(words: str) -> bool:
    return len(words) <= _LONGEST and len(title_of(words).name.split()) <= _WORDS and words[-1:] not in ".!?。！？"


def _items(section: Section) -> list[_Stage]:
    """The items of the one list of a section, where they are stages."""
    doable = [block for block in section.blocks if can_do(block)]
    if len(doable) != 1 or doable[0].kind != "list" or not doable[0].ordered:
        return []
    listed = doable[0]
    pairs = [_name_and_rest(item) for item in listed.children[: _MOST + 1]]
    titles = [title_of(name) for name, _ in pairs]
    known = _are_verbs(listed, pairs) or (says(section.name, PHASE_WORDS) and _are_told_names(listed, pairs))
    if sum(map(_spans, titles)) < len(pairs) - 1 and not known:
        return []
    return [
        _Stage(_counted(title, item), item.first, item.last, _under(listed, rest, item), (listed,))
        for title, (_, rest), item in zip(titles, pairs, listed.children, strict=False)
    ]


def _spans(title: Title) -> bool:
    """Whether it states a stretch of time with both ends."""
    return title.window is not None and None not in (title.window.start_s, title.window.end_s)


def _under(listed: Block, rest: str, item: Block) -> tuple[Block, ...]:
    """What stands under a stage: what is nested, or the item itself where its own line says more than its name."""
    if not rest and len(item.children) > 1:
        return item.children[1:]
    return (replace(listed, first=item.first, last=item.last, children=(item,)),)


def _name_and_rest(item: Block) -> tuple[str, str]:
    """The name before the colon and the words behind it; of "0-15 min: Triage" the name is all of it."""
    head = item.children[0] if item.children else None
    if head is None or head.kind != "paragraph":
        return "", ""
    line = head.lines[0]
    name, rest = split_label(line) or (line.plain, "")
    rest = " ".join([rest, *(after.plain for after in head.lines[1:])]).strip()
    if rest and title_of(name).name == name and title_of(name).window:
        return line.plain, ""
    return name, rest


def _are_verbs(listed: Block, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether most names are what every response goes through, each with something to do under it."""
    verbs = sum(starts_with(title_of(name).name, FIRST_VERBS) for name, _ in pairs)
    return verbs * 2 > len(pairs) and _are_told_names(listed, pairs)


def _are_told_names(listed: Block, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether each is a short name with something to do under it or behind it."""
    return all(name and _is_short(name) for name, _ in pairs) and all(
        rest or len(item.children) > 1 for (_, rest), item in zip(pairs, listed.children, strict=False)
    )
