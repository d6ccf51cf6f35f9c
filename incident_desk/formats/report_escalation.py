"""Who of the escalation path was called, what came of it, and for how long an alarm was put off."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_desk.domain.calls import EscalationCall, Outcome, Snooze
from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Cell, Column, Subheading, Table, Tone

_OUTCOMES: Mapping[Outcome, tuple[str, Tone]] = {
    Outcome.REACHED: ("reached", Tone.GOOD),
    Outcome.NO_ANSWER: ("no answer", Tone.WARN),
    Outcome.LEFT_MESSAGE: ("message left", Tone.WARN),
}


def escalation(report: ReportModel) -> Iterator[Block]:
    """A row for each call and for each alarm that was put off, in order of time; nothing where there is none."""
    rows: list[EscalationCall | Snooze] = [*report.escalations, *report.snoozes]
    if not rows:
        return
    yield Subheading("Escalation")
    columns = (
        Column("Time (UTC)"),
        Column("Level"),
        Column("Role", 2),
        Column("What came of it", 2),
        Column("By", 1),
    )
    yield Table(columns, tuple(_row(one) for one in sorted(rows, key=_at)))


def _at(one: EscalationCall | Snooze) -> datetime:
    return one.at


def _row(one: EscalationCall | Snooze) -> tuple[Cell, ...]:
    if isinstance(one, Snooze):
        came = Cell(f"put off until {words.clock_time(one.until)}", note=one.reason, tone=Tone.WARN)
    else:
        word, tone = _OUTCOMES[one.outcome]
        came = Cell(word, tone=tone)
    who = Cell(words.person(one.who), tone=Tone.QUIET)
    return Cell(words.stamp(one.at)), Cell(str(one.level)), Cell(one.role, strong=True), came, who
