"""How long something took in one incident, as far as it is known: from a shortest to a longest length.

A time that is "at least", "at most" or a range makes no single length, so none is made up: the length lies between
``low_s`` and ``high_s``, and ``high_s`` is infinite where nothing bounds it. "About" is taken as it is stated, and
says so (field definitions, section 5.2, rule 3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from incident_desk.domain.impact import IMPACT, intervals_of, length_of
from incident_desk.domain.incident import ImpactInterval, Incident
from incident_desk.domain.milestones import Duration, DurationRule, Milestone, duration
from incident_desk.domain.moments import Moment, Precision

if TYPE_CHECKING:
    from incident_desk.domain.past_report import StatedDuration

ALSO: Mapping[str, str] = {
    "Time to mitigate": "time to respond",
    "Time to restore": "time to fix",
    "Impact duration": "time to recover",
}
"""What else the field calls the same formula."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One length of one incident in seconds; ``why_not`` says why there is none, and then it counts nowhere."""

    low_s: float = 0.0
    high_s: float = inf
    about: bool = False
    why_not: str = ""
    stated: bool = False
    """Whether a report states the length itself, without both of its ends."""

    @property
    def is_single(self) -> bool:
        """Whether it is one length."""
        return self.low_s == self.high_s

    @property
    def precision(self) -> Precision:
        """How well it is known."""
        if self.why_not:
            return Precision.UNKNOWN
        if self.is_single:
            return Precision.ABOUT if self.about else Precision.EXACT
        if self.high_s == inf:
            return Precision.AT_LEAST
        return Precision.RANGE if self.low_s else Precision.AT_MOST


def measure(rule: DurationRule, incident: Incident) -> Measured:
    """One duration of an incident; the impact of one that was opened again is the sum of its intervals."""
    if (rule.since, rule.until) == (IMPACT.since, IMPACT.until):
        return impact_of(incident)
    return _measured(duration(rule, incident.milestones), incident.milestones)


def impact_of(incident: Incident) -> Measured:
    """How long users were hurt: by its intervals, else as a report states the length without both ends."""
    every = intervals_of(incident)
    before = (None, *(one for one, _ in pairwise(every)))
    found = _sum(_interval(one, last) for one, last in zip(every, before, strict=True))
    stated = incident.past.duration if incident.past is not None else None
    return _stated(stated) if found.why_not and stated is not None and stated.seconds is not None else found


def _interval(one: ImpactInterval, before: ImpactInterval | None) -> Measured:
    known = {Milestone.IMPACT_STARTED: one.started, Milestone.IMPACT_ENDED: one.ended}
    return _measured(length_of(one, before), {name: moment for name, moment in known.items() if moment})


def _measured(found: Duration, milestones: Mapping[Milestone, Moment]) -> Measured:
    if found.length is None:
        return Measured(why_not=found.why_not)
    since, until = milestones[found.rule.since], milestones[found.rule.until]
    (first, last), (begin, end) = _between(since), _between(until)
    low = (begin - last).total_seconds() if begin is not None and last is not None else 0.0
    high = (end - first).total_seconds() if end is not None and first is not None else inf
    return Measured(max(0.0, low), high, Precision.ABOUT in (since.precision, until.precision))


def _between(one: Moment) -> tuple[datetime | None, datetime | None]:
    """The earliest and the latest that a moment can be; None where nothing bounds it."""
    return (
        None if one.precision is Precision.AT_MOST else one.at,
        None if one.precision is Precision.AT_LEAST else one.until or one.at,
    )


def _sum(lengths: Iterable[Measured]) -> Measured:
    every = tuple(lengths)
    missing = next((place for place, one in enumerate(every) if one.why_not), None)
    if missing is not None:
        where = f"in interval {missing + 1}, " if len(every) > 1 else ""
        return Measured(why_not=f"{where}{every[missing].why_not}")
    return Measured(
        sum(one.low_s for one in every), sum(one.high_s for one in every), any(one.about for one in every)
    )


def _stated(length: "StatedDuration") -> Measured:
    from incident_desk.domain.past_times import PastPrecision

    seconds = float(length.seconds or 0)
    if length.precision is PastPrecision.AT_LEAST:
        return Measured(seconds, inf, stated=True)
    if length.precision is PastPrecision.AT_MOST:
        return Measured(0.0, seconds, stated=True)
    if length.from_s is not None:
        return Measured(float(length.from_s), seconds, stated=True)
    return Measured(seconds, seconds, length.precision is not PastPrecision.EXACT, stated=True)
