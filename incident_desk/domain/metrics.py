"""Figures over a set of incidents: what Home shows. Pure; each figure says of how many incidents it speaks.

Drills, checklist runs and cancelled incidents are never counted. A missing or disordered milestone leaves its
incident out, it is never 0 and never a guess (field definitions, section 5.2, rules 1 and 3); a report that was
taken in counts with what it states, and a figure says how many of its values are not exact. A mean is not offered:
durations are skewed. Below three values there is no median, so that one night is not mistaken for a habit.
Lengths are measured and targets judged as everywhere: by ``metrics_over`` and ``targets_met``.

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
from datetime import datetime

from incident_desk.domain.afterwards import due_moment
from incident_desk.domain.counted_incidents import is_counted, is_dated
from incident_desk.domain.incident import Incident
from incident_desk.domain.measured import Measured, measure
from incident_desk.domain.metrics_over import Quantile, quantile
from incident_desk.domain.milestones import DurationRule, Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.targets_met import response_marks, update_marks

TO_ACKNOWLEDGE = DurationRule("Time to acknowledge, from declared", Milestone.DECLARED, Milestone.ACKNOWLEDGED)
TO_RESTORE = DurationRule("Time to restore", Milestone.DECLARED, Milestone.IMPACT_ENDED)


@dataclass(frozen=True, slots=True)
class MedianFigure:
    """A median, None below three values; ``values`` oldest first; ``of``: all that could have one."""

    rule: DurationRule
    median: Quantile | None
    values: tuple[Measured, ...]
    of: int

    @property
    def counted(self) -> int:
        """How many incidents have this length."""
        return len(self.values)

    @property
    def unsure(self) -> int:
        """How many of the values rest on a time that is not exact."""
        return sum(one.precision is not Precision.EXACT for one in self.values)


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
    values = tuple(found for one in incidents if not (found := measure(rule, one)).why_not)
    return MedianFigure(rule, quantile(values, 0.5), values, len(incidents))


def response_figure(incidents: Sequence[Incident], now: datetime) -> ShareFigure:
    """Response targets that were met, of those whose outcome is known at ``now``."""
    return _share([(one.key, mark) for one in incidents for mark in response_marks(one, now)])


def update_figure(incidents: Sequence[Incident], now: datetime) -> ShareFigure:
    """Updates that came within the cadence, of those that were due by ``now``."""
    return _share([(one.key, mark) for one in incidents for mark in update_marks(one, now)])


def _share(found: Sequence[tuple[str, bool]]) -> ShareFigure:
    marks = tuple(mark for _, mark in found)
    missed = dict.fromkeys(key for key, mark in found if not mark)
    return ShareFigure(sum(marks), len(marks), marks, tuple(missed))


def action_figure(incidents: Iterable[Incident], now: datetime) -> ActionFigure:
    """Action items that are open at ``now`` (UTC); past their date by the same rule as their clocks."""
    actions = [action for one in incidents for action in one.open_actions]
    dues = [due for action in actions if (due := due_moment(action.due)) is not None]
    return ActionFigure(len(actions), sum(due < now for due in dues))
