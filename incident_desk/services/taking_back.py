"""What an undo or a redo takes back in the other records in which the same act wrote: a merge and a split do."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status
from incident_desk.services.acts.undoing import last_act
from incident_desk.services.ports import Planned


class EventsOf(Protocol):
    """Reads the events of a record after that number, to and with ``until``, and of these acts alone."""

    def __call__(
        self, incident: str, since: int = 0, until: int | None = None, acts: Collection[str] | None = None
    ) -> Sequence[Event]:
        """In the order of writing."""
        ...


StateOf = Callable[[str], Incident]


READ_BACK = 200
"""Events from the end of a record among which what is to be undone is looked for first."""


def ground_to_undo(events_of: EventsOf, incident: Incident) -> Sequence[Event]:
    """Events of a record from which undo and redo say what they say of the whole of it: the opening one, those
    that were undone or redone lately, and its end.

    What takes an act back comes after it: of the acts at the end nothing before them takes any back.
    """
    most = READ_BACK
    while most < incident.seq:
        end = events_of(incident.id, incident.seq - most)
        if last_act(end) is not None:
            lacking = set(acts_taken_back(end)) - {one.act for one in end}
            turned = events_of(incident.id, 1, incident.seq - most, lacking) if lacking else ()
            return (*events_of(incident.id, 0, 1), *turned, *end)
        most *= 8
    return events_of(incident.id)


def acts_taken_back(drafts: Sequence[Draft | Event]) -> tuple[str, ...]:
    """The acts that these take back, or take back the taking back of."""
    return tuple(_target(one.kind, one.body) for one in drafts if _target(one.kind, one.body))


def taken_back_beside(
    incident: str, drafts: Sequence[Draft], events_of: EventsOf, state_of: StateOf
) -> Iterator[Planned]:
    """What the drafts for this incident mean in the others that one of the acts linked it with.

    Raises:
        Refused: an incident that was split off has ended, so that its declaration can't be taken back.
    """
    for act in acts_taken_back(drafts):
        for other in _linked(incident, act, events_of):
            found = _beside(act, events_of(other), state_of(other))
            if found is not None:
                yield Planned(other, (found,))


def _linked(incident: str, act: str, events_of: EventsOf) -> tuple[str, ...]:
    """The incidents that the act linked; of an undo, those that what it took back had linked."""
    mine = events_of(incident, acts=(act,))
    links = [str(one.data["incident"]) for one in mine if one.kind == Kind.INCIDENT_LINKED]
    before = next((_target(one.kind, one.data) for one in mine if _target(one.kind, one.data)), "")
    return tuple(links) or (_linked(incident, before, events_of) if before else ())


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


def _target(kind: str, body: object) -> str:
    data = body if isinstance(body, dict) else {}
    return str(data.get("act") if kind == Kind.UNDONE else data.get("undoes") or "")
