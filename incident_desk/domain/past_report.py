"""What a report of a past incident states: when, how long, how bad, why, and what is to be done about it.

Nothing is made up: None and empty are "not stated", and every text is the document's own words. Each stated thing
knows its source lines, so that a person can look at what was read. What contradicts itself is kept as written and
told as a doubt.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.domain.playbook_steps import Span

STATES = ("open", "mitigated", "monitoring", "resolved")
"""Where a report can say that its incident stands."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the report, without markup."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class StatedMoment:
    """A moment that the report states of the whole incident: its date, its start, its end."""

    moment: PastMoment
    span: Span | None = None

    @property
    def iso(self) -> str | None:
        """The moment in ISO 8601, as far as the report states it."""
        return self.moment.iso


def seconds_between(start: StatedMoment | None, end: StatedMoment | None) -> int | None:
    """The seconds from one stated moment to another; None where one of them has no clock or comes too early.
    Where only one states a zone, the other is taken to be in it."""
    if start is None or end is None or not (start.moment.clock and end.moment.clock):
        return None
    begun, ended = start.iso, end.iso
    if begun is None or ended is None:
        return None
    first, last = datetime.fromisoformat(begun), datetime.fromisoformat(ended)
    if (first.tzinfo is None) != (last.tzinfo is None):
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    seconds = int((last - first).total_seconds())
    return seconds if seconds >= 0 else None


@dataclass(frozen=True, slots=True)
class StatedDuration:
    """How long it lasted, as written: "12+ hours" is at least 12. *seconds* is the upper end of a range, and None
    where the words state no length ("several hours")."""

    text: str
    seconds: int | None = None
    precision: PastPrecision = PastPrecision.EXACT
    from_s: int | None = None
    """The lower end of a range."""
    span: Span | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "precision", PastPrecision(self.precision))


@dataclass(frozen=True, slots=True)
class StatedSeverity:
    """How bad it was: *name* is the code or the word ("P0", "Critical"), *text* all that the line says."""

    name: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class StatedStatus:
    """Where it stood when the report was written; *state* is one of `STATES`."""

    state: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PastAction:
    """Something to do after the incident. *horizon* is the heading or label that says by when or what for
    ("Short Term (Next Week)"); the last four are what a report of the desk says of it besides."""

    text: str
    done: bool = False
    owner: str = ""
    due: str = ""
    horizon: str = ""
    span: Span | None = None
    type: str = ""
    end_state: str = ""
    result: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was learned; *other* is what the report calls a lesson without saying of which sort."""

    well: tuple[Passage, ...] = ()
    wrong: tuple[Passage, ...] = ()
    lucky: tuple[Passage, ...] = ()
    other: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of a sign-off: who prepared or approved the report, and when."""

    label: str
    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PastReport:
    """A report of one incident. See the module's words for what None means."""

    title: str
    date: StatedMoment | None = None
    start: StatedMoment | None = None
    end: StatedMoment | None = None
    duration: StatedDuration | None = None
    severity: StatedSeverity | None = None
    status: StatedStatus | None = None
    zone: str = ""
    impact: Passage | None = None
    root_cause: Passage | None = None
    contributing: tuple[Passage, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    actions: tuple[PastAction, ...] = ()
    lessons: Lessons = field(default_factory=Lessons)
    sign_off: tuple[Signature, ...] = ()
    doubts: tuple[str, ...] = ()
    """What contradicts itself or leaves more than one reading, in words for a person."""
    labelled: tuple[TimelineEntry, ...] = ()
    """Milestones under a label that are no rows of the timeline: "Detected: 07:55 UTC"; the label is the text."""

    @property
    def length_s(self) -> int | None:
        """How long it lasted: as stated, else from its start to its end where both are known to the minute."""
        if self.duration is not None:
            return self.duration.seconds
        return self.measured_s

    @property
    def measured_s(self) -> int | None:
        """From the stated start to the stated end; None where one of them has no clock."""
        return seconds_between(self.start, self.end)

    def to_data(self) -> dict[str, Any]:
        """The report as plain data, ready for JSON."""
        data: dict[str, Any] = to_plain(self)
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "PastReport":
        """The report that `to_data` wrote.

        Raises:
            TypeError: the data lacks a title or is no object.
        """
        return from_plain(cls, data)
