"""The state of one incident, as folded from its record. Pure values; ``fold.py`` makes them.

Long lists (the timeline's entries) are not held here: they are a view of the same events (``timeline.py``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from incident_desk.domain.assessment import Answer
from incident_desk.domain.calls import ContactCall, EscalationCall, Snooze
from incident_desk.domain.checklist import StepMark, open_steps, progress
from incident_desk.domain.clock_facts import Booked, Jump, Pause, SeenMark
from incident_desk.domain.counting import Counting
from incident_desk.domain.decisions import Decision
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import (
    ChangeMade,
    CheckPause,
    ChecksSnapped,
    CheckTurn,
    ProofAtEnd,
    SeenElsewhere,
    SoakNote,
    StepBinding,
    WatchGap,
)
from incident_desk.domain.incident_links import IncidentLink, LinkHow
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.pattern_facts import OpenedPattern
from incident_desk.domain.playbook import Phase, Playbook, Step, Template
from incident_desk.domain.review import NO_REVIEW, Review
from incident_desk.domain.roles import Role
from incident_desk.domain.run_facts import CarriedRun, RunCourse, RunEnd, RunLink
from incident_desk.domain.severity import Targets
from incident_desk.domain.status import OPEN, Status

if TYPE_CHECKING:
    from incident_desk.domain.past_facts import PastFacts


@dataclass(frozen=True, slots=True)
class PhaseEntry:
    """A phase was entered: its place in the plan, its name, when and by whom."""

    place: int
    name: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class UpdateSent:
    """An update went out: what, when, to which channels, for whom.

    ``waived`` are the blanks that went out open, each with the word in its place. ``unchanged_since`` is when what
    it says was said first, where it said that nothing has changed. ``template`` is the one it was begun with, where
    that is none of the playbook's.
    """

    text: str
    at: datetime
    channels: tuple[str, ...]
    who: str
    stage: str = ""
    audience: str = ""
    waived: tuple[tuple[str, str], ...] = ()
    unchanged_since: datetime | None = None
    template: Template | None = None


@dataclass(frozen=True, slots=True)
class UpdateSkipped:
    """An update that was due, or would have been at ``due``, was left out, and why."""

    at: datetime
    reason: str
    who: str
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something to do after the incident; when it was added and done (UTC) where that is known.

    ``horizon`` says by when, as one of ``HORIZONS`` or in the words of the report that it comes of; ``type`` is one
    of ``ACTION_TYPES``, and ``end_state`` how one will see that it is done; ``result`` what was seen of that, and
    ``ticket`` where the work is followed: a number or an address.
    """

    id: str
    text: str
    owner: str | None = None
    due: str | None = None
    done: bool = False
    added_at: datetime | None = None
    done_at: datetime | None = None
    horizon: str = ""
    type: str = ""
    end_state: str = ""
    result: str = ""
    ticket: str = ""


ACTION_TYPES = ("detective", "preventive", "corrective")
HORIZONS = ("24 hours", "1 week", "1 month")


@dataclass(frozen=True, slots=True)
class Ending:
    """A stretch in which the incident had ended, until it was opened again; ``resolved``: not called off.

    ``impact_ended`` and ``closed`` are when the impact ended and the paperwork was finished that time, if known.
    """

    at: datetime
    until: datetime
    resolved: bool
    impact_ended: Moment | None = None
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImpactInterval:
    """A stretch of impact. ``reopened_at`` is the reopening that began it, None for the first one.

    ``assumed``: nobody said when the impact began again, so it begins with the reopening.
    """

    started: Moment | None
    ended: Moment | None
    reopened_at: datetime | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class CheckMark:
    """The last recorded change of a check: its word, since when, and in what detail."""

    name: str
    state: str
    at: datetime
    detail: str
    level: str = ""
    """Warning or critical, of a check that is slow."""
    outage_from: datetime | None = None
    """When the outage began that is not over, through silence too."""
    rung: int = 0
    """The loudest alarm of the trouble that is not over: 0 none, 1 critical or flapping, 2 down."""


@dataclass(frozen=True, slots=True)
class SeverityChange:
    """An old and a new severity, with when and why. ``before`` are the targets that held until then."""

    old: str | None
    new: str | None
    at: datetime
    reason: str | None
    before: Targets = field(default_factory=Targets)


