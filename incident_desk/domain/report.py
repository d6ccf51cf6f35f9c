"""The facts of one incident as a report hands them out: values alone, no words and no layout.

Every time comes from the record. A report is *as recorded until* the written-at of the last event it includes;
making one adds nothing to the record. ``to_data`` is what is attached to the PDF as ``incident.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from math import inf
from typing import Any

from incident_desk.domain.calls import ContactCall, EscalationCall, Snooze
from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import TargetState
from incident_desk.domain.clock_facts import Booked, Jump, Pause
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem, SeverityChange, UpdateSent, UpdateSkipped
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision, utc
from incident_desk.domain.objectives import Objective, PreventionResult
from incident_desk.domain.past_facts import PastFacts
from incident_desk.domain.report_answers import AnswersFact
from incident_desk.domain.report_earlier import EarlierFact
from incident_desk.domain.report_findings import FindingFact
from incident_desk.domain.report_recovery import RecoveryFact
from incident_desk.domain.report_review import ReviewFact
from incident_desk.domain.response_cost import CostFact
from incident_desk.domain.roles import Role
from incident_desk.domain.status import Status
from incident_desk.domain.taken_records import TakenFrom
from incident_desk.domain.timeline import Entry

REPORT_VERSION = 1
"""Counts changes of the data's form: fields are added, never taken away or given another meaning."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the incident is, and how far the record reaches. ``severity_label`` is the playbook's word."""

    id: str
    key: str
    record: RecordKind
    title: str
    severity: str | None
    severity_label: str
    status: Status
    status_reason: str | None
    duplicate_of: str | None
    playbook: str | None
    plan: str | None
    affects: str | None
    commander: str | None
    declared_at: datetime
    declared_by: str
    resolved: Moment | None
    recorded_until: datetime


@dataclass(frozen=True, slots=True)
class MilestoneFact:
    """A milestone: its moment, or None where it isn't recorded; seconds after (negative: before) declared.

    In a reopened incident *impact started* is that of the first interval.
    """

    milestone: Milestone
    moment: Moment | None
    after_declared_s: float | None = None


@dataclass(frozen=True, slots=True)
class DurationFact:
    """A duration by its full name and formula: seconds with their precision, or the reason why not."""

    name: str
    formula: str
    seconds: float | None
    precision: Precision = Precision.EXACT
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Unpaused:
    """What a target that was paused would read if the pauses counted like any other time."""

    state: TargetState
    due: datetime
    late_by_s: float
    remaining_s: float | None


@dataclass(frozen=True, slots=True)
class TargetFact:
    """One target and what became of it. ``allowance_s`` is how long an immediate target may take.

    ``due`` has moved by the pauses, and ``took_s`` counts them; ``unpaused`` is None where nothing was paused.
    ``why_not`` is set where nobody can say whether it was met; ``precision`` is that of ``done_at``. ``counts`` is
    the rule (``declared→acknowledged``), ``instead`` why it does not count from the chosen moment, and
    ``detected_before_s`` by how much the incident was detected before it was declared.
    """

    name: str
    state: TargetState
    start: datetime
    seconds: int | None = None
    allowance_s: int | None = None
    source: str | None = None
    due: datetime | None = None
    done_at: datetime | None = None
    took_s: float | None = None
    late_by_s: float = 0.0
    remaining_s: float | None = None
    paused_s: float = 0.0
    precision: Precision = Precision.EXACT
    why_not: str = ""
    unpaused: Unpaused | None = None
    counts: str = ""
    counts_words: str = ""
    instead: str = ""
    detected: Moment | None = None
    detected_before_s: float | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """One stretch of impact; a reopened incident has several. ``assumed``: it begins with the reopening."""

    started: Moment | None
    ended: Moment | None
    seconds: float | None
    precision: Precision = Precision.EXACT
    why_not: str = ""
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Reopening:
    """When the incident was opened again, and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in a phase; ``until`` is None while it goes on, or where nothing says when it ended."""

    since: datetime
    until: datetime | None
    who: str


@dataclass(frozen=True, slots=True)
class PhaseFact:
    """A phase: its planned window in seconds after declared, and what came of it.

    ``over_s`` is by how much the last stay went past the end of the window; None where there is no such end.
    """

    name: str
    start_s: int | None
    end_s: int | None
    after: bool
    stays: tuple[Stay, ...]
    settled: int
    steps: int
    over_s: float | None = None


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step as it was left. ``depth`` counts the steps above it; ``group`` is a heading, not a step."""

    id: str
    text: str
    depth: int
    state: StepState
    group: bool = False
    who: str | None = None
    at: datetime | None = None
    reason: str | None = None
    overrides: str = ""
    """The check against which it was ticked."""


