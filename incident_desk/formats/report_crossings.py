"""When the targets were crossed, as the record booked it, with what was corrected since."""

from collections.abc import Iterator

from incident_desk.domain.clock_facts import Booked, Mark
from incident_desk.domain.crossing_words import crossing_words, is_told
from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Subheading, Table, Tone

_TONES = {Mark.LATE: Tone.BAD, Mark.DEBT: Tone.WARN}


def crossings(report: ReportModel) -> Iterator[Block]:
    """A row for each crossing that the timeline tells of, in order of time; nothing where there is none."""
    told = sorted((one for one in report.crossings if is_told(one.crossing)), key=lambda one: one.crossing.at)
    if not told:
        return
    yield Subheading("Crossings")
    columns = (Column("Time (UTC)"), Column("What was crossed", 3), Column("Due (UTC)"))
    yield Table(columns, tuple(_row(one) for one in told))
    if any(one.corrected is not None for one in told):
        yield Paragraph("What is struck was so by what was known then, and is not counted.", tone=Tone.QUIET)


def _row(booked: Booked) -> tuple[Cell, ...]:
    crossing, gone = booked.crossing, booked.corrected is not None
    tone = Tone.QUIET if gone else _TONES.get(crossing.mark, Tone.PLAIN)
    note = f"Struck: {booked.corrected}" if gone else "recorded late" if booked.recorded_late else ""
    return (
        Cell(words.stamp(crossing.at), tone=Tone.QUIET if gone else Tone.PLAIN),
        Cell(crossing_words(crossing), note=note, tone=tone, struck=gone),
        Cell(words.stamp(crossing.due), tone=Tone.QUIET),
    )
