"""How long users were hurt: one interval, or the sum of several where the incident was opened again.

A further interval begins when the impact began again. Where nobody said so it begins with the reopening, and it is
marked as assumed. A missing or disordered end gives the reason, never 0 and never a guess.
"""

from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.incident import ImpactInterval, Incident
from incident_desk.domain.milestones import Duration, DurationRule, Milestone, duration
from incident_desk.domain.moments import Moment, Precision

IMPACT = DurationRule("Impact duration", Milestone.IMPACT_STARTED, Milestone.IMPACT_ENDED)
"""The length of one interval."""
OVERLAPS = "impact started is recorded before the end of the interval before it"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One interval with its length in seconds until a moment, or the reason why it has none.

    ``has_ended``: its end had come by then, or nobody knows when it came.
    """

    interval: ImpactInterval
    seconds: float | None
    running: bool = False
    why_not: str = ""
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class ImpactReading:
    """The impact at one moment: the sum in seconds, or the reason why there is none."""

    seconds: float | None = None
    stretches: tuple[Stretch, ...] = ()
    why_not: str = ""

    @property
    def running(self) -> bool:
        """Whether users are hurt at that moment."""
        return any(one.running for one in self.stretches)

    @property
    def is_assumed(self) -> bool:
        """Whether an interval begins with the reopening because nobody said when the impact began again."""
        return any(one.interval.assumed for one in self.stretches)


def intervals_of(incident: Incident) -> tuple[ImpactInterval, ...]:
    """The intervals in order: those that a reopening closed, and the one since then."""
    return (*incident.impact_intervals, current_interval(incident))


def current_interval(incident: Incident) -> ImpactInterval:
    """The interval since the last reopening, or the only one."""
    ended = incident.milestones.get(Milestone.IMPACT_ENDED)
    since = incident.impact_since
    if since is not None and incident.impact_assumed:
        return ImpactInterval(Moment(since, Precision.ABOUT), ended, since, assumed=True)
    return ImpactInterval(incident.milestones.get(Milestone.IMPACT_STARTED), ended, since)


def length_of(one: ImpactInterval, before: ImpactInterval | None = None) -> Duration:
    """How long an interval was, or why nobody can say; ``before`` is the interval before it."""
    known = {Milestone.IMPACT_STARTED: one.started, Milestone.IMPACT_ENDED: one.ended}
    if _overlaps(one, before):
        return Duration(IMPACT, None, why_not=OVERLAPS)
    return duration(IMPACT, {name: moment for name, moment in known.items() if moment is not None})


@dataclass(frozen=True, slots=True)
class Stop:
    """When the incident had ended by then; ``has_end``: the end of its impact was recorded before it went on."""

    at: datetime
    has_end: bool = False


def read_impact(incident: Incident, now: datetime, stop: Stop | None = None) -> ImpactReading:
    """The impact until ``now`` (UTC), by what is known today; ``stop`` is when the incident had ended by then.

    An interval that had not begun by then is left out. One of which no end was recorded goes on until the incident
    ended, and is counted further only once it was opened again.
    """
    every = intervals_of(incident)
    begun = (every[0], *(one for one in every[1:] if _begins(one) <= now))
    stretches = tuple(
        _stretch(one, begun[place - 1] if place else None, now, stop) for place, one in enumerate(begun)
    )
    missing = next((place for place, one in enumerate(stretches) if one.seconds is None), None)
    if missing is not None:
        where = f"in interval {missing + 1}, " if len(stretches) > 1 else ""
        return ImpactReading(None, stretches, f"{where}{stretches[missing].why_not}")
    return ImpactReading(sum(one.seconds or 0.0 for one in stretches), stretches)


def stated_impact(incident: Incident) -> ImpactReading:
    """The impact of what was taken in from a report: from its stated start to its stated end, and no guess."""
    every = intervals_of(incident)
    found = [length_of(one, every[place - 1] if place else None) for place, one in enumerate(every)]
    stretches = tuple(
        Stretch(one, two.length.total_seconds() if two.length is not None else None, False, two.why_not, True)
        for one, two in zip(every, found, strict=True)
    )
    missing = next((one.why_not for one in stretches if one.seconds is None), "")
    return ImpactReading(None if missing else sum(one.seconds or 0.0 for one in stretches), stretches, missing)


def _begins(one: ImpactInterval) -> datetime:
    """From when on a further interval counts: its start, or the reopening where that is not known."""
    known = one.started.at if one.started else None
    assert one.reopened_at is not None
    return known or one.reopened_at


def _overlaps(one: ImpactInterval, before: ImpactInterval | None) -> bool:
    started, ended = one.started.at if one.started else None, before.ended.at if before and before.ended else None
    return started is not None and ended is not None and started < ended


def _stretch(one: ImpactInterval, before: ImpactInterval | None, now: datetime, stop: Stop | None) -> Stretch:
    has_ended = one.ended is not None and (one.ended.at is None or one.ended.at <= now)
    started = one.started.at if one.started else None
    if started is not None and started > now:
        return Stretch(one, None, why_not="the impact had not started")
    if has_ended or started is None or _overlaps(one, before):
        found = length_of(one, before)
        seconds = found.length.total_seconds() if found.length is not None else None
        running = not has_ended and stop is None and started is not None
        return Stretch(one, seconds, running, found.why_not, has_ended)
    until = now if stop is None or _goes_on(one, started, stop) else stop.at
    if until < started:
        return Stretch(one, None, why_not="impact started is recorded after the incident ended")
    return Stretch(one, (until - started).total_seconds(), running=until == now)


def _goes_on(one: ImpactInterval, started: datetime, stop: Stop) -> bool:
    """Whether it hurts although the incident has ended: its end is still to come, or it began again since."""
    return (one.ended is not None and stop.has_end) or (one.reopened_at is not None and stop.at < started)
