"""A report in words: the document that Markdown, HTML and PDF are written from.

Page 1 is computed in plain words from recorded facts only. Where a fact is missing the words say so; nothing is
guessed and nothing is rounded up to zero.
"""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_appendix import appendices
from incident_desk.formats.report_document import Document, Section
from incident_desk.formats.report_front import front
from incident_desk.formats.report_numbering import numbered
from incident_desk.formats.report_review import kind_of_review, review_sections
from incident_desk.formats.report_sections import sections

KINDS = {
    RecordKind.INCIDENT: "Incident report",
    RecordKind.DRILL: "Drill report",
    RecordKind.PAST: "Report of a past incident",
    RecordKind.CHECKLIST: "Checklist run",
    RecordKind.STANDING: "Record of the standing checks",
}
COMPUTED = "Each length stands beside its formula, each target beside its rule; what is not known is n/a, with why."
LONGEST_TITLE = 200
INSIDE = "Internal use"
"""For whom a report is that nobody made a copy of."""


def document(report: ReportModel, readers: str = INSIDE) -> Document:
    """The report as words, in the order in which they are read; ``readers`` says whom it is for."""
    made = numbered((*sections_of(report), *appendices(report)))
    return replace(head_of(report), front=tuple(front(report, made, readers)), sections=made)


def sections_of(report: ReportModel) -> tuple[Section, ...]:
    """By the review's template, where one is chosen; else in the usual order."""
    return review_sections(report, report.review) if report.review is not None else sections(report)


def head_of(report: ReportModel) -> Document:
    """What stands around a report: its kind, title and footer, without anything between them."""
    title = words.clip(report.header.title, LONGEST_TITLE) or "Without a title"
    return Document(
        kind=f"{_kind(report)} · {report.header.key}",
        title=f"Drill: {title}" if report.drill else title,
        running=f"{'Drill · ' if report.drill else ''}{report.header.key}",
        front=(),
        sections=(),
        footer=_footer(report),
    )


def _kind(report: ReportModel) -> str:
    kind = KINDS[report.header.record]
    return f"{kind} · {kind_of_review(report.review)}" if report.review is not None else kind


def _footer(report: ReportModel) -> tuple[str, ...]:
    until = words.stamp(report.header.recorded_until)
    return (
        f"{report.generator} · as recorded until {until} UTC · all times in UTC",
        COMPUTED,
        f"Record head {report.head.seq} {report.head.hash}",
    )
