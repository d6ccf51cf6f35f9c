"""What a past incident's report states, as sections of ours: in its own words, each with how sure it is of them.

The words of the document are never mixed with what is computed from them; what was left open is said.
"""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.past_facts import PastFacts, length_words
from incident_desk.domain.past_report import Passage, PastReport, StatedMoment
from incident_desk.domain.playbook_steps import Span
from incident_desk.domain.report import ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import (
    Block,
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Subheading,
    Table,
    Tone,
)

_ON_A_CARD = 64
_STATES = {"open": "open", "mitigated": "mitigated", "monitoring": "being watched", "resolved": "resolved"}


def past_facts(report: ReportModel, past: PastFacts) -> Facts:
    """What it was, in its report's words."""
    stated = past.report
    return Facts(
        (
            ("Severity", Cell(words.severity(report), strong=True, mark="plate" if report.header.severity else "")),
            ("Status", Cell(f"{words.status(report)}, taken in from a report", strong=True)),
            ("Began", Cell(_moment(stated.start or stated.date, past) or words.NOT_STATED)),
            ("Ended", Cell(_moment(stated.end, past) or words.NOT_STATED)),
            ("Lasted", Cell(words.clip(length_words(stated.duration), _ON_A_CARD) or words.NOT_STATED)),
            ("Source", Cell(words.clip(past.source.name, _ON_A_CARD))),
            ("Taken in by", Cell(words.clip(report.header.declared_by, _ON_A_CARD))),
            ("As recorded until", Cell(f"{words.stamp(report.header.recorded_until)} UTC")),
        )
    )


# -- sections -------------------------------------------------------------------------------------------------


def before_the_figures(past: PastFacts) -> tuple[Section, ...]:
    """What the report states, and what of it is in doubt."""
    return (
        Section("What its report states", tuple(stated_table(past))),
        *((Section("Corrected when it was taken in", (_corrected(past),)),) if past.corrected else ()),
        Section("Left open", tuple(_doubts(past))),
        Section("Impact and cause", tuple(_causes(past.as_read))),
    )


def after_the_timeline(past: PastFacts) -> tuple[Section, ...]:
    """Lessons, signatures, and the document."""
    return (
        Section("Lessons", tuple(lessons(past.as_read))),
        Section("Signed off", tuple(sign_off(past.as_read))),
        Section("The source", tuple(source(past))),
    )


_Stated = tuple[str, str, str, Span | None]
"""What it is, the report's words, what they were read as, where they stand."""


def stated_table(past: PastFacts) -> Iterator[Block]:
    """Its title, times and ratings, as stated and as read."""
    columns = (Column("What"), Column("In the report's words", 3), Column("Read as", 2), Column("Line"))
    read = past.as_read
    rows = (("Title", read.title, "", None), *_times(read), *_ratings(read), *_answers(past))
    yield Table(columns, tuple(_row(*row) for row in rows))


def _corrected(past: PastFacts) -> Table:
    """What a person put in place of what the document says."""
    columns = (Column("What"), Column("Stands now", 2), Column("In the document's words", 2), Column("Line"))
    rows = (
        (
            Cell(one.what.capitalize(), strong=True),
            Cell(one.now or "none"),
            Cell(one.document or words.NOT_STATED),
            Cell(str(one.line) if one.line else "", tone=Tone.QUIET),
        )
        for one in past.corrected
    )
    return Table(columns, tuple(rows))


def _times(report: PastReport) -> Iterator[_Stated]:
    for name, one in (("Date", report.date), ("Start", report.start), ("End", report.end)):
        if one is not None:
            yield name, one.moment.written, _read_as(one), one.span
    if report.duration is not None:
        yield "Duration", report.duration.text, length_words(report.duration), report.duration.span
    if report.zone:
        yield "Time zone", report.zone, "", None


def _ratings(report: PastReport) -> Iterator[_Stated]:
    severity, status = report.severity, report.status
    if severity is not None:
        yield "Severity", severity.text or severity.name, severity.name, severity.span
    if status is not None:
        yield "Status", status.text, _STATES[status.state], status.span


def _answers(past: PastFacts) -> Iterator[_Stated]:
    """What was said when it was taken in, and the milestones that its words set."""
    for given, value in (("Time zone, said when it was taken in", past.zone), ("Day, said then too", past.day)):
        if value:
            yield given, value, "", None
    for claim in past.stated:
        span = Span(claim.line, claim.line) if claim.line else None
        yield TITLES[Milestone(claim.milestone)], claim.words, "set as a milestone", span


