"""What page 1 says in the words of the review: the headline, what happened, why it lasted, what changed.

Each is the beginning of what was written, cut where a sentence ends, with the section in which it goes on. What
nobody wrote is left out; nothing is written in anybody's place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_review import ReviewFact, SectionFact
from incident_desk.domain.review import SectionState
from incident_desk.domain.review_template import plain_words
from incident_desk.formats import report_words as words
from incident_desk.formats.report_cut import Cut, beginning, opening_of
from incident_desk.formats.report_document import Section, Statement, Statements
from incident_desk.formats.report_numbering import number_of

LETTERS, SENTENCES = 250, 3
"""Of a statement on page 1."""
HEADLINE, HEADLINE_SENTENCES = 420, 3
_NAMES_ON_PAGE_ONE = 4


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement of page 1, the sections of a review that say it, by id or title, and the list that does else."""

    label: str
    sections: tuple[str, ...]
    factors: str = ""


_SAID = (
    _Said("What happened", ("what happened", "issue", "issue description", "root cause", "root cause analysis")),
    _Said("Why it lasted", ("why it lasted", "detection", "detection and response"), factors="detection"),
    _Said("What we changed", ("what we changed", "what changed", "resolution", "response", "fix")),
    _Said("What we ask", ("what we ask", "ask", "next steps", "actionable next steps")),
)


def summary_of(report: ReportModel, sections: Sequence[Section]) -> Statement | None:
    """The review's summary as a headline; None where none is written."""
    fact = _written(report.review, ("summary", "executive summary")) if report.review is not None else None
    if fact is None:
        return None
    cut = opening_of(fact.text, HEADLINE, HEADLINE_SENTENCES)
    return Statement("", cut.text, _rest(cut, fact.title, sections)) if cut.text else None


def statements(report: ReportModel, sections: Sequence[Section]) -> Statements:
    """What the review says in four sentences; without rows where it says none of it."""
    review = report.review
    return Statements(tuple(_said(review, sections)) if review is not None else ())


def _said(review: ReviewFact, sections: Sequence[Section]) -> Iterator[Statement]:
    for one in _SAID:
        fact = _written(review, one.sections)
        if fact is not None:
            cut = opening_of(fact.text, LETTERS, SENTENCES)
            if cut.text:
                yield Statement(one.label, cut.text, _rest(cut, fact.title, sections))
                continue
        listed = [item.text for item in review.items("factors") if one.factors and item.sort == one.factors]
        if listed:
            cut = beginning(" ".join(f"{text.rstrip('.')}." for text in listed), LETTERS, SENTENCES)
            yield Statement(one.label, cut.text, "" if cut.is_whole else "more among the contributing factors")


def _written(review: ReviewFact, wanted: Sequence[str]) -> SectionFact | None:
    """The first of the wanted sections in which something stands that counts."""
    for name in wanted:
        for fact in review.sections:
            named = plain_words(fact.section), plain_words(fact.title)
            if name in named and fact.text.strip() and fact.state is not SectionState.NOT_NEEDED:
                return fact
    return None


def _rest(cut: Cut, title: str, sections: Sequence[Section]) -> str:
    if cut.is_whole:
        return ""
    number = number_of(title, sections)
    return f"continued in section {number}" if number else "continued in this report"


def approvals(report: ReportModel) -> Statements:
    """Who approved this report as what and when, or that nobody did."""
    review = report.review
    if review is None or not review.approvals:
        return Statements((Statement("Approvals", "Nobody has approved this report."),), boxed=True)
    latest = review.approvals[-_NAMES_ON_PAGE_ONE:]
    said = "; ".join(
        f"{words.clip(one.role, 40)}: {words.clip(one.person, 40)}, version {one.version}, "
        f"{words.stamp(one.at)} UTC"
        for one in latest
    )
    before = len(review.approvals) - len(latest)
    more = f"; {words.count(before, 'earlier approval')} before" if before else ""
    since = "" if review.is_as_approved else f" The record has {words.count(review.since, 'event')} since."
    return Statements((Statement("Approvals", f"{said}{more}.{since}"),), boxed=True)
