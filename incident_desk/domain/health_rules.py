"""What a check's rule can hold beside failures in a row: thresholds, windows of maintenance, the circuit breaker.

Plain forms, ready for JSON:

    {"measure": "latency", "warning": 20, "critical": 25, "over_s": 300, "every_s": 300}      seconds
    {"measure": "errors", "warning": 5, "critical": 10, "over_s": 300, "every_s": 60}         percent of the answers
    {"measure": "availability", "warning": 95, "critical": 90, "over_s": 300}                 percent of the time
    {"from": "2026-11-28T22:00:00+00:00", "until": "2026-11-28T23:00:00+00:00", "reason": "deploy"}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Any, Self

from incident_desk.domain.durations import span

LONGEST_WINDOW_S = 86_400.0
MOST_THRESHOLDS = 12
BREAKER_FAILURES = 5
BREAKER_S = 60.0
"""After so many failures in a row a target is asked less often, at most this long apart: figures of the field."""


class RuleNotReadable(ValueError):
    """A part of a rule cannot be read; the message says what is wrong in plain words."""


class Measure(StrEnum):
    """What a threshold limits."""

    LATENCY = "latency"
    """Seconds from the ask to the whole answer: of one answer, or the mean over a window."""
    ERRORS = "errors"
    """Failed answers as percent of all answers in a window."""
    AVAILABILITY = "availability"
    """Time in which the last answer was good, as percent of the time that is known of."""


class Level(IntEnum):
    """How bad a value is; more is worse."""

    NORMAL = 0
    WARNING = 1
    CRITICAL = 2

    @property
    def word(self) -> str:
        """The level as a person reads it."""
        return self.name.lower()


_USUAL_WINDOW_S = {Measure.LATENCY: 0.0, Measure.ERRORS: 300.0, Measure.AVAILABILITY: 300.0}
_NAMES = {Measure.LATENCY: "answer time", Measure.ERRORS: "errors", Measure.AVAILABILITY: "availability"}
_THRESHOLD_FIELDS = frozenset({"measure", "warning", "critical", "over_s", "every_s", "times"})


@dataclass(frozen=True, slots=True)
class Threshold:
    """Two limits of one measure. Latency and errors are bad above them, availability is bad below."""

    measure: Measure
    warning: float = 0.0
    critical: float = 0.0
    """0 switches one of the two off."""
    over_s: float = 0.0
    """The window in seconds that is looked back on; 0, with latency alone, judges each answer for itself."""
    every_s: float = 60.0
    """How often a window is looked at."""
    times: int = 1
    """How many answers, or looks, in a row must be beyond a limit; back takes the rule's number of good ones."""

    def __post_init__(self) -> None:
        most = 300.0 if self.measure is Measure.LATENCY else 100.0
        _need(
            0 <= self.warning <= most and 0 <= self.critical <= most,
            f"{self.name}: limits from 0 (off) to {most:g}",
        )
        _need(self.warning > 0 or self.critical > 0, f"{self.name}: give a warning or a critical limit")
        if self.warning and self.critical:
            is_below = self.measure is Measure.AVAILABILITY
            in_order = self.critical <= self.warning if is_below else self.warning <= self.critical
            _need(in_order, f"{self.name}: critical must be worse than warning")
        _need(self.is_of_one or 1 <= self.over_s <= LONGEST_WINDOW_S, f"{self.name}: a window from 1 s to 24 h")
        _need(1 <= self.every_s <= LONGEST_WINDOW_S, f"{self.name}: look every 1 s to 24 h")
        _need(1 <= self.times <= 100, f"{self.name}: from 1 to 100 times in a row")

    @property
    def name(self) -> str:
        """What is limited, as a person reads it."""
        return _NAMES[self.measure]

    @property
    def text(self) -> str:
        """The threshold as a person reads it: "errors: warning above 5 %, critical above 10 % in 5 min, …"."""
        side = "below" if self.measure is Measure.AVAILABILITY else "above"
        unit = "s" if self.measure is Measure.LATENCY else "%"
        levels = ((Level.WARNING, self.warning), (Level.CRITICAL, self.critical))
        limits = ", ".join(f"{level.word} {side} {limit:g} {unit}" for level, limit in levels if limit)
        window = f" in {span(self.over_s)}, every {span(self.every_s)}" if self.over_s else ""
        return f"{self.name}: {limits}{window}"

    @property
    def is_of_one(self) -> bool:
        """True where each answer is judged for itself, and already while it is awaited."""
        return self.measure is Measure.LATENCY and self.over_s == 0

    def level(self, value: float) -> Level:
        """How bad the value is: seconds for latency, percent for the others. On the limit is not beyond it."""
        if self._is_beyond(value, self.critical):
            return Level.CRITICAL
        return Level.WARNING if self._is_beyond(value, self.warning) else Level.NORMAL

    def _is_beyond(self, value: float, limit: float) -> bool:
        if not limit:
            return False
        return value < limit if self.measure is Measure.AVAILABILITY else value > limit

    def limit(self, level: Level) -> float:
        """The limit of a level that is not normal; the other one where that one is off."""
        return (self.critical if level is Level.CRITICAL else self.warning) or self.warning or self.critical

    def words(self, value: float, level: Level) -> str:
        """The value beside its limit: "12 % of the answers in 5 min failed, critical above 10 %"."""
        limit = f"{level.word} {'below' if self.measure is Measure.AVAILABILITY else 'above'} {self.limit(level):g}"
        window = f" in {span(self.over_s)}" if self.over_s else ""
        if self.measure is Measure.LATENCY:
            mean = "mean of " if self.over_s else ""
            return f"{mean}{value:.3g} s{window}, {limit} s"
        if self.measure is Measure.ERRORS:
            return f"{value:.3g} % of the answers{window} failed, {limit} %"
        return f"available {value:.3g} % of the time{window}, {limit} %"

    def to_data(self) -> dict[str, Any]:
        """The threshold as plain data, without what is as usual."""
        data: dict[str, Any] = {"measure": self.measure.value, "warning": self.warning, "critical": self.critical}
        usual = Threshold(self.measure, warning=1.0, over_s=_USUAL_WINDOW_S[self.measure])
        more = {name: getattr(self, name) for name in ("over_s", "every_s", "times")}
        return data | {name: value for name, value in more.items() if value != getattr(usual, name)}

    @classmethod
    def from_data(cls, data: object) -> Self:
        """From plain data, strictly. Raises `RuleNotReadable`."""
        given = _fields(data, _THRESHOLD_FIELDS, "a threshold")
        _need(given.get("measure") in list(Measure), f"measure is one of {', '.join(Measure)}")
        measure = Measure(given.pop("measure"))
        for name, value in given.items():
            is_number = isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0
            _need(is_number and (name != "times" or value == int(value)), f"{name} must be a number")
        times = int(given.pop("times", 1))
        return cls(measure, **({"over_s": _USUAL_WINDOW_S[measure]} | given), times=times)


