"""What happened, told in sentences with clocks, where a report has no timeline of its own."""

from collections.abc import Iterator, Sequence

from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import Happening
from incident_desk.formats.reading.reports.terms import ACTIONS, LESSONS, REFERENCES
from incident_desk.formats.reading.reports.timeline_lines import paragraph_happenings
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import TEMPLATE, says

LEAST = 3
"""Sentences with a clock that tell a course of events; fewer only mention when something was."""
_APART = (*ACTIONS, *LESSONS, *REFERENCES, *TEMPLATE)
_BLOCKS = 200


def told_happenings(page: Page, hints: Hints) -> list[Happening]:
    """The sentences with a clock of the first section that tells a course of events."""
    for section in page.root.walk():
        if section.role in ("templates", "review") or says(section.name, _APART):
            continue
        found = list(_of_paragraphs(section.blocks[:_BLOCKS], hints, section.first))
        clocks = [one.moment.clock for one in found]
        if len(set(clocks)) >= LEAST:
            return found
    return []


def _of_paragraphs(blocks: Sequence[Block], hints: Hints, group: int) -> Iterator[Happening]:
    for block in blocks:
        if block.kind == "paragraph":
            for one in paragraph_happenings(block, hints, True):
                if one.clocked:
                    one.group = group
                    yield one
