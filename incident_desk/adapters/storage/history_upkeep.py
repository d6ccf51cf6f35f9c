"""The history's housekeeping in steps of some ms: answers to their blocks, blocks to roll-ups, the old is let go.

Each step is one transaction, so a process may die between any two of them and nothing is lost or counted twice.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from time import monotonic
from typing import TypeVar

from incident_desk.adapters.storage.disposable import transaction
from incident_desk.adapters.storage.history_packing import (
    NotPacked,
    Packed,
    block_from_bytes,
    block_to_bytes,
    rolls_from_bytes,
    rolls_to_bytes,
)
from incident_desk.adapters.storage.history_reading import SPANS, Known, Reader, hour_of
from incident_desk.adapters.storage.history_tail import Tail
from incident_desk.domain.health_rolls import Roll, joined, rolls_of
from incident_desk.services.history import DAY, FULL_RATE, HOUR, MINUTE

STEP_S = 0.01
"""After so long a step takes on nothing more."""
FOLD_EACH = 300_000_000
"""How long answers lie with all checks' together, in microseconds of their own time."""
SETTLED = MINUTE
"""How long after an hour it is rolled up: batches of it may be on their way."""
LET_GO_AFTER = {MINUTE: 90 * DAY, HOUR: 3 * 366 * DAY, DAY: 20 * 366 * DAY}
_AT_ONCE = 20
HOURS_AT_ONCE = 6
_MOST_WORDS = 20_000
_Thing = TypeVar("_Thing")


