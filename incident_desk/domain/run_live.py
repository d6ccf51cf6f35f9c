"""When a checklist run went live: the moment from which its windows for afterwards count.

A checklist for a deployment says "first 15 minutes" and means those after the deployment. So what stands behind
the step that puts something live counts from the moment that step was done, or from the moment that a person said.
Which step that is, the document's words say (``live_place``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.checklist import SETTLED, StepMark, StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.live_place import LivePlace, is_about_going_live, live_place
from incident_desk.domain.playbook import Phase


@dataclass(frozen=True, slots=True)
class Live:
    """Whether and since when a run is live (UTC), by whom, and whether that was said by hand."""

    place: LivePlace | None = None
    at: datetime | None = None
    who: str = ""
    by_hand: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether nobody said it and no words name what puts it live, so that the moment may be another one."""
        return not self.by_hand and self.place is not None and self.place.is_guess

    def counts(self, stage: int, step: str = "") -> bool:
        """Whether the window of that stage, or of a step in it, counts from the moment it is live."""
        if self.place is None:
            return self.at is not None
        return step in self.place.behind if step else stage > self.place.stage


def live_of(run: Incident, phases: Sequence[Phase]) -> Live:
    """How a run stands with being live. What a person said goes before what follows from the steps."""
    place = live_place(run.playbook, phases)
    said = run.course.live
    if said is not None:
        return Live(place, said.at, said.who, by_hand=True)
    mark = _settled(place, run.steps) if place is not None else None
    return Live(place, mark.at, mark.who) if mark is not None else Live(place)


def must_be_asked(run: Incident, phases: Sequence[Phase], live: Live) -> bool:
    """Whether a person has to say when it is live: the checklist is for that, and says not what does it."""
    return run.is_open and live.place is None and live.at is None and is_about_going_live(run.playbook, phases)


def _settled(place: LivePlace, marks: Mapping[str, StepMark]) -> StepMark | None:
    """The mark with which the last of its steps was done; None while one is open, or where none was done."""
    if any(_is_open(marks.get(one)) for one in place.steps):
        return None
    return max(_done(place, marks), key=lambda mark: mark.at, default=None)


def _done(place: LivePlace, marks: Mapping[str, StepMark]) -> Iterator[StepMark]:
    return (marks[one] for one in place.steps if one in marks and marks[one].state is StepState.DONE)


def _is_open(mark: StepMark | None) -> bool:
    return mark is None or (mark.state not in SETTLED and mark.state is not StepState.DEFERRED)
