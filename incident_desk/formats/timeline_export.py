"""A timeline handed out: as lines for a terminal, Markdown, CSV and plain data, in any zone, its offset printed.

What people typed comes back letter by letter (of the Markdown by ``exact_markdown``). A cell of the CSV that a
spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return) has an
apostrophe before it, as spreadsheets themselves write it; so has one that has such apostrophes already, so that
one can always be taken off again.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from io import StringIO
from typing import Any

from incident_desk.domain.durations import countdown
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry
from incident_desk.formats.exact_markdown import exactly
from incident_desk.formats.incident_json import entry_data
from incident_desk.formats.markdown_report import lines
from incident_desk.formats.report_timeline import kind_word
from incident_desk.formats.report_words import clip, person
from incident_desk.formats.times import zone_name

COLUMNS = ("number", "time", "until", "precision", "elapsed", "kind", "text", "detail", "who", "owner", "tags",
           "starred", "written", "edited", "edited by", "struck", "undone", "ended", "pinned", "under")  # fmt: skip
ENDINGS = (".md", ".csv", ".json")
"""What a timeline can be saved as, by the ending of the file's name."""
_LONGEST_ABOVE = 80
"""Signs of a row that the Markdown tells where another one stands under it."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The rows of one record, in which zone they are shown, and from when elapsed time counts (UTC).

    ``of`` is how many rows there are where these are not all of them.
    """

    key: str
    title: str
    rows: Sequence[Entry]
    start: datetime
    zone: tzinfo = UTC
    as_of: datetime | None = None
    of: int | None = None

    @property
    def heading(self) -> str:
        """What is shown, by which clocks, and as of when."""
        zones = " and ".join(dict.fromkeys(zone_name(one.astimezone(self.zone)) for one in self._moments))
        known = f", as it was known at {_stamp(self.as_of, self.zone)}" if self.as_of else ""
        left = f", {len(self.rows)} of {self.of} rows" if self.of is not None else ""
        return f"Times in {zones or 'UTC'}{known}{left}"

    @property
    def _moments(self) -> Iterator[datetime]:
        return (one.happened.at for one in self.rows if one.happened.at)

    def elapsed(self, row: Entry) -> str:
        """How long after the beginning it happened: ``12:30``, ``-7:08``; empty where nobody knows when."""
        if row.happened.at is None:
            return ""
        seconds = (row.happened.at - self.start).total_seconds()
        return f"{'-' if seconds < 0 else ''}{countdown(seconds)}"


def timeline_lines(view: TimelineView) -> str:
    """One line for each row, its number first."""
    told, numbers = [f"{view.key} {view.title}", view.heading, ""], _numbers(view)
    return "\n".join([*told, *(_line(view, row, numbers) for row in view.rows)])


def timeline_markdown(view: TimelineView) -> str:
    """A table in Markdown; what was typed stays text."""
    head = [f"# {lines(view.title)}", "", f"{view.key}. {view.heading}.", ""]
    above = {row.id: lines(clip(row.text, _LONGEST_ABOVE)) for row in view.rows}
    table = ["| Time | Elapsed | Kind | What happened | By |", "|---|---|---|---|---|"]
    rows = [
        f"| {_when(row.happened, view.zone)} | {view.elapsed(row)} | {kind_word(row.kind)} "
        f"| {_struck_out(row)}{_traces(row, '<br>', above)} | {lines(person(row.who))} |"
        for row in view.rows
    ]
    return "\n".join([*head, *table, *rows]) + "\n"


