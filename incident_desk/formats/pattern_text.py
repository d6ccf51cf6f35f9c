"""The patterns of an incident as plain lines for a terminal."""

from collections.abc import Iterable, Iterator

from incident_desk.domain.checklist import progress
from incident_desk.domain.incident import Incident
from incident_desk.domain.patterns import KnownPattern, known_patterns
from incident_desk.domain.playbook import Step
from incident_desk.formats.step_text import step_lines
from incident_desk.formats.times import clock_face


def patterns_text(incident: Incident) -> list[str]:
    """Each pattern that is open or was, with its steps, its suspects and its resolution."""
    return [pattern_text(incident, one) for one in known_patterns(incident) if one.opened is not None]


def pattern_text(incident: Incident, one: KnownPattern) -> str:
    """A pattern with all that belongs to it."""
    pattern = one.pattern
    head = f"Pattern {one.key} {pattern.name}{how_it_stands(one)}"
    signs = [f"  Signs: {'; '.join(pattern.symptoms)}"] if pattern.symptoms else []
    parts = (
        ("Look at", (*pattern.investigation, *pattern.steps)),
        ("Suspected causes", one.causes),
        ("Resolution", pattern.resolution),
    )
    return "\n".join((head, *signs, *(line for name, steps in parts for line in _part(incident, name, steps))))


def how_it_stands(one: KnownPattern) -> str:
    """Whether it is open, since when and by whom, and where it was brought from."""
    opened = one.opened
    if opened is None:
        return ""
    source = f", of {opened.source}" if opened.source else ""
    aside = f", put aside {clock_face(opened.closed_at)}" if opened.closed_at is not None else ""
    return f"{source}, opened {clock_face(opened.at)} by {opened.who}{aside}"


def _part(incident: Incident, name: str, steps: Iterable[Step]) -> Iterator[str]:
    listed = tuple(steps)
    if listed:
        settled, total = progress(listed, incident.steps)
        yield f"  {name}  {settled} of {total}" if total else f"  {name}"
        yield from (line for step in listed for line in step_lines(incident, step, 2))
