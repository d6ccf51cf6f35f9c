"""Known troubles that are the rows of a table: "| Symptom | Likely cause | Fix |"."""

from collections.abc import Iterator, Sequence

from incident_desk.domain.playbook import Procedure, Span, Step
from incident_desk.formats.reading.commands import command_of, inline_command
from incident_desk.formats.reading.durations import target_seconds
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import (
    CAUSES,
    INVESTIGATION,
    LABEL_ALARM,
    LABEL_SEVERITY,
    LABEL_STATE,
    LABEL_TROUBLE,
    RESOLUTION,
    WAYS_TO_WORK,
    says,
    together,
)

_RESOLUTION_OR_WORK = together(RESOLUTION, WAYS_TO_WORK)
_REGISTER = together(LABEL_STATE, words_of("follow_ups", "owner"), words_of("follow_ups", "due"))
"""Columns of a register of what is still to be done, which lists issues too."""
_NAMES = together(LABEL_TROUBLE, LABEL_ALARM)
_WORDS, _SHORT = 3, 24
_PLACES = ("reference", "procedures", "title")


def troubles_of_tables(section: Section) -> Iterator[Procedure]:
    """A procedure for each row of a section's tables of troubles; its steps have no ids yet."""
    for block in section.blocks if section.role in _PLACES else ():
        if block.kind == "table" and len(block.children) > 1:
            yield from _of_table(block, section.name)


def _of_table(table: Block, group: str) -> Iterator[Procedure]:
    head = [cell.plain for cell in table.children[0].children]
    name = next((place for place, words in enumerate(head[:2]) if says(words, _NAMES)), None)
    if name is None or any(says(words, _REGISTER) for words in head):
        return
    is_alarm = not says(head[name], LABEL_TROUBLE)
    others = [place for place in range(len(head)) if place != name]
    fix = _column(head, others, _RESOLUTION_OR_WORK if is_alarm else RESOLUTION, ())
    cause = _column(head, others, CAUSES, ())
    look = _column(head, others, INVESTIGATION, (fix, cause))
    if is_alarm and fix is None:
        fix, look = look, None
    if fix is None:
        return
    for row in table.children[1:]:
        cells = list(row.children)
        whole = len(cells) == len(head) and cells[name].plain and cells[fix].plain
        if whole and (not is_alarm or _tells_work(cells[fix])):
            yield _procedure(head, row, group, (name, cause, look, fix))


def _tells_work(cell: Block) -> bool:
    """Whether it says what to do, and is no time, no link and no name: "Ack in 5 min", "[Queue](queue.md)"."""
    many = len(cell.plain.split()) >= _WORDS or not cell.plain.isascii()
    return many and not cell.content.lstrip().startswith("[") and target_seconds(cell.plain[:_SHORT]) is None


def _column(
    head: Sequence[str], places: Sequence[int], words: tuple[str, ...], taken: tuple[int | None, ...]
) -> int | None:
    return next((place for place in places if place not in taken and says(head[place], words)), None)


def _procedure(
    head: Sequence[str], row: Block, group: str, places: tuple[int, int | None, int | None, int]
) -> Procedure:
    name, cause, look, fix = places
    cells, where = row.children, span(row)
    rest = [place for place in range(len(head)) if place not in places and cells[place].plain]
    severity = next((cells[place].plain for place in rest if says(head[place], LABEL_SEVERITY)), "")
    return Procedure(
        cells[name].plain, group, severity,
        symptoms=(cells[name].plain,),
        investigation=(_step(cells[look], where),) if look is not None and cells[look].plain else (),
        causes=(cells[cause].plain,) if cause is not None and cells[cause].plain else (),
        resolution=(_step(cells[fix], where),),
        detail="\n".join(f"{head[place]}: {cells[place].plain}" for place in rest),
        span=where,
    )  # fmt: skip


def _step(cell: Block, where: Span) -> Step:
    command = inline_command(cell.content)
    return Step("", cell.plain, commands=(command_of(command, "sh", "", where),) if command else (), span=where)
