"""The appendices of a report, to be looked up. One that this record or copy cannot have is left out."""

from collections.abc import Iterator

from incident_desk.domain.milestones import MEANINGS, TITLES
from incident_desk.domain.report import MilestoneFact, ReportModel
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Run,
    Section,
    Table,
    Tone,
)
from incident_desk.formats.report_health import health
from incident_desk.formats.report_timeline import HASH_SHOWN, by_day


def appendices(report: ReportModel) -> Iterator[Section]:
    """The checks over time, the event log with the hash of each row, how to verify it, what the words mean."""
    checks = tuple(health(report))
    if checks:
        yield Section("Health checks", checks, appendix=True)
    if report.chain and report.timeline:
        yield Section("Event log", tuple(_log(report)), appendix=True)
        yield Section("How to verify this report", tuple(_verify(report)), appendix=True)
        yield Section("Words and formulas", tuple(_glossary(report)), appendix=True)


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


def _verify(report: ReportModel) -> Iterator[Block]:
    """How anybody who has the record can see that this report tells of it."""
    head, key = report.head, report.header.key
    yield Paragraph(
        "The hash of an event is SHA-256 over its head, in which the hash of the event before it stands, and over "
        "the salted hash of its text. Whoever changes, leaves out or moves an event has other hashes from there on."
    )
    steps = (
        (Run("Let the program check every event of the record: "), Run("incident-desk verify", code=True)),
        (
            Run("Ask for the head of the record and compare it with the one on each page of this report: "),
            Run(f"incident-desk --json show {key}", code=True),
        ),
        (
            Run("Where the record has gone on since, look for event "),
            Run(f"{head.seq}", strong=True),
            Run(": its hash has to be "),
            Run(head.hash, code=True),
        ),
        (
            Run("Take the attached data out of the file; under "),
            Run("chain", code=True),
            Run(" it has the hash of every event: "),
            Run("pdfdetach -saveall FILE", code=True),
        ),
    )
    yield Items(tuple(map(Item, steps)))


def _glossary(report: ReportModel) -> Iterator[Block]:
    """The durations by their formulas and the moments between which they lie, with what they were here."""
    columns = (Column("Word"), Column("What it means", 3), Column("Here", 2))
    lengths = tuple(
        (
            Cell(one.name, strong=True),
            Cell(one.formula),
            Cell(words.duration(one), tone=Tone.QUIET if one.seconds is None else Tone.PLAIN),
        )
        for one in report.durations
    )
    moments = tuple(
        (Cell(TITLES[one.milestone], strong=True), Cell(MEANINGS[one.milestone]), Cell(_here(one)))
        for one in report.milestones
    )
    terms = tuple(
        (Cell(name, strong=True), Cell(meaning), Cell(here, tone=Tone.QUIET if here in _NOWHERE else Tone.PLAIN))
        for (name, meaning), here in zip(_TERMS, _terms_here(report), strict=True)
    )
    yield Table(columns, (*lengths, *moments, *terms))
    yield Paragraph(
        "A mean of such times exists over several incidents alone; each figure here is of this one. About, at "
        "least and at most are how sure its moments are.",
        tone=Tone.QUIET,
    )


def _here(one: MilestoneFact) -> str:
    known = one.moment is not None and one.moment.at is not None
    return f"{words.when(one.moment)} UTC" if known else words.NOT_STATED


def _terms_here(report: ReportModel) -> Iterator[str]:
    """What each of the terms was in this incident, or that nobody said."""
    for name in ("response", "resolution"):
        target = report.target(name)
        yield ", ".join(filter(None, (words.allowed(target), words.source(target))))
    stated = {one.goal.name: one.goal.text for one in report.objectives}
    yield from (stated.get(name, words.NOT_STATED) for name in ("RTO", "RPO"))
    yield "of each check, in Health checks" if any(one.answers for one in report.answers) else _NOT_KEPT
    yield "in Proof of recovery" if report.watched or report.checks else _NOT_WATCHED


_NOT_KEPT, _NOT_WATCHED = "no answers are kept", "no check was watched"
_NOWHERE = (words.NOT_STATED, _NOT_KEPT, _NOT_WATCHED)
_TERMS = (
    ("Response target", "how soon a responder is to take it, by the severity"),
    ("Resolution target", "how soon it is to be over; a pause moves it by its length"),
    ("RTO", "recovery time objective: the longest impact that is accepted; compared with the impact duration"),
    ("RPO", "recovery point objective: the most data, as time, whose loss is accepted"),
    ("p50, p95", "half, and 95 of 100, of the good answers took no longer"),
    ("Soak", "how long every check has been normal since the impact ended"),
)
