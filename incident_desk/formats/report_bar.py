"""The response bar: the course of one incident in one line, from its milestones.

Widths follow the square root of time, so that a silent hour does not squeeze the response into one pixel; no part
is narrower than its words need. Points with the same time share a place. It is a picture of the record: what isn't
recorded has no point, and the note under it says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from math import sqrt

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.report import ReportModel
from incident_desk.formats.report_document import Bar, BarPart, BarPoint, Tone
from incident_desk.formats.report_words import clock_time, day, lasted

SHOWN = (
    Milestone.IMPACT_STARTED,
    Milestone.DETECTED,
    Milestone.DECLARED,
    Milestone.ACKNOWLEDGED,
    Milestone.IMPACT_ENDED,
    Milestone.RESOLVED,
)
NARROWEST = 0.135
"""The least share of the width that a part takes: enough for "not acknowledged" at the size it is printed."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A moment with every milestone that fell on it; none of them: the record ends there."""

    at: datetime
    names: tuple[Milestone, ...]
    about: bool


def response_bar(report: ReportModel) -> Bar:
    """The bar of a report; without points where fewer than two moments are known."""
    spots = _spots(report)
    if len(spots) < 2:
        return Bar((), (), "The response bar needs two recorded moments; see the milestones.")
    places = _places(
        [(after.at - before.at).total_seconds() for before, after in zip(spots, spots[1:], strict=False)]
    )
    several_days = day(spots[0].at) != day(spots[-1].at)
    points = tuple(
        BarPoint(_label(spot), _time(spot, several_days), place) for spot, place in zip(spots, places, strict=True)
    )
    return Bar(points, tuple(_parts(report, spots, places)), _note(report))


def _spots(report: ReportModel) -> list[_Spot]:
    known: list[tuple[datetime, int, Milestone | None, bool]] = []
    for order, milestone in enumerate(SHOWN):
        moment = report.moment(milestone)
        if moment is not None and moment.at is not None:
            known.append((moment.at, order, milestone, moment.precision is not Precision.EXACT))
    if report.moment(Milestone.RESOLVED) is None and known and report.past is None:
        known.append((report.header.recorded_until, len(SHOWN), None, False))
    known.sort(key=lambda one: (one[0], one[1]))
    return [_merged(tuple(group)) for _, group in groupby(known, key=lambda one: one[0].replace(microsecond=0))]


def _merged(group: Sequence[tuple[datetime, int, Milestone | None, bool]]) -> _Spot:
    """Milestones of the same second, at the first one's own moment: lengths are those of the tables."""
    names = tuple(milestone for _, _, milestone, _ in group if milestone is not None)
    return _Spot(group[0][0], names, any(about for _, _, _, about in group))


def _places(lengths: Sequence[float]) -> list[float]:
    """Where each point stands, from 0 to 1."""
    roots = [sqrt(max(0.0, one)) for one in lengths]
    spare = max(0.0, 1.0 - NARROWEST * len(roots))
    total = sum(roots) or 1.0
    places = [0.0]
    for root in roots:
        places.append(places[-1] + NARROWEST + spare * root / total)
    return [round(place / places[-1], 6) for place in places]


def _label(spot: _Spot) -> str:
    words = [TITLES[name] for name in spot.names] or ["Record ends"]
    return ", ".join([words[0], *(word.lower() for word in words[1:])])


def _time(spot: _Spot, dated: bool) -> str:
    time = f"{day(spot.at)[5:]} {clock_time(spot.at)}" if dated else clock_time(spot.at)
    return f"about {time}" if spot.about else time


def _parts(report: ReportModel, spots: Sequence[_Spot], places: Sequence[float]) -> Iterable[BarPart]:
    reached: set[Milestone] = set()
    for place, (before, after) in enumerate(zip(spots, spots[1:], strict=False)):
        reached.update(before.names)
        ahead = set(_names_of(spots[place + 1 :]))
        is_watched = _is_watched(report, before.at, after.at)
        is_told = report.past is None or report.moment(Milestone.ACKNOWLEDGED) is not None
        words, tone = _after_impact(reached, ahead, is_watched) or _stretch(reached, ahead, is_told=is_told)
        seconds = (after.at - before.at).total_seconds()
        yield BarPart(lasted(seconds), words, places[place], places[place + 1], tone)


def _names_of(spots: Iterable[_Spot]) -> Iterable[Milestone]:
    return (name for spot in spots for name in spot.names)


def _is_watched(report: ReportModel, since: datetime, until: datetime) -> bool:
    """Whether checks were watched to see that it stays over: there is a soak, or the checks as they stood.

    A copy that may not have the proof of recovery does not say that there is one.
    """
    fact = report.recovery
    if any(gap.since <= since and until <= gap.until for gap in fact.gaps):
        return False
    if fact.complete is not None or any(one.at >= since for one in fact.notes):
        return True
    if fact.proof is not None:
        return fact.proof.phase not in _UNWATCHED and not fact.proof.by_record
    return fact.snapshot is not None and bool(fact.snapshot.rows) and not fact.snapshot.by_record


_UNWATCHED = ("nothing", "unconfirmed")
"""Proofs of recovery in which no check was heard."""


def _after_impact(reached: set[Milestone], ahead: set[Milestone], is_watched: bool) -> tuple[str, Tone] | None:
    """What a stretch is called in which the impact had ended; None where it had not."""
    if Milestone.IMPACT_ENDED not in reached:
        return None
    if is_watched:
        return "watched", Tone.GOOD
    if Milestone.RESOLVED in ahead:
        return "until resolved", Tone.QUIET
    return ("after resolved" if Milestone.RESOLVED in reached else "not resolved"), Tone.QUIET


def _stretch(reached: set[Milestone], ahead: set[Milestone], *, is_told: bool) -> tuple[str, Tone]:
    """What a stretch is called: the first thing that was still missing then.

    Of a past incident that tells nothing of an acknowledgement (``is_told``) it isn't said that there was none.
    """
    if Milestone.DETECTED in ahead:
        return "not detected", Tone.BAD
    if Milestone.DECLARED in ahead:
        return "not declared", Tone.WARN
    if not is_told:
        return "going on", Tone.WARN
    if Milestone.ACKNOWLEDGED not in reached:
        return "not acknowledged", Tone.WARN
    return "worked on", Tone.WORK


def _note(report: ReportModel) -> str:
    missing = [TITLES[one].lower() for one in SHOWN if (moment := report.moment(one)) is None or moment.at is None]
    drawn = "Times in UTC; widths follow the square root of time."
    if report.reopenings:
        drawn += " The incident was opened again: the quiet time between counts as worked on."
    return f"{drawn} Without a recorded time: {', '.join(missing)}." if missing else drawn
