"""What goes on once an incident is resolved: the watch, the review, the follow-up review, the action items.

The watch is met when it has lasted, or ends with the closing. The review is due some time after the resolution and
done when the incident is closed. A follow-up review waits only where the playbook asks for one; it is done with its
step (with the closing, where it is none), and its time is "not stated" where the playbook gives none. An action
item's date is the end of that day in UTC, unless it says an hour.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from incident_desk.domain.checklist import SETTLED
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import utc
from incident_desk.domain.severity import PLAYBOOK, SETTINGS, Target
from incident_desk.domain.target_reading import TargetReading, TargetState, read_target

WATCH, REVIEW, FOLLOW_UP, ACTION = "watch", "review", "follow-up review", "action"
"""The names of the clocks that go on."""
WATCH_S, REVIEW_S = 24 * 3600, 48 * 3600
"""How long to watch, and how soon to review, where the playbook states neither."""
_SECOND = timedelta(seconds=1)
_DAY = len("2026-08-19")


def afterwards(incident: Incident, resolved: datetime | None, now: datetime) -> tuple[TargetReading, ...]:
    """What waits after the resolution, as it stands at ``now`` (UTC); nothing before it."""
    if resolved is None:
        return ()
    if incident.record is RecordKind.PAST:
        # A report that was taken in has had its watch and its review.
        return tuple(action_readings(incident, resolved, now))
    closed = _closed(incident, now)
    review = read_target(REVIEW, _stated(incident, review=True), resolved, closed, now)
    watch = _watch(_stated(incident, review=False), resolved, closed, now)
    follow_up = _follow_up(incident, resolved, closed, now)
    ordered = (_in_order(one) for one in (watch, review, *follow_up))
    return (*ordered, *action_readings(incident, resolved, now))


def _in_order(reading: TargetReading) -> TargetReading:
    """The reading; what was done before it could begin has no length, and says so."""
    if reading.done_at is None or reading.done_at >= reading.start:
        return reading
    why = f"the {reading.name} is recorded as done before the resolution"
    return replace(reading, state=TargetState.NOT_STATED, remaining_s=None, why_not=why)


def action_readings(incident: Incident, resolved: datetime, now: datetime) -> Iterator[TargetReading]:
    """The action items that had been noted by ``now``, each against its date."""
    return (_action(one, resolved, now) for one in incident.actions if (one.added_at or resolved) <= now)


def _closed(incident: Incident, now: datetime) -> datetime | None:
    """When the paperwork was finished, if it was by now and the incident was not opened again."""
    ending = next((one for one in incident.endings if now < one.until), None)
    closed = ending.closed if ending else incident.moment(Milestone.CLOSED)
    return closed if closed is not None and closed <= now else None


def _stated(incident: Incident, *, review: bool) -> Target:
    book = incident.playbook
    stated = (book.review_due_s if review else book.watch_s) if book else None
    return Target(stated, PLAYBOOK) if stated else Target(REVIEW_S if review else WATCH_S, SETTINGS)


def _watch(length: Target, resolved: datetime, closed: datetime | None, now: datetime) -> TargetReading:
    """Nobody has to hurry for it: it is on track until it has lasted."""
    over = resolved + timedelta(seconds=length.seconds)
    if closed is not None or over <= now:
        return read_target(WATCH, length, resolved, min(closed or over, over), now)
    reading = read_target(WATCH, length, resolved, None, now)
    return TargetReading(
        reading.name, TargetState.ON_TRACK, resolved, reading.due, reading.remaining_s, reading.source,
        reading.seconds, share=reading.share,
    )  # fmt: skip


def _follow_up(
    incident: Incident, resolved: datetime, closed: datetime | None, now: datetime
) -> Iterator[TargetReading]:
    wanted = incident.playbook.follow_up if incident.playbook else None
    if wanted is None:
        return
    mark = incident.steps.get(wanted.step) if wanted.step else None
    settled = mark.at if mark is not None and mark.state in SETTLED and mark.at <= now else None
    done = settled if wanted.step else closed
    target = Target(wanted.due_s, PLAYBOOK) if wanted.due_s else None
    yield read_target(FOLLOW_UP, target, resolved, done, now)


def _action(action: ActionItem, resolved: datetime, now: datetime) -> TargetReading:
    added = action.added_at or resolved
    # A report can say that it is done, and not when.
    done_at = action.done_at or (added if action.done else None)
    done = done_at if done_at is not None and done_at <= now else None
    due = due_moment(action.due)
    if due is None:
        return TargetReading(ACTION, TargetState.NOT_STATED, added, done_at=done, action=action)
    # A date that had gone by when it was written down is late from its first second.
    start = min(added, due - _SECOND)
    target = Target(max(1, int((due - start).total_seconds())), PLAYBOOK)
    reading = read_target(ACTION, target, due - timedelta(seconds=target.seconds), done, now)
    return TargetReading(
        reading.name, reading.state, added, reading.due, reading.remaining_s, None, None, done, reading.share,
        action=action,
    )  # fmt: skip


def due_moment(text: str | None) -> datetime | None:
    """When an action item is due (UTC): ``2026-08-19`` is the end of that day, ``2026-08-19 14:00 UTC`` that hour.

    None where no date is stated.
    """
    words = (text or "").strip().removesuffix("UTC").strip()
    try:
        found = datetime.fromisoformat(words)
        return utc(found if found.tzinfo else found.replace(tzinfo=UTC)) + timedelta(days=is_whole_day(text))
    except (ValueError, OverflowError):
        return None


def is_whole_day(text: str | None) -> bool:
    """Whether the text says a day and no hour."""
    return len((text or "").strip().removesuffix("UTC").strip()) <= _DAY
