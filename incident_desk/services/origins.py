"""Which records of a store were taken in from files, and whether each begins still as its file ended.

The store's own chain holds whatever was taken in. That a record begins as its file ended is another proof, made
from the hash that its opening keeps (``domain/taken_records``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from incident_desk.domain.events import Kind
from incident_desk.domain.taken_records import TAKEN, TakenFrom, holds_origin, taken_from
from incident_desk.formats.report_text import visible

if TYPE_CHECKING:
    from incident_desk.services.ports import RecordStore

_STRANGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What an opening raises that says where it comes from in a way that nobody writes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A record's key here, where it comes from (None: it says so in a way that can't be read), whether it holds."""

    key: str
    taken: TakenFrom | None
    holds: bool


def origins(store: "RecordStore") -> Iterator[Origin]:
    """Every record that was taken in from a file, oldest first; each is read whole to be proven."""
    heads = {head.incident: head.key for head in store.heads()}
    for opening, *_ in store.records(list(heads), {Kind.OPENED}):
        if TAKEN not in (opening.body or {}):
            continue
        key = heads[opening.incident]
        try:
            events = store.events(opening.incident)
            yield Origin(key, taken_from(events), holds_origin(events))
        except _STRANGE:
            yield Origin(key, None, holds=False)


def problem_of(origin: Origin) -> str:
    """What is wrong with one that does not hold."""
    if origin.taken is None:
        return f"{origin.key} says in a way that can't be read which file it was taken in from"
    return (
        f"{origin.key} is not what it was taken in as: its first {origin.taken.seq} events do not end in the hash "
        f"of {visible(origin.taken.file)}, {origin.taken.head[:12]}…"
    )
