"""What a response took: whose time, how long in all, and at an hourly rate how much. Pure.

::

    response cost = hours of everybody together × rate an hour

The hours are what the record can prove, and no more:

* **Who.** Everybody who did something in the record between declared and resolved (wrote, ticked, decided, sent),
  and everybody who had a role then. The program is nobody: checks, webhooks, what it books by itself.
* **When somebody did something** is when it was *written*: a time that was typed later proves nothing of where the
  writer was. So what is written up after the resolution counts for nobody.
* **How long.** From the first thing that somebody did, or from taking a role, to the last thing, or to the
  resolution while having a role. Giving up the last role ends a stretch; the next act begins another one.
* **What does not count:** entries that were struck, what was undone, striking and undoing, and what was brought in
  from elsewhere. While the incident had ended, until it was opened again, nobody's time counts.

Somebody of whom a single moment is known took part, with no time. Who writes under two names is two people. Nobody
has a rate by default: without one there is no cost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from incident_desk.domain.changes import is_typed_change
from incident_desk.domain.entry_origin import origin_of
from incident_desk.domain.events import BY_THE_DESK, Event, Kind, RecordKind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import DurationRule, Milestone, duration
from incident_desk.domain.moments import Precision
from incident_desk.domain.status import Status
from incident_desk.domain.writers import is_person

WINDOW = DurationRule("Time of the response", Milestone.DECLARED, Milestone.RESOLVED)
_NO_WORK = BY_THE_DESK | {
    Kind.ENTRY_STRUCK, Kind.UNDONE, Kind.RUN_TOLD, Kind.INCIDENT_TOLD, Kind.PAST_TAKEN, Kind.PAST_SOURCE,
    Kind.PAST_TOLD,
}  # fmt: skip
"""What proves no work on this incident: taking back, and what happened elsewhere."""
_BOOKKEEPING = timedelta(milliseconds=1)
"""Events of one act are written microseconds apart: the resolution is the resolver's last act."""

Span = tuple[datetime, datetime]
Held = tuple[datetime, datetime | None]
"""A role from when to when; None: to the end."""


@dataclass(slots=True)
class _Person:
    name: str
    acts: list[datetime] = field(default_factory=list)
    holds: list[Held] = field(default_factory=list)


