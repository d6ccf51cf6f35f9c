"""What the response cost over a set of incidents: n of N, the total, the median and the middle half. Pure.

The set is that of the other figures (``metrics_over``), so drills and what was called off never count. A mean is
not offered. From three counted on there is a median; below that the single sums stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.measured import Measured
from incident_desk.domain.metrics_over import LeftOut, Quantile, by_key, quantiles
from incident_desk.domain.response_cost import Effort


@dataclass(frozen=True, slots=True)
class CostValue:
    """One incident: how many took part, their whole minutes together, and what these cost."""

    key: str
    people: int
    minutes: int
    cost: float
    about: bool = False


@dataclass(frozen=True, slots=True)
class SetCost:
    """The cost over a set; ``values`` by cost, ``missing`` by key; the quantiles from three values on."""

    rate: HourlyRate
    values: tuple[CostValue, ...]
    missing: tuple[LeftOut, ...]
    median: Quantile | None
    lower: Quantile | None
    upper: Quantile | None

    @property
    def of(self) -> int:
        """How many incidents are in the set."""
        return len(self.values) + len(self.missing)

    @property
    def minutes(self) -> int:
        """Everybody's time in those that are counted."""
        return sum(one.minutes for one in self.values)

    @property
    def total(self) -> float:
        """What those that are counted cost together."""
        return self.rate.of_minutes(self.minutes)


def cost_over(efforts: Iterable[tuple[str, Effort]], rate: HourlyRate) -> SetCost:
    """The cost of these incidents, by their keys, all of which are in the set."""
    values, missing = [], []
    for key, one in efforts:
        if one.why_not:
            missing.append(LeftOut(key, one.why_not))
        else:
            values.append(CostValue(key, len(one.each), one.minutes, rate.of_minutes(one.minutes), one.about))
    values.sort(key=_by_cost)
    lower, median, upper = quantiles([Measured(one.cost, one.cost, one.about) for one in values], (0.25, 0.5, 0.75))
    return SetCost(rate, tuple(values), tuple(sorted(missing, key=by_key)), median, lower, upper)


def _by_cost(one: CostValue) -> tuple[float, str]:
    return one.cost, one.key
