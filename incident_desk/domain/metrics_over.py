"""How long things took over a set of incidents: counted n of N, the median, the middle half, by month. Pure.

Real and past incidents count; drills, runs, what was called off and what was merged into another never do. A mean
is not offered: durations are skewed. From three counted on there is a median; below that the single values stand.
Quantiles are by the inclusive method. A length that is only bounded bounds the median: that of the shortest
possible lengths and that of the longest possible ones are its limits, and where both are the same the median is
known although a length is not. What is "about" is taken as stated, and a median that may rest on it is "about".
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from incident_desk.domain.counted_incidents import LEAST_FOR_MEDIAN, is_counted, is_dated
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.measured import Measured, measure
from incident_desk.domain.milestones import DURATIONS, DurationRule
from incident_desk.domain.status import Status

if TYPE_CHECKING:
    from incident_desk.domain.likeness import Traits

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


def choose(
    incidents: Iterable[Incident], wanted: Wanted, known: Callable[[Incident], frozenset[str]] | None = None
) -> Chosen:
    """Those that are meant; of what is left out only what the filter would have taken is told.

    ``known`` gives the words of each incident, where somebody keeps them.
    """
    is_meant = _meaning(wanted, known or words_of)
    matching = [one for one in incidents if one.record in _INCIDENTS and is_meant(one)]
    every = sorted(matching, key=_order)
    by_date = wanted.since is not None or wanted.until is not None
    told = [(one, _why_not(one, by_date=by_date)) for one in every]
    return Chosen(
        tuple(one for one, why in told if not why),
        tuple(LeftOut(one.key, why) for one, why in told if why),
    )


def _order(one: Incident) -> tuple[datetime, str]:
    return one.declared_at, one.key


def _meaning(wanted: Wanted, known: Callable[[Incident], frozenset[str]]) -> Callable[[Incident], bool]:
    """Whether an incident is meant: only what is asked for is looked at, for thousands are asked."""
    severity = _plain(wanted.severity)
    words = tuple(_WORD.findall(wanted.words.casefold()))

    def is_meant(one: Incident) -> bool:
        if (wanted.since or wanted.until) and is_dated(one):
            at = one.declared_at
            if (wanted.since and at < wanted.since) or (wanted.until and at >= wanted.until):
                return False
        if severity and severity != _plain(one.severity or NOT_STATED):
            return False
        return not words or _has(known(one), words)

    return is_meant


@lru_cache(maxsize=256)
def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def has_words(one: Incident, words: str) -> bool:
    """Whether all these words, or words that begin so, name what broke: title, cause, impact, services, checks and
    playbook."""
    return _has(words_of(one), _WORD.findall(words.casefold()))


def words_of(one: Incident, traits: "Traits | None" = None) -> frozenset[str]:
    """The words that name what broke, without case; ``traits`` where they are known."""
    from incident_desk.domain.likeness import traits_of

    traits = traits or traits_of(one)
    named = " ".join((one.title, traits.playbook, *traits.checks, *traits.services, *traits.causes))
    return frozenset((*_WORD.findall(named.casefold()), *traits.words))


def _has(known: frozenset[str], words: Sequence[str]) -> bool:
    return all(word in known or any(had.startswith(word) for had in known) for word in words)


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
    found = [value_of(rule, one, month_of(one)) for one in incidents]
    values = sorted((one for one in found if not one.measured.why_not), key=by_length)
    missing = sorted((missing_of(one) for one in found if one.measured.why_not), key=by_key)
    return figure_of(rule, values, missing, Counter(one.month for one in found if one.month))


def missing_of(one: Value) -> LeftOut:
    """An incident that has no such length, and why."""
    return LeftOut(one.key, one.measured.why_not)


def value_of(rule: DurationRule, incident: Incident, month: str) -> Value:
    """What one incident of that month adds to a figure, be it the reason why it adds nothing."""
    return Value(incident.key, measure(rule, incident), month)


def figure_of(
    rule: DurationRule, values: Sequence[Value], missing: Sequence[LeftOut], months: Mapping[str, int]
) -> SetFigure:
    """A figure of what is read already: ``values`` by length, ``missing`` by key, and so many incidents a month."""
    lower, median, upper = quantiles([one.measured for one in values], (0.25, 0.5, 0.75))
    return SetFigure(
        rule,
        len(values) + len(missing),
        tuple(values),
        tuple(missing),
        median,
        lower,
        upper,
        _months(values, months),
    )


def by_length(one: Value) -> tuple[float, float, str]:
    """The order of the values: by length, of equal ones by key."""
    return one.measured.low_s, one.measured.high_s, one.key


def by_key(one: LeftOut) -> str:
    """The order of what is missing."""
    return one.key


def month_of(one: Incident) -> str:
    """The month of its declaration in UTC, such as ``2026-03``; empty where nothing says when it was."""
    return f"{one.declared_at:%Y-%m}" if is_dated(one) else ""


def _months(values: Sequence[Value], counts: Mapping[str, int]) -> tuple[MonthFigure, ...]:
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
    return quantiles(lengths, (share,))[0]


def quantiles(lengths: Sequence[Measured], shares: Sequence[float]) -> tuple[Quantile | None, ...]:
    """Several quantiles of the same lengths: they are put in order once."""
    if len(lengths) < LEAST_FOR_MEDIAN:
        return (None,) * len(shares)
    lows, highs = sorted(one.low_s for one in lengths), sorted(one.high_s for one in lengths)
    vague = [one for one in lengths if one.about]
    return tuple(_quantile(lows, highs, vague, share) for share in shares)


def _quantile(lows: Sequence[float], highs: Sequence[float], vague: Sequence[Measured], share: float) -> Quantile:
    place = share * (len(lows) - 1)
    first, last = int(place), min(int(place) + 1, len(lows) - 1) if place % 1 else int(place)
    begin, end = lows[first], highs[last]
    about = any(one.low_s <= end and one.high_s >= begin for one in vague)
    return Quantile(_at(lows, place), _at(highs, place), about)


def _at(ordered: Sequence[float], place: float) -> float:
    """The value at a place between two; what is infinite stays so."""
    below, rest = ordered[int(place)], place % 1
    if not rest or ordered[int(place) + 1] == below:
        return below
    return below + (ordered[int(place) + 1] - below) * rest
