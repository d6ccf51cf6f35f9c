"""What a record keeps of a checklist run: its course, its end, the incident that came of it, what that took."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

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
    """A step of a run as it stood when the incident was declared; who, when and why where somebody had set it.

    ``overrides`` is the check against which it was ticked; ``owner`` and ``until`` (UTC) are of one put off.
    """

    step: str
    text: str
    stage: str
    state: StepState
    who: str = ""
    at: datetime | None = None
    reason: str = ""
    overrides: str = ""
    owner: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CarriedRun:
    """The run that an incident came of: its record, when it was started (UTC), and its steps as they stood.

    ``live_at`` is when it had gone live (UTC), which is when the impact may have begun; None: it had not.
    """

    record: str
    key: str
    title: str
    started_at: datetime
    steps: tuple[CarriedStep, ...] = ()
    live_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LiveMark:
    """Somebody said that it went live then (UTC)."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class CriterionSeen:
    """What was known of a criterion when somebody decided: its text, and in words."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class KeptGoing:
    """Somebody decided not to roll back: when (UTC), why where it was said, and what was known then."""

    at: datetime
    who: str
    reason: str = ""
    known: tuple[CriterionSeen, ...] = ()


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RunCourse:
    """What was said in the course of a run: since when it is live, the decisions to keep going, the values of the
    blanks in its commands, who runs it where that is not who started it, and the second pair of eyes.

    ``measured`` has the check by which a person has a criterion measured, by the criterion's text; empty for none.
    """

    live: LiveMark | None = None
    kept: tuple[KeptGoing, ...] = ()
    filled: Mapping[str, str] = field(default_factory=_none)
    runner: str = ""
    second: str = ""
    measured: Mapping[str, str] = field(default_factory=_none)
