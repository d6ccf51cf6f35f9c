"""The past of a check as text and as plain data: its figures in lines, its course as a row of blocks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import log
from typing import Any

from incident_desk.domain.durations import length
from incident_desk.domain.health_past import CoursePoint, Past
from incident_desk.domain.health_rolls import BOUND
from incident_desk.formats.times import iso

WIDTH = 60
"""Cells of the row."""
_BLOCKS = "▁▂▃▄▅▆▇█"
_FAILED, _PARTLY, _NOTHING = "×", "!", "·"
LEGEND = f"each sign a {{share}}; {_FAILED} failed, {_PARTLY} partly failed, {_NOTHING} no data"


def past_lines(past: Past, course: Sequence[CoursePoint]) -> list[str]:
    """What a person wants to know of a window, a line each."""
    if not past.answers and not past.known_s:
        return ["nothing was heard"]
    lines = [f"{_percent(past.available_percent)} available; {_errors(past)}"]
    # What others told of took no time.
    if past.p99_s:
        near = "" if past.is_exact else f" (within {100 * BOUND:.1f} %)"
        times = (("p50", past.p50_s), ("p90", past.p90_s), ("p95", past.p95_s), ("p99", past.p99_s))
        lines.append("answer time " + ", ".join(f"{name} {_ms(value)}" for name, value in times) + near)
    lines += [_outages(past), course_row(course, past.since, past.until)]
    share = length((past.until - past.since) / WIDTH)
    return [*lines, LEGEND.format(share=share)]


def course_row(course: Sequence[CoursePoint], since: datetime, until: datetime) -> str:
    """A row of blocks, higher where answers took longer, on a log scale between the least and the most of them."""
    medians = [one.median_s for one in course if one.median_s]
    low, high = (min(medians), max(medians)) if medians else (1.0, 1.0)
    cell = (until - since) / WIDTH
    return "".join(
        _sign(_within(course, since + cell * n, since + cell * (n + 1)), low, high) for n in range(WIDTH)
    )


def past_data(past: Past, course: Sequence[CoursePoint]) -> dict[str, Any]:
    """The figures and the course, ready for JSON; times of answers in ms, null where there is nothing to say."""
    return {
        "from": iso(past.since),
        "until": iso(past.until),
        "answers": past.answers,
        "failed": past.failed,
        "error_percent": _rounded(past.error_percent),
        "available_percent": _rounded(past.available_percent),
        "known_s": _rounded(past.known_s),
        "mean_ms": _in_ms(past.mean_s),
        "p50_ms": _in_ms(past.p50_s),
        "p90_ms": _in_ms(past.p90_s),
        "p95_ms": _in_ms(past.p95_s),
        "p99_ms": _in_ms(past.p99_s),
        "percentiles": "measured" if past.is_exact else f"within {100 * BOUND:.1f} percent",
        "outages": past.outages,
        "longest_outage_s": _rounded(past.longest_s),
        "course": [_point_data(one) for one in course],
    }


def _point_data(point: CoursePoint) -> dict[str, Any]:
    return {
        "at": iso(point.at),
        "length_s": point.length_s,
        "answers": point.answers,
        "failed": point.failed,
        "least_ms": _in_ms(point.least_s),
        "median_ms": _in_ms(point.median_s),
        "most_ms": _in_ms(point.most_s),
        "state": _state(point),
    }


def _state(point: CoursePoint) -> str:
    if not point.failed:
        return "good" if point.answers or point.good_s else "failed"
    return "failed" if point.failed == point.answers else "partly failed"


def _within(course: Sequence[CoursePoint], since: datetime, until: datetime) -> list[CoursePoint]:
    """The points that begin in a cell of the row, or the one that lies over it."""
    inside = [one for one in course if since <= one.at < until]
    if inside:
        return inside
    before = [one for one in course if one.at < since]
    reaches = bool(before) and (since - before[-1].at).total_seconds() < before[-1].length_s
    return before[-1:] if reaches else []


def _sign(points: Sequence[CoursePoint], low: float, high: float) -> str:
    if not points:
        return _NOTHING
    states = {_state(one) for one in points}
    if states != {"good"}:
        return _FAILED if states == {"failed"} else _PARTLY
    worst = max((one.median_s for one in points if one.median_s), default=low)
    place = log(worst / low) / log(high / low) if high > low else 0.0
    return _BLOCKS[min(len(_BLOCKS) - 1, int(place * len(_BLOCKS)))]


def _errors(past: Past) -> str:
    answers = "1 answer" if past.answers == 1 else f"{past.answers:,} answers"
    return f"{_percent(past.error_percent)} of {answers} failed" if past.answers else "no answers"


def _outages(past: Past) -> str:
    if not past.outages:
        return "no outage"
    count = "1 outage" if past.outages == 1 else f"{past.outages:,} outages"
    longest = _length(past.longest_s)
    return f"{count} of {longest}" if past.outages == 1 else f"{count}, the longest {longest}"


def _length(seconds: float) -> str:
    return length(timedelta(seconds=round(seconds)))


def _percent(value: float | None) -> str:
    """Never rounded up to a hundred or down to nothing: 99.996 % is not 100 %."""
    if value is None:
        return "unknown"
    shown = f"{value:.2f}"
    if (shown == "100.00" and value < 100) or (shown == "0.00" and value > 0):
        return "over 99.99 %" if value > 50 else "under 0.01 %"
    return f"{shown.rstrip('0').rstrip('.')} %"


def _ms(seconds: float | None) -> str:
    if seconds is None:
        return "unknown"
    ms = seconds * 1000
    if ms >= 10_000:
        return f"{ms / 1000:.1f} s"
    return f"{ms:.0f} ms" if ms >= 10 else f"{ms:.1f} ms" if ms >= 0.05 else "< 0.1 ms"


def _in_ms(seconds: float | None) -> float | None:
    return round(seconds * 1000, 3) if seconds else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
