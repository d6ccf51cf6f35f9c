"""A report by its review's template: the sections in its order, each with its text and what it shows beside.

What is empty says so. Left out is only a section that the template calls optional, and a part of it that is empty
while another one is not. Nothing is written in anybody's place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_review import ReviewFact, SectionFact
from incident_desk.domain.review import ReviewState, SectionState
from incident_desk.domain.review_template import plain_words
from incident_desk.formats import report_words as words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_cost import TITLE as COST
from incident_desk.formats.report_cost import cost_blocks
from incident_desk.formats.report_document import Block, Paragraph, Section, Subheading, Tone
from incident_desk.formats.report_findings import findings_section
from incident_desk.formats.report_parts import TITLES, part_blocks
from incident_desk.formats.report_prose import prose_blocks
from incident_desk.formats.stated_again import is_said_again, unsaid

LISTS = ("whys", "factors", "well", "wrong", "lucky")


def kind_of_review(review: ReviewFact) -> str:
    """What stands over the title: the template's name, and how far the review has come."""
    if not review.begun:
        return f"{review.title}, not begun"
    if review.state is ReviewState.APPROVED and not review.is_as_approved:
        return f"{review.title}, version {review.version} approved, the record went on since"
    return f"{review.title}, version {review.version}, {review.state.word}"


def review_sections(report: ReportModel, review: ReviewFact) -> tuple[Section, ...]:
    """The sections that are shown, then what was written and has no section in this template."""
    home = _home_of_cost(review)
    made = (_section(report, one, cost_blocks(report) if one is home else ()) for one in review.sections)
    return (*(one for one in made if one is not None), *_homeless(report, review))


def _section(report: ReportModel, fact: SectionFact, more: Iterable[Block] = ()) -> Section | None:
    blocks = (*_blocks(report, fact), *more)
    if fact.state is SectionState.NOT_NEEDED:
        return None if fact.optional else Section(fact.title, (_not_needed(fact),))
    if _is_bare(blocks) and fact.optional:
        return None
    return Section(fact.title, blocks or (nothing("Nothing of this is recorded."),))


def _not_needed(fact: SectionFact) -> Paragraph:
    by = f", says {words.person(fact.said_by)}" if fact.said_by else ""
    return _quiet(f"Not needed{by}: {fact.reason}")


def _blocks(report: ReportModel, fact: SectionFact) -> Iterator[Block]:
    """The text, then the parts; those that are empty only where nothing else is there."""
    said = _own_words(report, fact)
    shows = [name for name in fact.shows if not is_said_again(name, report.past, said)]
    parts = [(name, part_blocks(name, _without_said(report, name, said))) for name in shows]
    full = [(name, blocks) for name, blocks in parts if not _is_bare(blocks)]
    if fact.text:
        yield from prose_blocks(fact.text)
    elif fact.prose and not (fact.optional and full):
        yield nothing("Nothing is written here yet.")
    # An optional section shows what there is; one that must be there says what is missing.
    shown = full if fact.optional and (full or fact.text) else [one for one in parts if one[1]]
    is_alone = len(shown) == 1 and not fact.prose
    for name, blocks in shown:
        if not is_alone and plain_words(TITLES[name]) != plain_words(fact.title):
            yield Subheading(TITLES[name])
        yield from _after_heading(blocks, TITLES[name])


def _own_words(report: ReportModel, fact: SectionFact) -> str:
    """What people wrote in a section: its text, and the rows of the lists that stand in it."""
    review = report.review
    rows = (one.text for name in fact.shows for one in (review.items(name) if review is not None else ()))
    return "\n".join((fact.text, *rows)).strip()


def _without_said(report: ReportModel, name: str, said: str) -> ReportModel:
    """Of lessons the document's own are told one by one: those that the section says already are left out."""
    if name != "stated-lessons" or report.past is None or not said:
        return report
    return replace(report, past=unsaid(report.past, said))


def _after_heading(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Without a heading of their own that only says again what they are called."""
    first = blocks[0] if blocks else None
    return blocks[1:] if isinstance(first, Subheading) and plain_words(first.text) == plain_words(title) else blocks


def _is_bare(blocks: tuple[Block, ...]) -> bool:
    """Whether they say nothing but that nothing is there."""
    return all(isinstance(one, Paragraph) and one.tone is Tone.QUIET for one in blocks if not _is_heading(one))


def _is_heading(block: Block) -> bool:
    return isinstance(block, Subheading)


def _homeless(report: ReportModel, review: ReviewFact) -> Iterator[Section]:
    for fact in review.more:
        yield Section(fact.title, prose_blocks(fact.text))
    shown = {name for one in review.sections for name in one.shows}
    for name in LISTS:
        if name not in shown and review.items(name):
            yield Section(TITLES[name], part_blocks(name, report))
    if "figures" not in shown and review.figures:
        yield Section("Impact in figures", part_blocks("figures", report))
    if report.cost is not None and not _shows(review, "impact") and _home_of_cost(review) is None:
        yield Section(COST, tuple(cost_blocks(report))[1:])
    if "findings" not in shown:
        yield from findings_section(report)


def _shows(review: ReviewFact, part: str) -> SectionFact | None:
    """The first section that shows this part; what is not needed shows nothing."""
    needed = (one for one in review.sections if one.state is not SectionState.NOT_NEEDED)
    return next((one for one in needed if part in one.shows), None)


def _home_of_cost(review: ReviewFact) -> SectionFact | None:
    """Where what the response cost stands if no section shows the impact, of which it is a part: at the figures."""
    return None if _shows(review, "impact") else _shows(review, "figures")


def _quiet(text: str) -> Paragraph:
    return Paragraph(text, tone=Tone.QUIET)
