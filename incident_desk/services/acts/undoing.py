"""Taking back: undo, redo, and which act is the next to be taken back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from incident_desk.domain.changes import is_typed_change
from incident_desk.domain.checklist import BY_CHECK
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import BY_THE_DESK, Draft, Event, Kind, RecordKind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status


def undo(incident: Incident, events: Sequence[Event], now: datetime, who: str = "") -> Sequence[Draft]:
    """Take back the last act that a person did; taking back the declaration cancels the incident.

    ``who`` takes it back: an approval goes with its own person's will alone, or with that of whoever wrote it down.

    Raises:
        Refused: there is nothing to take back, or it is somebody else's approval.
    """
    act = last_act(events)
    if act is None:
        raise Refused(f"There is nothing to undo in {incident.key}")
    if act == events[0].act:
        return _undone_declaration(incident, act)
    _require_own(events, act, who)
    return (Draft(Kind.UNDONE, {"act": act}),)


def _require_own(events: Sequence[Event], act: str, who: str) -> None:
    """That it is no approval, or one's own."""
    signed = next((one for one in events if one.act == act and one.kind == Kind.APPROVED), None)
    if signed is not None and who not in (signed.who, signed.data.get("person")):
        raise Refused(
            f"{signed.data.get('person')} approved version {signed.data.get('version')}: nobody else takes that "
            "back. What is written from now on begins the next version"
        )


def _undone_declaration(incident: Incident, act: str) -> Sequence[Draft]:
    """A declaration can't be taken out of its own record: the incident is cancelled, and redo takes that back."""
    is_over = not incident.is_open and (incident.past is None or incident.status is Status.CANCELLED)
    if is_over or incident.record is RecordKind.STANDING:
        raise Refused(f"There is nothing to undo in {incident.key}")
    body = {"status": Status.CANCELLED, "reason": _why(incident), "duplicate_of": None, "undoes": act}
    return (Draft(Kind.STATUS_SET, body),)


def _why(incident: Incident) -> str:
    return "Declaration undone" if incident.past is None else "Taking in the report undone"


def redo(incident: Incident, events: Sequence[Event]) -> Sequence[Draft]:
    """Take back the last undo, if nothing was done since.

    Raises:
        Refused: the last act was no undo.
    """
    undone = undone_acts(events)
    undos = {event.act for event in events if _is_undo(event)}
    standing = (event for event in reversed(events) if _by_a_person(event) and event.act not in undone)
    last = next((event for event in standing if event.data.get("act") not in undos), None)
    if last is None or not _is_undo(last):
        raise Refused(f"There is nothing to redo in {incident.key}")
    return (Draft(Kind.UNDONE, {"act": last.act}),)


def last_act(events: Iterable[Event]) -> str | None:
    """The act that undo would take back: the last one of a person that stands and is no undo itself.

    None where nothing is left, the declaration included.
    """
    known = list(events)
    undone = undone_acts(known)
    standing = [event for event in known if event.act not in undone]
    undone |= {str(event.data["undoes"]) for event in standing if "undoes" in event.data}
    for event in reversed(known):
        if not _is_undo(event) and _by_a_person(event) and event.act not in undone:
            return event.act
    return None


def _is_undo(event: Event) -> bool:
    return event.kind == Kind.UNDONE or "undoes" in event.data


def _by_a_person(event: Event) -> bool:
    if event.who.startswith(BY_CHECK):
        return False
    return event.kind not in BY_THE_DESK and (event.kind != Kind.CHANGE_MADE or is_typed_change(event))
