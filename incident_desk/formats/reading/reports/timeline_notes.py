"""What a heading or a sentence states for all lines of a timeline: the zone of its clocks, the day they are of."""

from dataclasses import replace

from incident_desk.domain.past_times import PastMoment
from incident_desk.formats.reading.reports.clocks import zone_about
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import Happening
from incident_desk.formats.reading.reports.moments import moments_in
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import says

TIMELINE = (
    "timeline", "time line", "chronolog", "sequence of events", "order of events", "key events", "key times",
    "event log", "incident log", "log of events", "course of events", "events$", "history of the incident",
    "cronolog", "linea de tiempo", "linha do tempo", "linha temporal", "zeitverlauf", "zeitleiste", "zeitachse",
    "zeitstrahl", "ablauf", "deroule", "frise", "idovonal", "时间线", "時間線", "时间轴", "タイムライン",
    "経緯", "時系列",
    "事件经过", "处理过程", "タイムテーブル", "타임라인", "경과",
)  # fmt: skip
_OTHER_TIMELINES = ("remediation timeline", "project timeline", "action timeline", "implementation timeline")
_SPEAKS_OF_ZONE = (
    "time", "zone", "clock", "utc", "gmt", "hour", "heure", "hora", "uhr", "zeit", "時刻", "时间", "時間",
)  # fmt: skip
_FOR_ALL = (
    "all", "unless", "otherwise", "every", "alle", "toutes", "tous", "todos", "todas", "所有", "すべて", "全て",
)  # fmt: skip
_LONGEST = 600


def says_timeline(name: str) -> bool:
    """Whether a heading or a label announces a timeline."""
    return says(name, TIMELINE) and not says(name, _OTHER_TIMELINES)


def heading_notes(name: str, number: int, hints: Hints) -> list[Happening]:
    """The zone that a heading states, and the day if it is a timeline's: "Timeline (2 May 2024, UTC)"."""
    notes = _zone(name, number)
    day = _day(name, number, hints) if says_timeline(name) else None
    return [*notes, day] if day is not None else notes


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


def _zone(text: str, number: int) -> list[Happening]:
    zone = zone_about(text)
    return [Happening(PastMoment(""), "", number, number, "zone", zone=zone)] if zone else []


def _day(text: str, number: int, hints: Hints) -> Happening | None:
    found = next((one for one in moments_in(text, hints) if one.moment.day), None)
    if found is None:
        return None
    return Happening(replace(found.moment, clock="", until_clock=""), "", number, number, "date")