def _empty() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident at one moment. All times are UTC."""

    id: str
    key: str
    record: RecordKind
    title: str
    declared_at: datetime
    declared_by: str
    severity: str | None = None
    targets: Targets = field(default_factory=Targets)
    counting: Counting = field(default_factory=Counting)
    playbook: Playbook | None = None
    plan: str | None = None
    status: Status = Status.INVESTIGATING
    status_reason: str | None = None
    duplicate_of: str | None = None
    milestones: Mapping[Milestone, Moment] = field(default_factory=_empty)
    phases_entered: tuple[PhaseEntry, ...] = ()
    steps: Mapping[str, StepMark] = field(default_factory=_empty)
    patterns: tuple[OpenedPattern, ...] = ()
    """The patterns that were opened, those put aside too, in the order of their last opening."""
    roles: Mapping[Role, str] = field(default_factory=_empty)
    updates: tuple[UpdateSent, ...] = ()
    skipped: tuple[UpdateSkipped, ...] = ()
    assessment: Mapping[str, Answer] = field(default_factory=_empty)
    actions: tuple[ActionItem, ...] = ()
    review: Review = NO_REVIEW
    pauses: tuple[Pause, ...] = ()
    seen: tuple[SeenMark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    escalations: tuple[EscalationCall, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    contact_calls: tuple[ContactCall, ...] = ()
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=_empty)
    check_marks: Mapping[str, CheckMark] = field(default_factory=_empty)
    checks_since: Mapping[str, datetime] = field(default_factory=_empty)
    """When this record first watched each check (UTC), dropped ones too: nothing is known of it before. Of one that
    was taken along its own record says so."""
    checks_dropped: int = 0
    put_off: Mapping[str, datetime] = field(default_factory=_empty)
    """Standing checks whose present trouble is to be no incident, and when somebody said so."""
    check_turns: tuple[CheckTurn, ...] = ()
    check_pauses: tuple[CheckPause, ...] = ()
    changes: tuple[ChangeMade, ...] = ()
    elsewhere: tuple[SeenElsewhere, ...] = ()
    snapshots: tuple[ChecksSnapped, ...] = ()
    soak_notes: tuple[SoakNote, ...] = ()
    proof: ProofAtEnd | None = None
    watch_gaps: tuple[WatchGap, ...] = ()
    bindings: Mapping[str, StepBinding] = field(default_factory=_empty)
    course: RunCourse = field(default_factory=RunCourse)
    """Of a checklist run: what was said in its course."""
    run_end: RunEnd | None = None
    led_to: tuple[RunLink, ...] = ()
    """Of a checklist run: the incidents that came of it."""
    came_from: CarriedRun | None = None
    """The checklist run that the incident came of."""
    past: "PastFacts | None" = None
    """The report that a past incident was taken in from."""
    links: tuple[IncidentLink, ...] = ()
    """The incidents that it was merged into or split from, and those that were merged in or split off."""
    severity_changes: tuple[SeverityChange, ...] = ()
    endings: tuple[Ending, ...] = ()
    reopened: tuple[tuple[datetime, str], ...] = ()
    impact_intervals: tuple[ImpactInterval, ...] = ()
    impact_since: datetime | None = None
    impact_assumed: bool = False
    jumps: tuple[Jump, ...] = ()
    booked: tuple[Booked, ...] = ()
    status_at: datetime | None = None
    entries: int = 0
    seq: int = 0
    head: str = ""
    written_at: datetime | None = None
    known_since: datetime | None = None
    """When this desk came to know of it: as its opening was written, or as its record was taken in from a file."""

    @property
    def is_open(self) -> bool:
        """Whether somebody is still working on it."""
        return self.status in OPEN

    @property
    def merged_into(self) -> IncidentLink | None:
        """The incident in which its entries are, where it was merged into one."""
        return next((one for one in reversed(self.links) if one.how is LinkHow.MERGED_INTO), None)

    @property
    def ended_at(self) -> datetime | None:
        """When the clocks stopped: resolved, or called off; None while it is open."""
        return self.moment(Milestone.RESOLVED) or (None if self.is_open else self.status_at)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases of the chosen plan, in the document's own order."""
        return self.playbook.phases(self.plan) if self.playbook else ()

    @property
    def phase_place(self) -> int | None:
        """The place of the current phase in the plan; None where no phase was entered."""
        return self.phases_entered[-1].place if self.phases_entered else None

    @property
    def phase(self) -> Phase | None:
        """The current phase: what the commander set, never what the clock says."""
        place, phases = self.phase_place, self.phases
        return phases[place] if place is not None and place < len(phases) else None

    @property
    def next_phase_place(self) -> int | None:
        """The place after the current one in the plan; once it has ended, that of a phase for afterwards."""
        first, phases = -1 if self.phase_place is None else self.phase_place, self.phases
        return next((at for at in range(first + 1, len(phases)) if self.is_open or phases[at].after), None)

    @property
    def next_phase(self) -> Phase | None:
        """The phase that is entered next; None after the last one."""
        place = self.next_phase_place
        return self.phases[place] if place is not None else None

    @property
    def commander(self) -> str | None:
        """Who has command."""
        return self.roles.get(Role.COMMANDER)

    def moment(self, milestone: Milestone) -> datetime | None:
        """The time of a milestone; None where it isn't recorded or its time is unknown."""
        found = self.milestones.get(milestone)
        return found.at if found else None

    def targets_at(self, now: datetime) -> Targets:
        """The targets that held then: a change of severity changes none before it."""
        return next((one.before for one in self.severity_changes if one.at > now), self.targets)

    def pause_of(self, target: str) -> Pause | None:
        """The pause in which that target's clock stands; None while it runs."""
        return next((one for one in self.pauses if one.target == target and one.until is None), None)

    def pauses_counted(self, target: str) -> tuple[Pause, ...]:
        """The pauses of that target's clock in order of time, as they count: not what lies before the declaration,
        where that was corrected to a later time."""
        start = self.declared_at
        mine = [one for one in self.pauses if one.target == target and (one.until is None or one.until > start)]
        counted = (one if one.since >= start else replace(one, since=start) for one in mine)
        return tuple(sorted(counted, key=lambda one: one.since))

    def progress_of(self, phase: Phase) -> tuple[int, int]:
        """Settled and all outermost steps of a phase."""
        return progress(phase.steps, self.steps)

    def open_steps_of(self, phase: Phase) -> tuple[Step, ...]:
        """The outermost open steps of a phase."""
        return open_steps(phase.steps, self.steps)

    @property
    def open_actions(self) -> tuple[ActionItem, ...]:
        """Action items that are not done."""
        return tuple(action for action in self.actions if not action.done)