@dataclass(frozen=True, slots=True)
class StepList:
    """The steps of a phase, or those that were set outside the phases."""

    name: str
    settled: int
    total: int
    steps: tuple[StepFact, ...]


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """A question of the assessment. ``given`` False: nobody answered; ``answer`` None: "not known" was said."""

    id: str
    question: str
    given: bool
    answer: str | None = None
    who: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoleFact:
    """A role was taken; ``person`` None: it was left empty."""

    role: Role
    person: str | None
    at: datetime
    now: bool
    """Whether that person still has it at the end of the record."""


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check changed its state. ``erased``: its words are gone, the change is not."""

    at: Moment
    name: str
    before: str
    after: str
    detail: str
    erased: bool = False


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """A change of the world before the impact, and by how many seconds. ``source``: typed, webhook, git, check."""

    at: datetime
    before_s: float
    what: str
    text: str
    ref: str
    environment: str
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangesFact:
    """What was changed before the impact, from ``since`` until ``impact``, in order of time.

    ``is_assumed``: when the impact began is not recorded, so it is the declaration. ``after``: how many changes are
    known since. ``has_standing``: there is a standing record, and it was looked at.
    """

    since: datetime
    impact: datetime
    is_assumed: bool
    changes: tuple[ChangeFact, ...]
    after: int
    has_standing: bool


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """A file that was attached."""

    name: str
    size: int
    sha256: str
    at: Moment


@dataclass(frozen=True, slots=True)
class RecordHead:
    """The last event included: what proves that nothing before it was changed."""

    seq: int
    hash: str
    erased: int
    undone: int


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An event of the record by its number, with its hash."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class ReportModel:
    """Everything that a report of one incident says. All times are UTC."""

    version: int
    generator: str
    header: Header
    head: RecordHead
    milestones: tuple[MilestoneFact, ...]
    durations: tuple[DurationFact, ...]
    targets: tuple[TargetFact, ...]
    update_every: TargetFact
    intervals: tuple[Interval, ...]
    impact: DurationFact
    reopenings: tuple[Reopening, ...]
    severity_changes: tuple[SeverityChange, ...]
    pauses: tuple[Pause, ...]
    escalations: tuple[EscalationCall, ...]
    snoozes: tuple[Snooze, ...]
    phases: tuple[PhaseFact, ...]
    checklist: tuple[StepList, ...]
    assessment: tuple[AnswerFact, ...]
    roles: tuple[RoleFact, ...]
    timeline: tuple[Entry, ...]
    watched: tuple[str, ...]
    checks: tuple[CheckChange, ...]
    updates: tuple[UpdateSent, ...]
    actions: tuple[ActionItem, ...]
    evidence: tuple[EvidenceFact, ...]
    jumps: tuple[Jump, ...]
    crossings: tuple[Booked, ...] = ()
    skipped: tuple[UpdateSkipped, ...] = ()
    contact_calls: tuple[ContactCall, ...] = ()
    recovery: RecoveryFact = RecoveryFact()
    changes: ChangesFact | None = None
    past: PastFacts | None = None
    """The report that a past incident was taken in from."""
    review: ReviewFact | None = None
    """The review, by its template or another one; None where nobody wrote one."""
    taken: TakenFrom | None = None
    """The record of a file that this one was taken in from."""
    chain: tuple[ChainLink, ...] = ()
    """The hash of every event, in order: what is printed beside the rows of the event log."""
    answers: tuple[AnswersFact, ...] = ()
    """What was heard of the checks meanwhile; none where no history of them is kept."""
    objectives: tuple[Objective, ...] = ()
    """The recovery objectives that the playbook states, each with what came of it."""
    prevention: tuple[PreventionResult, ...] = ()
    """The playbook's prevention goals, each with what a person said was reached."""
    earlier: tuple[EarlierFact, ...] = ()
    """Earlier incidents that this one is like."""
    findings: tuple[FindingFact, ...] | None = None
    """What the timeline doctor asks, and what became of that; None while the incident is open."""
    cost: CostFact | None = None
    """What the response cost; None where nobody gave an hourly rate."""

    @property
    def drill(self) -> bool:
        """Whether all of it was an exercise."""
        return self.header.record is RecordKind.DRILL

    @property
    def declared_exactly(self) -> bool:
        """Whether what counts from the declaration is as exact as its other end."""
        declared = self.moment(Milestone.DECLARED)
        return declared is None or declared.precision is Precision.EXACT

    def duration(self, name: str) -> DurationFact:
        """The duration of that full name."""
        return next(one for one in self.durations if one.name == name)

    def target(self, name: str) -> TargetFact:
        """The target of that name: ``response`` or ``resolution``."""
        return next(one for one in self.targets if one.name == name)

    def moment(self, milestone: Milestone) -> Moment | None:
        """The moment of a milestone, None where it isn't recorded."""
        return next(one.moment for one in self.milestones if one.milestone is milestone)

    def answer(self, question: str) -> str | None:
        """What was answered; None where nobody answered or the answer is "not known"."""
        return next((one.answer for one in self.assessment if one.id == question), None)

    def to_data(self) -> dict[str, Any]:
        """The report as plain data, ready for JSON: times as ISO 8601 in UTC with ``Z``, lengths in seconds."""
        data: dict[str, Any] = _plain(self)
        return data


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return utc(value).isoformat().replace("+00:00", "Z")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return None if value == inf else value
