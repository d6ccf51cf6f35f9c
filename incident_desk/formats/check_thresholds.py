"""The thresholds of a check as texts: one answer's time, its mean over a window, errors, availability."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from incident_desk.domain.health_rules import Measure, Threshold

FAMILIES: Mapping[str, Measure] = {
    "latency": Measure.LATENCY, "mean": Measure.LATENCY, "errors": Measure.ERRORS,
    "availability": Measure.AVAILABILITY,
}  # fmt: skip
"""The rows of a form, each a threshold: `latency` judges each answer, the others look back on a window."""
_WINDOW_S, _EVERY_S = "300", "60"


def threshold_texts(thresholds: Iterable[Threshold]) -> dict[str, str]:
    """The texts of the rows. A second threshold of the same row is a line of `thresholds`, as plain JSON."""
    found: dict[str, str] = {}
    more: list[str] = []
    for one in thresholds:
        family = _family(one)
        if f"{family}.warning" in found:
            more.append(json.dumps(one.to_data()))
            continue
        values = {"warning": one.warning, "critical": one.critical, "over": one.over_s, "every": one.every_s}
        found |= {f"{family}.{part}": f"{value:g}" if value else "" for part, value in values.items()}
        found[f"{family}.times"] = str(one.times)
    return found | {"thresholds": "\n".join(more)}


def more_thresholds(lines: str) -> list[dict[str, Any]]:
    """The thresholds that no row has, one JSON object a line. Raises ValueError, RuleNotReadable."""
    read = []
    for line in filter(str.strip, lines.splitlines()):
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"{line[:40]} is no JSON object") from error
        read.append(Threshold.from_data(data).to_data())
    return read


def threshold_of(
    texts: Mapping[str, str], family: str, measure: Measure, seconds_of: Callable[[str], float]
) -> dict[str, Any] | None:
    """The plain form of one row; None where it has no limit. Raises ValueError."""
    limits = {part: texts.get(f"{family}.{part}", "").strip() for part in ("warning", "critical")}
    if not any(limits.values()):
        return None
    read = seconds_of if measure is Measure.LATENCY else _percent
    data: dict[str, Any] = {"measure": measure.value}
    data |= {part: read(text) if text else 0.0 for part, text in limits.items()}
    if family != "latency":
        data["over_s"] = seconds_of(texts.get(f"{family}.over") or _WINDOW_S)
        if data["over_s"] < 1:
            raise ValueError("a window from 1 s to 24 h")
        data["every_s"] = seconds_of(texts.get(f"{family}.every") or _EVERY_S)
    times = texts.get(f"{family}.times", "").strip() or "1"
    if not times.isdecimal():
        raise ValueError("times in a row is a whole number")
    return data | {"times": int(times)}


def _family(one: Threshold) -> str:
    if one.measure is Measure.LATENCY:
        return "latency" if one.is_of_one else "mean"
    return one.measure.value


def _percent(text: str) -> float:
    try:
        return float(text.rstrip("% ").replace(",", "."))
    except ValueError as error:
        raise ValueError("a number of percent") from error
