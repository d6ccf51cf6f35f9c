"""What waits for somebody: reviews and action items of incidents that are over. Values in, values out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from incident_desk.domain.afterwards import due_moment
from incident_desk.domain.durations import span
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem, Incident, Status
from incident_desk.domain.milestones import Milestone

_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what, of which incident, since or until when; ``action`` is an item to mark done."""

    incident: str
    title: str
    caption: str
    is_late: bool
    since: datetime
    action: str | None = None


def waiting(incidents: Iterable[Incident], now: datetime) -> tuple[Waiting, ...]:
    """Everything that waits, late things first, then the oldest; drills and what was called off ask for nothing."""
    found = [item for one in incidents if _asks(one) for item in _items(one, now)]
    return tuple(sorted(found, key=lambda item: (not item.is_late, item.since)))


def _asks(incident: Incident) -> bool:
    is_real = incident.record in (RecordKind.INCIDENT, RecordKind.PAST)
    return is_real and not incident.is_open and incident.status is not Status.CANCELLED


def _items(incident: Incident, now: datetime) -> list[Waiting]:
    ended = incident.moment(Milestone.RESOLVED) or incident.declared_at
    found = [_action(incident, action, ended, now.date()) for action in incident.open_actions]
    if incident.status is Status.RESOLVED and incident.record is RecordKind.INCIDENT:
        found.append(_review(incident, ended, now))
    return found


def _action(incident: Incident, action: ActionItem, ended: datetime, today: date) -> Waiting:
    found = due_moment(action.due)
    due = (found - timedelta(seconds=1)).date() if found else None
    late = due is not None and due < today
    words = [incident.key, action.owner or "no owner"]
    if due is not None:
        words.append(f"due {due.day} {due:%b}")
        words += [f"{(today - due).days} days past"] if late else []
    elif action.due:
        words.append(f"due {action.due}")
    return Waiting(incident.id, action.text, " · ".join(words), late, ended, action.id)


def _review(incident: Incident, ended: datetime, now: datetime) -> Waiting:
    due_s = incident.playbook.review_due_s if incident.playbook else None
    title = f"Review and close {incident.title}"
    if due_s is None:
        return Waiting(incident.id, title, f"{incident.key} · resolved {ended:%H:%M} UTC, not closed", False, ended)
    due = ended + timedelta(seconds=due_s)
    past = (now - due).total_seconds()
    words = f"review due {due.day} {due:%b %H:%M} UTC"
    if past >= 0:
        words += f", {span(past // _HOUR * _HOUR) if past >= _HOUR else 'less than 1 h'} past"
    return Waiting(incident.id, title, f"{incident.key} · {words}", past >= 0, ended)
