"""The decision that a checklist asks for: roll back, or keep going. It is due again at the end of each window.

An answer holds for every moment that has come by then; the next window's end asks anew. So what is due follows from
the windows and the answers alone, and a window that moves takes its decision along.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Criterion
from incident_desk.domain.run_facts import KeptGoing
from incident_desk.domain.severity import Target
from incident_desk.domain.target_reading import TargetReading, read_target, with_seen

ROLL_BACK = "Roll-back decision"
"""What the decision is called where nothing else is meant."""
_SOURCE = "playbook"


@dataclass(frozen=True, slots=True)
class RunDecision:
    """The decision at one moment: the document's name for it, its criteria, the last answer.

    ``reading`` is its clock, from the answer or the window's end before; None where nothing more is to be decided,
    or no window counts yet.
    """

    name: str
    criteria: tuple[Criterion, ...]
    last: KeptGoing | None
    reading: TargetReading | None

    @property
    def due(self) -> datetime | None:
        """When it is due, or has been due since (UTC)."""
        return self.reading.due if self.reading else None

    @property
    def is_due(self) -> bool:
        """Whether it waits for an answer now."""
        return self.reading is not None and self.reading.remaining_s is not None and self.reading.remaining_s <= 0


def decision_of(run: Incident, dues: Iterable[datetime], start: datetime, now: datetime) -> RunDecision | None:
    """The decision of a run whose windows end at these moments and begin at ``start``; None: it has no criteria."""
    criteria = run.playbook.criteria if run.playbook else ()
    if not criteria:
        return None
    kept = run.course.kept
    last = max(kept, key=lambda one: one.at, default=None)
    reading = _reading(run, moments_of(dues), start, now) if run.is_open else None
    return RunDecision(criteria[0].decision or ROLL_BACK, criteria, last, reading)


def moments_of(dues: Iterable[datetime]) -> tuple[datetime, ...]:
    """When it is to be decided: at the end of each window, once where several end together."""
    return tuple(sorted(set(dues)))


def answered_until(run: Incident) -> datetime | None:
    """The moments until then are answered; None: none is."""
    return max((one.at for one in run.course.kept), default=None)


def _reading(run: Incident, moments: Sequence[datetime], start: datetime, now: datetime) -> TargetReading | None:
    answered = answered_until(run)
    due = next((one for one in moments if answered is None or one > answered), None)
    if due is None:
        return None
    before = max((one for one in moments if one < due), default=start)
    seconds = max(1, round((due - min(before, due)).total_seconds()))
    target = Target(seconds, _SOURCE)
    # Counted back from its end: a target is of whole seconds, and an answer may have come at any part of one.
    begin = due - timedelta(seconds=seconds)

    def read(at: datetime) -> TargetReading:
        return read_target(ROLL_BACK, target, begin, None, at)

    return with_seen(read(now), run.seen, now, read)
