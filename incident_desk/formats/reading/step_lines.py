"""Steps that are lines of their own: "**Step 1: Stop the queue**", "**2. Start it**", with words under them."""

import re
from collections.abc import Sequence

from incident_desk.formats.reading.headings import Title, title_of
from incident_desk.formats.reading.tokens import Block

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})?\s?[.):：、]\s*\S")
_LONGEST, _NUMBERED_WITHIN = 300, 24


def step_line(block: Block) -> Title | None:
    """The counted step that a paragraph begins with; None where it begins with none."""
    head = block.content.partition("\n")[0] if block.kind == "paragraph" else ""
    if len(head) > _LONGEST or not any(letter.isdigit() for letter in head[:_NUMBERED_WITHIN]):
        return None
    line = block.lines[0]
    is_bold = bool(line.lead) and not line.rest
    title = title_of(line.lead if is_bold else line.plain)
    counts = title.is_step or (is_bold and _NUMBERED.match(line.lead) is not None)
    return title if counts and title.number and title.name != title.text else None


def are_step_lines(blocks: Sequence[Block]) -> bool:
    """Whether several of them begin with a counted step."""
    return sum(step_line(block) is not None for block in blocks) > 1
