"""The answers of the live checks in a file of their own beside the record: ``history.db``.

It is no part of the record and nothing rests on it. Whoever has the watch writes it, in batches; the others read. A
file that is damaged is set aside under another name and begun anew by the one that writes.
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from incident_desk.adapters.storage.disposable import BESIDE, Disposable, transaction
from incident_desk.adapters.storage.history_packing import (
    LONGEST_TOOK,
    NO_STATUS,
    Packed,
    code_of,
    phases_of,
    rows_to_bytes,
)
from incident_desk.adapters.storage.history_reading import Reader, known_of
from incident_desk.adapters.storage.history_tail import Tail
from incident_desk.adapters.storage.history_upkeep import Upkeep
from incident_desk.domain.health_past import Judged, PastAnswer
from incident_desk.domain.health_rolls import Heard, Roll
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.domain.health_windows import gap_us
from incident_desk.domain.moments import from_microseconds, to_microseconds
from incident_desk.services.history import Kept

LONGEST_WORDS, LONGEST_EVIDENCE = 500, 2_000
EVIDENCE_EACH = 60_000_000
"""Of a row of failures for the same reason, the first bytes of one answer in so many microseconds are kept."""
MOST_EVIDENCE = 100
"""Of one check, the newest."""
_STATEMENTS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA wal_autocheckpoint = 500",  # a checkpoint is part of some commit, and should take few ms
    "CREATE TABLE IF NOT EXISTS checked"
    " (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folded INTEGER NOT NULL DEFAULT 0)",
    "CREATE TABLE IF NOT EXISTS word (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE)",
    "CREATE TABLE IF NOT EXISTS evidence"
    " (check_ INTEGER, at INTEGER, text TEXT NOT NULL, PRIMARY KEY (check_, at)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS tail (number INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS block (id INTEGER PRIMARY KEY, check_ INTEGER NOT NULL, hour INTEGER NOT NULL,"
    " rolled INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (check_, hour))",
    "CREATE INDEX IF NOT EXISTS block_by_hour ON block (hour)",
    "CREATE INDEX IF NOT EXISTS unrolled ON block (hour) WHERE rolled = 0",
    "CREATE TABLE IF NOT EXISTS roll (id INTEGER PRIMARY KEY, check_ INTEGER NOT NULL, unit INTEGER NOT NULL,"
    " span INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (check_, unit, span))",
    "CREATE INDEX IF NOT EXISTS roll_by_age ON roll (unit, span)",
)
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class HistoryFile:
    """The history of one data folder. Safe to use from several threads; other processes may read and delete it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = _Written(path, _STATEMENTS)
        self._read = _Read(path, _STATEMENTS)
        self._at_hand: _AtHand | None = None

    def keep(self, answers: Sequence[Judged]) -> bool:
        """Keep these; False where they could not be written. What was only awaited is no answer."""
        given = [one for one in answers if one.sample.outcome is not Outcome.PENDING]
        return not given or self._written.do(lambda connection: self._of(connection).keep(given)) is not None

    def tend(self, now: datetime, kept: Sequence[Kept] | None) -> bool:
        """Roll up and let go a little, in some ms; says whether there is more to do."""
        spans = None
        if kept is not None:
            spans = [(to_microseconds(one.since), to_microseconds(one.until)) for one in kept]
        moment = to_microseconds(now)
        return bool(self._written.do(lambda connection: self._of(connection).upkeep.step(moment, spans)))

    def heard(self, check: str, since: int, until: int) -> Heard:
        """What counts of the answers in (since, until], and what speaks into it."""
        return self._reading(check, lambda one: one.heard(since, until)) or Heard((), (), ())

    def times(self, check: str, since: int, until: int) -> list[int]:
        """The times of the good answers that count and are at full rate."""
        return self._reading(check, lambda one: one.times(since, until)) or []

    def rolls(self, check: str, unit: int, since: int, until: int) -> list[Roll]:
        """The roll-ups that lie in the span and hold all that was heard of theirs."""
        return self._reading(check, lambda one: one.rolls(unit, since, until)) or []

    def answers(self, check: str, before: int, n: int) -> list[PastAnswer]:
        """The last answers up to a moment at full rate, newest first."""
        return self._reading(check, lambda one: _told(one, check, before, n)) or []

    def close(self) -> None:
        """Let go of the file."""
        self._written.close()
        self._read.close()

    def _of(self, connection: sqlite3.Connection) -> "_AtHand":
        """What is remembered of the file that this connection is to."""
        if self._at_hand is None or self._at_hand.connection is not connection:
            self._at_hand = _AtHand(connection)
        return self._at_hand

    def _reading(self, check: str, what: Callable[[Reader], _Result]) -> _Result | None:
        return self._read.reading(check, what) if self._path.exists() else None


class _Written(Disposable):
    """The file for the one that writes."""

    def _clear(self, path: Path) -> None:
        """Set the damaged file aside, in the place of an earlier one: somebody may want to look into it."""
        for side in BESIDE:
            with suppress(FileNotFoundError):
                os.replace(f"{path}{side}", f"{path}.damaged{side}")
        _log.warning("The history of checks was damaged: it lies in %s.damaged now, and begins anew", path)


