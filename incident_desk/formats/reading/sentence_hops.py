"""Levels of an escalation path that sentences tell: whom to call first, and whom to escalate to after how long."""

import re
from collections.abc import Sequence

from incident_desk.domain.playbook import EscalationHop
from incident_desk.formats.reading.durations import target_seconds
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import JOBS, says

_ESCALATE_TO = re.compile(
    r"(?:escalate|hand over)\s+to\s+(?:the\s+)?"
    r"(?P<role>(?:[A-Z]|(?<=the )[a-z])[\w/&-]*(?:\s+(?!if\b|after\b|when\b|within\b|and\b)[\w/&-]+){0,4})"
)
_PAGE_FIRST = re.compile(
    r"^(?:page|call|notify|alert)\s+(?:the\s+)?(?P<role>[\w/° -]{3,40}?)"
    r"(?:\s+immediately|\s+first|\s+(?:for|by|via|in|on)(?![\w-])|[.,;]|$)",
    re.I,
)
"""Whom a path begins with: "Page the on-call engineer immediately"."""
_LONGEST, _LONGEST_LEAD = 4000, 300


def of_sentences(blocks: Sequence[Block], least: int = 2) -> tuple[EscalationHop, ...]:
    """ "If not solved within 30 minutes, escalate to the Manager. After 2 hours, escalate to the CTO."; none where
    there are fewer levels than *least*."""
    hops: list[EscalationHop] = []
    paragraphs = [inner for block in blocks for inner in block.every("paragraph")]
    for paragraph in paragraphs:
        first = _PAGE_FIRST.match(paragraph.plain[:_LONGEST_LEAD]) if not hops else None
        if first and says(first["role"], JOBS):
            hops.append(EscalationHop(first["role"].strip(), None, span(paragraph)))
        for sentence in re.split(r"[.;]\s", paragraph.plain[:_LONGEST]):
            if found := _ESCALATE_TO.search(sentence):
                after = target_seconds(sentence[: found.start()] + " " + sentence[found.end() :])
                hops.append(EscalationHop(found["role"].rstrip("."), after, span(paragraph)))
    return tuple(hops) if len(hops) >= least else ()
