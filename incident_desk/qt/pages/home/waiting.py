"""What waits for somebody after incidents: the clocks that go on, oldest due first. Values in, values out.

Of a checklist run it is the steps that were put off.

The states are those of the clocks (``domain/afterwards``): on track, at risk, almost due, late. Each item says when
its words change next, so that nothing has to be counted each second.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from incident_desk.domain.afterwards import (
    ACTION,
    FOLLOW_UP,
    REVIEW,
    WATCH,
    action_readings,
    afterwards,
    is_whole_day,
)
from incident_desk.domain.counted_incidents import is_counted
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.status import Status
from incident_desk.domain.target_reading import (
    ALMOST_DUE,
    AT_RISK,
    LATE,
    TargetReading,
    TargetState,
    is_from_settings,
)

if TYPE_CHECKING:
    from incident_desk.domain.run_reading import RunStep

SHOWN_MOST = 40
"""Things that are put into words and shown; more are counted."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_NEVER = datetime.max.replace(tzinfo=UTC)
_A_MOMENT = timedelta(milliseconds=1)
_TITLES = {WATCH: "Watch", REVIEW: "Review", FOLLOW_UP: "Follow-up review"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what, of which incident, in which state, and when its words change next.

    ``brief`` is the caption for a narrow column: how it stands comes first, for the end may be cut.
    ``action`` is an item to mark done, ``step`` a step to mark done, ``closes`` whether it is done by closing the
    incident; where none of them is given, all that can be done is to go to the incident.
    """

    incident: str
    what: str
    title: str
    caption: str
    brief: str
    state: TargetState
    due: datetime | None
    since: datetime
    changes_at: datetime = _NEVER
    action: str | None = None
    step: str | None = None
    closes: bool = False
    is_run: bool = False
    """It is of a checklist run, whose id ``incident`` is then."""

    @property
    def id(self) -> tuple[str, str]:
        """The same thing at every moment."""
        return self.incident, self.action or self.what

    @property
    def is_late(self) -> bool:
        """Whether it should have been done."""
        return self.state is TargetState.LATE

    @property
    def settles(self) -> str:
        """The word of the button that settles it in place; empty where it can't be."""
        return "Close incident…" if self.closes else "Mark done" if self.action or self.step else ""


@dataclass(frozen=True, slots=True)
class Column:
    """What is shown of what waits, and how much there is in all."""

    items: tuple[Waiting, ...] = ()
    count: int = 0


def waiting(incidents: Iterable[Incident], now: datetime) -> Column:
    """What waits, the oldest due time first and what has none last; only what is shown is put into words.

    What reports that were taken in left to do follows all that: it was somebody's then, and must not hide what is
    due here.
    """
    found = [waits for one in incidents for waits in _waits(one, now)]
    found.sort(key=lambda waits: (waits[0].record is RecordKind.PAST, waits[1].due or _NEVER, waits[1].start))
    return Column(tuple(_said(*waits, now) for waits in found[:SHOWN_MOST]), len(found))


def _waits(record: Incident, now: datetime) -> "Iterator[tuple[Incident, TargetReading, RunStep | None]]":
    """The clocks that go on after a record; of a run with the step that was put off."""
    if record.record is RecordKind.CHECKLIST:
        from incident_desk.qt.pages.home.run_row import put_off

        yield from ((record, reading, step) for step, reading in put_off(record, now))
    else:
        yield from ((record, reading, None) for reading in _readings(record, now))


def _said(record: Incident, reading: TargetReading, step: "RunStep | None", now: datetime) -> Waiting:
    return _item(record, reading, now) if step is None else _run_item(record, reading, step, now)


def _run_item(run: Incident, reading: TargetReading, one: "RunStep", now: datetime) -> Waiting:
    from incident_desk.qt.pages.home.run_row import waits_for

    due, standing = _due(reading, now) if reading.due else ("no date",), _standing(reading, now)
    return Waiting(
        incident=run.id,
        what=f"{reading.name} {one.step.id}",
        title=one.step.text,
        caption=" · ".join((run.key, waits_for(run, one), *due, *standing)),
        brief=" · ".join((*(standing or due), run.key)),
        state=reading.state,
        due=reading.due,
        since=reading.start,
        changes_at=_changes_at(reading, now),
        step=one.step.id,
        is_run=True,
    )


def _readings(incident: Incident, now: datetime) -> Sequence[TargetReading]:
    """What waits after one incident; drills and what was called off ask for nothing.

    What is open, or was taken in of a report, gives its action items that are past their date: the figure counts
    them too.
    """
    asks = _asks(incident)
    if not asks and not (incident.open_actions and is_counted(incident)):
        return ()
    ended = incident.moment(Milestone.RESOLVED) or incident.declared_at
    # What was written just now has happened, also where the store wrote it a little after the clock.
    now = max(now, incident.written_at or now)
    if asks:
        return [one for one in afterwards(incident, ended, now) if one.done_at is None]
    found = action_readings(incident, ended, now)
    return [one for one in found if one.done_at is None and one.state is TargetState.LATE]


def _asks(incident: Incident) -> bool:
    """Whether anything can wait after it: most of a long library is closed and has nothing left to do."""
    if incident.record is not RecordKind.INCIDENT or incident.is_open:
        return False
    if incident.status is Status.CLOSED and not (incident.playbook and incident.playbook.follow_up):
        return bool(incident.open_actions)
    return incident.status is not Status.CANCELLED


def _item(incident: Incident, reading: TargetReading, now: datetime) -> Waiting:
    action, wanted = reading.action, incident.playbook.follow_up if incident.playbook else None
    due, standing = _due(reading, now), _standing(reading, now)
    closes = reading.name == REVIEW and incident.status is Status.RESOLVED
    # Beside the long word of its button the end is cut: how it stands comes before the date.
    when = (*standing, *due) if closes else (*due, *standing)
    return Waiting(
        incident=incident.id,
        what=reading.name,
        title=action.text if action else f"{_TITLES[reading.name]}: {incident.title}",
        caption=" · ".join((incident.key, *_owner(reading), *when, *_source(reading))),
        brief=" · ".join((*(standing or due), incident.key)),
        state=reading.state,
        due=reading.due,
        since=reading.start,
        changes_at=_changes_at(reading, now),
        action=action.id if action else None,
        step=wanted.step if wanted is not None and reading.name == FOLLOW_UP else None,
        closes=closes,
    )


def _owner(reading: TargetReading) -> Sequence[str]:
    return (reading.action.owner or "no owner",) if reading.action else ()


def _source(reading: TargetReading) -> Sequence[str]:
    return ("from settings",) if is_from_settings(reading) else ()


def _due(reading: TargetReading, now: datetime) -> Sequence[str]:
    """When it is due, or that nobody said so. Times are UTC."""
    action, due = reading.action, reading.due
    if due is None:
        stated = action.due if action else None
        return (f"due {stated}" if stated else "no date" if action else "when is not stated",)
    word = "until" if reading.name == WATCH else "due"
    if _is_day(reading):
        day = due - _A_MOMENT
        return (f"{word} {_date(day, now)}",)
    return (f"{word} {_date(due, now)} {due:%H:%M} UTC",)


def _date(day: datetime, now: datetime) -> str:
    return f"{day.day} {day:%b}" if day.year == now.year else f"{day.day} {day:%b} {day.year}"


def _is_day(reading: TargetReading) -> bool:
    return reading.name == ACTION and reading.action is not None and is_whole_day(reading.action.due)


_STATES = {TargetState.AT_RISK: "at risk, ", TargetState.ALMOST_DUE: "almost due, "}


def _standing(reading: TargetReading, now: datetime) -> Sequence[str]:
    """How it stands: ``at risk, 5 h left``, ``56 days past``."""
    if reading.due is None:
        return ()
    if reading.state is TargetState.LATE and _is_day(reading):
        days = (now.date() - (reading.due - _A_MOMENT).date()).days
        return (f"{_count(days, 'day')} past",)
    seconds = abs((reading.due - now).total_seconds())
    if reading.state is TargetState.LATE:
        return (f"{_length(seconds)} past",)
    return (f"{_STATES.get(reading.state, '')}{_length(seconds)} left",)


def _length(seconds: float) -> str:
    unit = _unit(seconds)
    count = int(seconds // unit)
    if unit == _DAY:
        return _count(count, "day")
    return f"{count} h" if unit == _HOUR else f"{count} min" if count else "less than 1 min"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _unit(seconds: float) -> int:
    return _DAY if seconds >= 2 * _DAY else _HOUR if seconds >= 2 * _HOUR else _MINUTE


def _changes_at(reading: TargetReading, now: datetime) -> datetime:
    """When its state or its words change, if nobody does anything (UTC)."""
    if reading.due is None:
        return _NEVER
    away = (reading.due - now).total_seconds()
    if away < 0:
        unit = _DAY if _is_day(reading) else _unit(-away)
        return now + timedelta(seconds=unit - (-away) % unit) + _A_MOMENT
    unit = _unit(away)
    # Where a whole number is left, the next moment has one less.
    words = now + timedelta(seconds=away % unit)
    allowed = away / (1 - reading.share) if reading.share < 1 else 0.0
    marks = (reading.due - timedelta(seconds=allowed * (1 - share)) for share in (AT_RISK, ALMOST_DUE, LATE))
    return min((words, *(at for at in marks if at > now))) + _A_MOMENT
