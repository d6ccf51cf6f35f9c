"""The timeline in a report: day by day, with ends, pins and groups; what was done to a row leaves its trace."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from incident_desk.domain.corrected_milestones import corrected_by
from incident_desk.domain.events import Kind
from incident_desk.domain.report import ReportModel
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats import report_words as words
from incident_desk.formats.corrected_words import corrected_words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Block, Cell, Column, Subheading, Table, Tone
from incident_desk.formats.report_lanes import glance
from incident_desk.formats.taken_back_imports import gathered

HASH_SHOWN = 8
"""Signs of an event's hash in the log; whole it stands in the attached data."""
_LONGEST_ABOVE = 80
"""Signs of a row that are told where another one stands under it."""
LATE_S = 60
"""Seconds after which a row says that it was written down later than it happened."""

_KINDS: Mapping[str, str] = {
    Kind.OPENED: "declared",
    Kind.TITLE_CHANGED: "title",
    Kind.SEVERITY_CHANGED: "severity",
    Kind.STATUS_SET: "status",
    Kind.MILESTONE_SET: "milestone",
    Kind.PHASE_ENTERED: "phase",
    Kind.STEP_SET: "step",
    Kind.ROLE_TAKEN: "role",
    Kind.TARGET_PAUSED: "target",
    Kind.TARGET_RESUMED: "target",
    Kind.TARGET_CROSSED: "target",
    Kind.TARGET_SEEN: "target",
    Kind.ESCALATED: "escalation",
    Kind.ESCALATION_SNOOZED: "escalation",
    Kind.CONTACT_CALLED: "contact",
    Kind.UPDATE_SENT: "update",
    Kind.UPDATE_SKIPPED: "update",
    Kind.ASK_MADE: "ask",
    Kind.DECISION_TAKEN: "decision",
    Kind.ASSESSED: "assessment",
    Kind.CHECK_CHANGED: "check",
    Kind.CHECK_WATCHED: "check",
    Kind.CHECKS_TAKEN: "checks",
    Kind.CHECK_DROPPED: "check",
    Kind.CHECKS_SNAPPED: "checks",
    Kind.OFFER_PUT_OFF: "checks",
    Kind.SEEN_ELSEWHERE: "seen",
    Kind.SOAK_BROKEN: "soak",
    Kind.SOAK_COMPLETE: "soak",
    Kind.WATCH_GAP: "watch",
    Kind.STEP_BOUND: "step",
    Kind.PATTERN_OPENED: "pattern",
    Kind.PATTERN_CLOSED: "pattern",
    Kind.CHANGE_MADE: "change",
    Kind.EVIDENCE_ATTACHED: "evidence",
    Kind.ACTION_ADDED: "action item",
    Kind.ACTION_SET: "action item",
    Kind.FINDING_SET_ASIDE: "doctor",
    Kind.APPROVED: "approval",
    Kind.REVIEW_MOVED: "review",
    Kind.REVIEW_MEETING_SET: "review",
    Kind.REOPENED: "reopened",
    Kind.CLOCK_JUMPED: "clock",
    Kind.CLOCK_ACCEPTED: "clock",
    Kind.COMPUTER_SLEPT: "clock",
    Kind.ZONE_CHANGED: "clock",
    Kind.ERASED: "erased",
    Kind.RUN_LIVE: "live",
    Kind.RUN_KEPT_GOING: "decision",
    Kind.RUN_FILLED: "command",
    Kind.RUN_STAFFED: "role",
    Kind.CRITERION_BOUND: "step",
    Kind.RUN_FINISHED: "run",
    Kind.RUN_DECLARED: "run",
    Kind.RUN_CARRIED: "run",
    Kind.RUN_TOLD: "run",
    Kind.INCIDENT_LINKED: "incident",
    Kind.INCIDENT_TOLD: "incident",
    Kind.PAST_TAKEN: "report",
    Kind.PAST_TOLD: "told",
}
_TONES: Mapping[str, Tone] = {
    Sign.DECISION: Tone.WORK,
    Kind.DECISION_TAKEN: Tone.WORK,
    Kind.RUN_KEPT_GOING: Tone.WORK,
    Kind.RUN_LIVE: Tone.GOOD,
    Kind.MILESTONE_SET: Tone.GOOD,
    Kind.OPENED: Tone.PLAIN,
    Kind.REOPENED: Tone.BAD,
    Kind.SEVERITY_CHANGED: Tone.WARN,
    Kind.ESCALATED: Tone.WARN,
    Kind.ESCALATION_SNOOZED: Tone.WARN,
    Kind.CHECK_CHANGED: Tone.PLAIN,
}


