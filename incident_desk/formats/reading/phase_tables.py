"""Stages that are the rows of a table: "| Phase | Time | Actions |"."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.playbook import Phase, Span, Step
from incident_desk.formats.reading.durations import window_in
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import LABEL_STEP, LABEL_WINDOW, PHASE_WORDS, says

_NOT_HERE = ("templates", "review", "severity", "contacts", "escalation", "procedure", "part")
_BETWEEN = re.compile(r"\s*(?:<br\s*/?>|;|\n|•)\s*")


def phases_of_tables(root: Section) -> tuple[Phase, ...]:
    """The stages of the first table of stages; its steps have no ids yet."""
    for section in root.walk():
        for block in section.blocks if section.role not in _NOT_HERE else ():
            if block.kind == "table" and (phases := tuple(_of_table(block))):
                return phases
    return ()


def _of_table(table: Block) -> Iterator[Phase]:
    head = [cell.plain for cell in table.children[0].children] if len(table.children) > 2 else []
    name = next((place for place, words in enumerate(head) if says(words, PHASE_WORDS)), None)
    work = next((place for place, words in enumerate(head) if place != name and says(words, LABEL_STEP)), None)
    if name is None or work is None:
        return
    time = next((place for place, words in enumerate(head) if says(words, LABEL_WINDOW)), None)
    for row in table.children[1:]:
        cells = [cell.plain for cell in row.children] + [""] * len(head)
        if cells[name]:
            yield _phase(head, cells, (name, work, time), span(row))


def _phase(head: Sequence[str], cells: Sequence[str], places: tuple[int, int, int | None], where: Span) -> Phase:
    name, work, time = places
    title = title_of(cells[name])
    window = title.window or (window_in(cells[time]) if time is not None else None)
    steps = tuple(Step("", words.strip(), span=where) for words in _BETWEEN.split(cells[work]) if words.strip())
    rest = [f"{head[place]}: {cells[place]}" for place in range(len(head)) if place not in places and cells[place]]
    return Phase(
        title.name, window.start_s if window else None, window.end_s if window else None,
        detail="\n".join(rest), heading=title.text, steps=steps, span=where,
    )  # fmt: skip
