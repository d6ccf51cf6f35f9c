"""The store that the services use: one SQLite file, many processes, and what is acknowledged is on the disk."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Select, select

from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage import verify
from incident_desk.adapters.storage.append import Act, WriteView, settle, write
from incident_desk.adapters.storage.backup import back_up
from incident_desk.adapters.storage.drain import drain
from incident_desk.adapters.storage.engine import Database
from incident_desk.adapters.storage.failures import DatabaseRefused, failure, failure_of, said_plainly
from incident_desk.adapters.storage.memory import Memory
from incident_desk.adapters.storage.planting import plant
from incident_desk.adapters.storage.recorder import Recorder
from incident_desk.adapters.storage.rows import after_position, events_where, of_act, of_incident, of_incidents
from incident_desk.adapters.storage.schema import EVENT
from incident_desk.domain.errors import StoreCode, StoreFailure
from incident_desk.domain.events import Event, Problem
from incident_desk.services.ports import Clock, Decide, Head, Ids, Transaction

_NOT_WRITTEN = "It was not written"
_UNKNOWN = "Whether it was written can't be read now; said again, it is written once"
_NOT_TAKEN = "It was not taken in"
_NOT_READ = "The record could not be read"
_PASSING: frozenset[StoreCode] = frozenset({"read_only", "cannot_open", "io_error"})
"""Failures that a newly opened file may not have: the disk was read-only and is writable again."""
_FOR_THE_RECORDER: frozenset[StoreCode] = _PASSING | {
    "disk_full",
    "locked",
    "corrupt",
    "chain_broken",
}


_TOGETHER = 200
"""Records that are read at once: few enough to hold, and to let a writer through between."""


@dataclass(slots=True)
class _Attempt:
    """One wish to write; ``act`` is set when the decision has fallen."""

    decide: Decide
    id: str
    who: str
    act: Act | None = None


class SqliteRecordStore:
    """The append-only record in one file. Reading is safe from any thread; writes go one after the other."""

    def __init__(self, files: DataFiles, clock: Clock, ids: Ids) -> None:
        """Open the record, make it if there is none, and write what the flight recorder kept.

        Raises:
            StoreFailure: it can't be opened.
        """
        self._clock, self._ids, self._path = clock, ids, files.record
        self._writing = RLock()
        self._memory = Memory()
        self._recorder = Recorder(files.recorder)
        self._is_damaged = False
        self._database = Database(files.record)
        try:
            self.position()
            self._drain()
        except BaseException:
            self.close()
            raise

    # -- writing ------------------------------------------------------------------------------------------

    def append(self, decide: Decide, *, act: str, who: str) -> list[Event]:
        """Decide and write in one transaction; return what is on disk.

        Raises:
            StoreFailure: it was not written; ``kept`` says whether the flight recorder has it.
        """
        attempt = _Attempt(decide, act, who)
        with self._writing:
            if self._is_damaged:
                raise self._kept(attempt, failure("corrupt", self._path, _NOT_WRITTEN))
            self._drain()
            return self._try(attempt, again=True)

    def plant(self, decide: Callable[[Transaction], Sequence[Event]]) -> list[Event]:
        """Write a record that was written elsewhere, as one transaction; what is on disk, as it was first written.

        Raises:
            Refused: its key or one of its events is in the store already.
            StoreFailure: it was not written; the flight recorder keeps none of it, for the file is still there.
        """
        with self._writing:
            if self._is_damaged:
                raise failure("corrupt", self._path, _NOT_TAKEN)
            self._drain()
            with said_plainly(self._path, _NOT_TAKEN), self._database.writing() as connection:
                self._memory.catch_up(connection)
                view = WriteView(connection, self._memory, self._clock.now())
                events = plant(connection, self._memory, decide(view), view.now)
            self._memory.take(events)
            return self._memory.as_written(events)

    def _try(self, attempt: _Attempt, *, again: bool) -> list[Event]:
        try:
            return self._write(attempt)
        except DatabaseRefused as error:
            # An error does not say whether the commit came through: open the file anew and look.
            self._database.dispose()
            events = self._read_back(attempt.id)
            found = failure_of(error, self._path, _NOT_WRITTEN if events is not None else _UNKNOWN)
            if events:
                _forget_erased(self._recorder, attempt.act)
                return events
            if not (again and attempt.act is None and found.code in _PASSING):
                self._is_damaged = found.code == "corrupt"
                raise self._kept(attempt, found) from error
        return self._try(attempt, again=False)

    def _write(self, attempt: _Attempt) -> list[Event]:
        with self._database.writing() as connection:
            self._memory.catch_up(connection)
            events = self._memory.as_written(events_where(connection, of_act(attempt.id)))
            if events:
                return events
            view = WriteView(connection, self._memory, self._clock.now())
            attempt.act = _decided(attempt, view, self._ids)
            events = write(connection, self._memory, attempt.act, view.now)
        self._memory.take(events)
        _forget_erased(self._recorder, attempt.act)
        return events

    def _read_back(self, act: str) -> list[Event] | None:
        """The events of an act, None where the file can't be read."""
        with suppress(*DatabaseRefused), self._database.reading() as connection:
            self._memory.catch_up(connection)
            return self._memory.as_written(events_where(connection, of_act(act)))
        return None

    def _kept(self, attempt: _Attempt, found: StoreFailure) -> StoreFailure:
        """The failure, after the flight recorder was tried."""
        if found.code not in _FOR_THE_RECORDER:
            return found
        act = attempt.act or self._decided_without_lock(attempt)
        if act is None or not self._recorder.keep(act):
            return found
        doing = f"It is not in the record yet; {self._recorder.path.name} keeps it until it can be written"
        return failure(found.code, self._path, doing, kept=True)

    def _decided_without_lock(self, attempt: _Attempt) -> Act | None:
        """What would be written if the record could be locked; None if it can't even be read."""
        with suppress(*DatabaseRefused), self._database.reading() as connection:
            self._memory.catch_up(connection)
            return _decided(attempt, WriteView(connection, self._memory, self._clock.now()), self._ids)
        return None

    def _drain(self) -> None:
        """Write what the recorder kept. If the disk still refuses, it stays there, and the next write says so."""
        if self._recorder.is_empty():
            return
        try:
            with self._writing, self._recorder.held() as held:
                drain(held, self._database, self._memory, self._clock)
        except (*DatabaseRefused, OSError):
            self._database.dispose()

    # -- reading ------------------------------------------------------------------------------------------

    def since(self, position: int, limit: int | None = None) -> list[Event]:
        """Events of the whole store after a position, in order."""
        return self._found(after_position(position, limit))

    def events(
        self, incident: str, after: int = 0, until: int | None = None, acts: Collection[str] | None = None
    ) -> list[Event]:
        """Events of one incident after a sequence number, in order; to and with ``until`` and of these acts alone,
        where they are given."""
        return self._found(of_incident(incident, after, until, acts))

    def records(
        self, incidents: Sequence[str], kinds: Collection[str] | None = None, words: Collection[str] = ()
    ) -> Iterator[list[Event]]:
        """Every event of each of these incidents, or of these kinds alone, or those whose body has one of these
        words, in plain letters; incident by incident, and one that has none is left out."""
        for place in range(0, len(incidents), _TOGETHER):
            events = self._found(of_incidents(incidents[place : place + _TOGETHER], kinds, words))
            yield from (list(one) for _, one in groupby(events, attrgetter("incident")))

    def event(self, event_id: str) -> Event | None:
        """One event by its id."""
        return next(iter(self._found(select(EVENT).where(EVENT.c.id == event_id))), None)

    def heads(self) -> list[Head]:
        """Every record with its last event, oldest record first."""
        self.position()
        return self._memory.heads()

    def position(self) -> int:
        """The position of the last event, 0 for an empty store."""
        with said_plainly(self._path, _NOT_READ), self._database.reading() as connection:
            self._memory.catch_up(connection)
        return self._memory.end.position

    def version(self) -> int:
        """A number that changes when a process, this one too, has written; it never waits for a writer."""
        return self._database.version()

    def _found(self, query: Select[Any]) -> list[Event]:
        with said_plainly(self._path, _NOT_READ), self._database.reading() as connection:
            found = events_where(connection, query)
        return self._memory.as_written(found)

    # -- care ---------------------------------------------------------------------------------------------

    def verify(self) -> Iterator[Problem]:
        """Everything that is wrong: damage, gaps, changed events, refused attempts to change one."""
        with said_plainly(self._path, _NOT_READ):
            yield from verify.damage(self._database.reading)
            yield from verify.refusals(self._database.reading)
        waiting = self._recorder.waiting()
        if waiting:
            where = f"The flight recorder {self._recorder.path}"
            yield Problem(f"{where} holds {waiting} line(s) that could not be written into the record")

    def backup(self, to: Path) -> None:
        """A whole, verified copy of the record at this moment.

        Raises:
            Refused: there is a file of that name.
            StoreFailure: it could not be written there, or the record is damaged; no copy is left.
        """
        try:
            back_up(self._database, to)
        except (*DatabaseRefused, OSError) as error:
            raise failure_of(error, to, "No backup was made") from error

    def close(self) -> None:
        """Let go of the file."""
        self._database.dispose()


def _decided(attempt: _Attempt, view: WriteView, ids: Ids) -> Act:
    plans = attempt.decide(view)
    return settle(plans, attempt.id, attempt.who, view.now, lambda: ids.new(view.now))


def _forget_erased(recorder: Recorder, act: Act | None) -> None:
    """A text that the act erased must not wait in the flight recorder either."""
    plans = act.plans if act else ()
    erased = {event for plan in plans for draft in plan.drafts for event in draft.erases}
    if erased:
        recorder.forget(erased)
