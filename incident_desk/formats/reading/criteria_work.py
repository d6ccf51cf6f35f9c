"""Work under the reasons for it: "Roll back if:" over bullets, then "**Process:**" over a numbered list."""

from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block

_REASONS = ("criteria", "triggers")
_LONGEST = 60


def complete_criteria(section: Section) -> None:
    """Make a stage of each numbered list that stands behind the reasons under a label of its own."""
    if section.role not in _REASONS:
        return
    told = False  # whether reasons were listed so far
    kept: list[Block] = []
    for block in section.blocks:
        label = _label(kept[-1]) if kept else ""
        if block.kind == "list" and block.ordered and told and label:
            head = kept.pop()
            section.children.append(_stage(section, label, head, block))
            continue
        told = told or (block.kind == "list" and not block.ordered)
        kept.append(block)
    section.blocks = kept


def _label(block: Block) -> str:
    """The words of a paragraph that is a label and no more."""
    if block.kind != "paragraph" or len(block.content) > _LONGEST or len(block.lines) != 1:
        return ""
    label, rest = split_label(block.lines[0]) or ("", "")
    return label if not rest else ""


def _stage(around: Section, label: str, head: Block, listed: Block) -> Section:
    title, level = title_of(label), around.level + 1
    return Section(title, level, head.first, listed.last, [listed], [], around, "action", is_line=True)
