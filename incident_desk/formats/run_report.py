"""The report of a checklist run, as a document that Markdown, HTML and PDF are written from.

Every step is in it with its state, and every deferred one again in its own list. What the checklist holds beside
its steps is named as what it is: criteria, contacts, and what was left as reference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, Step, count_all
from incident_desk.domain.run_facts import KeptGoing
from incident_desk.domain.run_reading import Counts, RunReading, RunStage, RunState, RunStep, RunWindow, stages_of
from incident_desk.domain.target_reading import TargetState
from incident_desk.domain.timeline import Entry
from incident_desk.formats import report_words as words
from incident_desk.formats.prose import LONGEST_TITLE
from incident_desk.formats.report_cut import fit
from incident_desk.formats.report_document import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Document,
    Facts,
    Paper,
    Paragraph,
    Points,
    Section,
    Subheading,
    Table,
    Tone,
)
from incident_desk.formats.report_numbering import numbered
from incident_desk.formats.report_timeline import by_day
from incident_desk.formats.run_json import run_data

_TONES = {
    StepState.DONE: Tone.GOOD,
    StepState.CONFIRMED: Tone.GOOD,
    StepState.DOING: Tone.WORK,
    StepState.SUSPECT: Tone.WARN,
    StepState.DEFERRED: Tone.WARN,
    StepState.TO_DO: Tone.PLAIN,
}
_ON_PAGE_ONE, _FEW = 12, 4
"""Rows of the stages, and of the steps that were put off, that page 1 has."""
_LATE = (TargetState.MISSED, TargetState.LATE)
_ENDS = {RunState.COMPLETE: Tone.GOOD, RunState.EXCEPT_DEFERRED: Tone.WARN, RunState.ROLLED_BACK: Tone.BAD}


@dataclass(frozen=True, slots=True)
class RunReport:
    """What the report of a run is made of: its state, how it stands, its timeline, and what program wrote it."""

    run: Incident
    reading: RunReading
    entries: tuple[Entry, ...]
    generator: str


def paper_of(report: RunReport) -> Paper:
    """The report ready to be set, with the run's data; the same record gives the same."""
    until = report.run.written_at or report.run.declared_at
    return Paper(run_document(report), run_data(report.run, report.reading), until)


def run_document(report: RunReport) -> Document:
    """The report of a run as words, in the order in which they are read."""
    run = report.run
    until = words.stamp(run.written_at or run.declared_at)
    made = [
        Section("Stages", tuple(_stages(report.reading))),
        Section("Steps", tuple(_steps(report.reading))),
        Section("Deferred", tuple(_deferred(report.reading))),
        Section("When to roll back", tuple(_criteria(run))),
        Section("Contacts", tuple(_contacts(run))),
        Section("Left as reference", tuple(_reference(run))),
        Section("Timeline", tuple(by_day(report.entries))),
    ]
    kept = [section for section in made if section.blocks]
    return Document(
        kind=f"Checklist run · {run.key}",
        title=words.clip(run.title, LONGEST_TITLE) or "Without a title",
        running=run.key,
        front=tuple(_front(report)),
        sections=numbered(kept),
        footer=(
            f"{report.generator} · as recorded until {until} UTC · all times in UTC",
            f"Record head {run.seq} {run.head}",
        ),
    )


# -- page 1 ---------------------------------------------------------------------------------------------------


def _front(report: RunReport) -> Iterator[Block]:
    run, reading, end = report.run, report.reading, report.run.run_end
    facts = [
        ("Checklist", Cell(run.playbook.title if run.playbook else "none")),
        ("Started", Cell(f"{words.stamp(run.declared_at)} UTC", note=run.declared_by)),
        (
            "Ended",
            Cell(
                f"{words.stamp(run.ended_at)} UTC" if run.ended_at else "still running", note=end.who if end else ""
            ),
        ),
    ]
    facts += _course(report)
    facts += [
        ("Turned into", Cell(f"{one.key} {one.title}", note=f"{words.stamp(one.at)} UTC")) for one in run.led_to
    ]
    yield Facts(tuple(facts))
    yield Paragraph(f"{_headline(report)}.", lead=True)
    counts = reading.counts
    yield Cards(
        (
            Card("State", reading.words.capitalize(), tone=_ENDS.get(reading.state, Tone.PLAIN)),
            Card("Took" if run.ended_at else "Runs for", words.lasted(reading.elapsed_s)),
            Card("Steps done", settled(counts), f"{counts.skipped} not needed, {counts.open} open"),
            Card("Deferred", str(counts.deferred), tone=Tone.WARN if counts.deferred else Tone.PLAIN),
        )
    )
    if end and end.criterion:
        yield Points(end.decision or "Rolled back", (end.criterion, end.reason))
    if reading.stages:
        yield _stage_table(reading, _ON_PAGE_ONE)
    if reading.deferred:
        yield Points("Deferred", tuple(_waits(reading)))


