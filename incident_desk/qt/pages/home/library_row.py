"""One record as a line of Home's list. Values in, values out."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from incident_desk.domain.clock import TargetReading, TargetState, clock
from incident_desk.domain.counted_incidents import is_dated
from incident_desk.domain.durations import countdown, span
from incident_desk.domain.events import RecordKind
from incident_desk.domain.impact import current_interval, length_of
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.severity import rank_in
from incident_desk.domain.status import Status

if TYPE_CHECKING:
    from incident_desk.domain.past_facts import PastFacts

_HOUR = 3600
_ABOUT = frozenset({Precision.ABOUT, Precision.RANGE})
_BEFORE = {Precision.AT_LEAST: "over ", Precision.AT_MOST: "under "}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stay in one phase, as shares of the resolution target: 0 is the declaration, 1 the target."""

    start: float
    end: float
    is_odd: bool


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One record as a line of the list.

    ``stretches`` is empty where no target is stated or nothing has ended; ``is_over`` where the target was missed.
    """

    id: str
    key: str
    title: str
    caption: str
    severity: str
    rank: int | None
    is_drill: bool
    stretches: tuple[Stretch, ...]
    is_over: bool
    duration: str
    response: str
    response_missed: bool
    status: str
    date: str
    counted: str = ""
    """Of what the duration is: from declared to resolved, of the impact, or as a report states it."""
    is_run: bool = False
    """A checklist run: what stands under ``response`` is how many of its steps are done."""

    @property
    def told_duration(self) -> str:
        """The duration with what it is of."""
        return f"{self.duration} {self.counted}".rstrip()

    @property
    def spoken(self) -> str:
        """The row in words."""
        kind = "Checklist run" if self.is_run else "Drill" if self.is_drill else f"Severity {self.severity}"
        over = "resolution target missed" if self.is_over else ""
        response = self.response if self.is_run else f"response {self.response}"
        parts = (kind, self.title, self.caption, self.told_duration, over, response, self.status)
        return ", ".join(part for part in (*parts, self.date) if part)


def library_row(incident: Incident, now: datetime) -> LibraryRow:
    """A record as a line of the list, at ``now`` (UTC)."""
    if incident.record is RecordKind.CHECKLIST:
        return _run_row(incident, now)
    end = incident.moment(Milestone.RESOLVED)
    reading = clock(incident, max(end or now, incident.declared_at))
    response = reading.target("response")
    return LibraryRow(
        id=incident.id,
        key=incident.key,
        title=incident.title,
        caption=f"{incident.key} · {source_of(incident)}",
        severity=incident.severity or "not stated",
        rank=rank_in(incident.severity, incident.playbook),
        is_drill=incident.record is RecordKind.DRILL,
        stretches=stretches(incident, end or (now if incident.is_open else None)),
        is_over=reading.target("resolution").state in (TargetState.MISSED, TargetState.LATE),
        duration=_duration(incident, now),
        counted=_counted(incident),
        response=_response(incident, response),
        response_missed=response.state in (TargetState.MISSED, TargetState.LATE) and _is_told(incident, response),
        status=status_of(incident),
        date=_date(incident.declared_at, now) if is_dated(incident) else "no date",
    )


def _run_row(run: Incident, now: datetime) -> LibraryRow:
    from incident_desk.qt.pages.home.run_row import run_at, run_length, run_status, run_steps

    reading = run_at(run, now)
    return LibraryRow(
        id=run.id,
        key=run.key,
        title=run.title,
        caption=f"{run.key} · {source_of(run)}",
        severity="",
        rank=None,
        is_drill=False,
        stretches=(),
        is_over=False,
        duration=run_length(reading),
        response=run_steps(reading),
        response_missed=False,
        status=run_status(reading),
        date=_date(run.declared_at, now),
        is_run=True,
    )


def source_of(incident: Incident) -> str:
    """What the record was worked by, or that it came from a report."""
    if incident.record is RecordKind.PAST:
        return "imported report"
    return incident.playbook.title if incident.playbook else "no playbook"


def stretches(incident: Incident, end: datetime | None) -> tuple[Stretch, ...]:
    """The stays in its phases until ``end``, scaled to its resolution target."""
    target = incident.targets.resolution
    if target is None or not target.seconds or end is None:
        return ()
    entered = [one.at for one in incident.phases_entered if incident.declared_at <= one.at < end]
    edges = [incident.declared_at, *(at for at in entered if at > incident.declared_at), end]
    shares = [(at - incident.declared_at).total_seconds() / target.seconds for at in edges]
    pairs = zip(shares, shares[1:], strict=False)
    return tuple(Stretch(start, stop, place % 2 == 1) for place, (start, stop) in enumerate(pairs) if stop > start)


def is_taken_back(incident: Incident) -> bool:
    """Whether it came of a report whose taking in was undone: nothing of it is to do."""
    return incident.record is RecordKind.PAST and incident.status is Status.CANCELLED


def status_of(incident: Incident) -> str:
    """Where it stands, and what of it is still to do."""
    if incident.status is Status.CANCELLED and incident.duplicate_of:
        return f"Duplicate of {incident.duplicate_of}"
    if is_taken_back(incident):
        return "Taken back"
    words: str = incident.status.capitalize()
    if incident.record is RecordKind.DRILL:
        words += ", drill"
    actions = len(incident.open_actions)
    if actions and not incident.is_open:
        words += f", {actions} action{'s' if actions > 1 else ''} open"
    return words


def _duration(incident: Incident, now: datetime) -> str:
    """From declared to resolved, with how well that is known; of a report that was taken in what it states."""
    if incident.past is not None:
        return _stated(incident, incident.past)
    resolved = incident.milestones.get(Milestone.RESOLVED)
    if resolved is None:
        return span((now - incident.declared_at).total_seconds() // 60 * 60) if incident.is_open else "not recorded"
    if resolved.at is None:
        return "not known"
    if resolved.at < incident.declared_at:
        return "not in order"
    seconds = (resolved.at - incident.declared_at).total_seconds()
    words = span(seconds // 60 * 60 if seconds >= 60 else seconds) if seconds >= 1 else "same second"
    return f"{'about ' if resolved.precision in _ABOUT else _BEFORE.get(resolved.precision, '')}{words}"


def _counted(incident: Incident) -> str:
    if incident.past is None:
        return "since declared" if incident.is_open else "from declared to resolved"
    if incident.past.duration is not None:
        return "as its report states"
    return "of impact" if length_of(current_interval(incident)).length is not None else ""


def _stated(incident: Incident, past: "PastFacts") -> str:
    """The length in the report's words, else the impact by its times."""
    if past.duration is not None:
        return past.duration.text
    impact = length_of(current_interval(incident))
    if impact.length is None:
        return "not stated"
    about = "" if impact.precision is Precision.EXACT else "about "
    return f"{about}{span(impact.length.total_seconds() // 60 * 60 or impact.length.total_seconds())}"


