"""Page 1: what it was, what it did to whom, how the response went against its targets, what is asked, who approved.

All of it is computed from recorded facts, or cut from what the review says. What is not known says so.
"""

from collections.abc import Iterator, Sequence

from incident_desk.domain.assessment import BY_ID
from incident_desk.domain.durations import countdown
from incident_desk.domain.report import DurationFact, ReportModel, TargetFact
from incident_desk.domain.report_review import FigureFact
from incident_desk.formats import report_words as words
from incident_desk.formats.report_bar import response_bar
from incident_desk.formats.report_cut import fit
from incident_desk.formats.report_document import Block, Card, Cards, Paragraph, Points, Section, Statements, Tone
from incident_desk.formats.report_facts import front_facts
from incident_desk.formats.report_headline import headline
from incident_desk.formats.report_past_front import past_front
from incident_desk.formats.report_sections import decisions_of
from incident_desk.formats.report_statements import approvals, statements, summary_of

LETTERS = 150
"""Of a decision or an action item on page 1; the whole of it stands in its section."""
ON_A_CARD = 64
FEW = 4
"""How many decisions and open actions page 1 names."""


def front(report: ReportModel, sections: Sequence[Section], readers: str) -> Iterator[Block]:
    """The blocks of page 1; ``sections`` are those of the report with their numbers, ``readers`` whom it is for."""
    if report.past is not None:
        yield from past_front(report, report.past, sections)
        return
    yield front_facts(report, readers)
    yield _lead(report, sections)
    yield _impact_cards(report)
    yield response_bar(report)
    yield _response_cards(report)
    said = statements(report, sections)
    if said.rows:
        yield said
    yield from _points(report, said)
    yield approvals(report)


def _lead(report: ReportModel, sections: Sequence[Section]) -> Paragraph:
    """The review's summary where one is written, else what the facts say."""
    said = summary_of(report, sections)
    if said is None:
        return Paragraph(" ".join(headline(report)), lead=True)
    drill = "This was a drill. " if report.drill else ""
    return Paragraph(f"{drill}{said.text}", lead=True, more=said.more)


# -- the cards ------------------------------------------------------------------------------------------------


def _impact_cards(report: ReportModel) -> Cards:
    """Whom it hurt, for how long, and what it cost in money and data: by the review, else by the first answers."""
    impact = report.impact
    length = Card("Impact duration", *_figure(words.duration(impact), impact.formula))
    stated = {one.figure: one for one in report.review.figures} if report.review is not None else {}
    return Cards(
        (
            _impact_card(report, stated.get("users"), "Customers and users", "who"),
            length,
            _impact_card(report, stated.get("money") or stated.get("business"), "Money or contract", "money"),
            _impact_card(report, stated.get("data"), "Data", "data"),
        )
    )


def _impact_card(report: ReportModel, stated: FigureFact | None, label: str, question: str) -> Card:
    if stated is not None:
        return Card(label, fit(stated.text, ON_A_CARD), "as the review states it")
    return _answer_card(report, label, question)


def _figure(value: str, note: str) -> tuple[str, str]:
    """A value and its note; a reason why there is no value is too long for a figure, so it becomes the note."""
    if value.startswith("n/a, "):
        return "n/a", f"{note}: {value.removeprefix('n/a, ')}"
    return value, note


def _answer_card(report: ReportModel, label: str, question: str) -> Card:
    fact = next(one for one in report.assessment if one.id == question)
    note = BY_ID[question].text
    if not fact.given:
        return Card(label, words.NOT_STATED, note, Tone.QUIET)
    if fact.answer is None:
        return Card(label, "not known", note, Tone.QUIET)
    return Card(label, fit(fact.answer, ON_A_CARD), note)


def _response_cards(report: ReportModel) -> Cards:
    detect, mitigate = report.duration("Time to detect"), report.duration("Time to mitigate")
    return Cards(
        (
            _length_card(detect),
            _target_card(report.target("response")),
            _length_card(mitigate),
            _target_card(report.target("resolution")),
        )
    )


def _length_card(fact: DurationFact) -> Card:
    """A length that has no target of its own, and says so."""
    value, note = _figure(words.duration(fact), fact.formula)
    return Card(fact.name, value, f"{note}; no target is stated")


def _target_card(target: TargetFact) -> Card:
    label, course = f"{target.name.capitalize()} target", target.counts_words.removeprefix("from ")
    if target.seconds is None:
        return Card(label, words.NOT_STATED, course, Tone.QUIET)
    note = f"{words.allowed(target)}, {course}, {words.source(target)}"
    if target.why_not:
        return Card(label, "n/a", f"{note}: because {target.why_not}")
    if target.done_at is None:
        missed = words.is_missed(target)
        value = f"missed, {countdown(target.late_by_s)} late" if missed else "not done yet"
        return Card(label, value, f"{note}; not done when the record ends", Tone.BAD if missed else Tone.PLAIN)
    return Card(label, words.outcome(target), note, Tone.BAD if words.is_missed(target) else Tone.GOOD)


def _points(report: ReportModel, said: Statements) -> Iterator[Points]:
    """Decisions and what is still to do: shorter, or not at all, where the review says it in its own words."""
    labels = {one.label for one in said.rows}
    decisions = decisions_of(report)
    if decisions and "What we changed" not in labels:
        lines = tuple(f"{words.clock_time(row.sort_at)} {fit(row.text, LETTERS)}" for row in decisions)
        yield Points("Decided", _few(lines, "decision"))
    still = tuple(
        fit(action.text, LETTERS) + (f" ({fit(action.owner, 40)})" if action.owner else " (no owner)")
        for action in report.actions
        if not action.done
    )
    if still and "What we ask" not in labels:
        yield Points("Still to do", _few(still, "action item"))


def _few(lines: tuple[str, ...], what: str) -> tuple[str, ...]:
    if len(lines) <= FEW:
        return lines
    return (*lines[: FEW - 1], f"and {words.count(len(lines) - FEW + 1, f'more {what}')}, listed in this report")