def _waits(reading: RunReading) -> Iterator[str]:
    """The first steps that were put off, each with why, and how many more there are."""
    most = len(reading.deferred) if len(reading.deferred) <= _FEW else _FEW - 1
    for one in reading.deferred[:most]:
        why = f": {one.mark.reason}" if one.mark and one.mark.reason else ""
        yield fit(f"{one.step.id} {one.step.text}{why}", 150)
    if most < len(reading.deferred):
        yield f"and {words.count(len(reading.deferred) - most, 'more step')}, listed in this report"


def _course(report: RunReport) -> Iterator[tuple[str, Cell]]:
    """Since when it is live, who looked on, and the last decision to keep going."""
    live, course = report.reading.live, report.run.course
    if live.at is not None:
        how = "said by hand" if live.by_hand else live.place.name if live.place else ""
        yield "Live", Cell(f"{words.stamp(live.at)} UTC", note=f"{live.who}, {how}".rstrip(", "))
    people = [("Run by", course.runner), ("Second pair of eyes", course.second)]
    yield from ((name, Cell(words.clip(who, 40))) for name, who in people if who)


def _headline(report: RunReport) -> str:
    counts = report.reading.counts
    late = sum(one.reading.state in _LATE for one in report.reading.windows)
    parts = [f"{report.reading.words.capitalize()}: {settled(counts)} steps done"]
    is_said = report.reading.state is RunState.EXCEPT_DEFERRED
    told = (
        (counts.skipped, "not needed"),
        (0 if is_said else counts.deferred, "deferred"),
        (counts.open, "open"),
    )
    parts += [f"{count} {what}" for count, what in told if count]
    parts += [f"{words.count(late, 'due time')} missed"] if late else []
    return ", ".join(parts)


# -- stages and steps -----------------------------------------------------------------------------------------


def _stage_table(reading: RunReading, most: int) -> Table:
    """A row for each stage; the last of ``most`` rows says how many more there are."""
    columns = (
        Column("Stage", 3),
        Column("Due (UTC)", 1.6),
        Column("Settled", 0.9),
        Column("What became of it", 1.8),
    )
    rows = tuple(_stage(one, reading) for one in reading.stages)
    if len(rows) > most:
        more = f"and {words.count(len(rows) - most + 1, 'more stage')}, listed in this report"
        rows = (*rows[: most - 1], (Cell(more, tone=Tone.QUIET), Cell(""), Cell(""), Cell("")))
    return Table(columns, rows)


def _stages(reading: RunReading) -> Iterator[Block]:
    yield _stage_table(reading, max(1, len(reading.stages)))
    if reading.windows:
        yield Subheading("Due times")
        columns = (Column("What", 3), Column("Due (UTC)", 1.6), Column("Settled", 0.9), Column("In time", 1.8))
        yield Table(columns, tuple(_window(one) for one in reading.windows))
        yield Paragraph(_counted(reading), tone=Tone.QUIET)


def _counted(reading: RunReading) -> str:
    """From when the due times count."""
    late = sum(one.from_live for one in reading.windows)
    if not late:
        return "What is due counts from the start of the run."
    live = f"live, {words.stamp(reading.live.at)} UTC" if reading.live.at else "going live, which it did not"
    return f"What is due {'' if late == len(reading.windows) else 'afterwards '}counts from {live}."


def settled(counts: Counts) -> str:
    """How far something is, as the window says it: what is not needed counts, what was put off does not."""
    return f"{counts.done + counts.skipped} of {counts.total}"


def _stage(stage: RunStage, reading: RunReading) -> tuple[Cell, ...]:
    counts = stage.counts
    late = sum(one.stage == stage.place and one.reading.state in _LATE for one in reading.windows)
    told = ((counts.skipped, "not needed"), (counts.deferred, "deferred"), (counts.open, "open"))
    became = [f"{count} {what}" for count, what in told if count] or ["all done"]
    return (
        Cell(stage.name, note=stage.group, strong=True),
        Cell(words.stamp(stage.due) if stage.due else "not stated", tone=Tone.PLAIN if stage.due else Tone.QUIET),
        Cell(settled(counts)),
        Cell(", ".join((*became, *(("late",) if late else ())))),
    )