def _row(name: str, stated: str, read: str, span: Span | None) -> tuple[Cell, ...]:
    return (
        Cell(name, strong=True),
        Cell(stated),
        Cell("" if read == stated else read, tone=Tone.QUIET),
        _line(span),
    )


def _line(span: Span | None) -> Cell:
    return Cell(str(span.first) if span else "", tone=Tone.QUIET)


def _moment(stated: StatedMoment | None, past: PastFacts) -> str:
    return words.clip(_read_as(stated, past.zone), _ON_A_CARD) if stated is not None else ""


def _read_as(stated: StatedMoment, said: str = "") -> str:
    """The moment as it was read: ISO as far as it is stated, its zone's words, how sure it is, what is in doubt.

    ``said`` is the zone that a person named for clocks that state none.
    """
    moment = stated.moment
    known = _spelled(moment.iso or moment.clock or moment.written)
    if not known:
        return ""
    until = _spelled(moment.until_iso or "")
    zone = (moment.zone or (said if moment.clock else "")) if moment.offset is None else ""
    sure = "" if moment.precision == "exact" else str(moment.precision.value).replace("_", " ")
    when = f"{known} to {until}" if until else known
    if zone and _CLOCK.search(when):
        when = f"{when} {zone}"
    return ", ".join(filter(None, (when, sure, *moment.doubts)))


def _spelled(iso: str) -> str:
    """ISO as the other times are written: no letter between the parts, ``UTC`` for its sign."""
    return re.sub(r"(?<=\d)Z$", " UTC", iso.replace("T", " ")) if _ISO.match(iso) else iso


_ISO, _CLOCK = re.compile(r"\d{4}-\d\d-\d\dT"), re.compile(r"\d\d:\d\d")


def _doubts(past: PastFacts) -> Iterator[Block]:
    if not past.doubts:
        yield nothing("Nothing was left open.")
        return
    yield Table(
        (Column("No."), Column("Doubt", 1)),
        tuple((Cell(str(n)), Cell(one)) for n, one in enumerate(past.doubts, 1)),
    )


def _causes(report: PastReport) -> Iterator[Block]:
    for name, told in (
        ("Impact", (report.impact,)),
        ("Root cause", (report.root_cause,)),
        ("Contributing factors", report.contributing),
    ):
        yield Subheading(name)
        yield from passages([one for one in told if one is not None], "It is not stated.")


def lessons(report: PastReport) -> Iterator[Block]:
    """What it says was learned."""
    learned = report.lessons
    sorts = (
        ("Went well", learned.well),
        ("Went wrong", learned.wrong),
        ("Was luck", learned.lucky),
        ("Learned", learned.other),
    )
    if not any(told for _, told in sorts):
        yield nothing("The report states no lesson.")
    for name, told in sorts:
        if told:
            yield Subheading(name)
            yield from passages(told, "")


def passages(told: Sequence[Passage], otherwise: str) -> Iterator[Block]:
    """Passages of the report with their lines, or what is said where it has none."""
    if not told:
        yield nothing(otherwise)
        return
    rows = tuple((Cell(one.text), _line(one.span)) for one in told)
    yield Table((Column("In the report's words", 1), Column("Line")), rows)


def sign_off(report: PastReport) -> Iterator[Block]:
    """Who signed it."""
    if not report.sign_off:
        yield nothing("The report is not signed.")
        return
    rows = tuple((Cell(one.label, strong=True), Cell(one.value), _line(one.span)) for one in report.sign_off)
    yield Table((Column("As", 1), Column("Who or what", 3), Column("Line")), rows)


def source(past: PastFacts) -> Iterator[Block]:
    """The document, and what was repaired in it."""
    document = past.source
    yield Paragraph(
        "The document is kept in the record, letter for letter. Line numbers in this report are its lines.",
        tone=Tone.QUIET,
    )
    yield Table(
        (Column("Of the document"), Column("Value", 1)),
        (
            (Cell("Name"), Cell(document.name)),
            (Cell("Lines"), Cell(str(document.lines))),
            (Cell("Its hash (SHA-256)"), Cell(document.sha256 or "not known", code=bool(document.sha256))),
        ),
    )
    if document.repairs:
        yield Subheading("Repaired text")
        rows = tuple(
            (Cell(str(one.line)), Cell(one.before), Cell(one.after), Cell(one.how)) for one in document.repairs
        )
        yield Table((Column("Line"), Column("Stood there", 1), Column("Reads now", 1), Column("Damage", 1)), rows)
