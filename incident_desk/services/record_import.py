"""Records that come back from files: the same incident again, in this store, once.

The events stay what they were; only the key is another one where it is taken. A record that is here already is
found by its incident, and nothing is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Event, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.taken_records import chained_anew
from incident_desk.services.memory import Memory
from incident_desk.services.ports import RecordStore, Transaction

if TYPE_CHECKING:
    from incident_desk.formats.record_file import RecordFile

PREFIXES = {RecordKind.DRILL: "DRILL-"}
OTHERWISE = "INC-"


class Relation(StrEnum):
    """How a file's record and this store's are to each other."""

    NEW = "new"
    """It is not here."""
    EQUAL = "equal"
    OLDER = "older"
    """It is here and went on since the file was written."""
    NEWER = "newer"
    """It is here, and the file went on elsewhere."""
    DIFFERS = "differs"
    """It is here, and both went on, each in its way."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a file stands to this store.

    ``incident``: the same one here, where there is one. ``number``: how many events more there are on the longer
    side; of two that differ, the first event that does. ``key``: what it would be called here; empty where only
    writing it says.
    """

    relation: Relation
    incident: Incident | None = None
    number: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class TakenRecord:
    """What became of a file's record.

    ``known``: it was here already, and nothing was written; ``newer`` events were written here since then.
    ``key_was``: its key where it comes from, where that is another one. ``paused``: so many checks came in paused.
    """

    incident: Incident
    known: bool = False
    newer: int = 0
    key_was: str = ""
    paused: int = 0


class RecordImport:
    """The door for records of files. Used on the desk's thread."""

    def __init__(
        self, store: RecordStore, memory: Memory, new_id: Callable[[], str], book: Callable[[str], None]
    ) -> None:
        """``book`` records what the clock of an incident has crossed by now."""
        self._store, self._memory, self._new_id, self._book = store, memory, new_id, book

    def standing(self, file: "RecordFile") -> Standing:
        """How the file stands to what is here; nothing is written."""
        self._catch_up()
        here = self._store.events(file.incident)
        return self._compared(file, here) if here else Standing(Relation.NEW, key=self.key_for(file))

    def known(self, file: "RecordFile") -> TakenRecord | None:
        """The same incident, where it is here already; None where it is not.

        Raises:
            Refused: it is, and went on in another way than in the file.
        """
        return _known(file, self.standing(file))

    def key_for(self, file: "RecordFile") -> str:
        """The key that it would have here: its own where that is free; empty where only writing it says."""
        return file.key if file.key and self._free(file.key) else ""

    def take_in(self, file: "RecordFile", who: str) -> TakenRecord:
        """Take the record in, whole or not at all; one that is here already is handed back.

        Raises:
            Refused: it is here and went on in another way, its events are in other records, or it comes from a
                clock that is ahead.
            StoreFailure: it could not be written.
        """
        known: list[TakenRecord | None] = []
        act = self._new_id()

        def decide(transaction: Transaction) -> Sequence[Event]:
            self._memory.take(transaction.since(self._memory.position))
            here = self._store.events(file.incident)
            if here:
                known.append(_known(file, self._compared(file, here)))
                return []
            return self._planned(file, transaction, act, who)

        events = self._store.plant(decide)
        if known and known[0] is not None:
            return known[0]
        self._memory.take(events)
        self._book(file.incident)
        self._catch_up()
        incident = self._memory.states([file.incident])[0]
        key_was = str(file.events[0].data["key"])
        return TakenRecord(
            incident, key_was="" if key_was == incident.key else key_was, paused=len(events) - len(file.events)
        )

    def _planned(self, file: "RecordFile", transaction: Transaction, act: str, who: str) -> Sequence[Event]:
        from incident_desk.services.acts.taking_records import planted, quiet, written_now

        state = fold(file.events)
        is_free = bool(file.key) and transaction.incident_of(file.key) is None
        key = file.key if is_free else transaction.next_key(PREFIXES.get(state.record, OTHERWISE))
        events = planted(file, key, who, transaction.now)
        last = replace(events[-1], written_at=max(transaction.now, events[-1].written_at))
        for draft in quiet(state):
            last = written_now(draft, act, who, self._new_id(), last)
            events.append(last)
        return events

    def _compared(self, file: "RecordFile", here: Sequence[Event]) -> Standing:
        incident = self._memory.states([file.incident])[0]
        ours = [(one.id, one.hash) for one in chained_anew(here)]
        theirs = [(one.id, one.hash) for one in file.events]
        for number, (our, their) in enumerate(zip(ours, theirs, strict=False), start=1):
            if our != their:
                return Standing(Relation.DIFFERS, incident, number)
        more = len(theirs) - len(ours)
        relation = Relation.NEWER if more > 0 else Relation.OLDER if more < 0 else Relation.EQUAL
        return Standing(relation, incident, abs(more))

    def _free(self, key: str) -> bool:
        return all(head.key.casefold() != key.casefold() for head in self._store.heads())

    def _catch_up(self) -> None:
        self._memory.take(self._store.since(self._memory.position))


def _known(file: "RecordFile", standing: Standing) -> TakenRecord | None:
    """The same incident here.

    Raises:
        Refused: what is here can't become what is in the file.
    """
    incident = standing.incident
    if incident is None:
        return None
    if standing.relation is Relation.DIFFERS:
        raise Refused(
            f"{file.name} is of {incident.key}, which is here already and went on in another way since: "
            "nothing was taken in, for two pasts can't be put together"
        )
    if standing.relation is Relation.NEWER:
        raise Refused(
            f"{incident.key} is here already, and {file.name} has {counted(standing.number, 'more event')}, "
            "written elsewhere. Nothing was taken in: a record goes on in one place"
        )
    return TakenRecord(incident, known=True, newer=standing.number)
