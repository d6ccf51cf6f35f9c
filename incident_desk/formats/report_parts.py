"""What a section of a review can show beside its text: each part by its name, made from the report's facts.

A part that a record cannot have yields nothing: of a past incident there are no checks, of any other no source.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from incident_desk.domain.past_facts import PastFacts
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_review import ReviewFact
from incident_desk.domain.review import ReviewItem
from incident_desk.formats import report_words as words
from incident_desk.formats.report_actions import actions, actions_by_horizon
from incident_desk.formats.report_around import checks, evidence, jumps, nothing, people, record
from incident_desk.formats.report_causes import hypotheses
from incident_desk.formats.report_changes import changes
from incident_desk.formats.report_course import checklist, phases
from incident_desk.formats.report_document import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Run,
    Subheading,
    Table,
    Tone,
)
from incident_desk.formats.report_facts import facts
from incident_desk.formats.report_findings import DOCTOR_ASKS, findings
from incident_desk.formats.report_outgoing import contacts, updates
from incident_desk.formats.report_past import lessons, passages, sign_off, source, stated_table
from incident_desk.formats.report_recovery import recovery
from incident_desk.formats.report_sections import decisions_of, durations, impact, milestones, targets, turns
from incident_desk.formats.report_timeline import timeline

Part = Callable[[ReportModel], Iterable[Block]]

TITLES: Mapping[str, str] = {
    "figures": "In figures",
    "whys": "Five whys",
    "factors": "Contributing factors",
    "well": "What went well",
    "wrong": "What went wrong",
    "lucky": "Where we were lucky",
    "actions": "Action items",
    "actions-by-horizon": "Action items",
    "approvals": "Approvals",
    "facts": "The incident",
    "milestones": "Milestones",
    "durations": "Durations",
    "targets": "Targets",
    "impact": "As assessed",
    "changes": "Changes before the impact",
    "turns": "Decisions and turns",
    "decisions": "Decisions",
    "hypotheses": "Suspected, ruled out, confirmed",
    "timeline": "Timeline",
    "phases": "Phases",
    "checklist": "Steps",
    "recovery": "Proof of recovery",
    "checks": "Checks",
    "updates": "Updates sent",
    "people": "Roles",
    "contacts": "Contacts reached",
    "evidence": "Evidence",
    "findings": DOCTOR_ASKS,
    "record": "The record",
    "stated": "What its report states",
    "stated-impact": "Impact, as its report states it",
    "stated-cause": "Root cause, as its report states it",
    "stated-factors": "Contributing factors, as its report states them",
    "stated-lessons": "Lessons, as its report states them",
    "stated-sign-off": "Signed off, as its report states it",
    "source": "The source",
}
"""What a part is called inside a section that shows more than it."""


def part_blocks(name: str, report: ReportModel) -> tuple[Block, ...]:
    """The blocks of a part; none where this record cannot have any. A name that nobody knows shows nothing."""
    if report.past is not None and name in _NEVER_PAST:
        return ()
    part = _PARTS.get(name)
    return tuple(part(report)) if part is not None else ()


_NEVER_PAST = frozenset(
    {"targets", "impact", "changes", "phases", "checklist", "recovery", "checks", "updates", "people", "contacts"}
)
"""What was never here of an incident that was taken in from a report."""


# -- what people said in the review ---------------------------------------------------------------------------


def _of_review(part: Callable[[ReviewFact], Iterable[Block]]) -> Part:
    def blocks(report: ReportModel) -> Iterable[Block]:
        return part(report.review) if report.review is not None else ()

    return blocks


def _list(name: str, otherwise: str, *, numbered: bool = False) -> Part:
    def blocks(review: ReviewFact) -> Iterator[Block]:
        items = review.items(name)
        if items:
            lines = enumerate(items, 1)
            yield Items(tuple(Item(_line(one), number=number if numbered else None) for number, one in lines))
        else:
            yield nothing(otherwise)

    return _of_review(blocks)


def _line(item: ReviewItem) -> tuple[Run, ...]:
    sort = (Run(f"{item.sort.capitalize()}:", strong=True), Run(" ")) if item.sort else ()
    return (*sort, Run(item.text))


_FIGURES = {"users": "Users", "business": "Business", "money": "Money", "data": "Data"}


def _figures(review: ReviewFact) -> Iterator[Block]:
    if not review.figures:
        yield nothing("No figure of the impact is stated.")
        return
    stated = {one.figure: one for one in review.figures}
    rows = tuple(
        (
            Cell(title, strong=True),
            Cell(stated[name].text if name in stated else words.NOT_STATED, tone=_tone(name in stated)),
            Cell(words.person(stated[name].who) if name in stated else "", tone=Tone.QUIET),
        )
        for name, title in _FIGURES.items()
    )
    yield Table((Column("Impact on"), Column("As stated", 4), Column("By", 1)), rows)


def _tone(is_stated: bool) -> Tone:
    return Tone.PLAIN if is_stated else Tone.QUIET


def _approvals(report: ReportModel) -> Iterator[Block]:
    review = report.review
    if review is None or not review.approvals:
        yield nothing("Nobody has approved this report.")
        return
    rows = tuple(
        (
            Cell(str(one.version)),
            Cell(one.role, strong=True),
            Cell(one.person),
            Cell(words.stamp(one.at)),
            Cell(one.head, note=f"event {one.seq}", code=True),
        )
        for one in review.approvals
    )
    titles = (Column("Version"), Column("As", 1), Column("Approved by", 1), Column("At (UTC)"))
    yield Table((*titles, Column("The record's head that was approved", 2.4)), rows)
    yield Paragraph(_since(report, review), tone=Tone.QUIET)


def _since(report: ReportModel, review: ReviewFact) -> str:
    last = review.approvals[-1]
    if review.is_as_approved:
        return f"This report is as it was approved: version {last.version}, the record until event {last.seq}."
    more = words.count(review.since, "event")
    return (
        f"What was approved is the record until event {last.seq}. It has {more} more here; "
        f"this report is not what was approved. Its state: {review.state.word}, version {review.version}."
    )


# -- what the record has --------------------------------------------------------------------------------------


def _decisions(report: ReportModel) -> Iterator[Block]:
    decided = decisions_of(report)
    if not decided:
        yield nothing("No decision is recorded.")
        return
    rows = tuple(
        (Cell(words.when(row.happened)), Cell(row.text, note=row.detail), Cell(words.person(row.who)))
        for row in decided
    )
    yield Table((Column("Time (UTC)"), Column("Decision", 4), Column("By", 1)), rows)


def _facts(report: ReportModel) -> Iterator[Block]:
    yield facts(report)


def _record(report: ReportModel) -> Iterator[Block]:
    yield from record(report)
    yield from jumps(report)


def _evidence(report: ReportModel) -> Iterator[Block]:
    """Without its own heading: a part has one where it needs one."""
    return (block for block in evidence(report) if not isinstance(block, Subheading))


def _of_past(part: Callable[[PastFacts], Iterable[Block]]) -> Part:
    def blocks(report: ReportModel) -> Iterable[Block]:
        return part(report.past) if report.past is not None else ()

    return blocks


def _stated_impact(past: PastFacts) -> Iterator[Block]:
    yield from passages([past.as_read.impact] if past.as_read.impact else [], "Its report states no impact.")


def _stated_cause(past: PastFacts) -> Iterator[Block]:
    cause = past.as_read.root_cause
    yield from passages([cause] if cause else [], "Its report states no root cause.")


def _stated_factors(past: PastFacts) -> Iterator[Block]:
    yield from passages(past.as_read.contributing, "Its report states no contributing factor.")


_PARTS: Mapping[str, Part] = {
    "figures": _of_review(_figures),
    "whys": _list("whys", "Nobody asked why in steps.", numbered=True),
    "factors": _list("factors", "No contributing factor is written."),
    "well": _list("well", "Nothing is written of what went well."),
    "wrong": _list("wrong", "Nothing is written of what went wrong."),
    "lucky": _list("lucky", "Nothing is written of luck."),
    "actions": actions,
    "actions-by-horizon": actions_by_horizon,
    "approvals": _approvals,
    "facts": _facts,
    "milestones": milestones,
    "durations": durations,
    "targets": targets,
    "impact": impact,
    "changes": changes,
    "turns": turns,
    "decisions": _decisions,
    "hypotheses": hypotheses,
    "timeline": timeline,
    "phases": phases,
    "checklist": checklist,
    "recovery": recovery,
    "checks": checks,
    "updates": updates,
    "people": people,
    "contacts": contacts,
    "evidence": _evidence,
    "findings": findings,
    "record": _record,
    "stated": _of_past(stated_table),
    "stated-impact": _of_past(_stated_impact),
    "stated-cause": _of_past(_stated_cause),
    "stated-factors": _of_past(_stated_factors),
    "stated-lessons": _of_past(lambda past: lessons(past.as_read)),
    "stated-sign-off": _of_past(lambda past: sign_off(past.as_read)),
    "source": _of_past(source),
}
