"""What a record keeps of a checklist run: how it ended, the incident that came of it, and what that took along."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.checklist import StepState


class Outcome(StrEnum):
    """How a run ended."""

    COMPLETE = "complete"
    EXCEPT_DEFERRED = "complete_except_deferred"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class RunEnd:
    """The end of a run. Of one that was rolled back: the decision it came under, its criterion, and why."""

    outcome: Outcome
    at: datetime
    who: str
    decision: str = ""
    criterion: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RunLink:
    """Another record by its id, key and title, and when it was declared (UTC)."""

    record: str
    key: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CarriedStep:
    """A step of a run as it stood when the incident was declared; who, when and why where somebody had set it."""

    step: str
    text: str
    stage: str
    state: StepState
    who: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CarriedRun:
    """The run that an incident came of: its record, when it was started (UTC), and its steps as they stood."""

    record: str
    key: str
    title: str
    started_at: datetime
    steps: tuple[CarriedStep, ...] = ()
