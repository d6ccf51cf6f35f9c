"""A measure as it is shown: its dots, its median with the middle half, what is counted, and its months. Pure.

An incident is one dot. Where thousands stand on one pixel, one of them is drawn, and one that missed its target
is never the one that is not.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from incident_desk.domain.measured import ALSO
from incident_desk.domain.metrics_over import LeftOut, MonthFigure, Quantile, SetFigure, Value
from incident_desk.domain.milestones import DurationRule
from incident_desk.domain.moments import Precision
from incident_desk.qt.pages.metrics.axis import Axis, axis_for
from incident_desk.qt.pages.metrics.lengths import (
    bounded,
    brief,
    face,
    half_face,
    measured_spoken,
    quantile_face,
    quantile_spoken,
    spoken,
)

FIRST = ("Time to detect", "Time to acknowledge", "Time to mitigate", "Time to resolve", "Impact duration")
"""What is shown at once; the others follow where they are wished."""
FINENESS = 1000
"""So many places on the axis are told apart."""
TOO_FEW = "too few for a median"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident on a strip; ``left`` to ``right`` is where its length can lie, as shares of the axis."""

    key: str
    left: float
    right: float
    precision: Precision
    is_over: bool
    words: str

    @property
    def place(self) -> float:
        """Where the dot itself stands: what is known for sure."""
        return self.right if self.precision is Precision.AT_MOST else self.left


@dataclass(frozen=True, slots=True)
class Flag:
    """A target on a strip."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """Median or middle half on a strip, from share to share."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class MonthShown:
    """One month: its median, or each single value of it; ``height`` from 0 lowest to 1 highest."""

    name: str
    text: str = ""
    heights: tuple[float, ...] = ()
    is_median: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """One measure as a row of the page."""

    name: str
    formula: str
    also: str = ""
    dots: tuple[Dot, ...] = ()
    median_at: Band | None = None
    middle_at: Band | None = None
    flag: Flag | None = None
    marks: tuple[tuple[float, str], ...] = ()
    median: str = ""
    middle: str = ""
    counted: str = ""
    beside: str = ""
    months: tuple[MonthShown, ...] = ()
    spoken: str = ""
    marked: Dot | None = None
    """The incident that is looked at, where it has this length."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target by its severity: seconds and words such as ``P1 target 15:00``."""

    seconds: float
    text: str


def target_of(severity: str, seconds: float, measure: str) -> Target:
    """The target of a severity, on the strip of a measure. Targets count from the declaration: where the measure
    itself does not say so, the flag does."""
    counts = "" if measure.endswith("from declared") else " from declared"
    whose = f"{severity} target" if severity else "Target"
    return Target(seconds, f"{whose} {face(seconds)}{counts}")


def shared_axis(figures: Iterable[SetFigure], targets: Iterable[Target]) -> Axis:
    """One axis for all of them."""
    ends = (
        end
        for figure in figures
        if figure.values
        for end in (figure.values[0].measured.low_s or figure.values[0].measured.high_s, *_longest(figure))
    )
    return axis_for((*ends, *(one.seconds for one in targets)))


def _longest(figure: SetFigure) -> tuple[float, float]:
    last = figure.values[-1].measured
    return last.low_s, max(
        (one.measured.high_s for one in figure.values if isfinite(one.measured.high_s)), default=0
    )


def measure_shown(
    figure: SetFigure, axis: Axis, over: Collection[str], target: Target | None, of_month: int = 6
) -> MeasureShown:
    """The row of a measure; ``over`` are the keys that missed the target which goes with it."""
    also = ALSO.get(figure.rule.name, "")
    middle = None
    if figure.lower is not None and figure.upper is not None:
        middle = Band(axis.share(figure.lower.low_s), axis.share(figure.upper.high_s))
    return MeasureShown(
        figure.rule.name,
        figure.rule.formula,
        also,
        dots_of(figure.values, axis, over),
        _band(figure.median, axis),
        middle,
        Flag(axis.share(target.seconds), target.text) if target is not None else None,
        (),
        quantile_face(figure.median) if figure.median is not None else "",
        _middle(figure),
        f"{len(figure.values):,} of {figure.of:,}",
        _beside(figure, over),
        months_of(figure.months[-of_month:]) if figure.values else (),
        _spoken(figure, over, target),
    )


def dot_of(value: Value, axis: Axis, over: Collection[str]) -> Dot:
    """One incident as a dot."""
    one = value.measured
    return Dot(
        value.key,
        axis.share(one.low_s),
        axis.share(one.high_s),
        one.precision,
        value.key in over,
        f"{value.key}, {measured_spoken(one)}{', over its target' if value.key in over else ''}",
    )


