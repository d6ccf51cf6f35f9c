"""How answers and their roll-ups lie in a file of the history: columns, each byte of a number in a row of its own.

Neighbours in such a row are alike, so that zlib leaves about 12 bytes of an answer. Numbers are little-endian,
moments microseconds since 1970.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from incident_desk.domain.health_rolls import Roll
from incident_desk.domain.health_sample import Fault, Outcome, Timing

LONGEST_TOOK = 2**32 - 1
MOST_TOGETHER = 100_000
"""Answers in an hour, and rolls in a row, are fewer: a check is asked ten times a second at most."""
NO_STATUS = -(2**15)
_ROW = struct.Struct("<IqIhB4HII")
ROW_SIZE = _ROW.size
_HEAD = struct.Struct("<Iq")
_HALF = struct.Struct("<e")
_NO_PHASE = 0xFFFF
_PHASE_SCALE = 8.0
"""Phases are half floats of 8 ms: 0.05 % sharp, up to 524 s."""
_OUTCOMES = (Outcome.OK, Outcome.FAILED, Outcome.UNKNOWN)
_FAULTS = (None, *Fault)
_UNCOUNTED = 0x80
_FAULT_BITS = 5
_BIG_ENDIAN = sys.byteorder == "big"


class NotPacked(ValueError):
    """Bytes that are none of ours, or damaged."""


class Packed(NamedTuple):
    """One answer as the file holds it, ``check`` and ``word`` by their numbers there. A tuple: they are many."""

    check: int
    at: int
    took: int
    """Microseconds, whatever the outcome."""
    status: int
    code: int
    phases: tuple[int, int, int, int]
    word: int
    gap_ms: int
    """How long it speaks at most."""

    @property
    def timing(self) -> Timing:
        """The phases and the total in ms."""
        name, connect, tls, first_byte = (_phase_ms(one) for one in self.phases)
        return Timing(name, connect, tls, first_byte, self.took / 1000)

    @property
    def outcome(self) -> Outcome:
        """What came of it."""
        number = self.code >> _FAULT_BITS & 3
        return _OUTCOMES[number] if number < len(_OUTCOMES) else Outcome.UNKNOWN

    @property
    def fault(self) -> Fault | None:
        """Why it is not good."""
        number = self.code & (1 << _FAULT_BITS) - 1
        return _FAULTS[number] if number < len(_FAULTS) else None

    @property
    def is_good(self) -> bool:
        """Whether it counts, and as a good one."""
        return self.code < 1 << _FAULT_BITS

    @property
    def counts(self) -> bool:
        """Whether it counts in figures."""
        return self.code < 2 << _FAULT_BITS


def code_of(outcome: Outcome, fault: Fault | None, *, counts: bool) -> int:
    """Outcome, fault and whether it counts, in one byte: below 32 for a good answer, below 64 for a failed one."""
    code = _OUTCOMES.index(outcome) << _FAULT_BITS | _FAULTS.index(fault)
    return code if counts else code | _UNCOUNTED


def phases_of(timing: Timing) -> tuple[int, int, int, int]:
    """The four phases as the file holds them."""
    return (
        _half(timing.name_ms), _half(timing.connect_ms), _half(timing.tls_ms), _half(timing.first_byte_ms),
    )  # fmt: skip


def _half(ms: float | None) -> int:
    if ms is None:
        return _NO_PHASE
    return int.from_bytes(_HALF.pack(min(max(ms, 0.0) / _PHASE_SCALE, 65_504.0)), "little")


def _phase_ms(number: int) -> float | None:
    if number == _NO_PHASE:
        return None
    ms: float = _HALF.unpack(number.to_bytes(2, "little"))[0] * _PHASE_SCALE
    return round(ms, 3)


# --- as they come: rows ----------------------------------------------------------------------------


def rows_to_bytes(rows: Sequence[Packed]) -> bytes:
    """Answers of any checks, one after the other."""
    return b"".join(
        _ROW.pack(one.check, one.at, one.took, one.status, one.code, *one.phases, one.word, one.gap_ms)
        for one in rows
    )


def rows_from_bytes(data: bytes) -> list[Packed]:
    """What was packed so. Raises NotPacked."""
    try:
        return [
            Packed(check, at, took, status, code, (name, connect, tls, first), word, gap_ms)
            for check, at, took, status, code, name, connect, tls, first, word, gap_ms in _ROW.iter_unpack(data)
        ]
    except struct.error as error:
        raise NotPacked(str(error)) from error


def check_of_row(row: bytes) -> int:
    """The check's number of one such row."""
    return int.from_bytes(row[:4], "little")


# --- an hour of one check: columns -----------------------------------------------------------------


def block_to_bytes(rows: Sequence[Packed]) -> bytes:
    """The answers of one check in at most an hour, oldest first."""
    first = rows[0].at
    passed = [0, *(two.at - one.at for one, two in zip(rows, rows[1:], strict=False))]
    columns = [
        _HEAD.pack(len(rows), first),
        _split(array("I", [one.took for one in rows])),
        bytes(one.code for one in rows),
        _split(array("I", passed)),
        _split(array("I", [one.gap_ms for one in rows])),
        _split(array("h", [one.status for one in rows])),
        *(_split(array("H", [one.phases[place] for one in rows])) for place in range(4)),
        _split(array("I", [one.word for one in rows])),
    ]
    return zlib.compress(b"".join(columns), 6)


def block_from_bytes(check: int, data: bytes) -> list[Packed]:
    """The answers of such a block. Raises NotPacked."""
    columns = _Columns(data)
    count, first = columns.head()
    took, codes, passed = columns.numbers("I", count), columns.bytes(count), columns.numbers("I", count)
    gaps = columns.numbers("I", count)
    status = columns.numbers("h", count)
    phases = zip(*(columns.numbers("H", count) for _ in range(4)), strict=True)
    words = columns.numbers("I", count)
    at = accumulate(passed, initial=first)
    next(at, None)
    return [Packed(check, *one) for one in zip(at, took, status, codes, phases, words, gaps, strict=True)]