def _is_told(incident: Incident, reading: TargetReading) -> bool:
    """Whether the outcome is known: late counts only while somebody still works on it."""
    return reading.done_at is not None or (incident.is_open and Milestone.ACKNOWLEDGED not in incident.milestones)


def _response(incident: Incident, one: TargetReading) -> str:
    if incident.past is not None and Milestone.DECLARED not in incident.milestones:
        return "not stated"
    if not _is_told(incident, one):
        known = Milestone.ACKNOWLEDGED in incident.milestones
        return "time not known" if known else "not recorded"
    if one.done_at is None:
        return f"late by {countdown(one.late_by_s)}" if one.state is TargetState.LATE else "not yet"
    if one.why_not or one.done_at < one.start:
        return "not in order"
    took = countdown(one.took_s or 0)
    if one.seconds is None:
        return f"{took}, no target"
    if one.state is TargetState.MISSED:
        return f"missed by {countdown(one.late_by_s)}"
    if one.seconds >= _HOUR:
        return f"{span((one.took_s or 0) // 60 * 60 or one.took_s or 1)} of {span(one.seconds)}"
    return f"{took} of {countdown(one.seconds)}" if one.seconds else f"in {took}"


def _date(declared: datetime, now: datetime) -> str:
    short = f"{declared.day} {declared:%b}"
    return short if declared.year == now.year else f"{short} {declared.year}"
