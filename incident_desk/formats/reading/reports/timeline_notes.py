"""What a heading or a sentence states for all lines of a timeline: the zone of its clocks, the day they are of."""

from dataclasses import replace

from incident_desk.domain.past_times import PastMoment
from incident_desk.formats.reading.reports.clocks import zone_about
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import Happening
from incident_desk.formats.reading.reports.moments import moments_in
from incident_desk.formats.reading.reports.terms import OTHER_TIMELINES, TIMELINE
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import says

_SPEAKS_OF_ZONE = words_of("timeline", "speaks_of_zone")
_FOR_ALL = words_of("timeline", "for_all")
_LONGEST = 600
_LONGEST_NOTE = 160


def says_timeline(name: str) -> bool:
    """Whether a heading or a label announces a timeline."""
    return says(name, TIMELINE) and not says(name, OTHER_TIMELINES)


def heading_notes(name: str, number: int, hints: Hints) -> list[Happening]:
    """The zone that a heading states, and the day if it is a timeline's: "Timeline (2 May 2024, UTC)"."""
    notes = _zone(name, number)
    day = _day(name, number, hints) if says_timeline(name) else None
    return [*notes, day] if day is not None else notes


def day_notes(name: str, number: int, hints: Hints) -> list[Happening]:
    """The day that a heading names, for the timeline under it: "Incident 2: the disk was full (19 May 2024)"."""
    day = _day(name, number, hints)
    return [day] if day is not None else []


def sentence_notes(block: Block, hints: Hints, begun: bool) -> list[Happening]:
    """The zone and the day that a sentence between a timeline's heading and its lines states: "All times are UTC".
    *begun*: a clock stands before it, so that its day is that of something it tells."""
    plain = block.plain[:_LONGEST]
    notes = _zone(plain, block.first) if says(plain, _SPEAKS_OF_ZONE) else []
    day = None if begun else _day(plain, block.first, hints)
    if day is not None:
        day.for_all = says(plain, _FOR_ALL)
        notes.append(day)
    return notes


def zone_for_all(text: str) -> str:
    """The zone that a short text says all its times are of: "What happened, all times Europe/Berlin"."""
    if len(text) > _LONGEST_NOTE:
        return ""
    is_for_all = says(text, _FOR_ALL) and says(text, _SPEAKS_OF_ZONE)
    return zone_about(text) if is_for_all else ""


def _zone(text: str, number: int) -> list[Happening]:
    zone = zone_about(text)
    return [Happening(PastMoment(""), "", number, number, "zone", zone=zone)] if zone else []


def _day(text: str, number: int, hints: Hints) -> Happening | None:
    found = next((one for one in moments_in(text, hints) if one.moment.day), None)
    if found is None:
        return None
    return Happening(replace(found.moment, clock="", until_clock=""), "", number, number, "date")
