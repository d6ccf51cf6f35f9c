"""The answer time of a check over a window, on a log scale. Values only; places are shares of width and height."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log10

from incident_desk.domain.durations import took
from incident_desk.domain.health import CheckState, Outcome, Sample
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_past import CoursePoint, Past
from incident_desk.domain.health_rules import Measure, seconds_between

_LEAST_MS = 10.0
_MOST_TICKS = 6
WINDOWS = (("15 min", 900), ("1 h", 3600), ("6 h", 21_600), ("24 h", 86_400))
"""The windows that can be chosen, in seconds."""
_STEPS = {900: 300, 3600: 600, 21_600: 3600, 86_400: 14_400}


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """An answer, or a cell of many: where it lies, its time in ms (None: none was good), whether some failed."""

    at: float
    ms: float | None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold as a level line."""

    ms: float
    words: str
    is_critical: bool = False


@dataclass(frozen=True, slots=True)
class ChartModel:
    """What the chart shows. ``ticks`` are times along the foot; ``changes`` are where something was done."""

    points: tuple[ChartPoint, ...] = ()
    limits: tuple[Limit, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    changes: tuple[float, ...] = ()
    top_ms: float = 1000.0
    low_ms: float = _LEAST_MS
    failing: str = ""
    spoken: str = ""

    def height(self, ms: float) -> float:
        """Where a time lies: 0 at the foot, 1 at the top."""
        low, top = log10(self.low_ms), log10(self.top_ms)
        return min(1.0, max(0.0, (log10(max(ms, 0.01)) - low) / (top - low)))

    @property
    def levels(self) -> tuple[tuple[float, str], ...]:
        """The level lines of the scale: the decades, and the top."""
        decades, ms = [], self.low_ms
        while ms < self.top_ms:
            decades.append(ms)
            ms *= 10
        shown = [one for one in decades if self.height(one) < 0.9]
        return tuple((one, f"{one / 1000:g} s" if one >= 1000 else f"{one:g} ms") for one in (*shown, self.top_ms))


def chart_of(
    check: Check, state: CheckState, points: Iterable[ChartPoint], window: tuple[datetime, datetime],
    changes: Iterable[datetime] = (),
) -> ChartModel:  # fmt: skip
    """The chart of one check in a window (since, until)."""
    since, until = window
    shown = tuple(sorted((one for one in points if 0 <= one.at <= 1), key=lambda one: one.at))
    limits = tuple(_limits(check))
    known = [one.ms for one in shown if one.ms is not None]
    top = max([check.timeout_s * 1000, *known, *(one.ms for one in limits)])
    low = min([100.0, *(one for one in known if one > 0)])
    low = max(0.1, 10 ** int(log10(low) // 1))
    length = seconds_between(since, until)
    places = [seconds_between(since, at) / length for at in changes]
    failing = failing_words(state)
    spoken = f"{len(known)} answers" + (f", the last {took(known[-1])}" if known else "")
    return ChartModel(
        shown, limits, time_ticks(since, until), tuple(one for one in places if 0 <= one <= 1), top, low, failing,
        ", ".join(filter(None, (spoken, failing, *(one.words for one in limits)))),
    )  # fmt: skip


def of_course(course: Sequence[CoursePoint], since: datetime, until: datetime) -> list[ChartPoint]:
    """The cells of the history as points."""
    length = seconds_between(since, until)
    return [
        ChartPoint(
            seconds_between(since, one.at + timedelta(seconds=one.length_s / 2)) / length,
            None if one.median_s is None else one.median_s * 1000,
            one.failed > 0,
        )
        for one in course
        if one.answers
    ]


def of_answers(answers: Sequence[Sample], since: datetime, until: datetime) -> list[ChartPoint]:
    """Single answers as points."""
    length = seconds_between(since, until)
    return [
        ChartPoint(
            seconds_between(since, one.at) / length,
            one.timing.total_ms if one.outcome is Outcome.OK else None,
            failed=one.outcome is Outcome.FAILED,
        )
        for one in answers
        if one.outcome is not Outcome.UNKNOWN
    ]


def time_ticks(since: datetime, until: datetime) -> tuple[tuple[float, str], ...]:
    """Times of day along a window, at even steps: where, and what they say."""
    length = seconds_between(since, until)
    step = next((step for window, step in _STEPS.items() if length <= window), int(length / _MOST_TICKS))
    first = since + timedelta(seconds=-(since.timestamp() % step) + step)
    found: list[tuple[float, str]] = []
    at = first
    while at <= until and len(found) <= 2 * _MOST_TICKS:
        found.append((seconds_between(since, at) / length, f"{at:%H:%M}"))
        at += timedelta(seconds=step)
    return tuple(found)


def failing_words(state: CheckState) -> str:
    """How it fails now: "no answer in 60 s, 49 times in a row"; empty while it doesn't."""
    if not state.failures or state.last is None:
        return ""
    times = "once" if state.failures == 1 else f"{state.failures} times in a row"
    return f"{state.last.error or 'failing'}, {times}"


def _limits(check: Check) -> Iterable[Limit]:
    for one in check.rule.thresholds:
        if one.measure is not Measure.LATENCY:
            continue
        if one.warning:
            yield Limit(one.warning * 1000, f"slow above {one.warning:g} s")
        if one.critical:
            yield Limit(one.critical * 1000, f"critical above {one.critical:g} s", is_critical=True)


def ranks_words(past: Past | None) -> str:
    """How long answers took in the window that is shown: "p50 96 ms, p95 104 ms, p99 1.1 s, 3.2 % failed"."""
    if past is None or not past.answers:
        return ""
    ranks = (("p50", past.p50_s), ("p90", past.p90_s), ("p95", past.p95_s), ("p99", past.p99_s))
    words = [f"{name} {took(value * 1000)}" for name, value in ranks if value is not None]
    failed = [f"{past.failed * 100 / past.answers:.3g} % failed"] if past.failed else []
    return ", ".join([*words, *failed])
