"""How long things took over a set of incidents: counted n of N, the median, the middle half, by month. Pure.

Real and past incidents count; drills, runs, what was called off and what was merged into another never do. A mean
is not offered: durations are skewed. From three counted on there is a median; below that the single values stand.
Quantiles are by the inclusive method. A length that is only bounded bounds the median: that of the shortest
possible lengths and that of the longest possible ones are its limits, and where both are the same the median is
known although a length is not. What is "about" is taken as stated, and a median that may rest on it is "about".
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.likeness import traits_of
from incident_desk.domain.measured import Measured, measure
from incident_desk.domain.metrics import LEAST_FOR_MEDIAN, is_counted, is_dated
from incident_desk.domain.milestones import DURATIONS, DurationRule
from incident_desk.domain.status import Status

_INCIDENTS = frozenset((RecordKind.INCIDENT, RecordKind.PAST, RecordKind.DRILL))
_WORD = re.compile(r"\w+")
NOT_STATED = "not stated"
UNDATED = "nothing says when it was"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: declared from ``since`` and before ``until`` (UTC), of a severity, with all these words."""

    since: datetime | None = None
    until: datetime | None = None
    severity: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An incident that a figure does not count, and why."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The incidents that count, in order of their declaration, and those that would if they did."""

    incidents: tuple[Incident, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One incident's length; ``month`` is that of its declaration (UTC), empty where nothing says when it was."""

    key: str
    measured: Measured
    month: str = ""


@dataclass(frozen=True, slots=True)
class Quantile:
    """Where a quantile lies, in seconds: one figure where both ends are the same."""

    low_s: float
    high_s: float
    about: bool = False


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """One month: its values, and from three on their median."""

    month: str
    of: int
    values: tuple[Value, ...]
    median: Quantile | None


@dataclass(frozen=True, slots=True)
class SetFigure:
    """One duration over the set; ``values`` by length, ``missing`` by key; the quantiles from three values on."""

    rule: DurationRule
    of: int
    values: tuple[Value, ...]
    missing: tuple[LeftOut, ...]
    median: Quantile | None
    lower: Quantile | None
    upper: Quantile | None
    months: tuple[MonthFigure, ...]


def choose(incidents: Iterable[Incident], wanted: Wanted) -> Chosen:
    """Those that are meant; of what is left out only what the filter would have taken is told."""
    matching = [one for one in incidents if one.record in _INCIDENTS and _is_meant(one, wanted)]
    every = sorted(matching, key=_order)
    by_date = wanted.since is not None or wanted.until is not None
    told = [(one, _why_not(one, by_date=by_date)) for one in every]
    return Chosen(
        tuple(one for one, why in told if not why),
        tuple(LeftOut(one.key, why) for one, why in told if why),
    )


def _order(one: Incident) -> tuple[datetime, str]:
    return one.declared_at, one.key


def _is_meant(one: Incident, wanted: Wanted) -> bool:
    if is_dated(one):
        at = one.declared_at
        if (wanted.since and at < wanted.since) or (wanted.until and at >= wanted.until):
            return False
    if wanted.severity and _plain(wanted.severity) != _plain(one.severity or NOT_STATED):
        return False
    return not wanted.words.strip() or has_words(one, wanted.words)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def has_words(one: Incident, words: str) -> bool:
    """Whether all these words, or words that begin so, name what broke: title, cause, impact, services, checks and
    playbook."""
    traits = traits_of(one)
    named = " ".join((one.title, traits.playbook, *traits.checks, *traits.services, *traits.causes))
    known = {*_WORD.findall(named.casefold()), *traits.words}
    return all(any(had.startswith(word) for had in known) for word in _WORD.findall(words.casefold()))


def _why_not(one: Incident, *, by_date: bool) -> str:
    if one.record is RecordKind.DRILL:
        return "a drill"
    if one.status is Status.CANCELLED:
        return "a duplicate" if one.duplicate_of else "called off"
    if one.merged_into is not None:
        return "merged into another"
    if not is_counted(one):
        return "no incident"
    return UNDATED if by_date and not is_dated(one) else ""


def figures_over(incidents: Sequence[Incident]) -> tuple[SetFigure, ...]:
    """Every duration of the field over these incidents, all of which count."""
    return tuple(figure_over(rule, incidents) for rule in DURATIONS)


def figure_over(rule: DurationRule, incidents: Sequence[Incident]) -> SetFigure:
    """One duration over these incidents, all of which count."""
    found = [Value(one.key, measure(rule, one), month_of(one)) for one in incidents]
    values = tuple(sorted((one for one in found if not one.measured.why_not), key=_by_length))
    missing = sorted((one for one in found if one.measured.why_not), key=_by_key)
    measured = [one.measured for one in values]
    return SetFigure(
        rule,
        len(found),
        values,
        tuple(LeftOut(one.key, one.measured.why_not) for one in missing),
        quantile(measured, 0.5),
        quantile(measured, 0.25),
        quantile(measured, 0.75),
        _months(values, Counter(one.month for one in found if one.month)),
    )


def _by_length(one: Value) -> tuple[float, float, str]:
    return one.measured.low_s, one.measured.high_s, one.key


def _by_key(one: Value) -> str:
    return one.key


def month_of(one: Incident) -> str:
    """The month of its declaration in UTC, such as ``2026-03``; empty where nothing says when it was."""
    return f"{one.declared_at:%Y-%m}" if is_dated(one) else ""


def _months(values: Sequence[Value], counts: Counter[str]) -> tuple[MonthFigure, ...]:
    kept: dict[str, list[Value]] = {month: [] for month in sorted(counts)}
    for one in values:
        if one.month:
            kept[one.month].append(one)
    return tuple(
        MonthFigure(month, counts[month], tuple(found), quantile([one.measured for one in found], 0.5))
        for month, found in kept.items()
    )


def quantile(lengths: Sequence[Measured], share: float) -> Quantile | None:
    """Where that quantile of the lengths lies, by the inclusive method; None below three of them."""
    if len(lengths) < LEAST_FOR_MEDIAN:
        return None
    lows, highs = sorted(one.low_s for one in lengths), sorted(one.high_s for one in lengths)
    place = share * (len(lengths) - 1)
    first, last = int(place), min(int(place) + 1, len(lengths) - 1) if place % 1 else int(place)
    begin, end = lows[first], highs[last]
    about = any(one.about and one.low_s <= end and one.high_s >= begin for one in lengths)
    return Quantile(_at(lows, place), _at(highs, place), about)


def _at(ordered: Sequence[float], place: float) -> float:
    """The value at a place between two; what is infinite stays so."""
    below, rest = ordered[int(place)], place % 1
    if not rest or ordered[int(place) + 1] == below:
        return below
    return below + (ordered[int(place) + 1] - below) * rest
