"""The document that each audience gets: the sections that its rule allows, in their usual order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from incident_desk.domain.report import ReportModel
from incident_desk.domain.review_template import plain_words
from incident_desk.formats import report_words as words
from incident_desk.formats.prose import COMPUTED, INSIDE, document, head_of, sections_of
from incident_desk.formats.redaction.absences import without_untrue
from incident_desk.formats.redaction.audiences import LOG, RULES, Audience
from incident_desk.formats.report_bar import response_bar
from incident_desk.formats.report_document import (
    Block,
    Card,
    Cards,
    Cell,
    Document,
    Facts,
    Paragraph,
    Section,
    Table,
)
from incident_desk.formats.report_headline import impact_sentence, what_sentence
from incident_desk.formats.report_numbering import numbered, plain_title
from incident_desk.formats.report_outgoing import last_update
from incident_desk.formats.report_parts import part_blocks
from incident_desk.formats.report_past_front import past_copy_front
from incident_desk.formats.report_prose import prose_blocks
from incident_desk.formats.report_sections import sections

_OUTSIDE = (Audience.CUSTOMER, Audience.TIMELINE)
"""Who gets a first page of its own: the usual one is made of what they may not have."""


def document_for(
    report: ReportModel, audience: Audience, notes: tuple[str, ...] = (), whole: ReportModel | None = None
) -> Document:
    """The document of a report that holds nothing but what the audience may have; ``notes`` go into the footer.

    ``whole`` is the report from which nothing is withheld: what it has, no copy says is not there.
    """
    made = _inside(report, audience) if audience not in _OUTSIDE else _outside(report, audience)
    if audience is Audience.INTERNAL:
        return replace(made, footer=_footer(made, notes))
    title = RULES[audience].title
    allowed = _allowed(made.sections, report, audience)
    return replace(
        made,
        kind=f"{made.kind} · {title.lower()} copy",
        running=f"{made.running} · {title}",
        front=tuple(without_empty_columns(block) for block in made.front),
        sections=numbered(allowed if whole is None else _true(allowed, report, audience, whole)),
        footer=tuple(line for line in _footer(made, notes) if line != COMPUTED or _has_lengths(audience)),
    )


def _true(
    copied: Iterable[Section], report: ReportModel, audience: Audience, whole: ReportModel
) -> tuple[Section, ...]:
    """The sections without a word that something is not there which is withheld. Page 1 of executives names
    sections by their numbers, so none of theirs is left out."""
    is_outside = audience in _OUTSIDE

    def every() -> Iterator[Section]:
        if is_outside or whole.review is None:
            yield from sections(replace(whole, review=None))
            return
        # A title may be another one in the copy, for names in it are replaced.
        now = {one.section: one.title for one in report.review.sections} if report.review is not None else {}
        kept = tuple(replace(one, title=now.get(one.section, one.title)) for one in whole.review.sections)
        yield from sections_of(replace(whole, review=replace(whole.review, sections=kept)))

    return without_untrue(copied, every, leaves_out=is_outside)


def _inside(report: ReportModel, audience: Audience) -> Document:
    readers = INSIDE if audience is Audience.INTERNAL else RULES[audience].title
    return document(without_log(report, audience), readers)


def _has_lengths(audience: Audience) -> bool:
    allowed = RULES[audience].sections
    return allowed is None or "Milestones and durations" in allowed


def _footer(doc: Document, notes: tuple[str, ...]) -> tuple[str, ...]:
    """The record's head stays the last line."""
    return (*doc.footer[:-1], *notes, *doc.footer[-1:])


def without_log(report: ReportModel, audience: Audience) -> ReportModel:
    """The report whose review shows no log to executives; a section that showed nothing else is left out, so is one
    whose other parts this record cannot have."""
    review = report.review
    if review is None or audience is not Audience.EXECUTIVE:
        return report
    kept = [replace(one, shows=tuple(part for part in one.shows if part not in LOG)) for one in review.sections]
    full = tuple(
        one
        for one, was in zip(kept, review.sections, strict=True)
        if one.text or one.shows == was.shows or any(part_blocks(name, report) for name in one.shows)
    )
    return replace(report, review=replace(review, sections=full))


