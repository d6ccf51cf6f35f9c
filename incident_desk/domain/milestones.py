"""The milestones of an incident and the durations between them.

Only milestones are stored; every duration is computed (field definitions, sections 5.1 and 5.2). One incident has
a *time to X*; a mean exists only over a set. A missing or disordered milestone gives a reason, never 0 and never
a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from incident_desk.domain.moments import Moment, Precision


class Milestone(StrEnum):
    """The moments that durations are measured between, in their usual order."""

    IMPACT_STARTED = "impact_started"
    DETECTED = "detected"
    DECLARED = "declared"
    ACKNOWLEDGED = "acknowledged"
    CAUSE_IDENTIFIED = "cause_identified"
    FIX_APPLIED = "fix_applied"
    IMPACT_ENDED = "impact_ended"
    RESOLVED = "resolved"
    CLOSED = "closed"


TITLES: Mapping[Milestone, str] = {
    Milestone.IMPACT_STARTED: "Impact started",
    Milestone.DETECTED: "Detected",
    Milestone.DECLARED: "Declared",
    Milestone.ACKNOWLEDGED: "Acknowledged",
    Milestone.CAUSE_IDENTIFIED: "Cause identified",
    Milestone.FIX_APPLIED: "Fix applied",
    Milestone.IMPACT_ENDED: "Impact ended",
    Milestone.RESOLVED: "Resolved",
    Milestone.CLOSED: "Closed",
}

MEANINGS: Mapping[Milestone, str] = {
    Milestone.IMPACT_STARTED: "the first moment users or the business were hurt",
    Milestone.DETECTED: "a check fired or a person noticed",
    Milestone.DECLARED: "the incident was opened",
    Milestone.ACKNOWLEDGED: "a responder took it; the response target stops here",
    Milestone.CAUSE_IDENTIFIED: "the cause was first stated",
    Milestone.FIX_APPLIED: "the roll-back or fix went in",
    Milestone.IMPACT_ENDED: "users are no longer hurt (many tools call this mitigated)",
    Milestone.RESOLVED: "steady state; the cause is handled or accepted",
    Milestone.CLOSED: "the paperwork is finished",
}


@dataclass(frozen=True, slots=True)
class DurationRule:
    """One duration by its full name: ``until`` minus ``since``."""

    name: str
    since: Milestone
    until: Milestone

    @property
    def formula(self) -> str:
        """The formula as it is printed beside the figure."""
        return f"{TITLES[self.until].lower()} − {TITLES[self.since].lower()}"


DURATIONS: tuple[DurationRule, ...] = (
    DurationRule("Time to detect", Milestone.IMPACT_STARTED, Milestone.DETECTED),
    DurationRule("Time to declare", Milestone.DETECTED, Milestone.DECLARED),
    DurationRule("Time to acknowledge", Milestone.DETECTED, Milestone.ACKNOWLEDGED),
    DurationRule("Time to mitigate", Milestone.DETECTED, Milestone.IMPACT_ENDED),
    DurationRule("Time to repair", Milestone.DECLARED, Milestone.FIX_APPLIED),
    DurationRule("Time to restore", Milestone.DECLARED, Milestone.IMPACT_ENDED),
    DurationRule("Time to resolve", Milestone.DETECTED, Milestone.RESOLVED),
    DurationRule("Impact duration", Milestone.IMPACT_STARTED, Milestone.IMPACT_ENDED),
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A computed duration: ``length`` with its precision, or None and the reason why not."""

    rule: DurationRule
    length: timedelta | None
    precision: Precision = Precision.EXACT
    why_not: str = ""


def durations(milestones: Mapping[Milestone, Moment]) -> tuple[Duration, ...]:
    """Every duration of the field that these milestones give, each with its reason where they don't."""
    return tuple(duration(rule, milestones) for rule in DURATIONS)


def duration(rule: DurationRule, milestones: Mapping[Milestone, Moment]) -> Duration:
    """One duration by its rule."""
    since, until = milestones.get(rule.since), milestones.get(rule.until)
    for milestone, moment in ((rule.since, since), (rule.until, until)):
        if moment is None:
            return Duration(rule, None, why_not=f"{TITLES[milestone].lower()} is not recorded")
        if moment.at is None:
            return Duration(rule, None, why_not=f"{TITLES[milestone].lower()} has no known time")
    assert since and until and since.at and until.at
    if until.at < since.at:
        return Duration(rule, None, why_not=f"{TITLES[rule.until].lower()} is recorded before its start")
    return Duration(rule, until.at - since.at, _joint_precision(since.precision, until.precision))


def _joint_precision(since: Precision, until: Precision) -> Precision:
    """What is known of a difference: exact only between exact ends.

    A start known as "at least" that early makes the length "at least" that long, and so on; anything mixed
    is "about".
    """
    if since is Precision.EXACT:
        return until if until is not Precision.RANGE else Precision.ABOUT
    flipped = {Precision.AT_LEAST: Precision.AT_MOST, Precision.AT_MOST: Precision.AT_LEAST}
    if until is Precision.EXACT and since in flipped:
        return flipped[since]
    return Precision.ABOUT
