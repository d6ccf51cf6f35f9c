"""Figures over a set of incidents: what Home shows. Pure; each figure says of how many incidents it speaks.

Drills, checklist runs and cancelled incidents are never counted. A missing or disordered milestone leaves its
incident out, it is never 0 and never a guess (field definitions, section 5.2, rules 1 and 3); a report that was
taken in counts with what it states, and a figure says how many of its values are not exact. A mean is not offered:
durations are skewed. The median is that of statistics texts; below three values there is none, so that one night is
not mistaken for a habit.

======================  ===================================================================================
Time to acknowledge     acknowledged − declared: the length that the response target judges (5.6, rule 2)
Time to restore         impact ended − declared: the field's *time to fix* the service (5.2)
Response targets met    acknowledged in time, of all that were acknowledged or are late by now (5.6)
Updates sent on time    within the cadence of the update before (or the declaration), of all that were due (5.9)
Open action items       over every incident that counts, whenever it was (5.10)
======================  ===================================================================================
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.afterwards import due_moment
from incident_desk.domain.clock import TargetState, read_response
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import DurationRule, Milestone, duration
from incident_desk.domain.moments import Precision
from incident_desk.domain.status import Status

LEAST_FOR_MEDIAN = 3
"""Fewer values have no median."""

TO_ACKNOWLEDGE = DurationRule("Time to acknowledge, from declared", Milestone.DECLARED, Milestone.ACKNOWLEDGED)
TO_RESTORE = DurationRule("Time to restore", Milestone.DECLARED, Milestone.IMPACT_ENDED)


@dataclass(frozen=True, slots=True)
class MedianFigure:
    """A median in seconds, None below three values; ``values`` oldest first; ``of``: all that could have one."""

    rule: DurationRule
    seconds: float | None
    values: tuple[float, ...]
    of: int
    unsure: int = 0
    """How many of the values rest on a time that is not exact."""

    @property
    def counted(self) -> int:
        """How many incidents have this length."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class ShareFigure:
    """So many of so many; ``marks`` one by one, oldest first; ``missed``: the keys of those that were not."""

    met: int
    of: int
    marks: tuple[bool, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionFigure:
    """Action items that are not done, and how many of them are past a date that was stated as one."""

    open: int
    past_due: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """The five figures, and of how many incidents they speak."""

    incidents: int
    acknowledge: MedianFigure
    restore: MedianFigure
    response: ShareFigure
    updates: ShareFigure
    actions: ActionFigure


def is_counted(incident: Incident) -> bool:
    """Whether the incident enters figures: it happened, was not called off, and is no part of another."""
    happened = incident.record in (RecordKind.INCIDENT, RecordKind.PAST)
    return happened and incident.status is not Status.CANCELLED and incident.merged_into is None


def is_dated(incident: Incident) -> bool:
    """Whether anybody knows when it was; of a report that was taken in nothing may say it."""
    return incident.past is None or incident.past.is_dated


def metrics(incidents: Iterable[Incident], now: datetime, since: datetime | None = None) -> Metrics:
    """The figures at ``now`` (UTC) over incidents declared from ``since`` on; action items over all of them."""
    every = sorted((one for one in incidents if is_counted(one)), key=lambda one: one.declared_at)
    recent = [one for one in every if since is None or (is_dated(one) and one.declared_at >= since)]
    return Metrics(
        incidents=len(recent),
        acknowledge=median_figure(TO_ACKNOWLEDGE, recent),
        restore=median_figure(TO_RESTORE, recent),
        response=response_figure(recent, now),
        updates=update_figure(recent, now),
        actions=action_figure(every, now),
    )


def median_figure(rule: DurationRule, incidents: Sequence[Incident]) -> MedianFigure:
    """The median of one duration; incidents without it are left out."""
    every = (duration(rule, one.milestones) for one in incidents)
    found = [one for one in every if one.length is not None]
    values = tuple(one.length.total_seconds() for one in found if one.length is not None)
    unsure = sum(one.precision is not Precision.EXACT for one in found)
    return MedianFigure(rule, median(values), values, len(incidents), unsure)


def median(values: Sequence[float]) -> float | None:
    """The middle value, or the middle between the two middle ones; None below three values."""
    if len(values) < LEAST_FOR_MEDIAN:
        return None
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def response_figure(incidents: Sequence[Incident], now: datetime) -> ShareFigure:
    """Response targets that were met, of those whose outcome is known at ``now``."""
    outcomes = [(one.key, met) for one in incidents if (met := response_met(one, now)) is not None]
    return ShareFigure(
        met=sum(met for _, met in outcomes),
        of=len(outcomes),
        marks=tuple(met for _, met in outcomes),
        missed=tuple(key for key, met in outcomes if not met),
    )


def response_met(incident: Incident, now: datetime) -> bool | None:
    """Whether the response target was met; None where there is none, or nobody can say (yet)."""
    done = incident.moment(Milestone.ACKNOWLEDGED)
    if done is None and not (incident.is_open and Milestone.ACKNOWLEDGED not in incident.milestones):
        return None
    state = read_response(incident, incident.targets, now).state
    if state is TargetState.MET:
        return True
    return False if state in (TargetState.MISSED, TargetState.LATE) else None


def update_figure(incidents: Sequence[Incident], now: datetime) -> ShareFigure:
    """Updates that came within the cadence, of those that were due by ``now``."""
    found = [(one.key, mark) for one in incidents for mark in updates_on_time(one, now)]
    late = dict.fromkeys(key for key, mark in found if not mark)
    marks = tuple(mark for _, mark in found)
    return ShareFigure(sum(marks), len(marks), marks, tuple(late))


def updates_on_time(incident: Incident, now: datetime) -> tuple[bool, ...]:
    """For each update that was due, whether it came in time; one that never came counts once as late.

    One that was skipped in time was not due; one that was late when it was skipped was late. Updates count while
    the incident runs: until it is resolved, or until ``now``.
    """
    cadence = incident.targets.update_every
    end = incident.moment(Milestone.RESOLVED) or (now if incident.is_open else None)
    if cadence is None or not cadence.seconds or end is None:
        return ()
    most, before, marks = timedelta(seconds=cadence.seconds), incident.declared_at, []
    turns = [*((one.at, True) for one in incident.updates), *((one.at, False) for one in incident.skipped)]
    for at, sent in sorted(turn for turn in turns if turn[0] <= end):
        if sent or at - before > most:
            marks.append(sent and at - before <= most)
        before = at
    if end - before > most:
        marks.append(False)
    return tuple(marks)


def action_figure(incidents: Iterable[Incident], now: datetime) -> ActionFigure:
    """Action items that are open at ``now`` (UTC); past their date by the same rule as their clocks."""
    actions = [action for one in incidents for action in one.open_actions]
    dues = [due for action in actions if (due := due_moment(action.due)) is not None]
    return ActionFigure(len(actions), sum(due < now for due in dues))
