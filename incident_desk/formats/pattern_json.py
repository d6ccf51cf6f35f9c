"""The patterns of an incident as plain data."""

from typing import Any

from incident_desk.domain.incident import Incident
from incident_desk.domain.patterns import KnownPattern, known_patterns
from incident_desk.formats.step_json import step_data
from incident_desk.formats.times import iso


def patterns_data(incident: Incident) -> list[dict[str, Any]]:
    """Each pattern that is open or was put aside, with its steps and suspects as they stand."""
    return [pattern_data(incident, one) for one in known_patterns(incident) if one.opened is not None]


def pattern_data(incident: Incident, one: KnownPattern) -> dict[str, Any]:
    """A pattern with all that belongs to it."""
    pattern, opened = one.pattern, one.opened
    parts = {
        "investigation": (*pattern.investigation, *pattern.steps),
        "causes": one.causes,
        "resolution": pattern.resolution,
    }
    return {
        "pattern": one.key,
        "name": pattern.name,
        "playbook": one.source or None,
        "open": one.is_open,
        "opened": iso(opened.at) if opened else None,
        "who": opened.who if opened else None,
        "closed": iso(opened.closed_at) if opened and opened.closed_at else None,
        "symptoms": list(pattern.symptoms),
    } | {name: [step_data(incident, step) for step in steps] for name, steps in parts.items()}
