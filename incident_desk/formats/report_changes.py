"""What was changed before the impact: a row for each change, or what was looked at where none is known."""

from collections.abc import Iterator, Mapping

from incident_desk.domain.changes import CHECK, GIT, HOURS_BEFORE, TYPED, WEBHOOK
from incident_desk.domain.durations import span
from incident_desk.domain.report import ChangeFact, ChangesFact, ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Table, Tone

BEFORE_IMPACT = f"Changes in the {HOURS_BEFORE} h before impact"
_SOURCES: Mapping[str, str] = {TYPED: "noted", WEBHOOK: "told by a tool", GIT: "git folder", CHECK: "health answer"}
_LOOKED_AT = (
    "what somebody noted, what tools told, commits of watched git folders and restarts that health answers show"
)


def changes(report: ReportModel) -> Iterator[Block]:
    """The table with the distance of each change to the impact, and where the list comes from."""
    fact = report.changes
    if fact is None:
        return
    if fact.changes:
        columns = (
            Column("Time (UTC)"), Column("Before impact"), Column("What was changed", 2.4), Column("Reference", 1),
            Column("Where", 1), Column("Known by", 1),
        )  # fmt: skip
        yield Table(columns, tuple(_row(one) for one in fact.changes))
    else:
        told = f"No change is known from {words.stamp(fact.since)} to {words.stamp(fact.impact)} UTC."
        yield Paragraph(told, absent=told)
    yield Paragraph(" ".join(_notes(fact)), tone=Tone.QUIET)


def _row(one: ChangeFact) -> tuple[Cell, ...]:
    return (
        Cell(words.stamp(one.at)),
        Cell(before(one.before_s), strong=one.before_s < 3600),
        Cell(one.words),
        Cell(one.ref or "not stated", tone=Tone.PLAIN if one.ref else Tone.QUIET),
        Cell(one.environment or "not stated", tone=Tone.PLAIN if one.environment else Tone.QUIET),
        Cell(_SOURCES.get(one.source, one.source or "not stated"), tone=Tone.QUIET),
    )


def before(seconds: float) -> str:
    """The distance to the impact: ``6 min before``; seconds count within the last five minutes alone."""
    if seconds < 1:
        return "as it began"
    return f"{span(seconds if seconds < 300 else seconds // 60 * 60)} before"


def _notes(fact: ChangesFact) -> Iterator[str]:
    where = "the incident's record" + (" and the standing record" if fact.has_standing else "")
    yield f"Looked at: {where}, with {_LOOKED_AT}."
    if not fact.has_standing:
        yield "Nothing was kept while no incident was open."
    if fact.is_assumed:
        yield "When the impact began is not recorded: it counts from the declaration."
    if fact.after:
        yield f"{words.count(fact.after, 'more change')} came after the impact had begun: see the timeline."
