"""The appendices of a report, to be looked up. One that this record or copy cannot have is left out."""

from collections.abc import Iterator

from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Paragraph, Section, Tone
from incident_desk.formats.report_timeline import HASH_SHOWN, by_day


def appendices(report: ReportModel) -> Iterator[Section]:
    """The event log with the hash of each row."""
    if report.chain and report.timeline:
        yield Section("Event log", tuple(_log(report)), appendix=True)


def _log(report: ReportModel) -> Iterator[Block]:
    rows = {row.seq for row in report.timeline}
    silent = len({one.seq for one in report.chain} - rows)
    hidden = (
        f" {words.count(silent, 'more event').capitalize()} changed other rows or the review and have no row "
        "here; their hashes are among the attached data."
        if silent
        else ""
    )
    yield Paragraph(
        f"Every row with its number in the record and the first {HASH_SHOWN} signs of its hash.{hidden}",
        tone=Tone.QUIET,
    )
    yield from by_day(report.timeline, {one.seq: one.hash for one in report.chain})
