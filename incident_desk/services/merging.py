"""Merging two incidents and splitting one: both records in one act, so that one undo takes it back in both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.events import Event, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.services.acts.declaring import Declaration, declare
from incident_desk.services.acts.merging import (
    Copied,
    copied_rows,
    merged,
    refuse_merge,
    split_link,
    split_off,
)
from incident_desk.services.desk import KEY_PREFIX, PREFIXES, Desk
from incident_desk.services.ports import Planned, Transaction


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do: the two incidents, the rows that come along, how many stay behind."""

    source: Incident
    into: Incident
    copied: Copied


class Merging:
    """Does it on one desk. Used on the desk's thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def plan(self, source: str, into: str) -> MergePlan:
        """What a merge of these (ids) would do.

        Raises:
            Refused: they can't become one.
        """
        first, second = self._desk.incidents_of([source, into])
        refuse_merge(first, second)
        return MergePlan(first, second, copied_rows(self._desk.events(source)))

    def merge(self, source: str, into: str, who: str, act: str | None = None) -> tuple[Incident, Incident]:
        """Merge one incident into another (ids); the two as they stand after it.

        Raises:
            Refused: they can't become one.
            StoreFailure: it could not be written.
        """
        gesture = act or self._desk.new_act()

        def rule(states: Sequence[Incident], _transaction: Transaction) -> Sequence[Planned]:
            first, second = states
            events = self._desk.events(source)
            coming, said = merged(first, events, second, lambda event: self._copy_id(gesture, event))
            return [Planned(into, coming), Planned(source, said)]

        self._desk.joint.act([source, into], rule, who, gesture)
        after = self._desk.incidents_of([source, into])
        return after[0], after[1]

    def split(
        self, source: str, entries: Collection[str], wish: Declaration, who: str, act: str | None = None
    ) -> tuple[Incident, Incident]:
        """Open an incident with copies of these entries (ids); the old one and the new one.

        The new one is of the sort of the old one, and counts from when the wish says. It takes no checks along.

        Raises:
            Refused: none of the entries can be copied, or the wish does not hold.
            StoreFailure: it could not be written.
        """
        gesture, rules = act or self._desk.new_act(), self._desk.workspace.refresh()

        def rule(states: Sequence[Incident], transaction: Transaction) -> Sequence[Planned]:
            (old,) = states
            sort = RecordKind.DRILL if old.record is RecordKind.DRILL else RecordKind.INCIDENT
            told = replace(wish, record=sort, counting=wish.counting or rules.counting, with_checks=False)
            key = transaction.next_key(PREFIXES.get(sort, KEY_PREFIX))
            opening = declare(told, key, transaction.now, rules.scheme)
            events = self._desk.events(source)
            coming, rows = split_off(old, events, entries, lambda event: self._copy_id(gesture, event))
            link = split_link(gesture, key, str(opening[0].body["title"]), rows)
            return [Planned(gesture, (*opening, *coming)), Planned(source, (link,))]

        written = self._desk.joint.act([source], rule, who, gesture)
        after = self._desk.incidents_of([source, _opened(written)])
        return after[0], after[1]

    def _copy_id(self, act: str, event: str) -> str:
        return self._desk.caused("copied", act, event)


def _opened(events: Sequence[Event]) -> str:
    return next(event.incident for event in events if event.seq == 1)