def _allowed(every: tuple[Section, ...], report: ReportModel, audience: Audience) -> Iterator[Section]:
    """Those with an allowed title; by a review's template all, for what they may not show is gone from them."""
    allowed = RULES[audience].sections if report.review is None or audience in _OUTSIDE else None
    if allowed is not None and report.review is not None:
        allowed |= {one.title for one in report.review.sections}
    for section in every:
        title = plain_title(section.title)
        if allowed is None or title in allowed:
            blocks = tuple(without_empty_columns(block) for block in section.blocks)
            yield replace(section, title=title, blocks=blocks)


def without_empty_columns(block: Block) -> Block:
    """A table without the columns in which nothing stands: what would stand there is withheld."""
    if not isinstance(block, Table) or not block.rows:
        return block
    full = [place for place in range(len(block.columns)) if any(_says(row[place]) for row in block.rows)]
    columns = tuple(block.columns[place] for place in full)
    return Table(columns, tuple(tuple(row[place] for place in full) for row in block.rows)) if full else block


def _says(cell: Cell) -> bool:
    return bool(cell.text or cell.note or cell.mark)


def _outside(report: ReportModel, audience: Audience) -> Document:
    """A document for readers outside, with a first page that is made of what they may have."""
    if report.past is not None:
        front = past_copy_front(report, report.past)
    else:
        front = _customer_front(report) if audience is Audience.CUSTOMER else _timeline_front(report)
    usual = replace(report, review=None)
    allowed = RULES[audience].sections or frozenset()
    figures = {one.title: one for one in sections(usual) if one.title in allowed}
    return replace(head_of(usual), front=tuple(front), sections=tuple(_told_once(_written(report), figures)))


def _told_once(written: Iterable[Section], figures: Mapping[str, Section]) -> Iterator[Section]:
    """The texts, then the rest: of two sections with one title one is made, its figures before its text."""
    rest = {plain_words(title): one for title, one in figures.items()}
    for one in written:
        same = rest.pop(plain_words(one.title), None)
        yield one if same is None else replace(one, blocks=(*same.blocks, *one.blocks))
    yield from rest.values()


def _written(report: ReportModel) -> Iterator[Section]:
    """The texts of the review that a person lets go."""
    for one in report.review.sections if report.review is not None else ():
        yield Section(one.title, prose_blocks(one.text))


def _customer_front(report: ReportModel) -> Iterator[Block]:
    affects = words.clip(report.header.affects or words.NOT_STATED, 64)
    yield _facts(report, ("Affects", Cell(affects)))
    yield Paragraph(" ".join(part for part in (what_sentence(report), impact_sentence(report)) if part), lead=True)
    yield response_bar(report)
    impact = report.impact
    length = words.duration(impact) if impact.seconds is not None else "n/a"
    note = impact.formula if impact.seconds is not None else f"{impact.formula}: because {impact.why_not}"
    yield Cards((Card("Impact duration", length, note), Card("Affected", affects, "as recorded")))
    yield from last_update(report)


def _timeline_front(report: ReportModel) -> Iterator[Block]:
    yield _facts(report)
    yield response_bar(report)


def _facts(report: ReportModel, *more: tuple[str, Cell]) -> Facts:
    header = report.header
    resolved = words.when(header.resolved)
    return Facts(
        (
            ("Severity", Cell(words.severity(report), strong=True, mark="plate" if header.severity else "")),
            ("Status", Cell(words.status(report), strong=True)),
            ("Declared", Cell(f"{words.stamp(header.declared_at)} UTC")),
            ("Resolved", Cell(f"{resolved} UTC" if resolved[-1:].isdigit() else resolved)),
            *more,
            ("As recorded until", Cell(f"{words.stamp(header.recorded_until)} UTC")),
        )
    )
