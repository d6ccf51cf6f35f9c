"""The timeline at a glance: swim lanes by kind, the impact shaded, and the key events numbered in them.

All rows stand in the event log; here are those by which the incident is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.corrected_milestones import corrected_by
from incident_desk.domain.events import Kind
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.report import ReportModel
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats import report_words as words
from incident_desk.formats.report_axis import Axis
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Subheading, Table, Tone
from incident_desk.formats.report_figure import LaneMark, Lanes

SERVICE, CHANGES, DIAGNOSIS, MITIGATION, COMMAND, MESSAGES, NOTES = (
    "Service", "Changes", "Diagnosis", "Mitigation", "Command", "Messages", "Notes",
)  # fmt: skip
ORDER = (SERVICE, CHANGES, DIAGNOSIS, MITIGATION, COMMAND, MESSAGES, NOTES)
MOST_KEYS = 16
LONGEST_KEY = 220
_APART = 0.028
"""Between two numbers in one lane, so that neither lies on the other."""
_FINEST = 400
"""Places in a lane at which rows are told apart: more than the eye does."""

_LANES: Mapping[str, str] = {
    **dict.fromkeys(
        (Kind.CHECK_CHANGED, Kind.CHECK_WATCHED, Kind.CHECKS_TAKEN, Kind.CHECK_DROPPED, Kind.CHECKS_SNAPPED,
         Kind.SEEN_ELSEWHERE, Kind.SOAK_BROKEN, Kind.SOAK_COMPLETE, Kind.WATCH_GAP, Kind.PAST_TOLD), SERVICE,
    ),
    **dict.fromkeys((Kind.CHANGE_MADE, Sign.CHANGE, Kind.RUN_LIVE), CHANGES),
    **dict.fromkeys(
        (Sign.FINDING, Sign.HYPOTHESIS, Kind.EVIDENCE_ATTACHED, Kind.PATTERN_OPENED, Kind.PATTERN_CLOSED,
         Kind.ASSESSED), DIAGNOSIS,
    ),
    **dict.fromkeys((Sign.ACTION, Kind.STEP_SET, Kind.STEP_BOUND, Kind.RUN_FILLED, Kind.RUN_FINISHED), MITIGATION),
    **dict.fromkeys(
        (Kind.OPENED, Kind.REOPENED, Kind.ROLE_TAKEN, Sign.DECISION, Kind.DECISION_TAKEN, Kind.SEVERITY_CHANGED,
         Kind.STATUS_SET, Kind.PHASE_ENTERED, Kind.TARGET_PAUSED, Kind.TARGET_RESUMED, Kind.TARGET_CROSSED,
         Kind.TARGET_SEEN, Kind.ESCALATED, Kind.ESCALATION_SNOOZED, Kind.MILESTONE_SET, Kind.RUN_KEPT_GOING),
        COMMAND,
    ),
    **dict.fromkeys((Kind.UPDATE_SENT, Kind.UPDATE_SKIPPED, Kind.ASK_MADE, Kind.CONTACT_CALLED), MESSAGES),
}  # fmt: skip
_OF_MILESTONE: Mapping[str, str] = {
    TITLES[Milestone.IMPACT_STARTED]: SERVICE,
    TITLES[Milestone.IMPACT_ENDED]: SERVICE,
    TITLES[Milestone.DETECTED]: SERVICE,
    TITLES[Milestone.CAUSE_IDENTIFIED]: DIAGNOSIS,
    TITLES[Milestone.FIX_APPLIED]: MITIGATION,
}
_WEIGHTS: Mapping[str, int] = {
    Kind.OPENED: 9, Kind.REOPENED: 9, Kind.MILESTONE_SET: 8, Sign.DECISION: 6, Kind.DECISION_TAKEN: 6,
    Kind.SEVERITY_CHANGED: 6, Kind.ESCALATED: 5, Kind.CHANGE_MADE: 5, Sign.CHANGE: 5, Kind.RUN_LIVE: 5,
    Kind.TARGET_CROSSED: 4, Kind.CHECK_CHANGED: 4, Kind.PAST_TOLD: 4, Sign.ACTION: 3, Sign.FINDING: 3,
    Kind.UPDATE_SENT: 2, Sign.HYPOTHESIS: 2, Kind.SOAK_BROKEN: 2,
}  # fmt: skip
_TONES: Mapping[str, str] = {
    SERVICE: Tone.BAD, CHANGES: Tone.WARN, DIAGNOSIS: Tone.WORK, MITIGATION: Tone.GOOD, COMMAND: Tone.PLAIN,
    MESSAGES: Tone.WARN, NOTES: Tone.QUIET,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """A key event: its number in figure and table, its lane, its row."""

    number: int
    lane: str
    row: Entry


def lane_of(row: Entry) -> str:
    """The lane in which a row stands."""
    if row.kind == Kind.MILESTONE_SET and row.text in _OF_MILESTONE:
        return _OF_MILESTONE[row.text]
    return _LANES.get(row.kind, NOTES)


def standing(rows: Sequence[Entry]) -> list[Entry]:
    """The rows that count: not struck, not undone, not erased, and no former moment of a milestone."""
    former = corrected_by(rows)
    return [row for row in rows if not (row.struck or row.undone or row.erased or row.id in former)]


def key_events(rows: Sequence[Entry]) -> tuple[Key, ...]:
    """What the incident is told by, at most so many, in order of time."""
    weighed: dict[int, list[tuple[int, Entry]]] = {}
    for place, row in enumerate(standing(rows)):
        weighed.setdefault(_weight(row), []).append((place, row))
    chosen: list[tuple[int, Entry]] = []
    for weight in sorted(weighed, reverse=True):
        if weight:
            chosen += _spread(weighed[weight], MOST_KEYS - len(chosen))
    ordered = sorted(chosen, key=lambda one: one[0])
    return tuple(Key(number, lane_of(row), row) for number, (_, row) in enumerate(ordered, 1))


def _spread(rows: list[tuple[int, Entry]], most: int) -> list[tuple[int, Entry]]:
    """All of them, or so many from the first to the last: the end is told as well as the beginning."""
    if len(rows) <= most:
        return rows
    if most < 2:
        return rows[: max(0, most)]
    return [rows[round(number * (len(rows) - 1) / (most - 1))] for number in range(most)]


def _weight(row: Entry) -> int:
    return 10 if row.starred or row.pinned else _WEIGHTS.get(row.kind, 0)


def glance(report: ReportModel) -> Iterator[Block]:
    """The figure, where two moments are known, and the table of its key events."""
    keys = key_events(report.timeline)
    figure = lanes(report, keys)
    if figure is not None:
        yield figure
    count = words.count(len(report.timeline), "row")
    yield Paragraph(f"The event log at the end has the whole timeline: {count}.", tone=Tone.QUIET)
    if keys:
        yield Subheading("Key events")
        yield _table(keys)


def _table(keys: Sequence[Key]) -> Table:
    several = len({words.day(one.row.sort_at) for one in keys}) > 1
    columns = (Column("No."), Column("Time (UTC)"), Column("Lane"), Column("What happened", 4), Column("By", 1.3))
    return Table(columns, tuple(_row(one, several) for one in keys))


def _row(one: Key, several: bool) -> tuple[Cell, ...]:
    known = one.row.happened.at is not None
    time = words.when(one.row.happened, dated=several) if known else "not known"
    return (
        Cell(str(one.number), strong=True),
        Cell(time, tone=Tone.PLAIN if known else Tone.QUIET),
        Cell(one.lane, tone=Tone.QUIET),
        Cell(words.clip(one.row.text, LONGEST_KEY), strong=_weight(one.row) >= _WEIGHTS[Kind.MILESTONE_SET]),
        Cell(words.person(one.row.who), tone=Tone.QUIET),
    )


# -- the figure -----------------------------------------------------------------------------------------------


def lanes(report: ReportModel, keys: Sequence[Key]) -> Lanes | None:
    """The figure; None where fewer than two moments are known.

    When a report of elsewhere was taken in is no part of its incident: it would squeeze all of it into one place.
    """
    rows = [row for row in standing(report.timeline) if _clock(row) is not None and row.kind != Kind.PAST_TAKEN]
    shades = _impacts(report)
    moments = [*(row.sort_at for row in rows), *(moment for shade in shades for moment in shade)]
    if len(set(moments)) < 2:
        return None
    axis = Axis.of(moments)
    names = tuple(name for name in ORDER if any(lane_of(row) == name for row in rows))
    return Lanes(
        names,
        (*_dots(rows, keys, names, axis), *_numbers(keys, names, axis)),
        tuple((axis.place(since), axis.place(until)) for since, until in shades),
        axis.ticks,
        axis.gaps,
        " ".join(_caption(rows, names, shades, axis)),
        f"Timeline in {words.count(len(names), 'lane')} from {words.stamp(min(moments))} to "
        f"{words.stamp(max(moments))} UTC; the words under it and the key events say what it shows.",
    )


def _clock(row: Entry) -> datetime | None:
    """When it happened, where more than the day is known."""
    return row.happened.at if row.happened.day is None else None


def _impacts(report: ReportModel) -> list[tuple[datetime, datetime]]:
    found = []
    for one in report.intervals:
        since = one.started.at if one.started is not None else None
        until = one.ended.at if one.ended is not None else report.header.recorded_until
        if since is not None and until is not None and since < until:
            found.append((since, until))
    return found


def _dots(rows: Sequence[Entry], keys: Sequence[Key], names: Sequence[str], axis: Axis) -> list[LaneMark]:
    numbered = {one.row.id for one in keys}
    spots = {
        (names.index(lane_of(row)), round(axis.place(row.sort_at) * _FINEST))
        for row in rows
        if row.id not in numbered
    }
    return [LaneMark(lane, spot / _FINEST) for lane, spot in sorted(spots)]


def _numbers(keys: Sequence[Key], names: Sequence[str], axis: Axis) -> list[LaneMark]:
    """The numbers of each lane, side by side where their moments are too near."""
    made: list[LaneMark] = []
    for lane, name in enumerate(names):
        here = [one for one in keys if one.lane == name and _clock(one.row) is not None]
        places = apart([axis.place(one.row.sort_at) for one in here])
        made += [LaneMark(lane, place, one.number, _TONES[name]) for place, one in zip(places, here, strict=True)]
    return made


def apart(places: Sequence[float], least: float = _APART) -> list[float]:
    """The places in their order, moved so that neighbours are ``least`` apart and none is beyond 0 or 1."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + least) if moved else place)
    ahead = 1.0 + least
    for number in range(len(moved) - 1, -1, -1):
        moved[number] = ahead = min(moved[number], ahead - least)
    return [round(max(0.0, one), 5) for one in moved]


def _caption(
    rows: Sequence[Entry], names: Sequence[str], shades: Sequence[tuple[datetime, datetime]], axis: Axis
) -> Iterator[str]:
    counted = ", ".join(f"{name} {sum(lane_of(row) == name for row in rows)}" for name in names)
    yield f"Figure 1. Rows by lane: {counted}. Numbers are those of the key events."
    if shades:
        spans = " and ".join(f"{words.stamp(since)} to {_until(since, until)}" for since, until in shades)
        yield f"Shaded: impact, {spans} UTC."
    if axis.left_out:
        gaps = " and ".join(f"{words.stamp(since)} to {_until(since, until)}" for since, until in axis.left_out)
        yield f"Left out, for no row lies in it: {gaps} UTC."


def _until(since: datetime, until: datetime) -> str:
    return (words.clock_time if words.day(since) == words.day(until) else words.stamp)(until)