class Upkeep:
    """What is to be done for one file, a step at a time. Used under the file's lock."""

    def __init__(self, connection: sqlite3.Connection, tail: Tail) -> None:
        self.connection, self._tail = connection, tail
        self._is_reading = False
        self._folding = 0
        """The batch up to which answers are put to their checks; 0 while none are."""
        self._folded_at = 0
        self._due: dict[int, int] = {}
        """From when on these blocks can be rolled up: their last answers still speak."""
        self._reached: dict[int, int] = {}
        """How far these blocks are rolled up: what speaks for days is done in several steps."""
        self._let_go_until = 0

    def step(self, now: int, kept: Sequence[tuple[int, int]] | None) -> bool:
        """Do a little; says whether there is more to do at once."""
        if self._fold(now) or self._roll(now):
            return True
        return kept is not None and self._let_go(now, kept)

    # -- answers to their blocks ------------------------------------------------------------------------

    def _fold(self, now: int) -> bool:
        if not self._folding:
            if not self._is_reading and 0 <= now - self._folded_at < FOLD_EACH:
                return False
            self._folded_at = now
            self._is_reading = self._tail.read_on(_AT_ONCE)
            self._folding = 0 if self._is_reading else self._tail.last
            return self._is_reading or self._folding > 0
        upto = self._folding
        query = "SELECT number, folded FROM checked WHERE folded < ?"
        waiting = {one[0]: Known(*one) for one in self.connection.execute(query, (upto,))}
        todo = [waiting[one] for one in self._tail.checks(upto) if one in waiting]
        with transaction(self.connection):
            for one in _while_there_is_time(todo):
                rows = self._tail.of(one.number, one.folded)
                self._to_blocks(one, rows, now - FULL_RATE)
                folded = "UPDATE checked SET folded = ? WHERE number = ?"
                self.connection.execute(folded, (self._tail.last, one.number))
                todo = todo[1:]
            if not todo:
                self.connection.execute("DELETE FROM tail WHERE number <= ?", (upto,))
                self._folding = 0
        return bool(todo)

    def _to_blocks(self, known: Known, rows: Iterable[Packed], old: int) -> None:
        for hour, given in groupby(sorted(rows, key=lambda one: one.at), key=lambda one: hour_of(one.at)):
            found = {one.at: one for one in self._block(known.number, hour)}
            if not found and hour < old and self._is_let_go(known.number, hour):
                continue
            if not found:
                self._due.clear()  # what spoke until now may end here
            for row in given:
                found.setdefault(row.at, row)
            self._reached.clear()
            data = block_to_bytes([found[at] for at in sorted(found)])
            write = (
                "INSERT INTO block (check_, hour, rolled, data) VALUES (?, ?, 0, ?)"
                " ON CONFLICT (check_, hour) DO UPDATE SET rolled = 0, data = excluded.data"
            )
            self.connection.execute(write, (known.number, hour, data))
            following = (
                "UPDATE block SET rolled = 0 WHERE check_ = ?1 AND hour = "
                "(SELECT min(hour) FROM block WHERE check_ = ?1 AND hour > ?2)"
            )
            self.connection.execute(following, (known.number, hour))

    def _is_let_go(self, number: int, hour: int) -> bool:
        """Whether the hour was rolled up before its answers were let go: then its roll stays what it is."""
        return any(one.since == hour for one in self._rolls(number, HOUR, hour // DAY * DAY))

    def _block(self, number: int, hour: int) -> list[Packed]:
        query = "SELECT data FROM block WHERE check_ = ? AND hour = ?"
        row = self.connection.execute(query, (number, hour)).fetchone()
        try:
            return block_from_bytes(number, row[0]) if row else []
        except (NotPacked, TypeError):
            return []  # what can't be read is not there

    # -- blocks to roll-ups -----------------------------------------------------------------------------

    def _roll(self, now: int) -> bool:
        query = "SELECT id, check_, hour FROM block WHERE rolled = 0 AND hour <= ? ORDER BY hour, id LIMIT 5000"
        found = self.connection.execute(query, (now - HOUR - SETTLED,)).fetchall()
        self._due = {block: due for block, due in self._due.items() if due > now}
        todo = [one for one in found if one[0] not in self._due]
        if not todo:
            return False
        with transaction(self.connection):
            for block, number, hour in _while_there_is_time(todo):
                end = self._end_of(number, hour)
                if end > now:
                    self._due[block] = end
                elif self._roll_one(block, number, (hour, end), now):
                    self.connection.execute("UPDATE block SET rolled = 1 WHERE id = ?", (block,))
        return True

    def _end_of(self, number: int, hour: int) -> int:
        """Where the last of the silent hours ends into which the answers of this one speak."""
        following = self._following(number, hour)
        heard = self._reader(number).heard(hour, following + HOUR if following else hour + HOUR)
        last = max((end for at, end in zip(heard.at, heard.until, strict=True) if at <= hour + HOUR), default=hour)
        end = max(hour + HOUR, -(-last // HOUR) * HOUR)
        return min(end, following) if following else end

    def _following(self, number: int, hour: int) -> int | None:
        query = "SELECT min(hour) FROM block WHERE check_ = ? AND hour > ?"
        found: int | None = self.connection.execute(query, (number, hour)).fetchone()[0]
        return found

    def _reader(self, number: int) -> Reader:
        row = self.connection.execute("SELECT folded FROM checked WHERE number = ?", (number,)).fetchone()
        return Reader(self.connection, self._tail, Known(number, *row))

    def _roll_one(self, block: int, number: int, span: tuple[int, int], now: int) -> bool:
        """Roll up an hour with the silent ones after it, a few in one step; says whether that is done."""
        first, end = self._reached.pop(block, span[0]), span[1]
        last = min(end, first + HOURS_AT_ONCE * HOUR)
        following = self._following(number, span[0])
        heard = self._reader(number).heard(span[0], following + HOUR if following else span[0] + HOUR)
        rolls = rolls_of(heard, first, MINUTE, (last - first) // MINUTE)
        self._close_day_before(number, first, now)
        for begin in range(first, last, HOUR):
            minutes = [one for one in rolls if begin <= one.since < begin + HOUR]
            self._put(number, MINUTE, begin, [one for one in minutes if not one.is_empty])
            self._put(number, HOUR, begin, [whole] if not (whole := joined(minutes)).is_empty else [])
            self._put_day(number, begin // DAY * DAY, now)
        if last < end:
            self._reached[block] = last
        return last == end

    def _close_day_before(self, number: int, hour: int, now: int) -> None:
        """The last day with answers before a new one: nobody may have been here at its end to roll it up."""
        query = "SELECT max(span) FROM roll WHERE check_ = ? AND unit = ? AND span <= ?"
        day = self.connection.execute(query, (number, HOUR, hour)).fetchone()[0]
        if day is not None and day < hour // DAY * DAY:
            self._put_day(number, day, now)

    def _put_day(self, number: int, day: int, now: int) -> None:
        if day + DAY <= now:
            hours = self._rolls(number, HOUR, day)
            self._put(number, DAY, day, [joined([Roll(day, 0), *hours, Roll(day + DAY, 0)])] if hours else [])

    def _put(self, number: int, unit: int, begin: int, rolls: Sequence[Roll]) -> None:
        """Put these in the place of the rolls that begin there; minutes come all at once."""
        span = begin // SPANS[unit] * SPANS[unit]
        others = self._rolls(number, unit, span) if unit != MINUTE else []
        found = {one.since: one for one in others if one.since != begin} | {one.since: one for one in rolls}
        if not found:
            gone = "DELETE FROM roll WHERE check_ = ? AND unit = ? AND span = ?"
            self.connection.execute(gone, (number, unit, span))
            return
        write = (
            "INSERT INTO roll (check_, unit, span, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (check_, unit, span) DO UPDATE SET data = excluded.data"
        )
        data = rolls_to_bytes([found[one] for one in sorted(found)])
        self.connection.execute(write, (number, unit, span, data))

    def _rolls(self, number: int, unit: int, span: int) -> list[Roll]:
        query = "SELECT data FROM roll WHERE check_ = ? AND unit = ? AND span = ?"
        row = self.connection.execute(query, (number, unit, span)).fetchone()
        try:
            return rolls_from_bytes(row[0]) if row else []
        except (NotPacked, TypeError):
            return []

    # -- the old is let go ------------------------------------------------------------------------------

    def _let_go(self, now: int, kept: Sequence[tuple[int, int]]) -> bool:
        """Let go of some rows that are too old; once there is none, look again in an hour."""
        if 0 <= self._let_go_until - now < HOUR:
            return False
        with transaction(self.connection):
            gone = self._let_blocks_go(now - FULL_RATE - HOUR, kept) or self._let_rolls_go(now)
        if not gone:
            words = "DELETE FROM word WHERE id <= (SELECT max(id) FROM word) - ?"
            self.connection.execute(words, (_MOST_WORDS,))
            self._let_go_until = now + HOUR - 1
        return gone

    def _let_blocks_go(self, before: int, kept: Sequence[tuple[int, int]]) -> bool:
        query = (
            "DELETE FROM block WHERE id IN"
            " (SELECT id FROM block WHERE hour >= ? AND hour < ? AND rolled = 1 LIMIT ?)"
        )
        return any(
            self.connection.execute(query, (begin, end, _AT_ONCE)).rowcount for begin, end in _between(kept, before)
        )

    def _let_rolls_go(self, now: int) -> bool:
        query = "DELETE FROM roll WHERE id IN (SELECT id FROM roll WHERE unit = ? AND span < ? LIMIT ?)"
        return any(
            self.connection.execute(query, (unit, now - age - SPANS[unit], _AT_ONCE)).rowcount
            for unit, age in LET_GO_AFTER.items()
        )


def _while_there_is_time(things: Iterable[_Thing]) -> Iterator[_Thing]:
    end = monotonic() + STEP_S
    for one in things:
        yield one
        if monotonic() >= end:
            return


def _between(kept: Sequence[tuple[int, int]], before: int) -> list[tuple[int, int]]:
    """The hours before a moment that lie in none of these spans, each hour that touches one left out."""
    found, begin = [], 0
    for since, until in sorted(kept):
        end = min(before, hour_of(since))
        if end > begin:
            found.append((begin, end))
        begin = max(begin, -(-until // HOUR) * HOUR)
    return [*found, (begin, before)] if before > begin else found
