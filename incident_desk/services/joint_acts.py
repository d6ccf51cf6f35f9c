"""One act in several records: all of it is written or nothing, and one undo takes it back."""

from collections.abc import Callable, Sequence

from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.services.memory import Memory
from incident_desk.services.ports import Planned, RecordStore, Transaction

JointRule = Callable[[Sequence[Incident], Transaction], Sequence[Planned]]
"""What a person wants of several incidents at once: (their states, what the write sees) → drafts for each."""


class JointActs:
    """The door to it on one desk. Used on the desk's thread. ``book`` records what a clock has crossed by now."""

    def __init__(self, store: RecordStore, memory: Memory, book: Callable[[str], None]) -> None:
        self._store, self._memory, self._book = store, memory, book

    def act(self, incidents: Sequence[str], rule: JointRule, who: str, act: str) -> Sequence[Event]:
        """Write into several records by their states at the moment of writing; what was written.

        Raises:
            Refused, NotFound: the rule says no; nothing was written.
            StoreFailure: it could not be written.
        """
        for one in incidents:
            self._book(one)
        self._memory.take(self._store.since(self._memory.position))
        self._memory.states(incidents)

        def decide(transaction: Transaction) -> Sequence[Planned]:
            self._memory.take(transaction.since(self._memory.position))
            return rule(self._memory.states(incidents), transaction)

        events = self._store.append(decide, act=act, who=who)
        self._memory.take(events)
        for one in dict.fromkeys(event.incident for event in events):
            self._book(one)
        return events
