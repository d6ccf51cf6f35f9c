"""Answers of one check rolled up: what a span of them comes to, so that years stay small and join without loss.

Counts and times add up exactly: the figures of joined rolls are those of all their answers. Percentiles come from a
histogram whose classes are at most 1/32 of their value wide, so what is told (a class's middle) lies within `BOUND`
of the time that was measured. Times are whole microseconds, moments microseconds since 1970; a span is
(since, until], as the windows of `health_windows` are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

BOUND = 1 / 64
"""How far a percentile of a rolled-up span may be from the measured one, as a share of it."""
_FINE = 6
"""Values below 2 to this have a class of their own; above, so many bits of a value tell its class."""


def class_of(took: int) -> int:
    """The histogram's class of a time."""
    shift = max(0, took.bit_length() - _FINE)
    return (shift << _FINE - 1) + (took >> shift)


def middle_of(number: int) -> int:
    """The time in the middle of a class."""
    shift = max(0, (number >> _FINE - 1) - 1)
    least = number - (shift << _FINE - 1) << shift
    return least + ((1 << shift) - 1) // 2


@dataclass(frozen=True, slots=True)
class Heard:
    """Answers of one check in columns, oldest first; only those that count in figures."""

    at: Sequence[int]
    took: Sequence[int]
    """How long a good answer took; -1 for a failed one."""
    until: Sequence[int]
    """Until when each speaks: to the next one, and no longer than the check's longest gap."""

    @classmethod
    def of(cls, at: Sequence[int], took: Sequence[int], gap: int) -> "Heard":
        """Answers that all speak for the same time."""
        following = (*at[1:], at[-1] + gap) if at else ()
        return cls(at, took, [min(one + gap, then) for one, then in zip(at, following, strict=True)])

    def spoken(self, since: int, until: int) -> Iterator[tuple[int, int, bool]]:
        """The spans that are known of in a window, in their order: from, to, and whether it was good."""
        low = max(0, bisect_right(self.at, since) - 1)
        for place in range(low, bisect_right(self.at, until)):
            begin, end = max(since, self.at[place]), min(until, self.until[place])
            if begin < end:
                yield begin, end, self.took[place] >= 0

    def outages(self, since: int, until: int) -> list[tuple[int, int]]:
        """The rows of failed answers in a window, without a silence between: from, to. One may begin before it."""
        found: list[tuple[int, int]] = []
        low = max(0, bisect_right(self.at, since) - 1)
        for place in range(low, bisect_right(self.at, until)):
            begin, end = self.at[place], self.until[place]
            if self.took[place] >= 0 or end <= since:
                continue
            if found and found[-1][1] == begin:
                found[-1] = found[-1][0], end
            else:
                found.append((begin, end))
        return found


