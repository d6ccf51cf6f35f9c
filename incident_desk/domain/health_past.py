"""What the history of a check says of any window: figures, course, stretches and answers. Pure values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.health_rolls import Roll
from incident_desk.domain.health_sample import Sample
from incident_desk.domain.health_windows import Figures, nearest_rank
from incident_desk.domain.moments import from_microseconds

SHARES = (50, 95, 99, 90)
"""The percentiles, in the order of the fields of ``Past``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past(Figures):
    """The figures of a window, as ``Figures`` defines them, and its outages."""

    p90_s: float | None = None
    since: datetime
    until: datetime
    """The window that they are of, (since, until]: wider than what was asked where only roll-ups are left."""
    is_exact: bool = True
    """False: the percentiles are within 1/64 (``health_rolls.BOUND``) of a time that was measured."""
    outages: int = 0
    """Rows of failed answers that begin in the window, or are under way where it begins."""
    longest_s: float = 0.0
    """How long the longest of them lasts within the window."""


def past_of(roll: Roll, times: list[int] | None) -> Past:
    """The figures of a rolled-up window; ``times`` are those of all its good answers, where they are known."""
    good = roll.answers - roll.failed
    is_exact = times is not None and len(times) == good
    ranked = sorted(times) if times and is_exact else []
    ranks = [nearest_rank(ranked, share) if ranked else roll.rank(share) for share in SHARES]
    p50_s, p95_s, p99_s, p90_s = (None if one is None else one / 1e6 for one in ranks)
    return Past(
        roll.answers, roll.failed, roll.known / 1e6, roll.good / 1e6,
        roll.total / good / 1e6 if good else None, p50_s, p95_s, p99_s, p90_s=p90_s,
        since=from_microseconds(roll.since), until=from_microseconds(roll.until), is_exact=is_exact,
        outages=roll.begun + (roll.lead > 0), longest_s=roll.longest / 1e6,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """One cell of a course: its span, its answers, and the times of the good ones in seconds."""

    at: datetime
    """Where the cell begins, on a grid that does not move with the window."""
    length_s: float
    answers: int
    failed: int
    least_s: float | None
    median_s: float | None
    most_s: float | None
    known_s: float = 0.0
    good_s: float = 0.0


def point_of(roll: Roll) -> CoursePoint:
    """A roll as a cell of a course."""
    median = roll.rank(50)
    is_good = roll.answers > roll.failed
    return CoursePoint(
        from_microseconds(roll.since), roll.length / 1e6, roll.answers, roll.failed,
        roll.least / 1e6 if is_good else None, None if median is None else median / 1e6,
        roll.most / 1e6 if is_good else None, roll.known / 1e6, roll.good / 1e6,
    )  # fmt: skip


class StretchKind(StrEnum):
    """How a check was for a while."""

    GOOD = "good"
    FAILED = "failed"
    PARTLY = "partly failed"
    """Both, in a span of which only a roll-up is kept."""
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span in which a check was the same all the time."""

    kind: StretchKind
    since: datetime
    until: datetime


Span = tuple[int, int, StretchKind]
"""From, to, in microseconds since 1970, and how it was."""


def span_of(roll: Roll) -> Span:
    """How a rolled-up span was as a whole."""
    if not roll.known:
        return roll.since, roll.until, StretchKind.NO_DATA
    if roll.good == roll.known and not roll.failed:
        return roll.since, roll.until, StretchKind.GOOD
    return roll.since, roll.until, StretchKind.PARTLY if roll.good else StretchKind.FAILED


def stretches_of(spans: Iterable[Span], since: int, until: int) -> tuple[Stretch, ...]:
    """The whole window without a gap: what is alike is one stretch, what is not known of is no data."""
    found: list[list[int | StretchKind]] = []
    reached = since
    for begin, end, kind in (*spans, (until, until, StretchKind.NO_DATA)):
        begin, end = max(reached, min(begin, until)), min(end, until)
        if begin > reached:
            _add(found, reached, begin, StretchKind.NO_DATA)
        if end > begin:
            _add(found, begin, end, kind)
        reached = max(reached, end, begin)
    return tuple(Stretch(kind, from_microseconds(a), from_microseconds(b)) for a, b, kind in found)  # type: ignore[arg-type]


def _add(found: list[list[int | StretchKind]], begin: int, end: int, kind: StretchKind) -> None:
    if found and found[-1][2] is kind and found[-1][1] == begin:
        found[-1][1] = end
    else:
        found.append([begin, end, kind])


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer, its check by its own id, with how long it speaks at most and whether it counts in figures."""

    sample: Sample
    gap_s: float
    counts: bool = True


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer as it is kept: the evidence of a bounded number of failed ones, the rest of it of each."""

    sample: Sample
    counts: bool
    """False for one that was not judged: during announced work, in a dead line."""
