"""Steps as nested lists, labels over lists and fences.

A step whose box is known has a box; other steps are numbered, so that they read as something to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Step
from incident_desk.formats.playbook_writing.commands import comments_in, fences_of
from incident_desk.formats.playbook_writing.spelling import heading_words, indented, label, spelled, table
from incident_desk.formats.reading.headings import without_window
from incident_desk.formats.reading.page import page_of
from incident_desk.formats.reading.steps import Work, read_blocks, steps_of_table
from incident_desk.formats.reading.tokens import blocks_of

_LISTS = ("- ", "* ")
_NUMBERS = (".", ")")


@dataclass(slots=True)
class Flow:
    """Blocks of one chapter in the making; lists that follow each other have other marks, so that they stay two."""

    blocks: list[str]
    numbers: bool
    """Whether steps without boxes are numbered."""
    bold: bool = True
    """Whether the labels of commands are bold; a bold line can be read as the name of a trouble."""
    lists: int = 0


def flow_of(steps: Sequence[Step], *, numbers: bool = True, bold: bool = True) -> list[str]:
    """The steps of a chapter as blocks."""
    flow = Flow([], numbers, bold)
    waiting: list[Step] = []
    for step in steps:
        if step.role == "step" or _holds_nothing(step):
            waiting.append(step)
            continue
        _add_list(flow, waiting)
        waiting = []
        _add_group(flow, step)
    _add_list(flow, waiting)
    return flow.blocks


def _holds_nothing(step: Step) -> bool:
    """Whether it is a label over nothing, as of steps that were taken out: it would take what stands below it."""
    return step.role == "group" and not step.children and not step.commands


def _add_list(flow: Flow, steps: Sequence[Step]) -> None:
    if steps:
        rows = table_of(steps)
        flow.blocks.append(rows or list_of(steps, flow.lists, nested=not flow.numbers))
        flow.lists += 1


def _add_group(flow: Flow, step: Step) -> None:
    """A label with its list, or a fence with or without a label."""
    named = heading_words(step.text, step.start_s, step.due_s)
    if step.role == "commands":
        fences = fences_of(step.commands, step.detail) or [_as_fence(step.detail)]
        if step.text and step.text != _own_words(step):
            flow.blocks.append(label(named) if flow.bold else f"{spelled(named, '').rstrip(':')}:")
        flow.blocks += fences
        return
    flow.blocks.append(label(named))
    flow.blocks += parts_of(step.detail)
    flow.blocks += flow_of(step.commands and [Step("", "", "commands", commands=step.commands)] or [])
    _add_list(flow, step.children)


def _as_fence(detail: str) -> str:
    """A fence that holds no commands, as it was; code without marks is moved to the right again."""
    blocks = blocks_of(detail)
    return detail if len(blocks) == 1 and blocks[0].kind == "fence" else indented(detail, 4)


def _own_words(step: Step) -> str:
    """What a fence without a label is called: the beginning of its first comment or command."""
    first = step.commands[0] if step.commands else None
    words = " ".join((first.note or first.text).split()) if first else ""
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def list_of(steps: Sequence[Step], turn: int = 0, nested: bool = False) -> str:
    """The steps as one list, with what stands under each."""
    boxed = any(step.checked is not None for step in steps)
    items = []
    for place, step in enumerate(steps, start=1):
        mark = _LISTS[turn % 2] if boxed or nested else f"{place}{_NUMBERS[turn % 2]} "
        items.append(_item(step, mark))
    loose = any("\n\n" in item for item in items)
    return ("\n\n" if loose else "\n").join(items)


def _item(step: Step, mark: str) -> str:
    """One item: its words, its commands and text, then the steps under it."""
    box = {True: "[x] ", False: "[ ] ", None: ""}[step.checked]
    words = f"{box}{spelled(_said(step))}".rstrip()
    under = "\n\n".join(around(step.detail, fences_of(step.commands)))
    children = list_of(step.children, nested=True) if step.children else ""
    parts = [part for part in (words, under) if part]
    body = "\n\n".join(parts)
    if children:
        body = f"{body}{chr(10) if body and not under else chr(10) * 2 if body else ''}{children}"
    return (mark + indented(body, len(mark)).lstrip(" ")).rstrip(" ")


def _said(step: Step) -> str:
    """The words of a step, its due time with them where they do not say it themselves."""
    window = without_window(step.text)[1]
    stated = (window.start_s, window.end_s) if window else (None, None)
    if stated == (step.start_s, step.due_s) or not step.text or window or step.due_s is step.start_s is None:
        return step.text
    return heading_words(step.text, step.start_s, step.due_s)


def around(detail: str, fences: Sequence[str]) -> list[str]:
    """The text of a step around its fences: what a fence says itself is not said again beside it."""
    parts = parts_of(detail)
    for words in comments_in(fences):
        if words in parts:
            place = parts.index(words)
            return [*parts[:place], *fences, *parts[place + 1 :]]
    return [*fences, *parts]


def parts_of(detail: str) -> list[str]:
    """The blocks of a text that was kept word for word; what would read as a list of steps is guarded."""
    if not detail:
        return []
    blocks = blocks_of(detail)
    lines = detail.split("\n")
    parts = []
    for block in blocks:
        part = "\n".join(lines[block.first - 1 : block.last])
        parts.append(_guarded(part) if block.kind == "list" else part)
    return parts


def told_parts(detail: str) -> list[str]:
    """The blocks of a text under a heading. A list that is only told stays one, with its label, where it is read as
    this text again."""
    page, work = page_of(detail), Work()
    read_blocks(page, page.root.blocks, work)
    same = not work.steps and not page.root.children and "\n\n".join(work.detail) == detail
    return work.detail if same else parts_of(detail)


def _guarded(part: str) -> str:
    return "\n".join(spelled(line, "") for line in part.split("\n"))


def table_of(steps: Sequence[Step]) -> str:
    """Steps that were the rows of a table, each with a time in a column of its own; empty where they were none."""
    pairs = [dict(_pairs(step)) for step in steps]
    if not all(pairs) or any(step.children for step in steps):
        return ""
    heads = list(dict.fromkeys(name for row in pairs for name in row))
    rows = [[step.text, *(row.get(name, "") for name in heads)] for step, row in zip(steps, pairs, strict=True)]
    written = table(["Action step", *heads], rows)
    return written if _rows_read(written) == [_bare(step) for step in steps] else ""


def _rows_read(written: str) -> list[Step]:
    page = page_of(written)
    blocks = page.root.blocks
    return [_bare(step) for step in steps_of_table(page, blocks[0])] if len(blocks) == 1 else []


def _bare(step: Step) -> Step:
    commands = tuple(replace(command, span=None) for command in step.commands)
    return replace(step, id="", span=None, commands=commands)


def _pairs(step: Step) -> list[tuple[str, str]]:
    lines = [line.partition(": ") for line in step.detail.split("\n")]
    return [(name, words) for name, found, words in lines if found and name]
