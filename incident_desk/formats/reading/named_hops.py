"""Levels of an escalation path that say how to reach somebody: "Storage lead – Mo Beck, +1 202 555 0100"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.playbook import Contact, EscalationHop
from incident_desk.formats.reading.contact_lines import ADDRESS
from incident_desk.formats.reading.words import folded

_PARTS = re.compile(r"\s+[-–—|]\s+|\s*[,;:(（，：]\s*")
"""What parts somebody's role from the name and the number."""


def apart(
    hops: Sequence[EscalationHop], contacts: Sequence[Contact]
) -> tuple[tuple[EscalationHop, ...], tuple[Contact, ...]]:
    """The levels by their roles alone, and the contacts with whoever is named in a level and in none of them.
    Such a contact has no place of its own: the line is the level's, and is written as one."""
    found = [_parted(hop) for hop in hops]
    known = {folded(one.role) for one in contacts}
    new = [Contact(hop.role, way) for hop, way in found if way and folded(hop.role) not in known]
    return tuple(hop for hop, _ in found), (*contacts, *new)


def _parted(hop: EscalationHop) -> tuple[EscalationHop, str]:
    """The level and how to reach it; empty where it doesn't say."""
    mark = _PARTS.search(hop.role)
    if mark is None or not mark.start() or ADDRESS.search(hop.role, mark.end()) is None:
        return hop, ""
    if ADDRESS.search(hop.role[: mark.start()]):
        return hop, ""
    return replace(hop, role=hop.role[: mark.start()]), hop.role[mark.end() :].strip(" )）")