def timeline_csv(view: TimelineView) -> str:
    """RFC 4180 with a heading row and CRLF; times in ISO 8601 with their offset."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    numbers = _numbers(view)
    for row in view.rows:
        writer.writerow([neutral(one) for one in _cells(view, row, numbers)])
    return text.getvalue()


def timeline_data(view: TimelineView) -> dict[str, Any]:
    """The rows ready for JSON, each also with its time in the zone and how long after the beginning it is."""
    rows = [
        entry_data(row) | {"local": _iso(row.happened.at, view.zone), "elapsed": view.elapsed(row)}
        for row in view.rows
    ]
    left_out = {"of": view.of} if view.of is not None else {}
    return {"key": view.key, "as_of": _iso(view.as_of, UTC), **left_out, "timeline": rows}


def timeline_text(view: TimelineView, ending: str) -> str:
    """The timeline as the text of a file whose name ends so.

    Raises:
        WrongUse: there is no such format.
    """
    match ending.lower():
        case ".md":
            return timeline_markdown(view)
        case ".csv":
            return timeline_csv(view)
        case ".json":
            return json.dumps(timeline_data(view), indent=2, ensure_ascii=False) + "\n"
        case _:
            raise WrongUse(
                f"A timeline is saved as {', '.join(ENDINGS)}; the name ends in {ending or 'none of them'}"
            )


def _cells(view: TimelineView, row: Entry, numbers: Mapping[str, str]) -> tuple[str, ...]:
    happened = row.happened
    return (
        str(row.seq), _iso(happened.at, view.zone) or "", _iso(happened.until, view.zone) or "", happened.precision,
        view.elapsed(row), kind_word(row.kind), row.text, row.detail, row.who, row.owner or "", " ".join(row.tags),
        "yes" if row.starred else "", _iso(row.written_at, view.zone) or "", _iso(row.amended_at, view.zone) or "",
        row.amended_by, row.struck or "", "yes" if row.undone else "", _iso(row.ended, view.zone) or "",
        "yes" if row.pinned else "", numbers.get(row.parent or "", ""),
    )  # fmt: skip


def neutral(cell: str) -> str:
    """The cell so that no spreadsheet computes it."""
    # The program's own "-7:08" is no formula either, but nobody needs two rules.
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def not_neutral(cell: str) -> str:
    """The cell that ``neutral`` was given."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA) else cell


def _line(view: TimelineView, row: Entry, numbers: Mapping[str, str]) -> str:
    star = "*" if row.starred else " "
    by = f"  · {row.who}" if row.who else ""
    return f"{row.seq:>5} {_when(row.happened, view.zone):<19} {star} {row.text}{by}{_traces(row, '  ', numbers)}"


def _numbers(view: TimelineView) -> dict[str, str]:
    """The number of each row, by which another one says that it stands under it."""
    return {row.id: str(row.seq) for row in view.rows}


def _struck_out(row: Entry) -> str:
    words = exactly(row.text)
    return f"~~{words}~~" if row.struck is not None or row.undone else words


def _traces(row: Entry, between: str, above: Mapping[str, str]) -> str:
    """Every trace of what was done to the row since; ``above`` names the rows that others stand under."""
    traces = [f"until {row.ended:%H:%M:%S} UTC"] if row.ended is not None else []
    if row.pinned:
        traces.append("pinned")
    if row.parent is not None and row.parent in above:
        traces.append(f"under {above[row.parent]}")
    if row.amended_at:
        traces.append(f"edited {row.amended_at:%H:%M} UTC by {lines(row.amended_by)}")
    if row.struck is not None:
        traces.append(f"struck: {lines(row.struck)}")
    if row.undone:
        traces.append("undone")
    return "".join(f"{between}({one})" for one in traces)


def _when(moment: Moment, zone: tzinfo) -> str:
    """``2026-03-01 02:58:00``, with the word for its precision; the zone stands in the heading."""
    if moment.at is None:
        return "time not known"
    if moment.day is not None:
        return f"{moment.day.isoformat()}, no time"
    at = f"{moment.at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    if moment.until is not None:
        return f"{at} to {moment.until.astimezone(zone):%H:%M:%S}"
    return f"{_PRECISIONS.get(moment.precision, '')}{at}"


_PRECISIONS = {"about": "about ", "at_least": "at the earliest ", "at_most": "at the latest "}


def _stamp(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _iso(moment: datetime | None, zone: tzinfo) -> str | None:
    return moment.astimezone(zone).isoformat() if moment else None
