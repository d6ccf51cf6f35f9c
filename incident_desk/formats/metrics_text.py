"""The figures over a set of incidents as lines for a terminal. Pure; long lists are cut and say how many more."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from math import isfinite

from incident_desk.domain.cost_over import SetCost
from incident_desk.domain.durations import length
from incident_desk.domain.measured import ALSO, Measured
from incident_desk.domain.metrics_over import Chosen, LeftOut, MonthFigure, Quantile, SetFigure, Value
from incident_desk.domain.moments import Precision
from incident_desk.domain.objectives import NAMES, Objective, PreventionResult, Verdict
from incident_desk.domain.recurrence import CameBack, Prevention
from incident_desk.domain.targets_met import Met, SeverityRow, name_of
from incident_desk.formats.report_cost import TITLE, hours

SHOWN = 8
"""So many of a list are shown."""
_MONTHS = 12
_ORDER = (Verdict.MISSED, Verdict.UNKNOWN, Verdict.MET)
_WORDS = {Precision.ABOUT: "about", Precision.AT_LEAST: "at least", Precision.AT_MOST: "at most"}


def head_lines(chosen: Chosen, meant: str = "") -> Iterator[str]:
    """Of which incidents the figures are, what was asked for in words, and what is left out."""
    count = len(chosen.incidents)
    yield f"Metrics of {count} incident{'' if count == 1 else 's'}{meant}"
    if chosen.left_out:
        yield f"Not counted, {len(chosen.left_out)}: {left_out_words(chosen.left_out)}"


def figure_lines(figure: SetFigure) -> Iterator[str]:
    """One duration: its name and formula, then what is known of it."""
    also = ALSO.get(figure.rule.name)
    yield f"{figure.rule.name}  ({figure.rule.formula}{f'; also {also}' if also else ''})"
    yield f"    {_middle(figure)}; counted {len(figure.values)} of {figure.of}{_unsure(figure.values)}"
    if figure.missing:
        yield f"    n/a {len(figure.missing)}: {left_out_words(figure.missing)}"
    if len(figure.months) > 1:
        months = "; ".join(_month(one) for one in figure.months[-_MONTHS:])
        yield f"    by month{', the last 12' if len(figure.months) > _MONTHS else ''}: {months}"


def _middle(figure: SetFigure) -> str:
    if figure.median is None or figure.lower is None or figure.upper is None:
        values = ", ".join(f"{one.key} {measured_words(one.measured)}" for one in figure.values)
        return f"too few for a median: {values}" if values else "no time is known"
    lower, upper = quantile_words(figure.lower), quantile_words(figure.upper)
    return f"median {quantile_words(figure.median)}, middle half from {lower} to {upper}"


def _unsure(values: Sequence[Value]) -> str:
    counts = Counter(one.measured.precision for one in values)
    told = [
        f"{counts[one]} {word}"
        for one, word in {**_WORDS, Precision.RANGE: "between two times"}.items()
        if counts[one]
    ]
    if stated := sum(one.measured.stated for one in values):
        told.append(f"{stated} as a report states it")
    return f", of these {', '.join(told)}" if told else ""


def _month(one: MonthFigure) -> str:
    counted = f"({len(one.values)} of {one.of})"
    if one.median is not None:
        return f"{one.month} median {quantile_words(one.median)} {counted}"
    values = ", ".join(measured_words(value.measured) for value in one.values)
    return f"{one.month} {values or 'n/a'} {counted}"


def quantile_words(one: Quantile) -> str:
    """``5 min 25 s``, ``about 2 h 00 min``, ``at least 4 h 00 min``, ``between 1 h 00 min and 2 h 00 min``."""
    return measured_words(Measured(one.low_s, one.high_s, one.about))


def measured_words(one: Measured) -> str:
    """A length with how well it is known."""
    if one.why_not:
        return f"n/a ({one.why_not})"
    if one.precision is Precision.RANGE:
        words = f"between {_length(one.low_s)} and {_length(one.high_s)}"
        return f"about {words}" if one.about else words
    seconds = one.high_s if one.precision is Precision.AT_MOST else one.low_s
    return f"{_WORDS.get(one.precision, '')} {_length(seconds)}".strip()


def _length(seconds: float) -> str:
    return length(timedelta(seconds=seconds)) if isfinite(seconds) else "any length"


def left_out_words(every: Sequence[LeftOut]) -> str:
    """``INC-0040 (impact started is not recorded)``, a reason that several share once."""
    groups: dict[str, list[str]] = {}
    for one in every:
        groups.setdefault(one.why, []).append(one.key)
    return "; ".join(f"{_keys(keys)} ({why})" for why, keys in groups.items())


def _keys(keys: Sequence[str]) -> str:
    more = len(keys) - SHOWN
    return f"{', '.join(keys[:SHOWN])}{f' and {more} more' if more > 0 else ''}"


def target_lines(rows: Sequence[SeverityRow], together: SeverityRow) -> Iterator[str]:
    """Targets met by severity, then which were missed and which nobody can tell."""
    if not together.incidents:
        return
    yield "Targets met, as they were at the declaration"
    cells = [("", "response", "resolution", "updates on time"), *(_cells(name_of(row), row) for row in rows)]
    cells.append(_cells("all", together))
    wide = max(len(row[0]) for row in cells)
    yield from (f"    {row[0]:{wide}}  {row[1]:14}  {row[2]:14}  {row[3]}".rstrip() for row in cells)
    for name, met in (
        ("response", together.response), ("resolution", together.resolution), ("updates", together.updates)
    ):  # fmt: skip
        if met.missed:
            yield f"    {name} missed: {_keys(met.missed)}"
        if met.unknown:
            yield f"    {name} not counted: {left_out_words(met.unknown)}"


def _cells(name: str, row: SeverityRow) -> tuple[str, str, str, str]:
    return name, _share(row.response), _share(row.resolution), _share(row.updates)


def _share(met: Met) -> str:
    return f"{met.met} of {met.of}" if met.of else "n/a"


def objective_lines(every: Sequence[Objective]) -> Iterator[str]:
    """How many objectives were met, and the newest of them one by one, the missed first."""
    for name, words in NAMES.items():
        found = [one for one in every if one.goal.name == name]
        if not found:
            continue
        counts = Counter(one.verdict for one in found)
        told = ", ".join(f"{counts[one]} {one.value}" for one in Verdict)
        yield f"{name}, {words}: {told}"
        ordered = sorted(reversed(found), key=lambda one: _ORDER.index(one.verdict))
        yield from (f"    {_objective(one)}" for one in ordered[:SHOWN])
        if len(ordered) > SHOWN:
            yield f"    and {len(ordered) - SHOWN} more"


def _objective(one: Objective) -> str:
    was = f", was {measured_words(one.was)}" if one.was is not None else ""
    said = f", was “{one.said}”" if one.said else ""
    why = f" ({one.why})" if one.why else ""
    return f"{one.key} {one.verdict.value}: goal {one.goal.text}{was}{said}{why}"


def prevention_lines(every: Sequence[PreventionResult]) -> Iterator[str]:
    """The prevention goals of the playbooks with what a person said was reached."""
    if every:
        yield "Prevention goals, not measured by the desk"
    for one in every:
        said = f"{one.said} ({one.key})" if one.said else "unknown"
        yield f"    {one.goal.label}: goal {one.goal.text}, result {said}"


def cost_lines(cost: SetCost | None) -> Iterator[str]:
    """What the responses cost: nothing where nobody gave a rate."""
    if cost is None:
        return
    yield f"{TITLE}  (people × hours × {cost.rate.text} an hour)"
    about = sum(one.about for one in cost.values)
    unsure = f", of these {about} about" if about else ""
    yield f"    {cost_middle(cost)}; counted {len(cost.values)} of {cost.of}{unsure}"
    if cost.values:
        yield f"    total {cost.rate.sum_text(cost.total)}, {hours(cost.minutes)} of people's time"
    if cost.missing:
        yield f"    n/a {len(cost.missing)}: {left_out_words(cost.missing)}"


def cost_middle(cost: SetCost) -> str:
    """``median 570 €, middle half from 400 € to 1,200 €``, or the single sums of too few."""
    if cost.median is None or cost.lower is None or cost.upper is None:
        values = ", ".join(f"{one.key} {cost.rate.sum_text(one.cost)}" for one in cost.values)
        return f"too few for a median: {values}" if values else "no cost is known"
    median, lower, upper = (
        f"{'about ' if one.about else ''}{cost.rate.sum_text(one.low_s)}"
        for one in (cost.median, cost.lower, cost.upper)
    )
    return f"median {median}, middle half from {lower} to {upper}"


def came_back_lines(every: Sequence[CameBack]) -> Iterator[str]:
    """Did it come back: each later incident with what an earlier one like it had as prevention."""
    if not every:
        return
    yield "Did it come back? Incidents that were like an earlier one with preventive actions"
    for one in every:
        yield f"    {one.key} {one.title} was like {one.earlier} {one.earlier_title} ({one.why})"
        yield from (f"        {_action(action)}" for action in one.actions[:SHOWN])
        if len(one.actions) > SHOWN:
            yield f"        and {len(one.actions) - SHOWN} more"


def _action(one: Prevention) -> str:
    if not one.done:
        state = "not done"
    elif one.done_before is None:
        state = "done, nobody knows when"
    else:
        state = "done before" if one.done_before else "done only afterwards"
    return f"{state}: {one.text}{'' if one.type else ' (type not stated)'}"


def joined(parts: Iterable[Iterable[str]]) -> str:
    """The parts that say something, an empty line between them."""
    return "\n\n".join(text for text in ("\n".join(part) for part in parts) if text)
