"""Moments that a report states under a label: its date, its start, its end, and the range that says how long it
lasted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from incident_desk.domain.past_report import Passage, StatedMoment
from incident_desk.domain.past_times import TimelineEntry
from incident_desk.formats.reading.reports.clocks import zone_about
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.facts import Fact, Place
from incident_desk.formats.reading.reports.moments import Found, moment_at_start, moments_in
from incident_desk.formats.reading.reports.terms import (
    DATE,
    DETECTED,
    DURATION,
    END,
    NOT_DATE,
    NOT_DURATION,
    NOT_END,
    START,
    TIME,
)
from incident_desk.formats.reading.words import RESOLUTION, says, starts_with

_LONGEST = 400
_DATES = (*DATE, *TIME)
_NO_DATES = (*NOT_DATE, *DURATION)
_TWO = 2
_INCIDENT = ("incident", "outage", "occurred", "vorfall")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where a report can say when it was."""

    facts: Sequence[Fact]
    title: Passage
    told: Sequence[Passage]
    timeline: Sequence[TimelineEntry]
    hints: Hints


def milestones_under_labels(sources: Sources, wanted: Callable[[str], bool]) -> Iterator[tuple[str, StatedMoment]]:
    """The labels that are *wanted* and the clock that stands right behind each; a date is none, nor is what stands
    in a row of the timeline."""
    rows = {entry.span for entry in sources.timeline}
    for fact in sources.facts:
        if fact.place in (Place.SIGNED, Place.FRONT) or fact.span in rows or not wanted(fact.label):
            continue
        found = moment_at_start(fact.value, sources.hints)
        if found is not None and found.moment.clock and not found.moment.until_clock:
            yield fact.label, StatedMoment(found.moment.within(zone_about(fact.label)), fact.span)


def is_date(fact: Fact) -> bool:
    """Whether it dates the incident, and not the paper or something else."""
    if fact.place is Place.SIGNED or not says(fact.label, _DATES) or says(fact.label, _NO_DATES):
        return False
    return fact.place is not Place.FRONT or says(fact.label, _INCIDENT)


def of_facts(sources: Sources, wanted: Callable[[Fact], bool]) -> StatedMoment | None:
    """The first labelled moment that has a day."""
    return next((one for one in moments_of(sources, wanted) if one.moment.day), None)


def moments_of(sources: Sources, wanted: Callable[[Fact], bool]) -> Iterator[StatedMoment]:
    """The moment of each labelled value that is *wanted*, in the zone that its label names."""
    for fact in sources.facts:
        if wanted(fact):
            found = moment_at_start(fact.value, sources.hints) or next(iter(all_in(fact.value, sources)), None)
            if found is not None and (found.moment.day or found.moment.clock):
                yield StatedMoment(found.moment.within(zone_about(fact.label)), fact.span)


def all_in(text: str, sources: Sources) -> tuple[Found, ...]:
    """Every moment in the first words of a text."""
    return moments_in(text[:_LONGEST], sources.hints)


def days(found: Iterator[StatedMoment]) -> Iterator[StatedMoment]:
    """Those that have a day."""
    return (one for one in found if one.moment.day)


def whole_days(sources: Sources) -> StatedMoment | None:
    """The labelled date where it is a range of days: "Period: 22 July to 26 July 2024"."""
    ranges = (one for one in moments_of(sources, is_date) if one.moment.until_day not in ("", one.moment.day))
    return next(ranges, None)


def is_start(fact: Fact) -> bool:
    """Whether it says when it began."""
    return fact.place < Place.FRONT and starts_with(fact.label, START) and not says(fact.label, NOT_END)


def is_own_date(fact: Fact) -> bool:
    """Whether it dates the incident itself, not when somebody saw it."""
    return is_date(fact) and not says(fact.label, DETECTED)


def is_detected(fact: Fact) -> bool:
    """Whether it says when somebody saw it."""
    return fact.place < Place.FRONT and says(fact.label, DETECTED) and not says(fact.label, NOT_END)


def clocked(found: Iterator[StatedMoment]) -> StatedMoment | None:
    """The first that has a clock."""
    return next((one for one in found if one.moment.clock), None)


def is_end(fact: Fact) -> bool:
    """Whether it says when it was over."""
    return fact.place < Place.FRONT and starts_with(fact.label, END) and not says(fact.label, NOT_END)


def both_ends(sources: Sources) -> Iterator[StatedMoment]:
    """The second of two moments under a label that names both: "Start / end: 10:00 / 12:30 UTC"."""
    for fact in sources.facts:
        if fact.place < Place.FRONT and starts_with(fact.label, START) and says(fact.label, END):
            pieces = fact.value.split(" / ")
            if len(pieces) == _TWO and (ended := moment_at_start(pieces[1], sources.hints)) is not None:
                yield StatedMoment(ended.moment, fact.span)


def resolved(sources: Sources) -> Iterator[StatedMoment]:
    """The moments that stand behind "Resolution:" at once; other words there tell how it was resolved."""
    for fact in sources.facts:
        if fact.place < Place.FRONT and starts_with(fact.label, RESOLUTION):
            found = moment_at_start(fact.value, sources.hints)
            if found is not None and not found.start:
                yield StatedMoment(found.moment, fact.span)


def lengths_as_range(sources: Sources) -> Iterator[StatedMoment]:
    """The two clocks under a label that asks how long it lasted: "Duration: 08:41 to 09:54 UTC (73 min)"."""
    for fact in sources.facts:
        if fact.place < Place.FRONT and says(fact.label, DURATION) and not says(fact.label, NOT_DURATION):
            for one in all_in(fact.value, sources):
                if one.moment.clock and one.moment.until_clock:
                    yield StatedMoment(one.moment.within(zone_about(fact.label)), fact.span)
