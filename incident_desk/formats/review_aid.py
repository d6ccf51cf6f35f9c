"""What the record says in a section, as whoever writes it has it beside the text: nobody types it a second time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incident_desk.domain.report import ReportModel
from incident_desk.domain.review_template import RECORD_PARTS, ReviewTemplate, TemplateSection
from incident_desk.formats.markdown_report import fragment
from incident_desk.formats.report_document import Block, Paragraph, Tone
from incident_desk.formats.report_parts import TITLES, part_blocks
from incident_desk.formats.report_preview import shortened_blocks

_LINE_END = re.compile(r"(?<!\\)<br>")
"""In a cell of a table the only way to end a line; here it would be letters."""
ELSEWHERE = frozenset({"timeline", "facts", "evidence", "record", "source"})
"""Parts that have a page of their own, or the head: they are named and not told twice."""


@dataclass(frozen=True, slots=True)
class Aid:
    """A part of the record: its title, and its words as Markdown; no words where the record has nothing of it."""

    part: str
    title: str
    text: str


def aids_of(report: ReportModel, template: ReviewTemplate) -> dict[str, tuple[Aid, ...]]:
    """What the record says in each section of the template, by the section's id."""
    return {one.id: tuple(_aids(report, one)) for one in template.sections}


def _aids(report: ReportModel, section: TemplateSection) -> Iterator[Aid]:
    for part in section.shows:
        if part not in RECORD_PARTS or part in ELSEWHERE:
            continue
        blocks = part_blocks(part, report)
        if part.startswith("stated") and _says_nothing(blocks):
            continue  # That is nothing which a record could have, but a report alone.
        text = "" if _says_nothing(blocks) else _LINE_END.sub(" ", fragment(shortened_blocks(blocks)))
        yield Aid(part, TITLES[part], text)


def _says_nothing(blocks: tuple[Block, ...]) -> bool:
    """Whether they say no more than that nothing is there."""
    return all(isinstance(one, Paragraph) and one.tone is Tone.QUIET for one in blocks)
