"""The states of a step, and what is open in a phase."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.playbook import Step, outermost


class StepState(StrEnum):
    """What has become of a step."""

    TO_DO = "to_do"
    DOING = "doing"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    SUSPECT = "suspect"
    RULED_OUT = "ruled_out"
    CONFIRMED = "confirmed"


SETTLED = frozenset({StepState.DONE, StepState.NOT_NEEDED, StepState.RULED_OUT, StepState.CONFIRMED})
"""States in which a step is no longer open."""

WORDS: Mapping[StepState, str] = {
    StepState.TO_DO: "to do",
    StepState.DOING: "doing",
    StepState.DONE: "done",
    StepState.NOT_NEEDED: "not needed",
    StepState.SUSPECT: "suspect",
    StepState.RULED_OUT: "ruled out",
    StepState.CONFIRMED: "confirmed",
}


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step's state, who set it, when (UTC) and why."""

    state: StepState
    who: str
    at: datetime
    reason: str | None = None


def is_open(step: Step, marks: Mapping[str, StepMark]) -> bool:
    """Whether the step still asks for something."""
    mark = marks.get(step.id)
    return mark is None or mark.state not in SETTLED


def progress(steps: Iterable[Step], marks: Mapping[str, StepMark]) -> tuple[int, int]:
    """Settled and all, of the outermost steps: the "3 of 5" that a pane shows."""
    counted = outermost(steps)
    return sum(not is_open(step, marks) for step in counted), len(counted)


def open_steps(steps: Iterable[Step], marks: Mapping[str, StepMark]) -> tuple[Step, ...]:
    """The outermost steps that are still open, in reading order."""
    return tuple(step for step in outermost(steps) if is_open(step, marks))
