"""What the record of a past incident keeps of the report that it was taken in from.

Nothing is made up: what the report does not state is not there, and what was only guessed is told as a doubt and
set nowhere. The timeline and the actions are events of their own; `stated_report` puts all together again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from incident_desk.domain.document import Repair
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.past_corrected import Corrected, DroppedEntry
from incident_desk.domain.past_report import PastAction, PastReport, StatedDuration
from incident_desk.domain.past_times import PastPrecision, TimelineEntry
from incident_desk.domain.plain_data import from_plain

THE_REPORT = "report"
"""Who a row of the timeline is of, where the report names nobody."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document: its name, the SHA-256 of its bytes, how many lines it has, and what of it was repaired."""

    name: str
    sha256: str
    lines: int = 0
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedMilestone:
    """A milestone that the report states: its key, and the words that state it."""

    milestone: str
    words: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class PastFacts:
    """The report without its timeline and its actions, and how it was taken in."""

    report: PastReport
    source: Source
    zone: str = ""
    """The zone that a person named for the times that state none."""
    day: str = ""
    """The day that a person named for the times that state none."""
    stated: tuple[StatedMilestone, ...] = ()
    """Which milestones the report states, with its words for them."""
    doubts: tuple[str, ...] = ()
    """What was left open: milestones that are only guessed, times without a day, contradictions."""
    is_dated: bool = True
    """Whether anything says when it was."""
    read: PastReport | None = None
    """The report as it was read, where a person corrected something of ``report``; without timeline and actions."""
    corrected: tuple[Corrected, ...] = ()
    """All that was corrected, in words, the document's own beside them; of the timeline and the actions too."""
    dropped: tuple[DroppedEntry, ...] = ()
    """What was read as an entry of the timeline and is none."""

    @property
    def as_read(self) -> PastReport:
        """What the document says, whatever a person made of it."""
        return self.read or self.report

    @property
    def day_alone(self) -> str:
        """The day on which it began, where no clock is stated for that; else empty."""
        report = self.report
        has_clock = report.start is not None and bool(report.start.moment.clock)
        is_told = any(one.milestone == Milestone.IMPACT_STARTED for one in self.stated)
        day = report.start or report.date
        return "" if has_clock or is_told or day is None else (day.iso or "")[:10]

    @property
    def duration(self) -> StatedDuration | None:
        """How long it lasted, as the report states it."""
        return self.report.duration


def facts_of(data: Mapping[str, Any]) -> PastFacts:
    """What the body of the event ``past_taken`` says."""
    return from_plain(PastFacts, dict(data))


def entry_in(data: Mapping[str, Any]) -> TimelineEntry:
    """The timeline's entry, just as it was read, in the body of the event ``past_told``."""
    return from_plain(TimelineEntry, dict(data["entry"]))


def corrected_entry_in(data: Mapping[str, Any]) -> TimelineEntry | None:
    """The entry as a person corrected it; None where it stands as it was read, or where a person added it."""
    return from_plain(TimelineEntry, dict(data["corrected"])) if data.get("corrected") else None


def is_added(data: Mapping[str, Any]) -> bool:
    """Whether a person made the entry of a line of the document that was not read as one."""
    return bool(data.get("added"))


def action_in(data: Mapping[str, Any]) -> PastAction | None:
    """The action, just as it was read, in the body of the event ``action_added``; None where a person added it."""
    return from_plain(PastAction, dict(data["stated"])) if data.get("stated") else None


def stated_report(events: Iterable[Event]) -> PastReport | None:
    """The report as it was read, from the record alone; None where the record was not taken in from one.

    What was erased since is not in it.
    """
    known = [event for event in events if event.body is not None]
    taken = next((event for event in known if event.kind == Kind.PAST_TAKEN), None)
    if taken is None:
        return None
    actions = (action_in(event.data) for event in known if event.kind == Kind.ACTION_ADDED)
    told = [event.data for event in known if event.kind == Kind.PAST_TOLD]
    facts, entries = facts_of(taken.data), [entry_in(data) for data in told if not is_added(data)]
    for one in facts.dropped:
        entries.insert(one.place, one.entry)
    return replace(
        facts.as_read,
        timeline=tuple(entries),
        actions=tuple(one for one in actions if one is not None),
    )


def length_words(stated: StatedDuration | None) -> str:
    """How long it lasted in the report's words, with what they leave open: ``12+ hours (at least)``."""
    if stated is None:
        return ""
    sure = _SURE.get(stated.precision, "")
    return f"{stated.text} ({sure})" if sure else stated.text


_SURE = {
    PastPrecision.APPROXIMATE: "about",
    PastPrecision.AT_LEAST: "at least",
    PastPrecision.AT_MOST: "at most",
    PastPrecision.RANGE: "a range",
}
