"""The Markdown of our own reports: what the desk wrote is read back to the letter, not guessed at.

Such a report is known by its last line and by the heads of its tables. What stands in a cell under the text itself
is small print of the desk, in emphasis; no text of a person can look like that, for each of its signs is escaped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incident_desk.domain.incident import ACTION_TYPES
from incident_desk.domain.past_report import PastAction
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.report_actions import DONE_WHEN, RESULT, TICKET

_END = re.compile(r"Record head \d+ [0-9a-f]{64}")
_FOOT = 5
"""Lines from the end among which the head of the record stands."""
_TIMELINES = (
    "| No. | Time (UTC) | Kind | What happened | By | Hash |",
    "| Time (UTC) | Kind | What happened | By |",
)
"""The heads of the tables that have every row: with the numbers and hashes of the events, or without."""
_MILESTONES = "| Milestone | Time (UTC) | From declared | What it means |"
_ACTIONS = "| No. | Action | Owner | Due | State |"
_FENCE = re.compile(r"(`{3,})\w*")
_SECTION, _SUBHEADING = re.compile(r"## "), re.compile(r"### (.*)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SIGN = re.compile(r"\\([!-/:-@\[-`{-~])|`@([\w.-]*\w)`|(&amp;)|(<br>)|(\*{1,2})")
_BREAK = "\0"
_CLOCK = r"(?:(\d{4}-\d{2}-\d{2}) )?(\d{2}:\d{2}:\d{2})"
_WHEN = re.compile(rf"(?:(about|at the earliest|at the latest) )?{_CLOCK}")
_BETWEEN = re.compile(rf"between {_CLOCK} and {_CLOCK}")
_PRECISION = {
    "about": PastPrecision.APPROXIMATE,
    "at the earliest": PastPrecision.AT_LEAST,
    "at the latest": PastPrecision.AT_MOST,
    None: PastPrecision.EXACT,
}
_BESIDES = {DONE_WHEN: "end_state", RESULT: "result", TICKET: "ticket"}
"""The lines of the small print under an action; its type alone has no name."""
_ONE_LINE = re.compile(rf"(?:({'|'.join(ACTION_TYPES)}) · )?done when: (.*)")
"""How earlier reports said type and end state."""
_NO_OWNER, _NO_DATE, _NO_HORIZON, _DONE = "no owner", "no date", "Without a horizon", "done"


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What one of our reports has in its tables."""

    timeline: tuple[TimelineEntry, ...]
    actions: tuple[PastAction, ...]


@dataclass(slots=True)
class _Row:
    """A row of a table: its cells, the line it stands on (from 1), and what the subheading above it says."""

    cells: list["_Cell"]
    line: int
    under: str

    @property
    def span(self) -> Span:
        return Span(self.line, self.line)


@dataclass(slots=True)
class _Cell:
    """A cell's text, and its small print."""

    text: str
    notes: list[str] = field(default_factory=list)


def own_report(lines: Sequence[str]) -> OwnReport | None:
    """The tables of a report that the desk wrote; None where it is somebody else's."""
    if not _is_own(lines):
        return None
    heads = {line.rstrip() for line in lines}
    head = next((one for one in _TIMELINES if one in heads), None)
    if head is None:
        return None
    place = 1 if head == _TIMELINES[0] else 0
    timeline = (_entry(row, row.cells[place : place + 4]) for row in _rows(lines, head))
    return OwnReport(tuple(timeline), tuple(_action(row) for row in _rows(lines, _ACTIONS)))


def own_milestones(lines: Sequence[str]) -> Iterator[tuple[str, PastMoment, int]]:
    """The table of milestones of a report that the desk wrote: each title with its clocked moment and its line.

    It says which moment stands, where rows tell a former one too. Of anybody else's report: nothing.
    """
    if not _is_own(lines):
        return
    for row in _rows(lines, _MILESTONES):
        moment = _moment(row.cells[1].text, "")
        if moment.clock:
            yield row.cells[0].text, moment, row.line


def _is_own(lines: Sequence[str]) -> bool:
    return any(_END.fullmatch(line.strip()) for line in lines[-_FOOT:])


