"""What the doctor looks at: a record or a report, put into one form. Every time is UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from incident_desk.domain.doctor.by_when import lacks
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.past_report import StatedDuration, StatedMoment


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A row of the timeline. ``line`` is that of the source, 0 where it has none; ``zoned``: its zone is known.

    ``told`` marks what a person or the report tells, ``is_change`` a change of the world, ``is_check`` what a check
    found.
    """

    id: str
    happened: Moment
    text: str
    line: int = 0
    zoned: bool = True
    told: bool = True
    is_change: bool = False
    is_check: bool = False


@dataclass(frozen=True, slots=True)
class CaseAction:
    """An action item, and by when: a date, or a heading's words ("next week"). ``id`` is its own in a record."""

    text: str
    owner: str = ""
    due: str = ""
    done: bool = False
    line: int = 0
    id: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it has not, of owner and date."""
        return lacks(self.owner, self.due, done=self.done)


@dataclass(frozen=True, slots=True)
class Case:
    """One incident to be examined.

    ``update_every_s`` is its cadence in seconds, ``updates`` when people were told; ``proof`` says what proved the
    recovery, empty where nothing did; ``people`` are the names in its record. ``cause_id`` is the row that says the
    cause, ``cause_line`` the line of the source that does.
    """

    title: str
    rows: tuple[CaseRow, ...] = ()
    milestones: Mapping[Milestone, Moment] = field(default_factory=dict)
    is_open: bool = False
    is_report: bool = False
    severity: str = ""
    is_severe: bool = False
    duration: StatedDuration | None = None
    dated: StatedMoment | None = None
    """The day that the report names as its own."""
    root_cause: str = ""
    commander: str = ""
    updates: tuple[datetime, ...] = ()
    tells_of_updates: bool = False
    update_every_s: float = 0.0
    proof: str = ""
    actions: tuple[CaseAction, ...] = ()
    people: tuple[str, ...] = ()
    cause_id: str = ""
    cause_line: int = 0
    timed: tuple[CaseRow, ...] = field(init=False, repr=False, compare=False)
    """The rows whose time is known, in order."""

    def __post_init__(self) -> None:
        rows = [row for row in self.rows if row.happened.at is not None and row.happened.day is None]
        object.__setattr__(self, "timed", tuple(sorted(rows, key=lambda row: row.happened.at or _NEVER)))

    def at(self, milestone: Milestone) -> datetime | None:
        """When a milestone was, as far as that is known."""
        found = self.milestones.get(milestone)
        return found.at if found else None

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """From when to when it hurt: by its milestones, else from its first row to its last."""
        told = [row.happened.at for row in self.timed if row.told and row.happened.at]
        begun = self.at(Milestone.IMPACT_STARTED) or self.at(Milestone.DETECTED) or (told[0] if told else None)
        ended = self.at(Milestone.IMPACT_ENDED) or self.at(Milestone.RESOLVED) or (told[-1] if told else None)
        return (begun, ended) if begun and ended and begun <= ended else None

    @property
    def measured(self) -> timedelta | None:
        """How long the span is."""
        return self.span[1] - self.span[0] if self.span else None


_NEVER = datetime.max.replace(tzinfo=UTC)
