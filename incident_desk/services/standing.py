"""The standing record: the checks that are watched whether or not an incident is open, and what was heard of them.

It is a record as any other, in the same store with the same chain, and no incident: the desk's lists pass it over,
and it is reached through this door alone. There is one in a data folder, opened at its first use. Its id is the
same everywhere, and so is the act that opens it: of two processes that open it at once, one writes and the other
finds it written.
"""

from collections.abc import Sequence

from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import Targets
from incident_desk.services.memory import Memory
from incident_desk.services.ports import Head, Planned, RecordStore, Transaction

STANDING_KEY = "STANDING"
"""Its key, and the word that stands for it on the command line."""
TITLE = "Standing checks"


def is_standing(record: Incident | Head) -> bool:
    """Whether a record, or its head, is the standing one."""
    return record.record == RecordKind.STANDING


class Standing:
    """The door to the standing record of one desk. Used on the desk's thread."""

    def __init__(self, store: RecordStore, memory: Memory, record: str) -> None:
        self._store, self._memory = store, memory
        self.id = record

    def find(self) -> Incident | None:
        """Its state; None where nobody has needed it yet."""
        self._memory.take(self._store.since(self._memory.position))
        if all(head.incident != self.id for head in self._store.heads()):
            return None
        return self._memory.states([self.id])[0]

    def open(self, who: str) -> Incident:
        """Its state; it is opened where there is none yet.

        Raises:
            StoreFailure: it could not be written.
        """
        found = self.find()
        if found is None:
            self._memory.take(self._store.append(self._opening, act=self.id, who=who))
            found = self._memory.states([self.id])[0]
        return found

    def _opening(self, transaction: Transaction) -> Sequence[Planned]:
        """An incident that somebody's script named so before keeps its key."""
        is_taken = transaction.incident_of(STANDING_KEY) is not None
        key = transaction.next_key(f"{STANDING_KEY}-") if is_taken else STANDING_KEY
        body = {
            "key": key,
            "record": RecordKind.STANDING,
            "title": TITLE,
            "severity": None,
            "targets": Targets().to_data(),
            "affects": None,
        }
        return [Planned(self.id, [Draft(Kind.OPENED, body)])]
