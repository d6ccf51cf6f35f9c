"""Emptying the flight recorder into the record, once the disk takes writes again."""

from dataclasses import replace

from incident_desk.adapters.storage.append import Act, not_before, write
from incident_desk.adapters.storage.engine import Database
from incident_desk.adapters.storage.failures import DatabaseRefused, code_of
from incident_desk.adapters.storage.memory import Memory
from incident_desk.adapters.storage.recorder import Held, act_of
from incident_desk.adapters.storage.rows import events_where, of_act
from incident_desk.domain.errors import Refused, StoreCode
from incident_desk.domain.events import Draft, Kind
from incident_desk.services.ports import Clock, Planned

_NEVER: frozenset[StoreCode] = frozenset({"chain_broken", "corrupt"})
"""What the record says to a line that it will not take another time either."""


def drain(held: Held, database: Database, memory: Memory, clock: Clock) -> None:
    """Write what waits, oldest first, and keep only the lines that can't be written.

    An act that the record has already is not written again, so this may be interrupted anywhere.

    Raises:
        DatabaseRefused, OSError: the disk still refuses; the recorder is as it was.
    """
    lines = held.lines()
    left = [line for line in lines if not _is_written(line, database, memory, clock)]
    if left != lines:
        held.replace(left)


def _is_written(line: bytes, database: Database, memory: Memory, clock: Clock) -> bool:
    """Write the act of one line; False where the line is damaged or belongs to another record."""
    act = act_of(line)
    if act is None:
        return False
    try:
        return _is_taken(act, database, memory, clock)
    except (Refused, ValueError, KeyError, TypeError):  # damaged in a way that reads well
        return False
    except DatabaseRefused as error:
        if code_of(error) in _NEVER:
            return False  # this line must not hold up those behind it
        raise


def _is_taken(act: Act, database: Database, memory: Memory, clock: Clock) -> bool:
    with database.writing() as connection:
        memory.catch_up(connection)
        if events_where(connection, of_act(act.id)):
            return True
        fitting = _fitting(act, memory)
        if fitting is None:
            return False
        events = write(connection, memory, fitting, not_before(clock.now(), memory))
    memory.take(events)
    return True


def _fitting(act: Act, memory: Memory) -> Act | None:
    """The act with a free key where its own was given away meanwhile; None if its incident is not in the record."""
    opened: set[str] = set()
    for plan in act.plans:
        opened.update(plan.incident for draft in plan.drafts[:1] if draft.kind is Kind.OPENED)
        if plan.incident not in opened and memory.head(plan.incident) is None:
            return None
    plans = [Planned(plan.incident, [_with_free_key(draft, memory) for draft in plan.drafts]) for plan in act.plans]
    return replace(act, plans=tuple(plans))


def _with_free_key(draft: Draft, memory: Memory) -> Draft:
    key = str(draft.body.get("key"))
    if draft.kind is not Kind.OPENED or memory.incident_of(key) is None:
        return draft
    prefix = key.rstrip("0123456789") or f"{key}-"
    return replace(draft, body={**draft.body, "key": memory.next_key(prefix)})