def figures_of_block(data: bytes) -> tuple[list[int], list[int], list[int]]:
    """Of the answers that count: the moments, the times, -1 for a failed one, and until when each speaks at most.

    Raises:
        NotPacked: it is none of ours, or damaged.
    """
    columns = _Columns(data)
    count, first = columns.head()
    took, codes, passed = columns.numbers("I", count), columns.bytes(count), columns.numbers("I", count)
    at = list(accumulate(passed, initial=first))[1:]
    speaks = [one + 1000 * gap for one, gap in zip(at, columns.numbers("I", count), strict=True)]
    if not codes.strip(b"\0"):
        return at, took.tolist(), speaks
    counted = [
        (one, time if code < 1 << _FAULT_BITS else -1, end)
        for one, time, code, end in zip(at, took, codes, speaks, strict=True)
        if code < 2 << _FAULT_BITS
    ]
    return [one[0] for one in counted], [one[1] for one in counted], [one[2] for one in counted]


def times_of_block(data: bytes) -> list[int]:
    """The times of the good answers that count; it is read no further than they stand. Raises NotPacked."""
    columns = _Columns(data, only_times=True)
    count, _ = columns.head()
    took, codes = columns.numbers("I", count), columns.bytes(count)
    if not codes.strip(b"\0"):
        return took.tolist()
    return [time for time, code in zip(took, codes, strict=True) if code < 1 << _FAULT_BITS]


class _Columns:
    """Reads one column after the other."""

    def __init__(self, data: bytes, *, only_times: bool = False) -> None:
        try:
            if only_times:
                unpacking = zlib.decompressobj()
                head = unpacking.decompress(data, _HEAD.size)
                count = _HEAD.unpack(head)[0]
                self._data = head + unpacking.decompress(unpacking.unconsumed_tail, 5 * count)
            else:
                self._data = zlib.decompress(data)
        except (zlib.error, struct.error) as error:
            raise NotPacked(str(error)) from error
        self._place = 0

    def head(self) -> tuple[int, int]:
        """How many answers, and the first one's moment."""
        count, first = _HEAD.unpack(self.bytes(_HEAD.size))
        if count > MOST_TOGETHER:
            raise NotPacked(f"{count} of them do not lie together")
        return count, first

    def bytes(self, count: int) -> bytes:
        found = self._data[self._place : self._place + count]
        self._place += count
        if len(found) != count:
            raise NotPacked("it ends too soon")
        return found

    def narrowed(self, count: int) -> Sequence[int]:
        place = self.bytes(1)[0]
        if place > _ALL_ZERO:
            raise NotPacked("there is no such width")
        return [0] * count if place == _ALL_ZERO else self.numbers(_KINDS[place], count)

    def numbers(self, kind: str, count: int) -> "array[int]":
        column = array(kind)
        size = column.itemsize
        planes = self.bytes(size * count)
        whole = bytearray(len(planes))
        for place in range(size):
            whole[place::size] = planes[place * count : (place + 1) * count]
        column.frombytes(whole)
        if _BIG_ENDIAN:
            column.byteswap()
        return column


def _split(column: "array[int]") -> bytes:
    if _BIG_ENDIAN:
        column.byteswap()
    whole, size = column.tobytes(), column.itemsize
    return b"".join(whole[place::size] for place in range(size))


# --- roll-ups --------------------------------------------------------------------------------------

_KINDS = "BHIQ"
_ALL_ZERO = len(_KINDS)
_NUMBERS = (
    "since", "length", "answers", "failed", "known", "good", "total", "least", "most",
    "begun", "lead", "tail", "longest",
)  # fmt: skip
"""The fields of a roll in their order, but for its counts."""


def rolls_to_bytes(rolls: Sequence[Roll]) -> bytes:
    """Rolls of one check, oldest first."""
    counts = [pair for one in rolls for pair in one.counts]
    since = [one.since for one in rolls]
    passed = [two - one for one, two in zip(since, since[1:], strict=False)]
    fields = [[getattr(one, name) for one in rolls] for name in _NUMBERS[1:]]
    sizes = [len(one.counts) for one in rolls]
    columns = (passed, *fields, sizes, [number for number, _ in counts], [count for _, count in counts])
    head = _HEAD.pack(len(rolls), since[0] if since else 0)
    return zlib.compress(head + b"".join(_narrowed(one) for one in columns), 6)


def rolls_from_bytes(data: bytes) -> list[Roll]:
    """What was packed so. Raises NotPacked."""
    columns = _Columns(data)
    count, first = columns.head()
    since = accumulate(columns.narrowed(max(0, count - 1)), initial=first)
    fields = [columns.narrowed(count) for _ in _NUMBERS[1:]]
    sizes = columns.narrowed(count)
    classes = sum(sizes)
    pairs = list(zip(columns.narrowed(classes), columns.narrowed(classes), strict=True))
    counts = [tuple(pairs[end - size : end]) for size, end in zip(sizes, accumulate(sizes), strict=True)]
    return [Roll(*one) for one in zip(since, *fields, counts, strict=False)]


def _narrowed(values: Sequence[int]) -> bytes:
    """A column in as few bytes a number as hold the greatest, none where all are zero."""
    most = max(values, default=0)
    if not most:
        return bytes([_ALL_ZERO])
    place = next(n for n, kind in enumerate(_KINDS) if most < 1 << 8 * array(kind).itemsize)
    return bytes([place]) + _split(array(_KINDS[place], values))