def _window(window: RunWindow) -> tuple[Cell, ...]:
    reading, counts = window.reading, window.counts
    if reading.state in _LATE:
        became, tone = f"missed by {words.lasted(reading.late_by_s)}", Tone.BAD
    elif reading.state is TargetState.MET:
        became, tone = f"met in {words.lasted(reading.took_s or 0)}", Tone.GOOD
    else:
        became, tone = "counts from live" if window.waits else "not due yet", Tone.QUIET
    return (
        Cell(window.name),
        Cell(words.stamp(reading.due) if reading.due else ""),
        Cell(settled(counts)),
        Cell(became, tone=tone),
    )


def _steps(reading: RunReading) -> Iterator[Block]:
    columns = (Column("State", 1.1), Column("Step", 4), Column("By", 1.5), Column("At (UTC)", 1.9))
    for stage in reading.stages:
        yield Subheading(f"{stage.name}: {settled(stage.counts)} settled")
        yield Table(columns, tuple(_step(one) for one in stage.steps))


def _step(one: RunStep) -> tuple[Cell, ...]:
    mark = one.mark
    against = f"against {mark.overrides}" if mark and mark.overrides else ""
    why = ": ".join(part for part in (against, (mark.reason or "") if mark else "") if part)
    tone = _TONES.get(one.state, Tone.QUIET)
    return (
        Cell(WORDS[one.state], tone=tone, mark=f"step_{one.state}"),
        Cell(f"{one.step.id} {one.step.text}", note=why, depth=one.depth),
        Cell(words.clip(mark.who, 40) if mark else "", tone=Tone.QUIET),
        Cell(words.stamp(mark.at) if mark else "", tone=Tone.QUIET),
    )


def _deferred(reading: RunReading) -> Iterator[Block]:
    if not reading.deferred:
        yield Paragraph("Nothing is deferred.", tone=Tone.QUIET)
        return
    columns = (Column("Step", 3), Column("Why", 3), Column("Who", 1.2), Column("Until (UTC)", 1.6))
    yield Table(columns, tuple(_put_off(one) for one in reading.deferred))


def _put_off(one: RunStep) -> tuple[Cell, ...]:
    mark = one.mark
    assert mark is not None
    return (
        Cell(f"{one.step.id} {one.step.text}"),
        Cell(mark.reason or ""),
        Cell(mark.owner or "not said"),
        Cell(words.stamp(mark.until) if mark.until else "not said"),
    )


# -- what the checklist holds beside --------------------------------------------------------------------------


def _criteria(run: Incident) -> Iterator[Block]:
    met = run.run_end.criterion if run.run_end else ""
    decisions: dict[str, list[str]] = {}
    for one in run.playbook.criteria if run.playbook else ():
        decisions.setdefault(one.decision, []).append(one.text + (": this one" if met == one.text else ""))
    for decision, texts in decisions.items():
        yield Points(decision or "Criteria", tuple(texts))
    if run.course.kept:
        yield Subheading("Decided to keep going")
        columns = (Column("At (UTC)", 1.6), Column("Who", 1.2), Column("Why", 3), Column("What was known", 3))
        yield Table(columns, tuple(_kept(one) for one in run.course.kept))


def _kept(one: KeptGoing) -> tuple[Cell, ...]:
    known = ", ".join(f"{seen.text}: {seen.words}" for seen in one.known)
    return Cell(words.stamp(one.at)), Cell(words.clip(one.who, 40)), Cell(one.reason or "not said"), Cell(known)


def _contacts(run: Incident) -> Iterator[Block]:
    contacts = run.playbook.contacts if run.playbook else ()
    if contacts:
        columns = (Column("Role", 2), Column("First", 3), Column("Second", 3))
        rows = (
            (one.role, one.primary + (" (still a blank)" if one.empty else ""), one.secondary) for one in contacts
        )
        yield Table(columns, tuple(tuple(Cell(text) for text in row) for row in rows))


def _reference(run: Incident) -> Iterator[Block]:
    if run.playbook is not None:
        rows = [f"{name}, {words.count(count, 'step')}" for name, count in _beside(run.playbook, run.plan) if count]
        if rows:
            yield Points("Steps of the checklist that the run does not ask for", tuple(rows))


def _beside(book: Playbook, plan: str | None) -> Iterator[tuple[str, int]]:
    """What holds steps and is no stage: known procedures, and what only reminds."""
    asked = {phase.name for phase in stages_of(book, plan)}
    for procedure in book.procedures:
        yield procedure.name, _count(procedure.investigation, procedure.steps, procedure.resolution)
    for phase in book.phases(plan):
        if phase.aside and phase.name not in asked:
            yield phase.name, count_all(phase.steps)


def _count(*lists: Sequence[Step]) -> int:
    return sum(count_all(steps) for steps in lists)
