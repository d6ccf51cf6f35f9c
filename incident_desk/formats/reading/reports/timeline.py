"""The timeline of a report, wherever and however it stands.

What stands under a heading, a bold line or a labelled item that says "Timeline" is read generously; elsewhere only
lists, runs of lines, tables and headings that are clearly timelines are taken. A day and a zone that stand once are
handed down in reading order. Messages to send and code are no timeline.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from incident_desk.domain.past_times import TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.language import language_of
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.clocks import zone_about
from incident_desk.formats.reading.reports.days import Hints, day_order, days_told, has_two_orders
from incident_desk.formats.reading.reports.happenings import Happening, plain_of
from incident_desk.formats.reading.reports.moments import moments_in
from incident_desk.formats.reading.reports.terms import ACTIONS, REFERENCES, SIGN_OFF
from incident_desk.formats.reading.reports.timeline_notes import zone_for_all
from incident_desk.formats.reading.reports.timeline_places import happenings_of
from incident_desk.formats.reading.reports.timeline_prose import told_happenings
from incident_desk.formats.reading.words import says, together

_ENOUGH = 60_000
"""Letters of a report in which its day, its zone and the order of its figures are looked for."""
_LATER = together(ACTIONS, SIGN_OFF, REFERENCES)
_PAPER = ("date", "published", "created", "created_at", "publishdate", "pubdate")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST = 2
"""Lines that make a timeline, beside which a sentence with a clock is no line of its own."""
_OVERNIGHT_H = 6
"""Hours that a clock must fall back to be that of the next day; a smaller step is a line out of its order."""


def read_timeline(page: Page, default_date: str | None = "", default_zone: str = "") -> tuple[TimelineEntry, ...]:
    """What happened, in the order of the report. *default_date* (ISO) and *default_zone* (its own words) are what
    the report states elsewhere; where they are not given they are looked for in the title and the text. A date of
    None is one in doubt: nothing else stands in its place."""
    day = "" if default_date is None else default_date[:10] or day_of_page(page, hints_of(page, ""))
    hints = hints_of(page, day)
    found = _without_telling(happenings_of(page, hints))
    if not any(one.clocked for one in found):
        found += told_happenings(page, hints)
    return tuple(_entries(found, day, default_zone or zone_of_page(page, hints)))


def hints_of(page: Page, day: str) -> Hints:
    """How the report writes its days: their order in figures, and the year that "March 4" is of."""
    text = _beginning(page)
    day = day or _day_of_paper(page)
    order = day_order(text.split("\n"))
    if order is None and language_of(text) not in ("en", "zh", "ja", "ko"):
        order = True
    told = days_told(_told(page)) if has_two_orders(text) else frozenset()
    return Hints(near=date.fromisoformat(day) if day else None, day_first=order, told=told)


def _day_of_paper(page: Page) -> str:
    """The day on which it was written, as its front matter states it: it lends its year to "June 5th"."""
    stated = (page.front.get(key, "")[:10] for key in _PAPER)
    return next((day for day in stated if _ISO_DAY.fullmatch(day) and _is_day(day)), "")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def day_of_page(page: Page, hints: Hints) -> str:
    """The day of the title, else the first full day of the text outside code; empty where there is none."""
    for text in _titles(page):
        if (day := _first_day(text, hints)) != "":
            return day
    return next((day for text in _told(page) if (day := _first_day(text, hints)) != ""), "")


def zone_of_page(page: Page, hints: Hints) -> str:
    """The one zone that stands behind the clocks of the text, else the one that is said to be that of all times."""
    zones = {
        one.moment.zone
        for text in _told(page)
        if any(map(str.isdigit, text[:2_000])) and zone_about(text[:2_000])
        for one in moments_in(text[:2_000], hints)
        if one.moment.zone and one.moment.clock
    }
    return (
        zones.pop() if len(zones) == 1 else next((zone for text in _told(page) if (zone := zone_for_all(text))), "")
    )


def _beginning(page: Page) -> str:
    return "\n".join(page.lines)[:_ENOUGH]


def _titles(page: Page) -> Iterator[str]:
    heads = [section for section in page.root.walk() if section.level]
    yield from (section.title.text for section in heads[:1])
    yield page.front.get("title", "")


def _told(page: Page) -> Iterator[str]:
    """The words of the report's paragraphs and headings, as far as they are looked at: not those of what is to be
    done, whose days are yet to come."""
    size = 0
    for section in page.root.walk():
        if any(says(one.name, _LATER) for one in (section, *section.above()) if one.level > 1):
            continue
        paragraphs = (one.plain for block in section.blocks[:200] for one in block.every("paragraph"))
        for text in chain([section.title.text], paragraphs):
            size += len(text)
            if size > _ENOUGH:
                return
            yield plain_of(text)


def _first_day(text: str, hints: Hints) -> str:
    if not any(letter.isdigit() for letter in text):
        return ""
    return next((one.moment.day for one in moments_in(text[:2_000], hints) if one.moment.day), "")


def _entries(found: list[Happening], day: str, zone: str) -> Iterator[TimelineEntry]:
    """The happenings with the days and zones that stand before them."""
    handed = _Handed(day, zone, _newest_first(found))
    for one, after in zip(found, [*found[1:], None], strict=False):
        if after is not None and _heads(one, after):
            one.text = ""
        handed.take(one)
        if one.text:
            placed = one.moment.on_date(handed.day, handed.after).within(handed.zone)
            yield TimelineEntry(placed, one.text, one.actor, one.status, Span(one.first, one.last), one.how)


class _Handed:
    """The day and the zone that are handed down from line to line."""

    def __init__(self, day: str, zone: str, falling: bool) -> None:
        self.day = self.base = day
        self.after: int | None = 0
        self.base_after: int | None = 0
        """How many days the day is after the report's date; None where a line named it."""
        self.zone, self.falling = zone, falling
        self.clock = self.for_all = ""
        self.group, self.overnight, self.is_next = 0, False, False

    def take(self, one: Happening) -> None:
        """The next line, which may name its own day, or be past midnight."""
        moment = one.moment
        if self.overnight:
            self.overnight = False
            self._turn()
        if one.group != self.group:
            self._begin(one.group)
        self.overnight = moment.ends_overnight
        self.zone = moment.zone or one.zone or self.zone
        if one.next_day:
            self._went_on(moment.clock)
        elif moment.day and moment.day < self.for_all:
            self.clock = ""
        elif moment.day:
            self._named(one)
        elif moment.clock:
            if not self.falling and _is_overnight(self.clock, moment.clock):
                self._turn()
            self.clock = moment.until_clock or moment.clock
        self.is_next = one.next_day

    def _begin(self, group: int) -> None:
        """Lines under another heading begin with the day that holds for all."""
        self.clock, self.group = "", group
        if self.base or self.after is not None:
            self.day, self.after = self.base, self.base_after

    def _turn(self) -> None:
        """It is the day after."""
        self.day = _next_day(self.day)
        self.after = None if self.after is None else self.after + 1

    def _went_on(self, clock: str) -> None:
        """A clock of the day after; another one that says so behind it is of the same day."""
        if not self.is_next or clock < self.clock:
            self._turn()
        self.clock = clock

    def _named(self, one: Happening) -> None:
        moment = one.moment
        self.day, self.clock = moment.until_day or moment.day, moment.until_clock or moment.clock
        self.after = None
        if one.is_day or one.how == "heading":
            self.base, self.base_after = moment.day, None
        self.for_all = moment.day if one.for_all else self.for_all