def timeline(report: ReportModel) -> Iterator[Block]:
    """The timeline at a glance, where all of it stands in the event log; else every row.

    A copy that may not have the chain of the record has no event log, so its rows stand here.
    """
    yield from glance(report) if report.chain and report.timeline else by_day(report.timeline)


def by_day(rows: Sequence[Entry], hashes: Mapping[int, str] | None = None) -> Iterator[Block]:
    """A table for each day; ``hashes``, by the number of the event, stand at the end of each row.

    An import that was taken back is one row.
    """
    if not rows:
        yield nothing("Nothing is recorded.")
    rows = gathered(rows)
    beside = _Beside({row.id: row for row in rows}, corrected_by(rows))
    for date, group in groupby(rows, key=lambda row: (row.happened.day or row.sort_at.date()).isoformat()):
        yield Subheading(date)
        yield _table(list(group), beside, hashes)


class _Beside(NamedTuple):
    """What a row's small print tells of other rows: those by their ids, and which stand in the place of which."""

    by_id: Mapping[str, Entry]
    corrected: Mapping[str, Entry]


def _corrected(row: Entry, beside: _Beside) -> Iterator[str]:
    """That the milestone has another moment by now."""
    standing = beside.corrected.get(row.id)
    if standing is not None:
        yield corrected_words(row, standing)


def _table(rows: Sequence[Entry], beside: _Beside, hashes: Mapping[int, str] | None) -> Table:
    columns = (Column("Time (UTC)"), Column("Kind"), Column("What happened", 4), Column("By", 1))
    if hashes is None:
        return Table(columns, tuple(_row(one, beside) for one in rows))
    columns = (*columns[:-1], Column("By", 1.3))
    every = tuple((Cell(str(one.seq), tone=Tone.QUIET), *_row(one, beside), _hash(one, hashes)) for one in rows)
    return Table((Column("No."), *columns, Column("Hash")), every)


def _hash(row: Entry, hashes: Mapping[int, str]) -> Cell:
    return Cell(hashes.get(row.seq, "")[:HASH_SHOWN], code=True, tone=Tone.QUIET)


def _row(row: Entry, beside: _Beside) -> tuple[Cell, ...]:
    gone = row.struck is not None or row.undone
    quiet = gone or row.erased or not row.human
    return (
        _time(row, Tone.QUIET if gone else Tone.PLAIN),
        Cell(kind_word(row.kind), tone=Tone.QUIET if gone else _TONES.get(row.kind, Tone.QUIET)),
        Cell(
            row.text,
            note="\n".join((*_notes(row), *_corrected(row, beside), *_place(row, beside.by_id))),
            tone=Tone.QUIET if gone or row.erased else Tone.PLAIN,
            struck=gone,
            strong=not quiet and row.kind in (Sign.DECISION, Kind.DECISION_TAKEN),
        ),
        Cell(words.person(row.who), tone=Tone.QUIET),
    )


def kind_word(kind: str) -> str:
    """The word for a kind of row."""
    return _KINDS.get(kind, str(kind).replace("_", " "))


def _time(row: Entry, tone: Tone) -> Cell:
    if row.happened.at is None:
        return Cell("not known", note=f"written {words.clock_time(row.written_at)}", tone=tone)
    return Cell(words.when(row.happened, dated=False), tone=tone)


def _place(row: Entry, by_id: Mapping[str, Entry]) -> Iterator[str]:
    """Until when it went on, whether it is pinned, and under which row it stands."""
    if row.ended is not None:
        begun = row.happened.at
        is_same_day = begun is not None and words.day(begun) == words.day(row.ended)
        until = (words.clock_time if is_same_day else words.stamp)(row.ended)
        lasted = f", {words.lasted((row.ended - begun).total_seconds())}" if begun and begun < row.ended else ""
        yield f"Went on until {until} UTC{lasted}"
    if row.pinned:
        yield "Pinned"
    above = by_id.get(row.parent or "")
    if above is not None:
        yield f"Under: {words.clip(above.text, _LONGEST_ABOVE)}"


def _notes(row: Entry) -> Iterator[str]:
    """The smaller lines: the detail, then every trace of what was done to the row since."""
    if row.detail and row.kind != Kind.UPDATE_SENT:
        yield row.detail
    if row.struck is not None:
        yield f"Struck: {row.struck}"
    if row.undone:
        yield "Undone"
    if row.erased:
        yield "The text was erased; who wrote it and when stays in the record"
    if row.amended:
        yield "Reworded; the record keeps every wording"
    if (
        row.kind != Kind.PAST_TOLD
        and row.happened.at is not None
        and (row.written_at - row.happened.at).total_seconds() > LATE_S
    ):
        same_day = words.day(row.written_at) == words.day(row.happened.at)
        yield f"Written down {(words.clock_time if same_day else words.stamp)(row.written_at)} UTC"
