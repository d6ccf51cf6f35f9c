"""A pattern that was opened in an incident, and its causes as steps: suspects that are ruled out or confirmed.

A pattern of the incident's own playbook is known by its place, ``p2``; one of another playbook is frozen into the
record with its opening, and the ids of its steps begin with its key, so that they are nobody else's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.playbook import Procedure, Step, walk


@dataclass(frozen=True, slots=True)
class OpenedPattern:
    """A pattern, when it was opened last and by whom (UTC), and when it was put aside again.

    ``source`` is the title of the playbook it is from, where that is not the incident's own.
    """

    key: str
    pattern: Procedure
    at: datetime
    who: str
    source: str = ""
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is worked through."""
        return self.closed_at is None

    @property
    def causes(self) -> tuple[Step, ...]:
        """Its causes, each with an id of its own."""
        return causes_of(self.key, self.pattern)

    @property
    def work(self) -> tuple[Step, ...]:
        """What to look at and what to do first; the resolution stands apart."""
        return work_of(self.pattern)


def own_key(place: int) -> str:
    """How a pattern of the incident's own playbook is known, by its place from 0."""
    return f"p{place + 1}"


def causes_of(key: str, pattern: Procedure) -> tuple[Step, ...]:
    """The causes of a pattern as steps: ``p2.c1``, ``p2.c2``."""
    return tuple(Step(f"{key}.c{number}", text) for number, text in enumerate(pattern.causes, 1))


def work_of(pattern: Procedure) -> tuple[Step, ...]:
    """What a pattern wants looked at and done, before its resolution."""
    return pattern.investigation + pattern.steps


def steps_of(pattern: Procedure) -> tuple[Step, ...]:
    """Every outer step of a pattern in the order of the work; its causes are none of them."""
    return work_of(pattern) + pattern.resolution


def brought(pattern: Procedure, key: str) -> Procedure:
    """A pattern of another playbook with step ids of its own, so that they can stand beside the incident's."""
    return replace(
        pattern,
        investigation=_renamed(pattern.investigation, key),
        steps=_renamed(pattern.steps, key),
        resolution=_renamed(pattern.resolution, key),
    )


def _renamed(steps: Iterable[Step], key: str) -> tuple[Step, ...]:
    """The steps under new ids. The deepest come first, so that deep nesting costs no Python stack."""
    outer = tuple(steps)
    made: dict[int, Step] = {}
    for step in reversed(list(walk(outer))):
        children = tuple(made[id(child)] for child in step.children)
        made[id(step)] = replace(step, id=f"{key}.{step.id}", children=children)
    return tuple(made[id(step)] for step in outer)
