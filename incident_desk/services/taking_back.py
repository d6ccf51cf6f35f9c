"""What an undo or a redo takes back in the other records in which the same act wrote: a merge and a split do."""

from collections.abc import Callable, Iterator, Sequence

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status
from incident_desk.services.ports import Planned

EventsOf = Callable[[str], Sequence[Event]]
StateOf = Callable[[str], Incident]


def acts_taken_back(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """The acts that these drafts take back, or take back the taking back of."""
    return tuple(_target(one.kind, one.body) for one in drafts if _target(one.kind, one.body))


def taken_back_beside(
    incident: str, drafts: Sequence[Draft], events_of: EventsOf, state_of: StateOf
) -> Iterator[Planned]:
    """What the drafts for this incident mean in the others that one of the acts linked it with.

    Raises:
        Refused: an incident that was split off has ended, so that its declaration can't be taken back.
    """
    own = events_of(incident) if acts_taken_back(drafts) else ()
    for act in acts_taken_back(drafts):
        for other in _linked(own, act):
            found = _beside(act, events_of(other), state_of(other))
            if found is not None:
                yield Planned(other, (found,))


def _linked(events: Sequence[Event], act: str) -> tuple[str, ...]:
    """The incidents that the act linked; of an undo, those that what it took back had linked."""
    mine = [event for event in events if event.act == act]
    links = [str(one.data["incident"]) for one in mine if one.kind == Kind.INCIDENT_LINKED]
    before = next((_target(one.kind, one.data) for one in mine if _target(one.kind, one.data)), "")
    return tuple(links) or (_linked(events, before) if before else ())


def _beside(act: str, events: Sequence[Event], state: Incident) -> Draft | None:
    """The draft for the other record; None where the act wrote nothing there, or is taken back there already."""
    if not any(event.act == act for event in events) or act in undone_acts(events):
        return None
    if events[0].act != act:
        return Draft(Kind.UNDONE, {"act": act})
    if not state.is_open and state.status is not Status.CANCELLED:
        raise Refused(f"{state.key} was split off in that act, and has ended. Reopen it first")
    if not state.is_open:
        return None
    body = {"status": Status.CANCELLED, "reason": "Split undone", "duplicate_of": None, "undoes": act}
    return Draft(Kind.STATUS_SET, body)


def _target(kind: str, body: "Event | object") -> str:
    data = body if isinstance(body, dict) else {}
    return str(data.get("act") if kind == Kind.UNDONE else data.get("undoes") or "")