class _Read(Disposable):
    """The file for those that read: they leave a damaged one where it is."""

    def __init__(self, path: Path, statements: Sequence[str]) -> None:
        super().__init__(path, statements)
        self._tail: Tail | None = None

    def reading(self, check: str, what: Callable[[Reader], _Result]) -> _Result | None:
        """What it gives, all of it read at one moment; None of a check that is not known."""

        def read(connection: sqlite3.Connection) -> _Result | None:
            connection.execute("BEGIN")
            try:
                known = known_of(connection, check)
                if known is None:
                    return None
                if self._tail is None or self._tail.connection is not connection:
                    self._tail = Tail(connection)
                self._tail.read_on()
                return what(Reader(connection, self._tail, known))
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

        return self.do(read)

    def _clear(self, path: Path) -> None:
        raise sqlite3.OperationalError("it is damaged")


class _AtHand:
    """One connection of the one that writes, with what it knows by heart."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.upkeep = Upkeep(connection, Tail(connection))
        self._numbers: dict[str, int] = {}
        self._words: dict[str, int] = {"": 0}
        self._reasons: dict[int, tuple[int, int]] = {}
        """Of each check, the reason of the last failure whose first bytes were kept, and when."""

    def keep(self, answers: Sequence[Judged]) -> bool:
        """Keep these, all of them or none."""
        try:
            with transaction(self.connection):
                rows = [self._packed(one) for one in answers]
                self.connection.execute("INSERT INTO tail (data) VALUES (?)", (rows_to_bytes(rows),))
        except BaseException:
            # Some numbers that were just given away are not in the file.
            self._numbers.clear()
            self._words = {"": 0}
            raise
        return True

    def _packed(self, one: Judged) -> Packed:
        sample = one.sample
        number = self._number(sample.check_id)
        word = self._word(_sound((sample.error or sample.warning)[:LONGEST_WORDS]))
        took = min(LONGEST_TOOK, max(0, round(sample.timing.total_ms * 1000)))
        status = NO_STATUS if sample.status is None else max(NO_STATUS + 1, min(2**15 - 1, sample.status))
        code = code_of(sample.outcome, sample.fault, counts=one.counts and sample.outcome is not Outcome.UNKNOWN)
        gap_ms = min(LONGEST_TOOK, gap_us(one.gap_s) // 1000)
        at, phases = to_microseconds(sample.at), phases_of(sample.timing)
        packed = Packed(number, at, took, status, code, phases, word, gap_ms)
        if sample.outcome is Outcome.FAILED:
            self._keep_evidence(packed, sample)
        else:
            self._reasons.pop(number, None)
        return packed

    def _number(self, check: str) -> int:
        if check not in self._numbers:
            self.connection.execute("INSERT OR IGNORE INTO checked (id) VALUES (?)", (check,))
            (number,) = self.connection.execute("SELECT number FROM checked WHERE id = ?", (check,)).fetchone()
            self._numbers[check] = int(number)
        return self._numbers[check]

    def _word(self, text: str) -> int:
        if text not in self._words:
            self.connection.execute("INSERT OR IGNORE INTO word (text) VALUES (?)", (text,))
            (number,) = self.connection.execute("SELECT id FROM word WHERE text = ?", (text,)).fetchone()
            if len(self._words) > 5_000:
                self._words = {"": 0}
            self._words[text] = int(number)
        return self._words[text]

    def _keep_evidence(self, packed: Packed, sample: Sample) -> None:
        """Of the first failed answer, of one for another reason, and of one a minute."""
        reason, at = self._reasons.get(packed.check, (-1, 0))
        if not sample.evidence or (reason == packed.word and packed.at - at < EVIDENCE_EACH):
            return
        self._reasons[packed.check] = packed.word, packed.at
        write = "INSERT OR IGNORE INTO evidence (check_, at, text) VALUES (?, ?, ?)"
        self.connection.execute(write, (packed.check, packed.at, _sound(sample.evidence[:LONGEST_EVIDENCE])))
        oldest = (
            "DELETE FROM evidence WHERE check_ = ?1 AND at <= "
            "(SELECT at FROM evidence WHERE check_ = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)"
        )
        self.connection.execute(oldest, (packed.check, MOST_EVIDENCE))


def _sound(text: str) -> str:
    """The text without halves of signs, which the file does not take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _told(reader: Reader, check: str, before: int, n: int) -> list[PastAnswer]:
    found = []
    for one in reader.answers(before, n):
        text = reader.connection.execute("SELECT text FROM word WHERE id = ?", (one.word,)).fetchone()
        query = "SELECT text FROM evidence WHERE check_ = ? AND at = ?"
        evidence = reader.connection.execute(query, (one.check, one.at)).fetchone()
        words, is_good = str(text[0]) if text else "", one.outcome is Outcome.OK
        sample = Sample(
            check,
            from_microseconds(one.at),
            one.outcome,
            one.timing,
            status=None if one.status == NO_STATUS else one.status,
            fault=one.fault,
            error="" if is_good else words,
            warning=words if is_good else "",
            evidence=str(evidence[0]) if evidence else "",
        )
        found.append(PastAnswer(sample, one.counts))
    return found
