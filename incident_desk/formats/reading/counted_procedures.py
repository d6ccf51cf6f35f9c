"""Stages that call themselves procedures: "Procedure 1: Classify" before "Procedure 2: Escalate".

Counted procedures are mostly troubles to choose from. They are the stages of one response where most of them are
named for what every response goes through.
"""

from incident_desk.formats.reading.doable import can_be_done, is_ordered
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.words import (
    AFTER,
    COMMUNICATION,
    ESCALATION,
    FIRST_VERBS,
    REVIEW,
    SEVERITY,
    says,
    starts_with,
    together,
)

_MARK = "procedure"
_FEWEST = 3
_EVERY_RESPONSE = together(SEVERITY, ESCALATION, COMMUNICATION, REVIEW)
"""What a heading of a stage speaks of that is no trouble."""


def complete_counted_procedures(section: Section) -> None:
    """Make stages of the counted procedures under this section that are the stages of one response."""
    counted = [child for child in section.children if child.title.mark == _MARK and can_be_done(child)]
    if len(counted) < _FEWEST or sum(map(_is_stage, counted)) * 2 <= len(counted):
        return
    for child in counted:
        if child.role == "procedure" or is_ordered(child):
            child.role = "after" if _is_after(child) else "action"


def _is_stage(section: Section) -> bool:
    return says(section.name, _EVERY_RESPONSE) or starts_with(section.name, FIRST_VERBS) or _is_after(section)


def _is_after(section: Section) -> bool:
    return starts_with(section.name, AFTER)
