"""Tables as timelines: which column holds the time, which says what happened, who did it, and how things stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.formats.reading.reports.clocks import zone_about
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import (
    NOT_EVENTS,
    Happening,
    is_next_day,
    plain_of,
    words_for_time,
)
from incident_desk.formats.reading.reports.moments import moment_at_start
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import says, starts_with

TIME_HEADS = words_of("timeline", "time_heads")
DATE_HEADS = words_of("timeline", "date_heads")
EVENT_HEADS = words_of("timeline", "event_heads")
ACTOR_HEADS = words_of("timeline", "actor_heads")
STATUS_HEADS = words_of("timeline", "status_heads")
OTHER_HEADS = words_of("timeline", "other_heads")
_NUMBERED = re.compile(r"[TtDd][\-+]?\d{1,3}(?!\w)")
_WORDY = 6
"""Letters of a cell that tells something, on the average."""
_WIDEST = 20
_LONGEST_TIME = 60
_MOST = 5_000
"""Rows that are looked at to tell what a table is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of a timeline's columns; -1 where there is none."""

    time: int
    event: int
    day: int = -1
    actor: int = -1
    status: int = -1
    named: bool = False
    """Whether its head calls the time's column so."""


def table_happenings(table: Block, hints: Hints, strong: bool) -> list[Happening]:
    """The rows of a timeline; none where the table is something else. *strong*: it stands under "Timeline"."""
    if len(table.children) < 2 or len(table.children[0].children) > _WIDEST:
        return []
    heads, rows = _cells(table.children[0]), table.children[1:]
    columns = _columns(heads, [_cells(row) for row in rows[:_MOST]], hints)
    if columns is None or not (strong or columns.named):
        return []
    zone = zone_about(heads[columns.time])
    found = [one for row in rows if (one := _row(row, columns, hints, zone)) is not None]
    clocked = sum(one.clocked for one in found)
    if strong:
        return found
    return found if clocked >= 2 and clocked * 10 >= len(rows) * 6 and _tells(heads[columns.event], found) else []


def _tells(head: str, found: Sequence[Happening]) -> bool:
    """Whether the column says what happened; a table of measurements has times as well."""
    letters = sum(sum(map(str.isalpha, one.text)) for one in found)
    return says(head, EVENT_HEADS) or letters >= _WORDY * len(found)


def _cells(row: Block) -> list[str]:
    return [plain_of(cell.plain) for cell in row.children]


def _columns(heads: Sequence[str], rows: Sequence[Sequence[str]], hints: Hints) -> Columns | None:
    width = len(heads)
    timed = [_share(rows, place, hints, clocks=True) for place in range(width)]
    dated = [_share(rows, place, hints, clocks=False) for place in range(width)]
    named = [place for place in range(width) if starts_with(heads[place], (*TIME_HEADS, *DATE_HEADS))]
    time = _time_column(named, timed, dated)
    if time is None:
        time = next((place for place in named if _is_numbered(rows, place)), None)
    if time is None:
        return None
    day = next((place for place in range(width) if place != time and dated[place] >= 0.3 and place in named), -1)
    others = [place for place in range(width) if place not in (time, day) and timed[place] < 0.5]
    event = _event_column(heads, rows, others)
    if event is None:
        return None
    actor = next((place for place in others if place != event and says(heads[place], ACTOR_HEADS)), -1)
    status = next((place for place in others if place != event and says(heads[place], STATUS_HEADS)), -1)
    return Columns(time, event, day, actor, status, time in named)


def _time_column(named: Sequence[int], timed: Sequence[float], dated: Sequence[float]) -> int | None:
    """The first column named so that holds clocks, else the one with most clocks, else one with days."""
    choices = [place for place in named if timed[place] >= 0.3]
    choices += sorted(
        (place for place in range(len(timed)) if timed[place] >= 0.5), key=lambda place: -timed[place]
    )
    choices += [place for place in named if dated[place] >= 0.5]
    choices += [place for place in range(len(dated)) if dated[place] >= 0.8]
    return choices[0] if choices else None


def _event_column(heads: Sequence[str], rows: Sequence[Sequence[str]], others: Sequence[int]) -> int | None:
    called = [place for place in others if says(heads[place], EVENT_HEADS) and not says(heads[place], OTHER_HEADS)]
    called = [place for place in called if _has_words(rows, place)] or called
    if called:
        return next((place for place in called if not says(heads[place], ACTOR_HEADS)), called[0])
    foreign = (*ACTOR_HEADS, *STATUS_HEADS, *OTHER_HEADS)
    plain = [place for place in others if not says(heads[place], foreign)] or list(others)
    if not plain:
        return None
    return max(plain, key=lambda place: sum(len(row[place]) for row in rows[:50] if place < len(row)))


def _has_words(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether most cells of a column hold words; numbers only count the rows."""
    filled = [row[place] for row in rows[:50] if place < len(row) and row[place]]
    return sum(any(map(str.isalpha, cell)) for cell in filled) * 2 > len(filled)


def _share(rows: Sequence[Sequence[str]], place: int, hints: Hints, clocks: bool) -> float:
    """Which part of a column's filled cells begin with a clock, or with a day."""
    filled = [row[place] for row in rows[:200] if place < len(row) and row[place]]
    moments = [found.moment for cell in filled if (found := moment_at_start(cell, hints)) is not None]
    right = [one for one in moments if (_is_clock(one) if clocks else _is_day(one))]
    return len(right) / len(filled) if filled else 0.0


def _is_clock(moment: PastMoment) -> bool:
    return bool(moment.clock) or moment.relative_s is not None


def _is_day(moment: PastMoment) -> bool:
    return bool(moment.day or moment.doubt) or moment.precision is PastPrecision.APPROXIMATE


def _is_numbered(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column named so holds numbered points in time: "T1", "T2"."""
    filled = [row[place] for row in rows[:200] if place < len(row) and row[place]]
    return len(filled) >= 2 and all(_NUMBERED.match(cell) for cell in filled)


def _row(row: Block, columns: Columns, hints: Hints, zone: str) -> Happening | None:
    cells = _cells(row)
    cells += [""] * (max(columns.time, columns.event, columns.day, columns.actor, columns.status) + 1 - len(cells))
    time, text = cells[columns.time], cells[columns.event]
    day = cells[columns.day] if columns.day >= 0 else ""
    moment = _moment(time, day, hints)
    if moment is None or (not any(map(str.isalnum, text)) and not moment.day):
        return None
    if moment.precision is PastPrecision.UNKNOWN and starts_with(text, NOT_EVENTS):
        return None
    actor = cells[columns.actor] if columns.actor >= 0 else ""
    status = cells[columns.status] if columns.status >= 0 else ""
    actor = actor if any(map(str.isalnum, actor)) else ""
    after = bool(moment.clock) and not moment.day and is_next_day(time)
    return Happening(
        moment, text, row.first, row.last, "table", actor, status, marked=True, zone=zone, next_day=after
    )


def _moment(time: str, day: str, hints: Hints) -> PastMoment | None:
    """The time of a row, its day's cell before it; words where a clock would stand are kept as unknown."""
    for words in (f"{day} {time}".strip(), time):
        found = moment_at_start(words, hints)
        if found is not None and (found.end >= len(words.rstrip()) or found.moment.clock or words == time):
            return replace(found.moment, written=words if len(words) <= _LONGEST_TIME else found.moment.written)
    if not time:
        return None
    moment = words_for_time(time, hints)
    return moment if moment.precision is not PastPrecision.UNKNOWN or len(time) <= _LONGEST_TIME else None