@dataclass(frozen=True, slots=True)
class Maintenance:
    """A window of announced work: the check is asked, and not judged. Times in UTC, the end not included."""

    begins: datetime
    ends: datetime
    reason: str

    def __post_init__(self) -> None:
        _need(bool(self.reason.strip()), "say why there is maintenance")
        _need(len(self.reason) <= 200, "the reason has at most 200 characters")
        _need(self.begins.tzinfo is not None and self.ends.tzinfo is not None, "times of maintenance need a zone")
        _need(self.begins < self.ends, "maintenance ends after it begins")

    def holds(self, now: datetime) -> bool:
        """True while there is maintenance."""
        return self.begins <= now < self.ends

    def to_data(self) -> dict[str, Any]:
        """The window as plain data."""
        return {"from": self.begins.isoformat(), "until": self.ends.isoformat(), "reason": self.reason}

    @classmethod
    def from_data(cls, data: object) -> Self:
        """From plain data, strictly. Raises `RuleNotReadable`."""
        given = _fields(data, frozenset({"from", "until", "reason"}), "maintenance")
        _need(isinstance(given.get("reason"), str), "say why there is maintenance")
        return cls(_moment(given.get("from")), _moment(given.get("until")), given["reason"])


def maintenance_at(windows: tuple[Maintenance, ...], now: datetime) -> Maintenance | None:
    """The window that holds at that moment; the one that ends last, where several do."""
    holding = [one for one in windows if one.holds(now)]
    return max(holding, key=lambda one: one.ends) if holding else None


def wait_s(interval_s: float, failures: int, breaker_failures: int, breaker_s: float) -> float:
    """How long to wait before the next ask after that many failures in a row.

    The interval, until the breaker opens; then twice as long with each further failure, up to `breaker_s`. An
    interval that is longer than that holds. `breaker_failures` 0 switches the breaker off.
    """
    if not is_open(failures, breaker_failures) or interval_s >= breaker_s:
        return interval_s
    doublings = min(failures - breaker_failures + 1, 32)
    return float(min(breaker_s, interval_s * 2**doublings))


def is_open(failures: int, breaker_failures: int) -> bool:
    """True where the circuit breaker is open: the target counts as dead and is asked less often."""
    return 0 < breaker_failures <= failures


def rule_items(kind: type[Any], given: object, most: int = MOST_THRESHOLDS) -> tuple[Any, ...]:
    """A list of thresholds or of maintenance from plain data. Raises `RuleNotReadable`."""
    if not isinstance(given, list | tuple):
        raise RuleNotReadable("must be a list")
    _need(len(given) <= most, f"at most {most}")
    return tuple(one if isinstance(one, kind) else kind.from_data(one) for one in given)


def _need(right: bool, problem: str) -> None:
    if not right:
        raise RuleNotReadable(problem)


def _fields(data: object, known: frozenset[str], what: str) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise RuleNotReadable(f"{what} is an object with {', '.join(sorted(known))}")
    for name in data:
        _need(name in known, f"{name}: no such field of {what}")
    return dict(data)


def _moment(given: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError as error:
        raise RuleNotReadable(f"{given} is no time, such as 2026-11-28T22:00:00+00:00") from error
    _need(moment.tzinfo is not None, f"{given} needs a zone, such as +00:00")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise RuleNotReadable(f"{given} is no time of this age") from error


def seconds_between(start: datetime, end: datetime) -> float:
    """Seconds from one moment to another."""
    return (end - start).total_seconds()
