"""An outline that is one numbered list: "1. **Severity levels**" over its levels, then "2. **Response**".

A numbered list of bold names is mostly the steps of a response. It is an outline where one of its names is that of
a part that is looked up and not done.
"""

from dataclasses import replace

from incident_desk.formats.reading.headings import Title, title_of
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import ORDERS, SEVERITY, STAGES, TEMPLATES, says, starts_with, together

_FEWEST = 2
_LONGEST = 100
_READ = together(SEVERITY, TEMPLATES)
_DONE = together(ORDERS, STAGES)


def parts_of_outline(block: Block) -> list[tuple[Title, Block]]:
    """The items of such a list, each with its name as a title; none where it is another list."""
    if block.kind != "list" or not block.ordered or len(block.children) < _FEWEST:
        return []
    names = [_bold_name(item) for item in block.children]
    if not all(names) or not any(says(name, _READ) and not starts_with(name, _DONE) for name in names):
        return []
    return [(_title(name, item), item) for name, item in zip(names, block.children, strict=True)]


def _title(name: str, item: Block) -> Title:
    """The name as a title; its number is the list's and counts no stage."""
    return replace(title_of(name), text=f"{item.number}. {name}")


def _bold_name(item: Block) -> str:
    """The words of an item that are one bold line with something under it."""
    head = item.children[0] if len(item.children) > 1 else None
    if head is None or head.kind != "paragraph" or len(head.content) > _LONGEST or len(head.lines) != 1:
        return ""
    line = head.lines[0]
    return line.lead if line.lead and not line.rest else ""