class Roll(NamedTuple):
    """What the answers of one span come to. A tuple, for thousands are read at once."""

    since: int
    length: int
    answers: int = 0
    failed: int = 0
    known: int = 0
    """How much of the span is known of, and below how much of it was good."""
    good: int = 0
    total: int = 0
    """The sum of the good answers' times, and the least and the most of them; 0 where there is none."""
    least: int = 0
    most: int = 0
    begun: int = 0
    """How many outages begin here."""
    lead: int = 0
    """How long the outage lasts in which the span begins, and below the one in which it ends."""
    tail: int = 0
    longest: int = 0
    counts: tuple[tuple[int, int], ...] = ()
    """How many good answers are in each class, by class."""

    @property
    def until(self) -> int:
        """Where the span ends."""
        return self.since + self.length

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not (self.answers or self.known)

    def rank(self, share: int) -> int | None:
        """The time that at least `share` percent of the good answers do not exceed, within `BOUND`."""
        good = self.answers - self.failed
        wanted, passed = max(1, -(-share * good // 100)), 0
        for number, count in self.counts:
            passed += count
            if passed >= wanted:
                return min(self.most, max(self.least, middle_of(number)))
        return None


@dataclass(slots=True)
class Rolling:
    """A roll in the making."""

    since: int
    length: int
    answers: int = 0
    failed: int = 0
    known: int = 0
    good: int = 0
    total: int = 0
    least: int = 0
    most: int = 0
    begun: int = 0
    lead: int = 0
    tail: int = 0
    longest: int = 0
    counts: dict[int, int] = field(default_factory=dict)

    def hear(self, took: int) -> None:
        """One answer more."""
        self.answers += 1
        if took < 0:
            self.failed += 1
            return
        self.total += took
        self.least = took if self.answers - self.failed == 1 else min(self.least, took)
        self.most = max(self.most, took)
        number = class_of(took)
        self.counts[number] = self.counts.get(number, 0) + 1

    def fail(self, begin: int, end: int) -> None:
        """An outage, as much of it as lies in the span; outages come in their order."""
        self.begun += begin > self.since
        begin, end = max(begin, self.since), min(end, self.since + self.length)
        self.longest = max(self.longest, end - begin)
        if begin == self.since:
            self.lead = end - begin
        if end == self.since + self.length:
            self.tail = end - begin

    def join(self, roll: Roll) -> None:
        """The roll of the span that follows."""
        if roll.answers > roll.failed:
            had_good = self.answers > self.failed
            self.least = min(self.least, roll.least) if had_good else roll.least
            self.most = max(self.most, roll.most)
        self.answers += roll.answers
        self.failed += roll.failed
        self.known += roll.known
        self.good += roll.good
        self.total += roll.total
        for number, count in roll.counts:
            self.counts[number] = self.counts.get(number, 0) + count
        self._join_outages(roll)
        self.length = roll.until - self.since

    def _join_outages(self, roll: Roll) -> None:
        is_next = self.since + self.length == roll.since
        tail = self.tail if is_next else 0
        across = tail + roll.lead
        if self.lead == self.length and is_next:
            self.lead = across
        self.longest = max(self.longest, roll.longest, across)
        self.tail = across if roll.tail == roll.length else roll.tail
        self.begun += roll.begun

    def done(self) -> Roll:
        """The roll."""
        counts = tuple(sorted(self.counts.items()))
        return Roll(
            self.since, self.length, self.answers, self.failed, self.known, self.good, self.total,
            self.least, self.most, self.begun, self.lead, self.tail, self.longest, counts,
        )  # fmt: skip


def rolls_of(heard: Heard, since: int, step: int, count: int) -> list[Roll]:
    """So many spans of `step`, one after the other. What speaks into the first must be among the answers."""
    until = since + step * count
    cells = [Rolling(since + place * step, step) for place in range(count)]
    for place in range(bisect_right(heard.at, since), bisect_right(heard.at, until)):
        cells[(heard.at[place] - since - 1) // step].hear(heard.took[place])
    for begin, end, is_good in heard.spoken(since, until):
        for cell, length in _shared(cells, since, step, begin, end):
            cell.known += length
            cell.good += length if is_good else 0
    for begin, end in heard.outages(since, until):
        for place in range(max(0, (begin - since - 1) // step), min(count, -((since - end) // step))):
            cells[place].fail(begin, end)
    return [one.done() for one in cells]


def _shared(cells: Sequence[Rolling], since: int, step: int, begin: int, end: int) -> Iterator[tuple[Rolling, int]]:
    """The cells that a span lies in, each with how much of it."""
    first, last = (begin - since) // step, (end - since - 1) // step
    if first == last:
        yield cells[first], end - begin
        return
    for place in range(first, last + 1):
        cell = cells[place]
        yield cell, min(end, cell.since + step) - max(begin, cell.since)


def joined(rolls: Sequence[Roll]) -> Roll:
    """One roll of all of these, at least one, in their order; what lies between them is not known of."""
    whole = Rolling(rolls[0].since, 0)
    for one in rolls:
        whole.join(one)
    return whole.done()
