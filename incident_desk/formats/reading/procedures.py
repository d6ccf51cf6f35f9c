"""Known troubles and recoveries: symptoms, what to look at, usual causes, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from incident_desk.domain.playbook import Procedure, Span, Step
from incident_desk.formats.reading.bold_troubles import troubles_in
from incident_desk.formats.reading.commands import command_of, inline_command, inline_language, listed_lines
from incident_desk.formats.reading.doable import has_own_boxes
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page, span
from incident_desk.formats.reading.severity_names import named
from incident_desk.formats.reading.severity_targets import targets_in
from incident_desk.formats.reading.signals import leaves
from incident_desk.formats.reading.steps import Work, read_blocks, step_of_section
from incident_desk.formats.reading.tokens import Block, spoken
from incident_desk.formats.reading.trouble_tables import troubles_of_tables
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import (
    CAUSES,
    INVESTIGATION,
    LABEL_SEVERITY,
    PREVENTION,
    RESOLUTION,
    SYMPTOMS,
    says,
    together,
)

_TROUBLE = together(SYMPTOMS, CAUSES)
_PARTS = (
    ("symptoms", SYMPTOMS), ("investigation", INVESTIGATION), ("causes", CAUSES),
    ("prevention", PREVENTION), ("resolution", RESOLUTION),
)  # fmt: skip
_TOLD = together(PREVENTION, words_of("report", "impact"))
_FEW = 4
_SEVERITY = together(LABEL_SEVERITY, words_of("ranks", "code"))


@dataclass(slots=True)
class _Parts:
    symptoms: list[str] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    investigation: list[Step] = field(default_factory=list)
    resolution: list[Step] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    detail: list[str] = field(default_factory=list)
    severity: str = ""


def read_procedures(page: Page) -> tuple[Procedure, ...]:
    """Every procedure of the document, in reading order; its steps have no ids yet."""
    found: list[Procedure] = []
    for section in page.root.walk():
        if section.role == "procedure":
            several = troubles_in(section)
            found += [_procedure(page, one) for one in several or (section,)]
        else:
            found += troubles_of_tables(section)
    return tuple(found)


def _procedure(page: Page, section: Section) -> Procedure:
    parts = _Parts()
    _read(page, section, parts)
    gathered = section.parent is not None and (section.parent.role == "procedures" or section.is_line)
    group = section.parent.name if section.parent and gathered else ""
    return Procedure(
        section.name, group, parts.severity, tuple(parts.symptoms), tuple(parts.investigation), tuple(parts.causes),
        tuple(parts.resolution), tuple(parts.steps), "\n\n".join(parts.detail), Span(section.first, section.last),
    )  # fmt: skip


def _read(page: Page, section: Section, parts: _Parts) -> None:
    mode, waiting = "steps", list[Block]()
    told = False  # whether the part's own line said it all, so that a numbered list after it is what to do
    for block in chain.from_iterable(map(_parted, section.blocks)):
        label = _part_label(block)
        if label is None:
            if (told and block.ordered) or (mode in ("symptoms", "causes") and _goes_on(block)):
                _flush(page, section, parts, mode, waiting)
                mode, waiting, told = "steps", [], False
            waiting.append(block)
            continue
        _flush(page, section, parts, mode, waiting)
        mode, waiting = label[0], []
        told = mode in ("symptoms", "causes") and bool(label[1])
        if label[1]:
            _say(parts, mode, label[1], block)
    _flush(page, section, parts, mode, waiting)
    for child in section.children:
        if child.role in ("part", "procedure", "reference", "action"):
            _read_child(page, child, parts)


def _read_child(page: Page, child: Section, parts: _Parts) -> None:
    counted = child.title.is_step or child.title.mark == "#"
    mode = "steps" if counted and not says(child.name, _TROUBLE) else _mode_of(child.name)
    if mode in ("symptoms", "causes") and not child.children:
        _flush(page, child, parts, mode, child.blocks)
        return
    if mode in ("steps", "prevention") and _is_told(child):
        parts.detail.append(page.raw(child.first, child.last))
        return
    getattr(parts, mode if mode in ("investigation", "resolution") else "steps").append(
        step_of_section(page, child)
    )


def _is_told(child: Section) -> bool:
    """Whether it only tells what the trouble does or how to prevent it: bullets under "Impact"."""
    return (
        says(child.name, _TOLD)
        and not child.children
        and not any(block.ordered or block.kind in ("fence", "table") for block in child.blocks)
        and not has_own_boxes(child)
    )


def _parted(block: Block) -> Iterator[Block]:
    """A paragraph whose lines are labels of several parts, as a block for each; any other block as it is."""
    lines = block.content.split("\n") if block.kind == "paragraph" else []
    starts = [place for place, line in enumerate(lines) if place and _names_part(line)]
    if not starts:
        yield block
        return
    for start, end in pairwise((0, *starts, len(lines))):
        yield replace(
            block, content="\n".join(lines[start:end]), first=block.first + start, last=block.first + end - 1
        )


def _goes_on(block: Block) -> bool:
    """Whether it is the rest of a numbered list that other words parted: its first item is no 1."""
    return block.ordered and bool(block.children) and block.children[0].number > 1


def _names_part(line: str) -> bool:
    pair = split_label(spoken(line)[0])
    return pair is not None and len(pair[0]) <= 40 and _mode_of(pair[0]) != "steps" and not _is_target(*pair)


def _part_label(block: Block) -> tuple[str, str] | None:
    """(part, words behind the label) of a paragraph such as "**Symptoms**:"; None where it is no label."""
    if block.kind != "paragraph":
        return None
    pair = split_label(block.lines[0])
    if pair is None or len(pair[0]) > 40 or _is_target(*pair):
        return None
    if says(pair[0], _SEVERITY) and named(pair[1]):
        return "severity", pair[1]
    mode = _mode_of(pair[0])
    rest = " ".join(line.plain for line in block.lines[1:])
    return (mode, " ".join(part for part in (pair[1], rest) if part)) if mode != "steps" else None


def _is_target(label: str, value: str) -> bool:
    """Whether a label says by when somebody must respond, and not how: "Response time: 15 minutes"."""
    return len(value.split()) <= _FEW and any(isinstance(one, int) for one in targets_in(label, value).values())


def _mode_of(name: str) -> str:
    return next((mode for mode, words in _PARTS if says(name, words)), "steps")


def _say(parts: _Parts, mode: str, words: str, block: Block) -> None:
    """Words behind a label on the same line."""
    if mode == "severity":
        parts.severity = words
    elif mode in ("symptoms", "causes"):
        getattr(parts, mode).append(words)
    elif mode in ("investigation", "resolution") and not words.endswith((":", "：")):
        command = inline_command(block.content)
        commands = (command_of(command, inline_language(command), "", span(block)),) if command else ()
        getattr(parts, mode).append(Step("", words, commands=commands, span=span(block)))
    else:
        parts.detail.append("\n".join(line.plain for line in block.lines))


def _flush(page: Page, section: Section, parts: _Parts, mode: str, blocks: list[Block]) -> None:
    """Give the blocks read so far to the part they belong to."""
    if mode in ("symptoms", "causes"):
        getattr(parts, mode).extend(words for words, _, _ in leaves(blocks))
        parts.detail += [page.raw_of(block) for block in blocks if block.kind not in ("list", "rule")]
        return
    work = Work()
    read_blocks(page, blocks, work)
    steps = _instructions(section, blocks) or work.steps
    getattr(parts, mode if mode in ("investigation", "resolution") else "steps").extend(steps)
    parts.detail += [*([work.goal] if work.goal else []), *work.detail]


def _instructions(section: Section, blocks: list[Block]) -> list[Step]:
    """One fence with a list of things to do, as one step with each of them under it."""
    fences = [block for block in blocks if block.kind == "fence"]
    if len(blocks) != 1 or len(fences) != 1 or not (listed := listed_lines(fences[0])):
        return []
    children = tuple(Step("", words, span=Span(line, line)) for line, words in listed)
    return [Step("", section.name, children=children, span=span(fences[0]))]
