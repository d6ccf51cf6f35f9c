"""What in a section can be done: lists, boxes, commands, tables of actions."""

from incident_desk.formats.reading.blank_lists import asks_for_facts
from incident_desk.formats.reading.commands import is_command_fence, is_work_fence
from incident_desk.formats.reading.counted_rows import counted_column
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.step_lines import are_step_lines
from incident_desk.formats.reading.steps import box_of, gate_column, is_task_list
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.told_lists import leads_elsewhere, tells_bans, tells_places
from incident_desk.formats.reading.words import folded


def can_be_done(section: Section) -> bool:
    """Whether something to do stands anywhere in it."""
    return any(can_do(block) for part in section.walk() for block in part.blocks) or _has_step_lines(section)


def can_do(block: Block) -> bool:
    """Whether the block can hold something to do: a list, boxes, commands, a table of actions."""
    if block.doable is None:
        # Each section asks it of all that is under it, from the outermost to the innermost.
        block.doable = _can_do(block)
    return block.doable


def _can_do(block: Block) -> bool:
    if block.kind == "paragraph":
        return box_of(block.lines[0].plain)[0] is not None
    if block.kind == "fence":
        return is_command_fence(block) or is_work_fence(block)
    if block.kind == "list":
        return not (leads_elsewhere(block) or tells_places(block) or asks_for_facts(block) or tells_bans(block))
    return is_action_table(block)


def is_action_table(block: Block) -> bool:
    """Whether it is a table whose rows are ordered actions."""
    if block.kind != "table" or not block.children:
        return False
    cells = [cell.plain for cell in block.children[0].children]
    if gate_column(cells) is not None or is_task_list(cells) or counted_column(block) is not None:
        return True
    head = folded(" ".join(cells))
    return "step" in head and ("action" in head or "owner" in head or "command" in head or "task" in head)


def has_boxes(section: Section) -> bool:
    """Whether boxes to tick stand anywhere in it."""
    return any(has_own_boxes(part) for part in section.walk())


def has_own_boxes(section: Section) -> bool:
    """Whether boxes to tick stand directly under its heading."""
    return any(_is_boxed(block) for block in section.blocks)


def _is_boxed(block: Block) -> bool:
    if block.kind == "paragraph":
        return box_of(block.lines[0].plain)[0] is not None
    heads = [item.children[0] for item in block.children if item.children] if block.kind == "list" else []
    return any(box_of(head.content[:8])[0] is not None for head in heads)


def is_worked(section: Section) -> bool:
    """Whether it has an order, boxes or commands: what is only listed is no work under a title that asks when."""
    return is_ordered(section) or section.holds("fence")


def is_ordered(section: Section) -> bool:
    """Whether what is in it has an order, or boxes."""
    return (
        has_boxes(section)
        or any(block.kind == "list" and block.ordered for part in section.walk() for block in part.blocks)
        or _has_step_lines(section)
    )


def _has_step_lines(section: Section) -> bool:
    return any(are_step_lines(part.blocks) for part in section.walk())