def _minutes(seconds: float) -> int:
    return int((seconds + _BOOKKEEPING.total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class PersonTime:
    """How long somebody took part, in seconds; 0: a single moment is known."""

    who: str
    seconds: float

    @property
    def minutes(self) -> int:
        """Whole ones."""
        return _minutes(self.seconds)


@dataclass(frozen=True, slots=True)
class Effort:
    """Everybody's time between declared and resolved (UTC), or why there is none; ``each``: the longest first."""

    each: tuple[PersonTime, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    about: bool = False
    why_not: str = ""

    @property
    def seconds(self) -> float:
        """Of all together."""
        return sum(one.seconds for one in self.each)

    @property
    def minutes(self) -> int:
        """Of all together, in whole minutes: what is printed, and what the rate is multiplied with."""
        return _minutes(self.seconds)


@dataclass(frozen=True, slots=True)
class CostFact:
    """The cost of one response as a report states it: ``cost`` in the currency, or ``why_not``.

    ``people`` took part, ``instants`` of them with a single moment. ``before``: the currency stands before a sum.
    """

    people: int
    instants: int
    minutes: int | None
    rate: float
    currency: str
    before: bool
    cost: float | None
    why_not: str = ""
    about: bool = False
    since: datetime | None = None
    until: datetime | None = None
    each: tuple[PersonTime, ...] = ()

    @property
    def hourly(self) -> HourlyRate:
        """The rate that it was reckoned with."""
        return HourlyRate(self.rate, self.currency, self.before)


def cost_of(effort: Effort, rate: HourlyRate) -> CostFact:
    """The cost of that time at that rate."""
    minutes = None if effort.why_not else effort.minutes
    return CostFact(
        people=len(effort.each),
        instants=sum(one.seconds == 0 for one in effort.each),
        minutes=minutes,
        rate=rate.amount,
        currency=rate.currency,
        before=rate.before,
        cost=rate.of_minutes(minutes) if minutes is not None else None,
        why_not=effort.why_not,
        about=effort.about,
        since=effort.since,
        until=effort.until,
        each=effort.each,
    )


def effort_of(events: Sequence[Event], incident: Incident) -> Effort:
    """Everybody's time in a record, as far as it proves any; ``incident`` is what it folds to."""
    why_not = why_no_window(incident)
    if why_not:
        return Effort(why_not=why_not)
    windows = _windows(incident)
    times = sorted(_times(events, windows), key=_longest_first)
    is_exact = duration(WINDOW, incident.milestones).precision is Precision.EXACT
    effort = Effort(tuple(times), windows[0][0], windows[-1][1], not is_exact)
    if not times:
        return replace(effort, why_not="nobody wrote in it between declared and resolved, or had a role")
    if not effort.minutes:
        return replace(effort, why_not="the record proves less than a minute of anybody's time")
    return effort


def _longest_first(one: PersonTime) -> tuple[float, str]:
    return -one.seconds, one.who


def why_no_window(incident: Incident) -> str:
    """Why nobody's time can be counted, whatever the events say; empty where it can."""
    if incident.record is RecordKind.PAST:
        return "it was taken in from a report, which does not say who worked on it when"
    if incident.merged_into is not None:
        return f"it was merged into {incident.merged_into.key}"
    if incident.status is Status.CANCELLED:
        return "it was called off"
    if Milestone.RESOLVED not in incident.milestones:
        return "it is not resolved yet"
    return duration(WINDOW, incident.milestones).why_not


def _windows(incident: Incident) -> tuple[Span, ...]:
    """The stretches in which it ran: from declared to resolved, without those in which it had ended."""
    start, end = incident.moment(Milestone.DECLARED), incident.moment(Milestone.RESOLVED)
    assert start is not None and end is not None
    windows = []
    for one in incident.endings:
        windows.append((start, max(start, min(one.at, end))))
        start = max(start, min(one.until, end))
    return (*windows, (start, end))


def _times(events: Sequence[Event], windows: Sequence[Span]) -> Iterator[PersonTime]:
    undone = undone_acts(events)
    standing = [event for event in events if event.act not in undone]
    people: dict[str, _Person] = {}
    for who, at in _acts(standing):
        people.setdefault(_key(who), _Person(who)).acts.append(at)
    for who, held in _holds(standing):
        people.setdefault(_key(who), _Person(who)).holds.append(held)
    for one in people.values():
        found = [_stretches(one, window) for window in windows]
        if any(found):
            yield PersonTime(
                one.name, sum((until - since).total_seconds() for some in found for since, until in some)
            )


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _acts(standing: Sequence[Event]) -> Iterator[tuple[str, datetime]]:
    """What people did, and when it was written."""
    struck = {str(event.data.get("entry")) for event in standing if event.kind == Kind.ENTRY_STRUCK}
    return ((one.who, one.written_at) for one in standing if is_person(one.who) and _is_work(one, struck))


def _is_work(event: Event, struck: set[str]) -> bool:
    if event.kind in _NO_WORK or event.id in struck or origin_of(event.data) is not None:
        return False
    return event.kind != Kind.CHANGE_MADE or is_typed_change(event)


def _holds(standing: Sequence[Event]) -> list[tuple[str, Held]]:
    """Who had a role from when to when; None: to the end."""
    now: dict[str, tuple[str, datetime]] = {}
    found: list[tuple[str, Held]] = []
    for event in standing:
        if event.kind != Kind.ROLE_TAKEN:
            continue
        role, person, at = str(event.data.get("role")), str(event.data.get("person") or ""), event.at
        held = now.pop(role, None)
        if held is not None:
            found.append((held[0], (held[1], max(held[1], at))))
        if is_person(person):
            now[role] = person, at
    return [*found, *((who, (since, None)) for who, since in now.values())]


def _stretches(person: _Person, window: Span) -> list[Span]:
    """Somebody's stretches in a window: an act is joined to the one before, unless the last role was given up."""
    start, end = window
    points = [(min(at, end), min(at, end), False) for at in person.acts if start <= at <= end + _BOOKKEEPING]
    roles = [
        (max(since, start), min(until or end, end), True)
        for since, until in person.holds
        if since <= end and (until is None or until >= start)
    ]
    found: list[Span] = []
    gave_up = False
    for begin, stop, is_role in sorted((*points, *roles)):
        if not found or (gave_up and begin > found[-1][1] + _BOOKKEEPING):
            found.append((begin, stop))
            gave_up = is_role
            continue
        first, last = found[-1]
        # To give up a role is an act too, written in the same moment: it goes on with nothing.
        if is_role and stop >= last:
            gave_up = True
        elif stop > last + _BOOKKEEPING:
            gave_up = False
        found[-1] = first, max(last, stop)
    return found
