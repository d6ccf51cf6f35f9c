"""The numbered sections of a report, each from its facts. An empty section says that it is empty."""

from collections.abc import Iterator

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.events import Kind
from incident_desk.domain.milestones import MEANINGS, TITLES
from incident_desk.domain.moments import Precision
from incident_desk.domain.past_facts import PastFacts
from incident_desk.domain.report import (
    AnswerFact,
    DurationFact,
    Interval,
    MilestoneFact,
    ReportModel,
    TargetFact,
)
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats import report_words as words
from incident_desk.formats.report_actions import actions
from incident_desk.formats.report_around import checks, evidence, jumps, nothing, people, record
from incident_desk.formats.report_causes import causes, objectives, recurrence
from incident_desk.formats.report_changes import BEFORE_IMPACT, changes
from incident_desk.formats.report_cost import cost_blocks
from incident_desk.formats.report_course import checklist, phases
from incident_desk.formats.report_crossings import crossings
from incident_desk.formats.report_document import (
    Block,
    Cell,
    Column,
    Paragraph,
    Section,
    Subheading,
    Table,
    Tone,
)
from incident_desk.formats.report_escalation import escalation
from incident_desk.formats.report_findings import findings_section
from incident_desk.formats.report_outgoing import contacts, updates
from incident_desk.formats.report_past import after_the_timeline, before_the_figures
from incident_desk.formats.report_recovery import recovery
from incident_desk.formats.report_timeline import kind_word, timeline


def sections(report: ReportModel) -> tuple[Section, ...]:
    """Every section in reading order: the figures first, the long lists after them."""
    if report.past is not None:
        return _past_sections(report, report.past)
    return (
        Section("Milestones and durations", (*milestones(report), Subheading("Durations"), *durations(report))),
        Section("Targets", tuple(targets(report))),
        Section("Impact", tuple(impact(report))),
        Section(BEFORE_IMPACT, tuple(changes(report))),
        Section("Decisions and turns", tuple(turns(report))),
        Section("Action items", tuple(actions(report))),
        Section("Timeline", tuple(timeline(report))),
        Section("Cause and hypotheses", tuple(causes(report))),
        Section("Phases and checklist", (*phases(report), *checklist(report))),
        Section("Proof of recovery", tuple(recovery(report))),
        Section("Checks", tuple(checks(report))),
        Section("Updates sent", tuple(updates(report))),
        Section("People", (*people(report), *contacts(report))),
        Section("Recurrence", tuple(recurrence(report))),
        *findings_section(report),
        Section("The record", (*record(report), *jumps(report), *evidence(report))),
    )


def _past_sections(report: ReportModel, past: PastFacts) -> tuple[Section, ...]:
    """Of what was taken in from a report: no targets, checks, updates or phases, which it never had here."""
    return (
        *before_the_figures(past),
        *findings_section(report),
        Section(
            "Milestones and durations",
            (*milestones(report), Subheading("Durations"), *durations(report), *cost_blocks(report)),
        ),
        Section("Action items", tuple(actions(report))),
        Section("Timeline", tuple(timeline(report))),
        *after_the_timeline(past),
        Section("The record", (*record(report), *jumps(report), *evidence(report))),
    )


# -- figures --------------------------------------------------------------------------------------------------


def milestones(report: ReportModel) -> Iterator[Block]:
    """Every milestone with its time and its meaning."""
    columns = (Column("Milestone"), Column("Time (UTC)"), Column("From declared"), Column("What it means", 1))
    yield Table(columns, tuple(_milestone(one, report) for one in report.milestones))


def _milestone(fact: MilestoneFact, report: ReportModel) -> tuple[Cell, ...]:
    known = fact.after_declared_s is not None
    return (
        Cell(TITLES[fact.milestone], strong=known),
        Cell(words.when(fact.moment), tone=Tone.PLAIN if known else Tone.QUIET),
        Cell(_offset(fact, report), tone=Tone.PLAIN if known else Tone.QUIET),
        Cell(MEANINGS[fact.milestone], tone=Tone.QUIET),
    )


