"""What the doctor found in the shown incident, with what can be done about it; made off the GUI thread. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.doctor import RULES, Case, CaseRow, Finding
from incident_desk.domain.doctor.aside import Aside
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.rows import icon_of
from incident_desk.services.examining import examined_case
from incident_desk.services.remedies import Asks, Remedy, ground_of, remedies

MOST_ROWS = 2_000
"""So many rows stand beside the findings at most."""
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A finding with what can be done about it, and when the first of its rows happened (UTC)."""

    finding: Finding
    remedies: tuple[Remedy, ...] = ()
    at: datetime | None = None

    @property
    def mark(self) -> str:
        """What tells it from every other one."""
        return self.finding.mark

    @property
    def suggested(self) -> Remedy | None:
        """What Enter does."""
        return self.remedies[0] if self.remedies else None

    @property
    def is_ready(self) -> bool:
        """Whether what is suggested can be done without a question."""
        return bool(self.remedies) and self.remedies[0].asks is Asks.NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the timeline as the doctor sees it. ``id`` is empty where nothing of it is recorded."""

    id: str
    time: str
    text: str
    detail: str = ""
    icon: str = ""
    line: int = 0
    rule: str = ""
    """Of what is not recorded: the rule that asks for it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it, at one state of the record. ``checked_at`` is UTC; ``left_out`` are rows far from any finding."""

    incident: Incident
    case: Case
    questions: tuple[Question, ...]
    aside: tuple[tuple[Finding, Aside], ...]
    rows: tuple[Row, ...]
    checked_at: datetime
    left_out: int = 0

    @property
    def rules(self) -> int:
        """How many rules looked at it."""
        return len(RULES)

    @property
    def day(self) -> str:
        """The day of its rows, or from which to which."""
        return _days(self.case)


def sheet_of(
    incident: Incident,
    events: Sequence[Event],
    entries: Sequence[Entry],
    who: str,
    now: datetime,
    by_id: Mapping[str, Event] | None = None,
) -> Sheet:
    """What is asked of a record, for that person at that moment (UTC); ``by_id`` has the events of the rows where
    ``events`` are those alone that the doctor reads."""
    ground = ground_of(incident, events, who, now, entries)
    ground = ground if by_id is None else replace(ground, events=by_id)
    case = ground.case
    told = examined_case(case, events)
    known = {row.id: row.happened.at for row in case.rows}
    questions = tuple(
        Question(one, remedies(one, ground), min((at for row in one.rows if (at := known.get(row))), default=None))
        for one in told.asked
    )
    near = _near(case.rows, told.asked)
    rows = (*_rows(incident, case, near, {one.id: one for one in entries}), *_ghosts(told.asked))
    return Sheet(incident, case, questions, tuple(told.aside), rows, now, len(case.rows) - len(near))


def time_words(happened: Moment, *, dated: bool) -> str:
    """``15:53``, ``about 15:54``, ``13:00-14:00``, ``no time``; with the day where ``dated``. All UTC."""
    if happened.at is None:
        return "no time"
    if happened.day is not None:
        return f"{happened.day:%d %b}"
    day = f"{happened.at:%d %b} " if dated else ""
    if happened.until is not None:
        return f"{day}{happened.at:%H:%M}-{happened.until:%H:%M}"
    return f"{_SURE.get(happened.precision, '')}{day}{happened.at:%H:%M}"


_SURE = {Precision.ABOUT: "about ", Precision.AT_LEAST: "from ", Precision.AT_MOST: "until "}


def _near(rows: Sequence[CaseRow], asked: Sequence[Finding]) -> Sequence[CaseRow]:
    """All rows; of very many those that a finding speaks of, and their neighbours."""
    if len(rows) <= MOST_ROWS:
        return rows
    spoken = {row for one in asked for row in one.rows}
    places = {
        near
        for place, row in enumerate(rows)
        if row.id in spoken
        for near in range(max(0, place - _NEIGHBOURS), min(len(rows), place + _NEIGHBOURS + 1))
    }
    return [rows[place] for place in sorted(places)[:MOST_ROWS]]


def _rows(incident: Incident, case: Case, near: Sequence[CaseRow], entries: dict[str, Entry]) -> Iterator[Row]:
    """The rows; a milestone that a row of the report states stands beside that row and has none of its own."""
    dated, stated = "to" in _days(case), _stated(incident)
    lines = {row.line for row in near if row.line}
    beside = {(name, case.milestones.get(one)) for line, (one, name) in stated.items() if line in lines}
    for row in near:
        entry = entries[row.id]
        is_beside = entry.kind == Kind.MILESTONE_SET and (row.text, row.happened) in beside
        if entry.kind == Kind.PAST_TAKEN or is_beside:
            continue
        detail = stated[row.line][1] if row.line in stated else ""
        words = detail.lower() if detail.casefold() not in row.text.casefold() else ""
        yield Row(row.id, time_words(row.happened, dated=dated), row.text, words, icon_of(entry), row.line)


def _stated(incident: Incident) -> dict[int, tuple[Milestone, str]]:
    """The milestones that the report states, by the lines that state them."""
    known = {one.value: name for one, name in TITLES.items()}
    stated = incident.past.stated if incident.past is not None else ()
    return {one.line: (Milestone(one.milestone), known[one.milestone]) for one in stated if one.line}


def _days(case: Case) -> str:
    told = [row for row in case.rows if row.told and row.happened.at]
    days = sorted({row.happened.at.date() for row in told or case.rows if row.happened.at})
    if not days:
        return ""
    return f"{days[0]:%d %b %Y}" if days[0] == days[-1] else f"{days[0]:%d %b} to {days[-1]:%d %b %Y}"


def _ghosts(asked: Sequence[Finding]) -> Iterator[Row]:
    """What is asked for and stands nowhere."""
    for one in asked:
        words = _ABSENT.get(one.rule)
        if words:
            yield Row("", "no time", words, "not recorded", rule=one.rule)
        elif one.rule == "milestones":
            named = one.title.partition(": ")[2].split(", ")
            yield from (Row("", "no time", name.capitalize(), "not recorded", rule=one.rule) for name in named)


_ABSENT = {
    "soak": "Checks that stayed good",
    "updates": "First update",
    "change": "The change that broke it",
    "commander": "Who had command",
}
"""What the rules ask for that have no row to show."""
