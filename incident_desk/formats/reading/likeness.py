"""Sections that have the same parts as those beside them: "Outage", "Breach" and "Data loss", each with its own
detection, containment and recovery. None of them is a stage; each is a trouble with what to do about it."""

from collections import Counter

from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.severity_names import named
from incident_desk.formats.reading.words import CAUSES, INVESTIGATION, RESOLUTION, STAGES, SYMPTOMS, folded, says

_SAME = 2
"""How many parts two sections must share."""
_PARTS = (*STAGES, *SYMPTOMS, *INVESTIGATION, *CAUSES, *RESOLUTION)


def mark_alike(root: Section) -> None:
    """Mark the sections whose parts are those of a section beside them."""
    for section in root.walk():
        parts = [(child, _parts_of(child)) for child in section.children if _has_parts(child)]
        if len(parts) < _SAME:
            continue
        times = Counter(name for _, names in parts for name in names)
        for child, names in parts:
            child.alike = sum(times[name] > 1 for name in names) >= _SAME


def _has_parts(section: Section) -> bool:
    """Whether it stands under a title; sections of the first level are documents of their own, however alike."""
    return section.level > 1 and len(section.children) >= _SAME


def _parts_of(section: Section) -> frozenset[str]:
    """The names of a section's parts; none of a stage, a level, or where the parts have times of their own."""
    title = section.title
    if title.is_phase or title.window or title.is_step or named(title.text):
        return frozenset()
    if any(child.title.window or child.title.is_phase for child in section.children):
        return frozenset()
    return frozenset(folded(child.name) for child in section.children if says(child.name, _PARTS))