def _offset(fact: MilestoneFact, report: ReportModel) -> str:
    """``+02:10`` after declared, ``−04:00`` before it, ``about +02:10`` where the moment is not exact."""
    if fact.after_declared_s is None or fact.moment is None:
        return "n/a"
    about = "" if fact.moment.precision is Precision.EXACT and report.declared_exactly else "about "
    return f"{about}{'−' if fact.after_declared_s < 0 else '+'}{countdown(fact.after_declared_s)}"


def durations(report: ReportModel) -> Iterator[Block]:
    """Every duration by its full name and formula, or why it is not known."""
    columns = (Column("Duration"), Column("Length", 3), Column("Formula", 3))
    yield Table(columns, tuple(_duration(one) for one in report.durations))
    if report.reopenings:
        yield Paragraph(
            "The incident was opened again: impact ended, resolved and closed are those of the last time.",
            tone=Tone.QUIET,
        )


def _duration(fact: DurationFact) -> tuple[Cell, ...]:
    known = fact.seconds is not None
    exact = countdown(fact.seconds) if fact.seconds is not None and fact.seconds >= 3600 else ""
    return (
        Cell(fact.name, strong=known),
        Cell(words.duration(fact) + (f" ({exact})" if exact else ""), tone=Tone.PLAIN if known else Tone.QUIET),
        Cell(fact.formula, tone=Tone.QUIET),
    )


def targets(report: ReportModel) -> Iterator[Block]:
    """What became of the targets, with what was crossed, escalated and paused."""
    columns = (
        Column("Target"),
        Column("Allowed", 2),
        Column("Due (UTC)"),
        Column("Done (UTC)"),
        Column("Outcome", 3),
    )
    yield Table(columns, tuple(_target(one) for one in report.targets))
    for note in _target_notes(report):
        yield Paragraph(note, tone=Tone.QUIET)
    yield from crossings(report)
    yield from escalation(report)
    yield from _pauses(report)
    yield from objectives(report)


def _pauses(report: ReportModel) -> Iterator[Block]:
    """The ledger: who was waited for, why, and from when to when."""
    if not report.pauses:
        return
    yield Subheading("Pauses")
    until = report.header.recorded_until
    rows = tuple(
        (
            Cell(one.target.capitalize()),
            Cell(words.stamp(one.since)),
            Cell(words.stamp(one.until) if one.until else "not resumed"),
            Cell(countdown(one.length_s(until))),
            Cell(one.why, note=one.party),
        )
        for one in report.pauses
    )
    columns = ("Target", "From (UTC)", "Until (UTC)", "Length")
    yield Table((*(Column(name) for name in columns), Column("Reason, party", 1)), rows)
    yield Paragraph(
        "A pause moves the due time of the resolution target by its length. Impact, response and phases go on.",
        tone=Tone.QUIET,
    )


def _target(target: TargetFact) -> tuple[Cell, ...]:
    stated = target.seconds is not None
    missed = words.is_missed(target)
    judged = stated and target.done_at is not None and not target.why_not
    tone = Tone.BAD if missed else Tone.GOOD if judged else Tone.QUIET
    return (
        Cell(target.name.capitalize(), strong=True),
        Cell(words.allowed(target), note=words.source(target)),
        Cell(
            words.stamp(target.due) if target.due else "n/a",
            note=f"{words.stamp(target.unpaused.due)} without the pauses" if target.unpaused else "",
        ),
        Cell(words.stamp(target.done_at) if target.done_at else "not recorded"),
        Cell(
            words.outcome(target),
            note=words.without_pauses(target),
            tone=tone,
            strong=judged or missed,
            mark=_mark(missed, judged),
        ),
    )


def _mark(missed: bool, judged: bool) -> str:
    if missed:
        return "missed"
    return "met" if judged else ""


def _target_notes(report: ReportModel) -> Iterator[str]:
    rules = " ".join(f"{one.name.capitalize()} runs {one.counts_words}{_instead(one)}." for one in report.targets)
    yield f"{rules} The incident keeps the rule it was opened with."
    immediate = next((one for one in report.targets if one.allowance_s is not None), None)
    if immediate is not None and immediate.allowance_s is not None:
        allowance = span(immediate.allowance_s)
        yield f"An immediate target counts as met within {allowance} (allowance from settings)."
    if report.severity_changes:
        yield f"The targets are those of {words.severity(report)}, the severity when the record ends."
    early = next((one for one in report.targets if one.detected_before_s is not None), None)
    if early is not None and early.detected_before_s is not None:
        when, before = words.when(early.detected), countdown(early.detected_before_s)
        yield f"It was detected {when} UTC, {before} before it was declared."


