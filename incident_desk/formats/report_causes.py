"""Why it happened as far as the record says, what was suspected, what was like it, which recovery was due."""

from collections.abc import Iterator, Mapping

from incident_desk.domain.checklist import StepState
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.objectives import NAMES, Objective, PreventionResult, Verdict
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_earlier import EarlierAction, EarlierFact
from incident_desk.domain.timeline import Sign
from incident_desk.formats import report_words as words
from incident_desk.formats.metrics_text import measured_words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Subheading, Table, Tone

_TESTED = {StepState.SUSPECT: "suspect", StepState.RULED_OUT: "ruled out", StepState.CONFIRMED: "confirmed"}


def causes(report: ReportModel) -> Iterator[Block]:
    """When the cause was identified, that nobody has written it, and what was suspected."""
    moment = report.moment(Milestone.CAUSE_IDENTIFIED)
    when = f"{words.when(moment)} UTC" if moment is not None and moment.at is not None else words.NOT_STATED
    yield Paragraph(f"Cause identified: {when}. Root cause: {words.NOT_STATED}, for no review is written.")
    yield from hypotheses(report)


def hypotheses(report: ReportModel) -> Iterator[Block]:
    """Hypotheses from the log, and the causes of patterns with what became of them."""
    logged = [row for row in report.timeline if row.kind == Sign.HYPOTHESIS and not (row.struck or row.undone)]
    tested = [step for each in report.checklist for step in each.steps if step.state in _TESTED]
    rows = [
        *((Cell(row.text), Cell("stated"), Cell(row.who), Cell(words.when(row.happened))) for row in logged),
        *(
            (
                Cell(step.text, note=step.reason or ""),
                Cell(_TESTED[step.state], strong=step.state is StepState.CONFIRMED),
                Cell(words.person(step.who or "")),
                Cell(words.stamp(step.at) if step.at else ""),
            )
            for step in tested
        ),
    ]
    if rows:
        yield Table((Column("Hypothesis", 4), Column("Became"), Column("By", 1), Column("At (UTC)")), tuple(rows))
    else:
        yield nothing("No hypothesis is recorded.")


# -- what was like it -----------------------------------------------------------------------------------------


def recurrence(report: ReportModel) -> Iterator[Block]:
    """Earlier incidents that it is like, and whether what was to prevent another was done by then."""
    if not report.earlier:
        yield nothing("No earlier incident on this computer is like it.")
        return
    columns = (
        Column("Earlier"),
        Column("Declared (UTC)"),
        Column("What it was", 2),
        Column("Was to prevent it", 3),
    )
    yield Table(columns, tuple(_earlier(one) for one in report.earlier))
    yield Paragraph("Likeness is by checks, causes, services and rare words; people judge whether it came back.",
                    tone=Tone.QUIET)  # fmt: skip


def _earlier(one: EarlierFact) -> tuple[Cell, ...]:
    return (
        Cell(one.key, strong=True),
        Cell(words.stamp(one.declared_at)),
        Cell(one.title, note=one.why),
        Cell("\n".join(_prevention(action) for action in one.actions) or "no preventive action is recorded"),
    )


_DONE: Mapping[bool | None, str] = {True: "done before", False: "not done before", None: "done, when is not known"}


def _prevention(action: EarlierAction) -> str:
    return f"{action.text} ({_DONE[action.done_before]})"


# -- recovery objectives --------------------------------------------------------------------------------------

_TONES: Mapping[Verdict, Tone] = {Verdict.MET: Tone.GOOD, Verdict.MISSED: Tone.BAD, Verdict.UNKNOWN: Tone.QUIET}


def objectives(report: ReportModel) -> Iterator[Block]:
    """RTO and RPO of the playbook: met, missed or unknown, and why; its prevention goals; nothing where it states
    none."""
    if report.objectives:
        yield Subheading("Recovery objectives")
        heads = (Column("Objective", 2), Column("Stated as", 1.5), Column("What was", 2), Column("Outcome", 2))
        yield Table(heads, tuple(_objective(one) for one in report.objectives))
    if any(one.said for one in report.prevention):
        # Goals without any result are the playbook's, and nothing that this incident says.
        yield Subheading("Prevention goals")
        columns = (Column("Goal", 2), Column("Stated as", 1.5), Column("Result", 3))
        yield Table(columns, tuple(_reached(one) for one in report.prevention))


def _reached(one: PreventionResult) -> tuple[Cell, ...]:
    said = Cell(one.said) if one.said else Cell("unknown", tone=Tone.QUIET)
    return Cell(one.goal.label, strong=True), Cell(one.goal.text), said


def _objective(one: Objective) -> tuple[Cell, ...]:
    known = one.was is not None and not one.was.why_not
    was = measured_words(one.was) if one.was is not None and known else one.said or words.NOT_STATED
    return (
        Cell(f"{one.goal.name}, {NAMES[one.goal.name]}", strong=True),
        Cell(one.goal.text),
        Cell(was, tone=Tone.PLAIN if known or one.said else Tone.QUIET),
        Cell(
            one.verdict.value, note=one.why, tone=_TONES[one.verdict], strong=True,
            mark="" if one.verdict is Verdict.UNKNOWN else one.verdict.value,
        ),
    )  # fmt: skip