def dots_of(values: Sequence[Value], axis: Axis, over: Collection[str]) -> tuple[Dot, ...]:
    """The dots from left to right, one for each place that can be told apart; ``values`` by length."""
    found: dict[tuple[int, int, Precision, bool], Dot] = {}
    step, edge = (axis.high_s / axis.low_s) ** (1 / FINENESS), 0.0
    for value in values:
        one, is_over = value.measured, value.key in over
        is_plain = one.low_s == one.high_s and not one.about and not is_over
        if is_plain and one.low_s < edge:
            continue
        if is_plain:
            edge = max(one.low_s, axis.low_s) * step
        dot = dot_of(value, axis, over)
        place = (int(dot.left * FINENESS), int(dot.right * FINENESS), dot.precision, is_over)
        found.setdefault(place, dot)
    return tuple(sorted(found.values(), key=_place))


def _place(one: Dot) -> tuple[float, bool]:
    return one.place, one.is_over


def months_of(months: Sequence[MonthFigure]) -> tuple[MonthShown, ...]:
    """The months, their heights between the lowest and the highest that is shown."""
    ends = [seconds for one in months for seconds in _month_lengths(one)]
    axis = axis_for(ends)
    least, most = (axis.share(min(ends)), axis.share(max(ends))) if ends else (0.0, 1.0)

    def height(seconds: float) -> float:
        return (axis.share(seconds) - least) / (most - least) if most > least else 0.5

    return tuple(
        MonthShown(
            f"{date.fromisoformat(f'{one.month}-01'):%b}",
            _month_text(one),
            tuple(height(seconds) for seconds in _month_lengths(one)),
            one.median is not None,
            _month_spoken(one),
        )
        for one in months
    )


def _month_lengths(one: MonthFigure) -> tuple[float, ...]:
    if one.median is not None:
        return (bounded(one.median.low_s, one.median.high_s)[1],)
    return tuple(bounded(value.measured.low_s, value.measured.high_s)[1] for value in one.values)


def _month_text(one: MonthFigure) -> str:
    ends = one.median or (one.values[0].measured if len(one.values) == 1 else None)
    if ends is None:
        return "n/a" if not one.values else ""
    sign, seconds = bounded(ends.low_s, ends.high_s, "~" if ends.about else "")
    return f"{sign}{brief(seconds)}"


def _month_spoken(one: MonthFigure) -> str:
    name = f"{date.fromisoformat(f'{one.month}-01'):%B}"
    if one.median is not None:
        return f"{name} median {quantile_spoken(one.median)}"
    values = " and ".join(measured_spoken(value.measured) for value in one.values)
    return f"{name} {values or 'nothing'}"


def _band(one: Quantile | None, axis: Axis) -> Band | None:
    return Band(axis.share(one.low_s), axis.share(one.high_s)) if one is not None else None


def _middle(figure: SetFigure) -> str:
    if figure.lower is None or figure.upper is None:
        return TOO_FEW if figure.values else "no time is known"
    return f"middle half {half_face(figure.lower, figure.upper)}"


def _beside(figure: SetFigure, over: Collection[str]) -> str:
    """Which incidents have no such length, else how many lengths are not exact or over their target."""
    if figure.missing:
        return f"n/a {_short_keys(figure.missing)}"
    counts = (
        (sum(one.measured.about for one in figure.values), "about"),
        (sum(one.key in over for one in figure.values), "over"),
    )
    return ", ".join(f"{number:,} {word}" for number, word in counts if number)


def _short_keys(missing: Sequence[LeftOut]) -> str:
    if len(missing) > _NAMED:
        return f"{len(missing):,} incidents"
    return ", ".join(one.key.rpartition("-")[2] for one in missing)


def _spoken(figure: SetFigure, over: Collection[str], target: Target | None) -> str:
    """The row for ears: ``median 9 minutes 30, 7 of 8``."""
    counted = f"{len(figure.values)} of {figure.of}"
    if figure.median is None or figure.lower is None or figure.upper is None:
        first = [TOO_FEW if figure.values else "no time is known", counted]
    else:
        lower, upper = quantile_spoken(figure.lower), quantile_spoken(figure.upper)
        first = [f"median {quantile_spoken(figure.median)}", counted, f"middle half {lower} to {upper}"]
    late = sum(one.key in over for one in figure.values)
    return ", ".join(
        (
            *first,
            *([f"{late} over the target"] if late else []),
            *([f"{target.text.partition(' target ')[0]} target {spoken(target.seconds)}"] if target else []),
            *([f"not counted: {_short_keys(figure.missing)}"] if figure.missing else []),
        )
    )


def ordered(figures: Mapping[str, SetFigure] | Sequence[SetFigure]) -> tuple[SetFigure, ...]:
    """The figures in the order of the page: those that are shown at once, then the others."""
    every = tuple(figures.values()) if isinstance(figures, Mapping) else tuple(figures)
    first = [one for name in FIRST for one in every if one.rule.name == name]
    return (*first, *(one for one in every if one.rule.name not in FIRST))


def short_name(rule: DurationRule) -> str:
    """A measure in one or two words: ``detect``, ``acknowledge, from declared``, ``impact``."""
    return rule.name.removeprefix("Time to ").removesuffix(" duration").lower()