def _rows(lines: Sequence[str], head: str) -> Iterator[_Row]:
    """The rows of the tables with that head; of a table that a review shows twice, those of the first section."""
    is_table, found, under, columns = False, False, "", head.count("|") - 1
    for number, line in _outside_code(lines):
        if found and _SECTION.match(line):
            return
        under = _under(line, under)
        is_table = line == head or (is_table and line.startswith("| "))
        found = found or is_table
        cells = line[2:-2].split(" | ")
        if is_table and line != head and not line.startswith("| --- |") and len(cells) == columns:
            yield _Row([_cell(one) for one in cells], number, under)


def _under(line: str, before: str) -> str:
    """What the subheading over the next line says."""
    if (named := _SUBHEADING.fullmatch(line)) is not None:
        return "\n".join(one.text for one in _parts(named[1]))
    return "" if _SECTION.match(line) else before


def _outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(lines, start=1):
        text = line.rstrip()
        if fence:
            fence = "" if text == fence else fence
        elif (opened := _FENCE.fullmatch(text)) is not None:
            fence = opened[1]
        else:
            yield number, text


@dataclass(slots=True)
class _Line:
    """A line of a cell; ``small``: it is in emphasis, so the desk's."""

    text: str
    small: bool


def _cell(markdown: str) -> _Cell:
    parts = _parts(markdown)
    text = "\n".join(one.text for one in parts if not one.small)
    return _Cell(text.strip("\n"), [one.text for one in parts if one.small])


def _parts(markdown: str) -> list[_Line]:
    """The lines of a cell as they were before they were written."""
    marks: list[str] = []

    def plain(found: re.Match[str]) -> str:
        if found[5]:
            marks.append(found[5])
            return "" if found[5] == "**" else "\1"
        if found[4]:
            return _BREAK
        return found[1] or (f"@{found[2]}" if found[2] else "&")

    lines = _SIGN.sub(plain, markdown).split(_BREAK)
    return [_Line(one.replace("\1", ""), "\1" in one) for one in lines]


def _entry(row: _Row, cells: Sequence[_Cell]) -> TimelineEntry:
    when, _, what, who = cells
    return TimelineEntry(
        _moment(when.text, row.under), what.text, who.text, "; ".join(what.notes), row.span, "table"
    )


def _moment(written: str, day: str) -> PastMoment:
    """The moment of a cell, on the day that stands above the table."""
    if _DAY.fullmatch(written):
        return PastMoment(written, day=written)
    if (between := _BETWEEN.fullmatch(written)) is not None:
        return PastMoment(
            written, day=between[1] or day, clock=between[2], zone="UTC", precision=PastPrecision.RANGE,
            until_day=between[3] or between[1] or day, until_clock=between[4], inherited=("day", "zone"),
        )  # fmt: skip
    found = _WHEN.fullmatch(written)
    if found is None:
        return PastMoment(written, precision=PastPrecision.UNKNOWN)
    inherited = ("zone",) if found[2] else ("day", "zone")
    return PastMoment(
        written,
        day=found[2] or day,
        clock=found[3],
        zone="UTC",
        precision=_PRECISION[found[1]],
        inherited=inherited,
    )


def _action(row: _Row) -> PastAction:
    _, what, owner, due, state = row.cells
    under = "" if row.under in ("", _NO_HORIZON) else row.under
    return PastAction(
        what.text,
        state.text == _DONE,
        "" if owner.text == _NO_OWNER else owner.text,
        "" if due.text == _NO_DATE else due.text,
        "\n".join(due.notes) or under,
        row.span,
        **_said_besides(what.notes),
    )


def _said_besides(notes: Sequence[str]) -> dict[str, str]:
    """What the small print of an action says: its type, how one sees that it is done, what was seen, its ticket."""
    said: dict[str, str] = {}
    for note in notes:
        words = note
        if (older := _ONE_LINE.fullmatch(note)) is not None:
            said["type"], words = older[1] or "", f"{DONE_WHEN}{older[2]}"
        name = next((mark for mark in _BESIDES if words.startswith(mark)), "")
        said[_BESIDES.get(name, "type")] = words.removeprefix(name)
    return said
