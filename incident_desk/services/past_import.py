"""Past incidents: reports that were taken in, each as one act; the same document is known again.

A past incident is a record like any other, ended from its first moment on: lists, figures, exports and undo have
it, and no clock, check or alarm does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status
from incident_desk.services.memory import Memory
from incident_desk.services.ports import Planned, RecordStore, Transaction

if TYPE_CHECKING:
    # The words by which a report states a milestone, which a start has no need of.
    from incident_desk.domain.document import ReadDocument
    from incident_desk.services.acts.taking_past import PastIncident

PREFIX = "INC-"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a report; ``known`` says that the record had it already, and nothing was written."""

    incident: Incident
    known: bool = False


class PastIncidents:
    """The door to what was taken in from reports. Used on the desk's thread."""

    def __init__(self, store: RecordStore, memory: Memory, new_act: Callable[[], str]) -> None:
        self._store, self._memory, self._new_act = store, memory, new_act

    def known(self, document: "ReadDocument") -> Incident | None:
        """The past incident that was made of just these bytes and was not called off; None where there is none."""
        self._memory.take(self._store.since(self._memory.position))
        return self._known(document)

    def take_in(self, past: "PastIncident", who: str, act: str | None = None, *, again: bool = False) -> Taken:
        """Make the past incident, whole or not at all; one that is there already is handed back, unless *again*.

        Raises:
            Refused: its times state no zone, and nobody named one.
            StoreFailure: it could not be written.
        """
        from incident_desk.services.acts.taking_past import take_in_past

        act = act or self._new_act()
        found: list[Incident] = []

        def decide(transaction: Transaction) -> Sequence[Planned]:
            self._memory.take(transaction.since(self._memory.position))
            known = None if again else self._known(past.document)
            if known is not None:
                found.append(known)
                return []
            return [Planned(act, take_in_past(past, transaction.next_key(PREFIX), transaction.now))]

        events = self._store.append(decide, act=act, who=who)
        if found:
            return Taken(found[0], known=True)
        self._memory.take(events)
        return Taken(self._memory.states([events[0].incident])[0])

    def _known(self, document: "ReadDocument") -> Incident | None:
        heads = [head.incident for head in self._store.heads() if head.record == RecordKind.PAST]
        found = (one for one in self._memory.states(heads) if _is_of(one, document))
        return next(found, None)


def _is_of(incident: Incident, document: "ReadDocument") -> bool:
    past = incident.past
    return (
        past is not None
        and bool(past.source.sha256)
        and past.source.sha256 == document.original_sha256
        and incident.status is not Status.CANCELLED
    )
