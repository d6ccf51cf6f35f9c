"""Phases as planned and as they went, and what became of every step of the checklist."""

from collections.abc import Iterator

from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.durations import countdown
from incident_desk.domain.report import PhaseFact, ReportModel, Stay, StepFact, StepList
from incident_desk.formats import report_words as words
from incident_desk.formats.report_around import nothing
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Subheading, Table, Tone

_TONES = {
    StepState.DONE: Tone.GOOD,
    StepState.CONFIRMED: Tone.GOOD,
    StepState.DOING: Tone.WORK,
    StepState.SUSPECT: Tone.WARN,
    StepState.TO_DO: Tone.PLAIN,
}


def phases(report: ReportModel) -> Iterator[Block]:
    """The planned window of each phase beside the time it was really entered and left."""
    if not report.phases:
        yield nothing("No playbook with phases was attached.")
        return
    columns = (
        Column("Phase", 2),
        Column("Planned"),
        Column("Entered and left (UTC)", 3.3),
        Column("Against the plan"),
        Column("Steps settled"),
    )
    yield Table(columns, tuple(_phase(one) for one in report.phases))
    yield Paragraph(f"{_playbook(report)}What was planned counts from declared.", tone=Tone.QUIET)


def _playbook(report: ReportModel) -> str:
    """By which playbook and plan."""
    header = report.header
    if not header.playbook:
        return ""
    plan = f", plan {words.clip(header.plan, 60)}" if header.plan and header.plan != header.playbook else ""
    return f"By the playbook {words.clip(header.playbook, 80)}{plan}. "


def _phase(phase: PhaseFact) -> tuple[Cell, ...]:
    stays = "\n".join(_stay(one) for one in phase.stays) or "not entered"
    over = phase.over_s or 0.0
    late = phase.over_s is not None and over > 0
    return (
        Cell(phase.name, strong=bool(phase.stays)),
        Cell(words.window(phase.start_s, phase.end_s)),
        Cell(stays, tone=Tone.PLAIN if phase.stays else Tone.QUIET),
        Cell(_against(phase), tone=Tone.WARN if late else Tone.QUIET),
        Cell(f"{phase.settled} of {phase.steps}"),
    )


def _stay(stay: Stay) -> str:
    since = words.stamp(stay.since)
    if stay.until is None:
        return f"{since}, not left"
    same_day = words.day(stay.until) == words.day(stay.since)
    return f"{since} to {(words.clock_time if same_day else words.stamp)(stay.until)}"


def _against(phase: PhaseFact) -> str:
    if phase.over_s is None:
        return "n/a" if not phase.stays else "no planned end"
    return f"over by {countdown(phase.over_s)}" if phase.over_s > 0 else "in time"


def checklist(report: ReportModel) -> Iterator[Block]:
    """Every step with its state, who set it, when and why."""
    for group in report.checklist:
        yield Subheading(f"{group.name}: {group.settled} of {group.total} settled")
        yield _steps(group)


def _steps(group: StepList) -> Table:
    columns = (Column("State", 1.1), Column("Step", 4), Column("By", 1.5), Column("At (UTC)", 1.9))
    return Table(columns, tuple(_step(one) for one in group.steps))


def _step(step: StepFact) -> tuple[Cell, ...]:
    if step.group and step.at is None:
        return Cell(""), Cell(step.text, strong=True, depth=step.depth), Cell(""), Cell("")
    tone = _TONES.get(step.state, Tone.QUIET)
    return (
        Cell(WORDS[step.state], tone=tone, mark=f"step_{step.state}"),
        Cell(step.text, note=_why(step), depth=step.depth),
        Cell(words.clip(step.who or "", 40), tone=Tone.QUIET),
        Cell(words.stamp(step.at) if step.at else "", tone=Tone.QUIET),
    )


def _why(step: StepFact) -> str:
    """Why it is so; where its check said otherwise, which."""
    against = f"against {step.overrides}" if step.overrides else ""
    return ": ".join(one for one in (against, step.reason or "") if one)