def _instead(target: TargetFact) -> str:
    return f" ({target.instead})" if target.instead else ""


# -- what it did ----------------------------------------------------------------------------------------------


_NO_IMPACT = "Nothing more is stated of the impact."


def impact(report: ReportModel) -> Iterator[Block]:
    """The stretches of impact, the answers to the first questions, and what the response cost."""
    if len(report.intervals) > 1:
        columns = (Column("Interval"), Column("From (UTC)", 1), Column("Until (UTC)", 1), Column("Length", 1))
        yield Table(columns, tuple(_interval(place, one) for place, one in enumerate(report.intervals, 1)))
        yield Paragraph(f"In all: {words.duration(report.impact)}.")
        if any(one.assumed for one in report.intervals):
            told = "When the impact began again is not recorded: it counts from the reopening."
            yield Paragraph(told, tone=Tone.QUIET)
    given = tuple(_answer(one) for one in report.assessment if one.given)
    if given:
        columns = (Column("Question", 2.4), Column("Answer", 3), Column("By", 1.3), Column("At (UTC)"))
        yield Table(columns, given)
    has_some = bool(given) or len(report.intervals) > 1
    missing = " ".join(one.question for one in report.assessment if not one.given)
    if missing:
        # Whoever may not see the questions reads the shorter words, which are as true where none is answered.
        yield Paragraph(f"Not stated: {missing}", tone=Tone.QUIET, absent="" if has_some else _NO_IMPACT)
    elif not has_some:
        yield nothing(_NO_IMPACT)
    yield from cost_blocks(report)


def _interval(number: int, one: Interval) -> tuple[Cell, ...]:
    length = words.because(one.why_not) if one.seconds is None else words.lasted(one.seconds, one.precision)
    return (Cell(str(number)), Cell(words.when(one.started)), Cell(words.when(one.ended)), Cell(length))


def _answer(fact: AnswerFact) -> tuple[Cell, ...]:
    text = fact.answer or "not known"
    return (
        Cell(fact.question, tone=Tone.QUIET),
        Cell(text, tone=Tone.PLAIN if fact.answer else Tone.QUIET),
        Cell(fact.who or "", tone=Tone.QUIET),
        Cell(words.stamp(fact.at) if fact.at else "", tone=Tone.QUIET),
    )


def decisions_of(report: ReportModel) -> tuple[Entry, ...]:
    """The decisions that stand: not struck, not undone, not erased."""
    kinds = (Sign.DECISION, Kind.DECISION_TAKEN)
    return tuple(
        row for row in report.timeline if row.kind in kinds and not (row.struck or row.undone or row.erased)
    )


_TURNS = frozenset({Kind.SEVERITY_CHANGED, Kind.REOPENED, Kind.ESCALATED, Kind.ESCALATION_SNOOZED})


def turns(report: ReportModel) -> Iterator[Block]:
    """Decisions, and what changed the course."""
    decisions = {row.id for row in decisions_of(report)}
    rows = [row for row in report.timeline if row.id in decisions or (row.kind in _TURNS and not row.undone)]
    if not rows:
        yield nothing("No decision, change of severity, escalation or reopening is recorded.")
        return
    columns = (Column("Time (UTC)"), Column("Kind"), Column("What", 4), Column("By", 1))
    yield Table(columns, tuple(_turn(row) for row in rows))


def _turn(row: Entry) -> tuple[Cell, ...]:
    tone = Tone.WORK if kind_word(row.kind) == "decision" else Tone.WARN
    time = words.stamp(row.happened.at) if row.happened.at else "not known"
    return (
        Cell(time),
        Cell(kind_word(row.kind), tone=tone),
        Cell(row.text, note=row.detail),
        Cell(words.person(row.who), tone=Tone.QUIET),
    )
