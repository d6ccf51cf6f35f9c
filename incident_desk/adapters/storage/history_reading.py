"""What of a check's answers and roll-ups lies in the history's file. Damaged rows count as not there."""

import logging
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from incident_desk.adapters.storage.history_packing import (
    NotPacked,
    Packed,
    block_from_bytes,
    figures_of_block,
    rolls_from_bytes,
    times_of_block,
)
from incident_desk.adapters.storage.history_tail import Tail
from incident_desk.domain.health_rolls import Heard, Roll
from incident_desk.services.history import DAY, HOUR, MINUTE

SPANS = {MINUTE: HOUR, HOUR: DAY, DAY: 32 * DAY}
"""Of each unit of roll-ups, the span whose rolls lie together."""
_FOR_EVER = 2**62
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """A check as the file knows it."""

    number: int
    folded: int
    """The last batch whose answers lie in the check's own blocks."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reading of one check, inside one transaction or one statement after the other."""

    connection: sqlite3.Connection
    tail: Tail
    known: Known

    def heard(self, since: int, until: int) -> Heard:
        """What counts in (since, until], with the last answer before it."""
        rows = self._blocks(hour_of(since + 1), hour_of(until), before=True)
        newest = self._newest()
        at: list[int] = []
        took: list[int] = []
        speaks: list[int] = []
        for _, data in rows:
            moments, times, ends = _read(figures_of_block, data) or ([], [], [])
            at += moments
            took += times
            speaks += ends
        fresh = [one for one in newest if one.counts and one.at <= until]
        if fresh:
            at, took, speaks = _with_newest(at, took, speaks, fresh)
        until_each = [min(one, two) for one, two in zip(speaks, at[1:], strict=False)] + speaks[-1:]
        return Heard(at, took, until_each)

    def times(self, since: int, until: int) -> list[int]:
        """The times of good answers in (since, until]."""
        found: list[int] = []
        fresh = {one.at: one for one in self._newest() if one.counts and since < one.at <= until}
        fresh_hours = {hour_of(one) for one in fresh}
        for hour, data in self._blocks(hour_of(since + 1), hour_of(until)):
            if since <= hour and hour + HOUR <= until and hour not in fresh_hours:
                found += _read(times_of_block, data) or []
                continue
            moments, times, _ = _read(figures_of_block, data) or ([], [], [])
            found += [
                time
                for one, time in zip(moments, times, strict=True)
                if time >= 0 and since < one <= until and one not in fresh
            ]
        return found + [one.took for one in fresh.values() if one.is_good]

    def rolls(self, unit: int, since: int, until: int) -> list[Roll]:
        """The rolls in the span that hold all that was heard."""
        span = SPANS[unit]
        query = "SELECT data FROM roll WHERE check_ = ? AND unit = ? AND span > ? AND span < ? ORDER BY span"
        rows = self.connection.execute(query, (self.known.number, unit, since - span, until)).fetchall()
        found = [one for (data,) in rows for one in _read(rolls_from_bytes, data) or ()]
        stale = self._stale(since, until)
        return [
            one
            for one in found
            if since <= one.since and one.until <= until and not _overlaps(stale, one.since, one.until)
        ]

    def answers(self, before: int, n: int) -> list[Packed]:
        """The last ones up to a moment, newest first."""
        found = {one.at: one for one in self._newest() if one.at <= before}
        query = "SELECT data FROM block WHERE check_ = ? AND hour <= ? ORDER BY hour DESC"
        for (data,) in self.connection.execute(query, (self.known.number, hour_of(before))):
            for one in _read(lambda given: block_from_bytes(self.known.number, given), data) or ():
                if one.at <= before:
                    found.setdefault(one.at, one)
            if len(found) >= n:
                break
        return sorted(found.values(), key=lambda one: -one.at)[:n]

    def _newest(self) -> list[Packed]:
        return self.tail.of(self.known.number, self.known.folded)

    def _blocks(self, first: int, last: int, *, before: bool = False) -> list[tuple[int, bytes]]:
        """Hour and data of the blocks of these hours, and of the one before."""
        number = self.known.number
        query = "SELECT hour, data FROM block WHERE check_ = ? AND hour >= ? AND hour <= ? ORDER BY hour"
        rows: list[tuple[int, bytes]] = []
        if before:
            earlier = "SELECT hour, data FROM block WHERE check_ = ? AND hour < ? ORDER BY hour DESC LIMIT 1"
            rows = self.connection.execute(earlier, (number, first)).fetchall()
        return rows + self.connection.execute(query, (number, first, last)).fetchall()

    def _stale(self, since: int, until: int) -> list[tuple[int, int]]:
        """The spans of which more was heard than is rolled up: from such an hour to the next one with answers."""
        query = (
            "SELECT hour, rolled FROM block WHERE check_ = ? AND hour < ? AND hour >= "
            "(SELECT coalesce(max(hour), 0) FROM block WHERE check_ = ? AND hour <= ?) ORDER BY hour"
        )
        number = self.known.number
        hours = dict(self.connection.execute(query, (number, until, number, since)).fetchall())
        hours |= {hour_of(one.at): 0 for one in self._newest()}
        ordered = [*sorted(hours), _FOR_EVER]
        return [(one, following) for one, following in pairwise(ordered) if not hours[one]]


def hour_of(moment: int) -> int:
    """The hour that a moment lies in, as where it begins; its last moment is the next one's beginning."""
    return (moment - 1) // HOUR * HOUR


def known_of(connection: sqlite3.Connection, check: str) -> Known | None:
    """The check of that id, as the file knows it."""
    row = connection.execute("SELECT number, folded FROM checked WHERE id = ?", (check,)).fetchone()
    return Known(*row) if row else None


def _with_newest(
    at: Sequence[int], took: Sequence[int], speaks: Sequence[int], newest: Sequence[Packed]
) -> tuple[list[int], list[int], list[int]]:
    """The columns with answers that are not in the blocks yet, each moment once."""
    rows = dict(zip(at, zip(took, speaks, strict=True), strict=True))
    for one in newest:
        rows.setdefault(one.at, (one.took if one.is_good else -1, one.at + 1000 * one.gap_ms))
    ordered = sorted(rows)
    return ordered, [rows[one][0] for one in ordered], [rows[one][1] for one in ordered]


def _overlaps(spans: Sequence[tuple[int, int]], begin: int, end: int) -> bool:
    place = bisect_right(spans, (end - 1, _FOR_EVER)) - 1
    return place >= 0 and spans[place][1] > begin


def _read(reading: Callable[[bytes], _Result], data: object) -> _Result | None:
    try:
        return reading(data) if isinstance(data, bytes) else None
    except NotPacked as error:
        _log.warning("A part of the history of checks can't be read: %s", error)
        return None