def _without_telling(found: list[Happening]) -> list[Happening]:
    """The lines of a timeline without the sentences that only introduce or sum up what its lines say."""
    lines = Counter(one.group for one in found if one.clocked and _is_line(one))
    return [one for one in found if one.how != "prose" or lines[one.group] < _LEAST]


def _is_line(one: Happening) -> bool:
    """Whether it is a line of a timeline, and no sentence, not even one that begins with its clock."""
    return one.how not in ("prose", "label") and (one.how != "line" or one.marked)


def _heads(one: Happening, after: Happening) -> bool:
    """Whether a day's line with words is a heading for the clocks that follow in another form, and no event."""
    return (
        bool(one.moment.day) and not one.clocked and one.how != after.how and after.clocked and not after.moment.day
    )  # fmt: skip


def _newest_first(found: list[Happening]) -> bool:
    """Whether the clocks run backwards, as in a chat's log with the newest line on top."""
    clocks = [one.moment.clock for one in found if one.moment.clock and not one.moment.day]
    steps = [later > earlier for earlier, later in zip(clocks, clocks[1:], strict=False) if later != earlier]
    return len(steps) >= 2 and sum(steps) * 3 < len(steps)


def _is_overnight(before: str, after: str) -> bool:
    if not before:
        return False
    return int(before[:2]) * 60 + int(before[3:5]) - int(after[:2]) * 60 - int(after[3:5]) >= _OVERNIGHT_H * 60


def _next_day(day: str) -> str:
    if not day or day == date.max.isoformat():
        return day
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
