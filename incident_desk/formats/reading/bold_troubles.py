"""Troubles under bold lines where headings might stand: "**The queue is full**" with its steps, then the next."""

from collections.abc import Sequence

from incident_desk.formats.reading.doable import can_do
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import (
    CAUSES,
    INVESTIGATION,
    ORDERS,
    PREVENTION,
    RESOLUTION,
    SYMPTOMS,
    folded,
    says,
    starts_with,
    together,
)

_PARTS = together(SYMPTOMS, INVESTIGATION, CAUSES, PREVENTION, RESOLUTION)
_LONGEST = 80
_SINGLE = ("procedure", "playbook", "runbook")
"""How a title ends that speaks of one trouble, whose bold lines are its parts."""


def troubles_in(section: Section) -> tuple[Section, ...]:
    """The troubles of a section that gathers several under bold lines, each as a section; none where it is one."""
    if section.children or folded(section.name).endswith(_SINGLE):
        return ()
    starts = [place for place, block in enumerate(section.blocks) if _bold_name(block)]
    names = [_bold_name(section.blocks[place]) for place in starts]
    if len(starts) < 2 or any(map(can_do, section.blocks[: starts[0]])) or _are_parts(names):
        return ()
    if section.parent and section.parent.role == "procedures" and any(says(name, _PARTS) for name in names):
        return ()
    found = [_section(section, start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return tuple(found) if all(any(map(can_do, one.blocks)) for one in found) else ()


def _bold_name(block: Block) -> str:
    """The words of a paragraph that is one bold line and no more."""
    if block.kind != "paragraph" or "\n" in block.content or len(block.content) > _LONGEST:
        return ""
    line = block.lines[0]
    return line.lead if line.lead and not line.rest else ""


def _are_parts(names: Sequence[str]) -> bool:
    """Whether most of them are parts or steps of one trouble: "**Diagnosis**", "**Restart it**"."""
    parts = sum(says(name, _PARTS) or starts_with(name, ORDERS) or title_of(name).is_step for name in names)
    return parts * 2 > len(names)


def _section(around: Section, start: int, end: int | None) -> Section:
    head, *blocks = around.blocks[start:end]
    last = blocks[-1].last if blocks else head.last
    title = title_of(_bold_name(head))
    return Section(title, around.level + 1, head.first, last, blocks, [], around, "procedure", is_line=True)
