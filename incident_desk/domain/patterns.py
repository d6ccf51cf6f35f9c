"""The patterns of an incident: which are open, their steps on the checklist, the suspects among their causes."""

from collections.abc import Iterator
from dataclasses import dataclass

from incident_desk.domain.checklist import StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.pattern_facts import OpenedPattern, causes_of, own_key, steps_of
from incident_desk.domain.playbook import Procedure, Step, every_step, walk


@dataclass(frozen=True, slots=True)
class KnownPattern:
    """A pattern that the incident can be worked by: its own playbook's, or one that was brought from another."""

    key: str
    pattern: Procedure
    opened: OpenedPattern | None = None
    """Where it was opened, when and by whom, whether or not it was put aside since."""

    @property
    def is_open(self) -> bool:
        """Whether its steps stand on the checklist."""
        return self.opened is not None and self.opened.is_open

    @property
    def source(self) -> str:
        """The playbook it was brought from; empty for one of the incident's own."""
        return self.opened.source if self.opened else ""

    @property
    def causes(self) -> tuple[Step, ...]:
        """Its causes as steps."""
        return causes_of(self.key, self.pattern)


def known_patterns(incident: Incident) -> tuple[KnownPattern, ...]:
    """The patterns of the incident's playbook in its order, then those that were brought."""
    opened = {one.key: one for one in incident.patterns}
    listed = incident.playbook.procedures if incident.playbook else ()
    own = tuple(
        KnownPattern(own_key(place), one, opened.pop(own_key(place), None)) for place, one in enumerate(listed)
    )
    return (*own, *(KnownPattern(key, one.pattern, one) for key, one in opened.items()))


def known_pattern(incident: Incident, key: str) -> KnownPattern | None:
    """The pattern of that key."""
    return next((one for one in known_patterns(incident) if one.key == key), None)


def open_patterns(incident: Incident) -> tuple[OpenedPattern, ...]:
    """Those whose steps stand on the checklist, in the order of their opening."""
    return tuple(one for one in incident.patterns if one.is_open)


def known_steps(incident: Incident) -> Iterator[Step]:
    """Every step that can be set: those to do, and all causes."""
    yield from steps_to_do(incident)
    for one in known_patterns(incident):
        yield from one.causes


def steps_to_do(incident: Incident) -> Iterator[Step]:
    """Every step that can be done: those of the playbook, and those of brought patterns."""
    if incident.playbook is not None:
        yield from every_step(incident.playbook, incident.plan)
    for one in incident.patterns:
        if one.source:
            yield from walk(steps_of(one.pattern))


def pattern_of_step(incident: Incident, step_id: str) -> KnownPattern | None:
    """The pattern that has that step, or that cause."""
    for one in known_patterns(incident):
        if any(step.id == step_id for step in (*walk(steps_of(one.pattern)), *one.causes)):
            return one
    return None


def is_pattern_cause(incident: Incident, step_id: str) -> bool:
    """Whether that step is one of the causes of a pattern."""
    return any(step.id == step_id for one in known_patterns(incident) for step in one.causes)


def confirmed_causes(incident: Incident, causes: tuple[Step, ...]) -> tuple[Step, ...]:
    """Those of the causes that turned out to be it."""
    return tuple(step for step in causes if _state(incident, step) is StepState.CONFIRMED)


def found_cause(incident: Incident) -> str:
    """The cause that was confirmed last, of a pattern or of a list of the playbook; empty where none was."""
    steps = (
        *(step for phase in incident.phases for step in walk(phase.steps)),
        *(step for one in known_patterns(incident) for step in one.causes),
    )
    texts = {step.id: step.text for step in steps}
    marks = sorted((mark.at, one) for one, mark in incident.steps.items() if mark.state is StepState.CONFIRMED)
    return next((texts[one] for _, one in reversed(marks) if one in texts), "")


def on_the_list(incident: Incident) -> tuple[Step, ...]:
    """What the open patterns add to the checklist: what to look at, and what resolves it once it is known why.

    A pattern that names no causes offers its resolution at once.
    """
    found: list[Step] = []
    for one in open_patterns(incident) if incident.is_open else ():
        found += one.work
        if not one.causes or confirmed_causes(incident, one.causes):
            found += one.pattern.resolution
    return tuple(found)


def _state(incident: Incident, step: Step) -> StepState:
    mark = incident.steps.get(step.id)
    return mark.state if mark else StepState.TO_DO
