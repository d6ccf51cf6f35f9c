"""The states of a step, and what is open in a phase."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.playbook import Step, outermost, walk


class StepState(StrEnum):
    """What has become of a step."""

    TO_DO = "to_do"
    DOING = "doing"
    DONE = "done"
    NOT_NEEDED = "not_needed"
    SUSPECT = "suspect"
    RULED_OUT = "ruled_out"
    CONFIRMED = "confirmed"
    DEFERRED = "deferred"
    """Put off, in a checklist's run: neither done nor open."""


SETTLED = frozenset({StepState.DONE, StepState.NOT_NEEDED, StepState.RULED_OUT, StepState.CONFIRMED})
"""States in which a step is no longer open."""

BY_CHECK = "check:"
"""How the name begins of who sets a step or tells a change where a check did."""

WORDS: Mapping[StepState, str] = {
    StepState.TO_DO: "to do",
    StepState.DOING: "doing",
    StepState.DONE: "done",
    StepState.NOT_NEEDED: "not needed",
    StepState.SUSPECT: "suspect",
    StepState.RULED_OUT: "ruled out",
    StepState.CONFIRMED: "confirmed",
    StepState.DEFERRED: "deferred",
}


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step's state, who set it, when (UTC) and why. ``overrides`` is the check against which it was ticked.

    A deferred step may have an ``owner``, and a time ``until`` which it is put off (UTC).
    """

    state: StepState
    who: str
    at: datetime
    reason: str | None = None
    overrides: str = ""
    owner: str = ""
    until: datetime | None = None

    @property
    def is_sensed(self) -> bool:
        """Whether a check set it, and no person."""
        return self.who.startswith(BY_CHECK)

    @property
    def is_opened_again(self) -> bool:
        """Whether the check that had ticked it has failed since."""
        return self.is_sensed and self.state is StepState.TO_DO


def is_open(step: Step, marks: Mapping[str, StepMark]) -> bool:
    """Whether the step still asks for something."""
    mark = marks.get(step.id)
    return mark is None or mark.state not in SETTLED


def progress(steps: Iterable[Step], marks: Mapping[str, StepMark]) -> tuple[int, int]:
    """Settled and all, of the outermost steps: the "3 of 5" that a pane shows."""
    counted = outermost(steps)
    return sum(not is_open(step, marks) for step in counted), len(counted)


_CAUSE_WORDS = ("cause", "suspect", "hypothes", "ursache", "verdacht")


def is_cause_list(step: Step) -> bool:
    """Whether what stands under a step or heading are suspected causes, to be ruled out or confirmed."""
    plain = step.text.casefold()
    return bool(step.children) and any(word in plain for word in _CAUSE_WORDS)


def at_hand(steps: Iterable[Step], marks: Mapping[str, StepMark]) -> tuple[Step, ...]:
    """The open steps that somebody can do now, in reading order: what is open under a step comes before it.

    A list of suspected causes is one thing to do, not as many as there are causes. What lies under a settled step
    asks for nothing.
    """
    found: list[Step] = []
    for step in open_steps(steps, marks):
        inside = () if is_cause_list(step) else at_hand(step.children, marks)
        found += inside or (step,)
    return tuple(found)


def step_at_hand(steps: Sequence[Step], marks: Mapping[str, StepMark]) -> Step | None:
    """The one to do now: what somebody does already, else the first at hand; None where nothing is open."""
    waiting = at_hand(steps, marks)
    doing = [step for step in walk(steps) if step.id in marks and marks[step.id].state is StepState.DOING]
    return next(iter((*doing, *waiting)), None)


def open_steps(steps: Iterable[Step], marks: Mapping[str, StepMark]) -> tuple[Step, ...]:
    """The outermost steps that are still open, in reading order."""
    return tuple(step for step in outermost(steps) if is_open(step, marks))
