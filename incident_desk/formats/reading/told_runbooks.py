"""Runbooks without a list or a command: the headings say what to do, the sentences under them how.

"Notify the users" beside "Create an incident" is work only where the document calls itself a runbook; elsewhere
such headings are only read.
"""

from incident_desk.formats.reading.doable import can_be_done
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.words import (
    LOOKS_BACK,
    ORDERS,
    PLAYBOOK,
    REFERENCE,
    TO_DO,
    any_says,
    says,
    starts_with,
)

_FEWEST = 3
"""Headings that must tell somebody to do something."""
_INTRODUCTION = 3
"""Blocks under the title that say what the document is."""
_SPOKEN_FOR = ("action", "after", "procedure", "group")


def complete_told_runbook(root: Section) -> None:
    """Make stages of the headings of a runbook that has none otherwise."""
    title = next((section for section in root.children if section.role == "title"), None)
    if title is None or not _is_runbook(title) or any(part.role in _SPOKEN_FOR for part in title.walk()):
        return
    if any(says(child.name, LOOKS_BACK) for child in title.children):
        return
    orders = [child for child in title.children if starts_with(child.name, ORDERS) and _is_told(child)]
    if len(orders) < _FEWEST or len(orders) * 2 < len(title.children):
        return
    for child in title.children:
        if child.role == "reference" and (child in orders or _gathers_work(child)):
            _work_through(child)


def _is_runbook(title: Section) -> bool:
    """Whether its title or the words under it call it one."""
    told = [block.plain for block in title.blocks[:_INTRODUCTION] if block.kind == "paragraph"]
    return any_says([title.title.text, *told], PLAYBOOK)


def _is_told(section: Section) -> bool:
    return any(block.kind == "paragraph" for part in section.walk() for block in part.blocks)


def _gathers_work(section: Section) -> bool:
    """Whether it says that there is something to do in the sections under it: "Actions for an attack"."""
    return bool(section.children) and says(section.name, TO_DO) and not says(section.name, REFERENCE)


def _work_through(section: Section) -> None:
    section.role = "action"
    for part in section.walk():
        part.is_told = not can_be_done(part)
        if part is not section and part.role == "reference":
            part.role = "part"
