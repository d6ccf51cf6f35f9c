"""Checklist runs: records of their own beside the incidents, and the door to them.

A run lies in the same store with the same chain and the same acts. It is no incident: the desk's lists, figures and
alarms pass it over. It is worked on with ``desk.act`` and the rules of ``acts/running``, and read with
``domain/run_reading``.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from incident_desk.domain.errors import NotFound
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.services.keys import head_of
from incident_desk.services.memory import Memory
from incident_desk.services.ports import Head, Planned, RecordStore, Transaction

if TYPE_CHECKING:
    from incident_desk.services.acts.running import RunStart

RUN_PREFIX = "RUN-"


def is_run(record: Incident | Head) -> bool:
    """Whether a record, or its head, is a checklist run."""
    return record.record == RecordKind.CHECKLIST


class Runs:
    """The door to the checklist runs of one desk. Used on the desk's thread."""

    def __init__(
        self,
        store: RecordStore,
        memory: Memory,
        new_act: Callable[[], str],
        standing: Callable[[], Incident | None],
    ) -> None:
        self._store, self._memory, self._new_act, self._standing = store, memory, new_act, standing

    def heads(self) -> list[Head]:
        """Every run, oldest first."""
        return [head for head in self._store.heads() if is_run(head)]

    def newest_first(self) -> list[Incident]:
        """Every run as it stands, the one that was started last before the others."""
        self._catch_up()
        return self._memory.states([head.incident for head in reversed(self.heads())])

    def find(self, key: str) -> str:
        """The run of a key; case and leading zeros do not matter, and a bare number means ``RUN-``.

        Raises:
            NotFound: there is none.
        """
        head = head_of(self.heads(), key, RUN_PREFIX)
        if head is None:
            raise NotFound(f"There is no checklist run {key!r}. See them with: incident-desk checklist list")
        return head.incident

    def named(self, key: str) -> Incident | None:
        """The run that a whole key names; None where it names none. A bare number is an incident's."""
        head = None if key.strip().isdigit() else head_of(self.heads(), key, RUN_PREFIX)
        return self.run(head.key) if head else None

    def run(self, key: str) -> Incident:
        """The run of a key as it stands.

        Raises:
            NotFound: there is none.
        """
        found = self.find(key)
        self._catch_up()
        return self._memory.states([found])[0]

    def start(self, wish: "RunStart", who: str, act: str | None = None) -> Incident:
        """Start a run; its key is the next free one. The standing checks that its steps name come along.

        Raises:
            Refused: the document has no steps or no such plan, or the title is too long.
            StoreFailure: it could not be written.
        """
        from incident_desk.services.acts.running import start_run
        from incident_desk.services.run_checks import named_checks

        act = act or self._new_act()
        checks = named_checks(wish.playbook, wish.plan, self._standing())

        def decide(transaction: Transaction) -> Sequence[Planned]:
            opening = start_run(wish, transaction.next_key(RUN_PREFIX), transaction.now)
            return [Planned(act, (*opening, *checks))]

        events = self._store.append(decide, act=act, who=who)
        self._memory.take(events)
        return self._memory.states([events[0].incident])[0]

    def _catch_up(self) -> None:
        self._memory.take(self._store.since(self._memory.position))
