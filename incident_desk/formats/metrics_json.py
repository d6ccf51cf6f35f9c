"""The figures over a set of incidents as plain data for programs. Pure.

Seconds are numbers; null is what nothing bounds or nobody knows, and ``why`` says so beside it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import isfinite

from incident_desk.domain.cost_over import SetCost
from incident_desk.domain.measured import ALSO, Measured
from incident_desk.domain.metrics_over import Chosen, LeftOut, MonthFigure, Quantile, SetFigure, Value, Wanted
from incident_desk.domain.objectives import Objective, PreventionResult
from incident_desk.domain.recurrence import CameBack
from incident_desk.domain.targets_met import Met, SeverityRow
from incident_desk.formats.times import iso

VERSION = 1
Data = Mapping[str, object]


def set_data(now: datetime, wanted: Wanted, chosen: Chosen) -> dict[str, object]:
    """Which incidents the figures are of."""
    return {
        "version": VERSION,
        "at": iso(now),
        "since": iso(wanted.since) if wanted.since else None,
        "until": iso(wanted.until) if wanted.until else None,
        "severity": wanted.severity or None,
        "words": wanted.words or None,
        "incidents": len(chosen.incidents),
        "not_counted": _left_out(chosen.left_out),
    }


def figure_data(figure: SetFigure) -> Data:
    """One duration over the set."""
    return {
        "name": figure.rule.name,
        "also": ALSO.get(figure.rule.name),
        "formula": figure.rule.formula,
        "counted": len(figure.values),
        "of": figure.of,
        "median": quantile_data(figure.median),
        "middle_half": {"from": quantile_data(figure.lower), "to": quantile_data(figure.upper)}
        if figure.median
        else None,
        "values": [_value(one) for one in figure.values],
        "not_counted": _left_out(figure.missing),
        "months": [_month(one) for one in figure.months],
    }


def quantile_data(one: Quantile | None) -> Data | None:
    """A quantile: ``seconds`` where it is one figure, and its limits."""
    if one is None:
        return None
    single = one.low_s == one.high_s and isfinite(one.low_s)
    return {
        "seconds": one.low_s if single else None,
        "low_s": _finite(one.low_s),
        "high_s": _finite(one.high_s),
        "about": one.about,
    }


def target_data(row: SeverityRow) -> Data:
    """The targets of one severity."""
    return {
        "severity": row.severity or None,
        "incidents": row.incidents,
        "response": _met(row.response),
        "resolution": _met(row.resolution),
        "updates": _met(row.updates),
    }


def objective_data(one: Objective) -> Data:
    """One recovery objective of one incident."""
    return {
        "key": one.key,
        "name": one.goal.name,
        "goal": one.goal.text,
        "goal_s": one.goal.seconds,
        "verdict": one.verdict.value,
        "was": _measured(one.was) if one.was is not None else None,
        "said": one.said or None,
        "why": one.why or None,
    }


def prevention_data(one: PreventionResult) -> Data:
    """One prevention goal, and what a person said was reached of it."""
    return {
        "goal": one.goal.label,
        "target": one.goal.text,
        "result": one.said or None,
        "key": one.key,
        "at": iso(one.at) if one.at is not None else None,
    }


def cost_data(cost: SetCost | None) -> Data | None:
    """What the responses cost, in the currency of the rate; None where nobody gave a rate."""
    if cost is None:
        return None
    return {
        "rate": cost.rate.amount,
        "currency": cost.rate.currency,
        "counted": len(cost.values),
        "of": cost.of,
        "total": cost.total if cost.values else None,
        "minutes": cost.minutes,
        "median": _sum(cost.median),
        "middle_half": {"from": _sum(cost.lower), "to": _sum(cost.upper)} if cost.median else None,
        "values": [
            {"key": one.key, "people": one.people, "minutes": one.minutes, "cost": one.cost, "about": one.about}
            for one in cost.values
        ],
        "not_counted": _left_out(cost.missing),
    }


def _sum(one: Quantile | None) -> float | None:
    return round(one.low_s, 2) if one is not None else None


def came_back_data(one: CameBack) -> Data:
    """A later incident, the earlier one that it is like, and what was to prevent it."""
    return {
        "key": one.key,
        "title": one.title,
        "declared_at": iso(one.declared_at),
        "earlier": one.earlier,
        "earlier_title": one.earlier_title,
        "why": one.why,
        "actions": [
            {
                "text": action.text,
                "type": action.type or None,
                "done": action.done,
                "done_before": action.done_before,
            }
            for action in one.actions
        ],
    }


def _value(one: Value) -> Data:
    return {"key": one.key, **_measured(one.measured)}


def _measured(one: Measured) -> dict[str, object]:
    return {
        "low_s": one.low_s,
        "high_s": _finite(one.high_s),
        "precision": one.precision.value,
        "stated": one.stated,
    }


def _finite(seconds: float) -> float | None:
    return seconds if isfinite(seconds) else None


def _left_out(every: Sequence[LeftOut]) -> list[Data]:
    return [{"key": one.key, "why": one.why} for one in every]


def _month(one: MonthFigure) -> Data:
    values = None if one.median else [_value(value) for value in one.values]
    return {
        "month": one.month,
        "counted": len(one.values),
        "of": one.of,
        "median": quantile_data(one.median),
        "values": values,
    }


def _met(one: Met) -> Data:
    return {"met": one.met, "of": one.of, "missed": list(one.missed), "unknown": _left_out(one.unknown)}
