"""The patterns that were opened in an incident, for its report: what was looked at, which suspects were what."""

from collections.abc import Iterator
from itertools import chain

from incident_desk.domain.checklist import StepState, progress
from incident_desk.domain.incident import Incident
from incident_desk.domain.pattern_facts import OpenedPattern
from incident_desk.domain.report import StepFact, StepList
from incident_desk.domain.report_steps import step_facts


def pattern_lists(incident: Incident) -> Iterator[StepList]:
    """A list of steps for each pattern that was opened, those put aside too."""
    for one in incident.patterns:
        steps = tuple(chain(*_parts(incident, one)))
        settled, total = progress((*one.work, *one.causes, *one.pattern.resolution), incident.steps)
        yield StepList(_title(one), settled, total, steps)


def _title(one: OpenedPattern) -> str:
    source = f" of {one.source}" if one.source else ""
    aside = f", put aside {one.closed_at:%H:%M}" if one.closed_at is not None else ""
    return f"Pattern {one.pattern.name}{source}, opened {one.at:%H:%M}{aside}"


def _parts(incident: Incident, one: OpenedPattern) -> Iterator[Iterator[StepFact]]:
    yield step_facts(one.work, incident.steps)
    for name, steps in (("Suspected causes", one.causes), ("Resolution", one.pattern.resolution)):
        if steps:
            yield iter((_heading(one, name),))
            yield step_facts(steps, incident.steps, 1)


def _heading(one: OpenedPattern, name: str) -> StepFact:
    return StepFact(f"{one.key}.{name}", name, 0, StepState.TO_DO, group=True)
