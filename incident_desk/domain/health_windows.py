"""Error rate, availability, mean and percentiles of answer times over any window of the answers that are kept.

Exact: counts and whole microseconds are summed, nothing is sampled and nothing decays. A window is (start, end]:

- an answer lies in it by the moment its result stood;
- *errors* are the failed answers as percent of all;
- *availability* is the time in which the last answer was good as percent of the time that is known of. An answer
  speaks until the next one, and no longer than its gap: after that nothing is known. A dead target is asked less
  often, so its failed answers speak for longer;
- percentiles are by nearest rank, over the good answers: one of the times that was measured, never one between.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from incident_desk.domain.health_sample import Outcome, Sample

KEPT_S = 3600.0
_START = datetime(2000, 1, 1, tzinfo=UTC)
_FORGET_EACH = 512


@dataclass(frozen=True, slots=True)
class Figures:
    """What the answers of a window come to; None where there is nothing to say it of."""

    answers: int
    failed: int
    known_s: float
    """How much of the window is known of."""
    good_s: float
    mean_s: float | None = None
    """The mean time of the good answers."""
    p50_s: float | None = None
    p95_s: float | None = None
    p99_s: float | None = None

    @property
    def good(self) -> int:
        """How many answers were good."""
        return self.answers - self.failed

    @property
    def error_percent(self) -> float | None:
        """Failed answers of all answers."""
        return 100 * self.failed / self.answers if self.answers else None

    @property
    def available_percent(self) -> float | None:
        """Good time of the known time."""
        return 100 * self.good_s / self.known_s if self.known_s else None


class Answers:
    """The answers of one check, oldest first, with running sums: any window costs the same, however long it is."""

    def __init__(self, gap_s: float, kept_s: float = KEPT_S) -> None:
        """``gap_s``: how long an answer speaks at most, where nothing else is said of it."""
        self._gap, self._kept = gap_us(gap_s), round(kept_s * 1e6)
        self._longest_gap = self._gap
        self._at, self._took, self._gaps = array("q"), array("q"), array("q")
        self._failed, self._known, self._good, self._sum = (array("q", [0]) for _ in range(4))

    def __len__(self) -> int:
        return len(self._at)

    def add(self, at: datetime, took_ms: float, *, is_good: bool, gap_s: float | None = None) -> bool:
        """Keep one more answer; False for one that is not newer than the last, which counts for nothing."""
        moment, took = _microseconds(at), round(took_ms * 1000) if is_good else -1
        gap = self._gap if gap_s is None else gap_us(gap_s)
        moments = self._at
        if moments:
            passed = moment - moments[-1]
            if passed <= 0:
                return False
            spoke = min(passed, self._gaps[-1])
            self._known.append(self._known[-1] + spoke)
            self._good.append(self._good[-1] + (spoke if self._took[-1] >= 0 else 0))
        moments.append(moment)
        self._took.append(took)
        self._gaps.append(gap)
        if gap > self._longest_gap:
            self._longest_gap = gap
        self._failed.append(self._failed[-1] + (took < 0))
        self._sum.append(self._sum[-1] + (took if took > 0 else 0))
        if len(moments) % _FORGET_EACH == 0:
            self._forget(moment - self._kept - self._longest_gap)
        return True

    def gap_at(self, at: datetime) -> float | None:
        """How long the answer of just that moment speaks at most, in seconds; None where there is none."""
        place = bisect_right(self._at, moment := _microseconds(at)) - 1
        return self._gaps[place] / 1e6 if place >= 0 and self._at[place] == moment else None

    def figures(self, start: datetime, end: datetime, *, ranks: bool = False) -> Figures:
        """What the answers from `start` (not included) to `end` come to; `ranks` asks for the percentiles too."""
        begin, finish = _microseconds(start), _microseconds(end)
        low, high = bisect_right(self._at, begin), bisect_right(self._at, finish)
        failed = self._failed[high] - self._failed[low]
        good = high - low - failed
        known_us, good_us = self._times(low, high, begin, finish)
        mean_s = (self._sum[high] - self._sum[low]) / good / 1e6 if good else None
        ranked = sorted(one for one in self._took[low:high] if one >= 0) if ranks else []
        percentiles = [nearest_rank(ranked, share) / 1e6 if ranked else None for share in (50, 95, 99)]
        return Figures(high - low, failed, known_us / 1e6, good_us / 1e6, mean_s, *percentiles)

    def _times(self, low: int, high: int, begin: int, finish: int) -> tuple[int, int]:
        """The known and the good microseconds of the window."""
        if high <= low:
            return self._spoken(high - 1, begin, finish) if high else (0, 0)
        first = self._spoken(low - 1, begin, self._at[low]) if low else (0, 0)
        last = self._spoken(high - 1, begin, finish)
        known = self._known[high - 1] - self._known[low] + first[0] + last[0]
        return known, self._good[high - 1] - self._good[low] + first[1] + last[1]

    def _spoken(self, place: int, begin: int, finish: int) -> tuple[int, int]:
        """How long one answer speaks between two moments, and how much of that is good."""
        at = self._at[place]
        known = max(0, min(finish, at + self._gaps[place]) - max(begin, at))
        return known, known if self._took[place] >= 0 else 0

    def _forget(self, before: int) -> None:
        old = bisect_right(self._at, before)
        for one in (self._at, self._took, self._gaps, self._failed, self._known, self._good, self._sum):
            del one[:old]


def figures_of(samples: Iterable[Sample], start: datetime, end: datetime, gap_s: float) -> Figures:
    """The figures of a window of one check's samples, in their order; what was no answer is passed over."""
    answers = Answers(gap_s, kept_s=1e9)
    for one in samples:
        if one.outcome in (Outcome.OK, Outcome.FAILED):
            answers.add(one.at, one.timing.total_ms, is_good=one.outcome is Outcome.OK)
    return answers.figures(start, end, ranks=True)


def nearest_rank(ranked: list[int], share: int) -> int:
    """The least of the sorted values that at least `share` percent of them do not exceed."""
    return ranked[max(0, -(-share * len(ranked) // 100) - 1)]


def gap_us(gap_s: float) -> int:
    """A gap in whole milliseconds, 49 days at most, as microseconds: so it is kept everywhere."""
    return min(round(gap_s * 1000), 2**32 - 1) * 1000


def _microseconds(moment: datetime) -> int:
    passed = moment - _START
    return (passed.days * 86_400 + passed.seconds) * 1_000_000 + passed.microseconds
