"""Lists, boxes, tables and fences as steps to do, with their commands.

Every list item is a step, whatever its wording; a heading or label over a list is a group. What is neither step
nor command stays as the detail of the step it belongs to, word for word.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from incident_desk.domain.playbook import Command, Span, Step
from incident_desk.formats.reading.commands import (
    command_of,
    commands_of,
    inline_command,
    inline_language,
    listed_lines,
    loose_comments,
    reads_like_command,
)
from incident_desk.formats.reading.conditions import leads_on
from incident_desk.formats.reading.counted_rows import counted_column
from incident_desk.formats.reading.headings import without_window
from incident_desk.formats.reading.labels import answers, split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page, span
from incident_desk.formats.reading.step_lines import are_step_lines, step_line
from incident_desk.formats.reading.timed_lines import window_of_step
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.told_lists import has_order
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import (
    CAUSES,
    INVESTIGATION,
    LABEL_ACTION,
    LABEL_COMMAND,
    LABEL_GATE,
    LABEL_GOAL,
    LABEL_ORDER,
    LABEL_STATE,
    LABEL_STEP,
    LABEL_TIME,
    LABEL_WINDOW,
    RESOLUTION,
    STATE_DONE,
    STEP_WORDS,
    SYMPTOMS,
    TRIGGERS,
    folded,
    says,
    together,
)

DEEPEST_STEP = 20
"""Levels of steps in steps; what is nested deeper stays as text of the step above it."""

FOREIGN = frozenset((
    "templates", "review", "severity", "contacts", "escalation", "criteria", "triggers", "thresholds",
))  # fmt: skip
"""Roles of sections that are read on their own, wherever they stand."""

_FEWEST_COLUMNS = 2
_TROUBLE, _WAYS_OUT = together(SYMPTOMS, CAUSES), together(INVESTIGATION, RESOLUTION)
_TIMES = together(LABEL_TIME, LABEL_WINDOW)
_WHO_OR_WHEN = together(words_of("follow_ups", "owner"), words_of("follow_ups", "due"), _TIMES)
_COUNTS = ("#$", "no$", "nr$", "n°$", "nº$", "序号", "番号", "编号")
"""What heads a column of numbers."""

_SOURCES = re.compile(
    r"\b(?:detect|discover|notic|report|signal|erkann|gemelde|entdeck)\w*(?:\s\w+){0,2}?"
    r"\s(?:via|through|by|from|uber|durch|por|mediante|par)$"
)
"""How a label ends over the sources of an alarm: "Incidents can be detected via"."""
_SIGNALS = tuple(word for word in TRIGGERS if " " in word)
"""What starts a response, in words that are no order: "Detection sources", not "Trigger the failover"."""
_BOXES = {
    "[ ]": False, "[x]": True, "[X]": True, "☐": False, "□": False, "☑": True, "☒": True, "[]": False,
}  # fmt: skip
_BOXED = frozenset(mark[0] for mark in _BOXES)


@dataclass(slots=True)
class Work:
    """What was read so far of a stretch of the document: steps, the text between them, the goal."""

    steps: list[Step] = field(default_factory=list)
    detail: list[str] = field(default_factory=list)
    goal: str = ""


def box_of(text: str) -> tuple[bool | None, str]:
    """Whether a box stands at its head and is ticked, and the words behind it."""
    plain = text.replace("\u00a0", " ").lstrip()
    if plain[:1] not in _BOXED:
        return None, text.strip()
    for mark, ticked in _BOXES.items():
        if plain.startswith(mark) and plain[len(mark) :][:1] in ("", " ", "\t"):
            return ticked, plain[len(mark) :].strip()
    return None, text.strip()


def work_of(page: Page, section: Section) -> Work:
    """The steps of a section: its own blocks first, then each section under it as a group."""
    work = Work()
    read_blocks(page, section.blocks, work)
    for child in section.children:
        if child.role not in FOREIGN and child.role != "reference":
            work.steps.append(step_of_section(page, child))
    return work


def step_of_section(page: Page, section: Section) -> Step:
    """A section inside a phase: a group over its steps, or one step where it holds only commands or text."""
    work = work_of(page, section)
    place = Span(section.first, section.last)
    detail = _joined([work.goal, *work.detail])
    window = section.title.window
    base = Step("", section.name, "group", detail, span=place)
    base = replace(base, due_s=window.end_s if window else None, start_s=window.start_s if window else None)
    if any(step.role != "commands" for step in work.steps):
        return replace(base, children=tuple(work.steps))
    commands = tuple(command for step in work.steps for command in step.commands)
    details = [step.detail for step in work.steps if step.detail]
    counted = section.title.is_step or (section.title.mark == "#" and bool(section.blocks))
    is_step = bool(commands) or counted or section.is_told
    return replace(base, role="step" if is_step else "group", commands=commands, detail=_joined([detail, *details]))


def read_blocks(page: Page, blocks: Sequence[Block], work: Work) -> None:
    """Add what these blocks say to the work."""
    place = 0
    counted = are_step_lines(blocks)
    while place < len(blocks):
        if counted and step_line(blocks[place]):
            place += _read_step_line(page, blocks, place, work)
        else:
            place += _read_block(page, blocks, place, work)


def _read_step_line(page: Page, blocks: Sequence[Block], place: int, work: Work) -> int:
    """A step that is a line of its own, with what stands under it up to the next; returns the blocks taken."""
    line, title = blocks[place], step_line(blocks[place])
    end = next((after for after in range(place + 1, len(blocks)) if step_line(blocks[after])), len(blocks))
    under = Work()
    read_blocks(page, blocks[place + 1 : end], under)
    commands = [step for step in under.steps if step.role == "commands"]
    only_commands = len(commands) == len(under.steps)
    words = "\n".join(each.plain for each in line.lines[1:])
    told = [words, under.goal, *under.detail, *(step.detail for step in commands if only_commands)]
    window = title.window if title else None
    work.steps.append(
        Step(
            "", title.name if title else "", detail=_joined(told), span=Span(line.first, blocks[end - 1].last),
            commands=tuple(command for step in commands for command in step.commands if only_commands),
            children=() if only_commands else tuple(under.steps),
            start_s=window.start_s if window else None, due_s=window.end_s if window else None,
        )
    )  # fmt: skip
    return end - place


def _read_block(page: Page, blocks: Sequence[Block], place: int, work: Work) -> int:
    """Read the block at *place*; returns how many blocks were taken."""
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if block.kind == "list":
        work.steps += steps_of_list(page, block)
    elif block.kind == "fence":
        work.steps += steps_of_fence(page, block)
    elif block.kind == "table" and (rows := steps_of_table(page, block)):
        work.steps += rows
    elif block.kind == "paragraph":
        return _read_paragraph(page, block, following, work)
    elif block.kind != "rule":
        work.detail.append(page.raw_of(block))
    return 1


def _read_paragraph(page: Page, block: Block, following: Block | None, work: Work) -> int:
    boxes = _boxed_lines(block)
    if boxes:
        nested = steps_of_list(page, following) if following is not None and following.kind == "list" else []
        nested = nested if len(boxes) == 1 else []
        work.steps += [replace(step, children=(*step.children, *nested)) for step in boxes]
        return 2 if nested else 1
    label = split_label(block.lines[-1]) if len(block.lines) == 1 else None
    if label and says(label[0], LABEL_GOAL) and label[1]:
        work.goal = work.goal or label[1]
        return 1
    if label and not label[1] and following is not None and following.kind in ("list", "fence"):
        if following.kind == "list" and _only_tells(label[0], following):
            work.detail.append(page.raw(block.first, following.last))
            return 2
        work.steps.append(_labelled_group(page, label[0], block, following))
        return 2
    work.detail.append(page.raw_of(block))
    return 1


def _only_tells(label: str, listed: Block) -> bool:
    """Whether the list tells what happens, or why or when, and nothing in it is to be done."""
    heads = (item.children[0] for item in listed.children if item.children)
    if any(box_of(head.content[:8])[0] is not None for head in heads):
        return False
    is_open = not listed.ordered or not has_order(listed)
    causes = says(label, _TROUBLE) and is_open and not says(label, _WAYS_OUT)
    sources = says(label, _SIGNALS) or _SOURCES.search(folded(label)) is not None
    return causes or answers(label) or ((sources or leads_on(label)) and not listed.ordered)


def _labelled_group(page: Page, label: str, block: Block, following: Block) -> Step:
    """A label with the list or the fence under it."""
    place = Span(block.first, following.last)
    words, window = without_window(label)
    due = window.end_s if window else None
    if following.kind == "list":
        return Step("", words, "group", children=tuple(steps_of_list(page, following)), due_s=due, span=place)
    steps = steps_of_fence(page, following)
    if len(steps) == 1 and steps[0].role == "commands":
        return replace(steps[0], text=words, due_s=due, span=place)
    return Step("", words, "group", children=tuple(steps), due_s=due, span=place)


def _boxed_lines(block: Block) -> list[Step]:
    """The lines of a paragraph as steps, where each begins with a box."""
    found = [box_of(line.plain) for line in block.lines]
    if not found or any(ticked is None for ticked, _ in found):
        return []
    steps = []
    for place, (ticked, words) in enumerate(found):
        line, window = min(block.first + place, block.last), without_window(words)[1]
        due, start = (window.end_s, window.start_s) if window else (None, None)
        steps.append(Step("", words, checked=ticked, due_s=due, start_s=start, span=Span(line, line)))
    return steps


def steps_of_list(page: Page, block: Block, depth: int = 1) -> list[Step]:
    """The items of a list as steps."""
    return [_step_of_item(page, item, depth) for item in block.children]


def _step_of_item(page: Page, item: Block, depth: int) -> Step:
    children: list[Step] = []
    commands: list[Command] = []
    detail: list[str] = []
    head = item.children[0] if item.children and item.children[0].kind == "paragraph" else None
    for block in item.children[1:] if head else item.children:
        if block.kind == "list" and depth < DEEPEST_STEP:
            children += steps_of_list(page, block, depth + 1)
        elif block.kind == "fence" and (found := commands_of(block)):
            commands += found
            detail += [words for words in (loose_comments(block),) if words]
        elif block.kind == "fence" and (comments := loose_comments(block)):
            detail.append(comments)
        elif block.kind != "rule":
            detail.append(page.raw_of(block))
    if head:
        detail[:0] = [link for line in head.lines for link in line.links]
    if head and (inline := inline_command(head.content)):
        commands.insert(0, command_of(inline, inline_language(inline), "", span(head)))
    checked, text = box_of(head.plain) if head else (None, "")
    window = window_of_step(text)
    return Step(
        "", text or _first_words(detail), detail=_joined(detail), commands=tuple(commands), checked=checked,
        due_s=window.end_s if window else None, start_s=window.start_s if window else None,
        children=tuple(children), span=span(item),
    )  # fmt: skip


def steps_of_fence(page: Page, block: Block) -> list[Step]:
    """A fence outside a list: its commands, a list of things to do in it, or its text."""
    place = span(block)
    if found := commands_of(block):
        return [
            Step(
                "",
                _first_words([found[0].note or found[0].text]),
                "commands",
                loose_comments(block),
                found,
                span=place,
            )
        ]
    if listed := listed_lines(block):
        return [
            Step("", box_of(words)[1], checked=box_of(words)[0], span=Span(line, line)) for line, words in listed
        ]
    return [Step("", "", "commands", page.raw_of(block), span=place)]


def steps_of_table(page: Page, table: Block) -> list[Step]:
    """The rows of a table of ordered actions; none where it has no column for them."""
    if len(table.children) < 2:
        return []
    head = [cell.plain for cell in table.children[0].children]
    column = counted_column(table)
    if column is None:
        column = _action_column(head)
    if column is None:
        column = gate_column(head)
    if column is None and has_commands(table):
        column = 0
    if column is None:
        return []
    return [_step_of_row(head, row, column) for row in table.children[1:] if len(row.children) > column]


def gate_column(head: Sequence[str]) -> int | None:
    """The column of what is to be checked, in a table that has one for whether it is."""
    if not any(says(words, LABEL_STATE) for words in head):
        return None
    return next((place for place, words in enumerate(head) if place < 2 and says(words, LABEL_GATE)), None)


def has_commands(table: Block) -> bool:
    """Whether it has a column of commands behind what each is for, and many of its rows state one."""
    head = [cell.plain for cell in table.children[0].children] if len(table.children) > 2 else []
    place = next((place for place, words in enumerate(head) if says(words, LABEL_COMMAND)), 0)
    cells = [row.children[place].plain for row in table.children[1:] if place and len(row.children) > place]
    return bool(cells) and sum(map(reads_like_command, cells)) * 3 > len(cells)


def is_task_list(head: Sequence[str]) -> bool:
    """Whether the first column counts what another has to be done, "| # | Task | Owner |", or has it itself, and
    another who does it or by when: "| Action | Owner | Deadline |"."""
    if not head or len(head) < _FEWEST_COLUMNS:
        return False
    if says(head[0], LABEL_ACTION):
        return any(says(words, _WHO_OR_WHEN) for words in head[1:])
    return says(head[0], _COUNTS) and any(says(words, LABEL_ACTION) for words in head[1:])


def _action_column(head: list[str]) -> int | None:
    named = [place for place, words in enumerate(head) if says(words, LABEL_STEP)]
    exact = [place for place in named if says(head[place], LABEL_ACTION)]
    if exact and (len(named) > 1 or says(head[0], LABEL_ORDER) or is_task_list(head)):
        return exact[0]
    return named[0] if named and says(head[named[0]], STEP_WORDS) else None


def _step_of_row(head: list[str], row: Block, column: int) -> Step:
    cells = [cell.plain for cell in row.children]
    others = [
        f"{head[place]}: {words}"
        for place, words in enumerate(cells)
        if place != column and words and place < len(head)
    ]
    times = [words for name, words in zip(head, cells, strict=False) if says(name, _TIMES)]
    windows = [without_window(f"({words})")[1] for words in times]
    due = next((window.end_s for window in windows if window), None)
    states = [words for name, words in zip(head, cells, strict=False) if says(name, LABEL_STATE)]
    checked = box_of(states[0])[0] if states else None
    if checked is None and states and gate_column(head) == column:
        checked = says(states[0], STATE_DONE)
    commands = [
        command_of(words, "sh", "", span(row))
        for name, words in zip(head, cells, strict=False)
        if says(name, LABEL_COMMAND) and reads_like_command(words)
    ]
    return Step(
        "", cells[column], detail="\n".join(others), due_s=due, commands=tuple(commands), checked=checked,
        span=span(row),
    )  # fmt: skip


def numbered(steps: Iterable[Step], prefix: str) -> tuple[Step, ...]:
    """The steps with their ids: the place of each under *prefix*, counted from 1."""
    return tuple(_with_id(step, f"{prefix}.{place}") for place, step in enumerate(steps, start=1))


def _with_id(step: Step, new: str) -> Step:
    """The step with its id; by hand, for ``replace`` takes twice as long for each of many thousands."""
    return Step(
        new, step.text, step.role, step.detail, step.commands, step.due_s, step.start_s, step.checked,
        numbered(step.children, new), step.span,
    )  # fmt: skip


def _first_words(texts: list[str]) -> str:
    words = " ".join(" ".join(texts[:1]).split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
