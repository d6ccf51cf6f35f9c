"""Known troubles whose parts are told in sentences: "Meaning", "Diagnosis" and "Mitigation" under each alert."""

from incident_desk.formats.reading.doable import can_be_done
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.words import (
    CAUSES,
    INVESTIGATION,
    PREVENTION,
    RESOLUTION,
    SYMPTOMS,
    says,
    together,
)

_WORK = together(INVESTIGATION, RESOLUTION)
_NO_WORK = together(SYMPTOMS, CAUSES, PREVENTION)
_LONGEST = 3
"""Words of a heading that names a part and nothing more."""


def tells_trouble(section: Section) -> bool:
    """Whether it has the parts of a trouble as others beside it have, and one of them tells what to do."""
    return section.alike and any(_tells_work(child) for child in section.children)


def complete_told_trouble(section: Section) -> None:
    """Make a step of each part of a trouble that tells in sentences what to look at or what to do."""
    for child in section.children if section.role == "procedure" else ():
        if child.role == "part" and _tells_work(child) and not can_be_done(child):
            child.is_told = True


def _tells_work(section: Section) -> bool:
    is_told = any(block.kind == "paragraph" for block in section.blocks) and not section.children
    named = says(section.name, _WORK) and not says(section.name, _NO_WORK)
    return is_told and named and len(section.name.split()) <= _LONGEST
