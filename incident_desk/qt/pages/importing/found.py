"""What was understood of a document, as the rows of a list: doubts first, then by groups. Values in, values out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from incident_desk.domain.counted import counted
from incident_desk.domain.durations import span as length
from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.domain.playbook import Command, Doubt, Phase, Plan, Playbook, Span, Step, count_outermost, walk

LONGEST = 300
"""Letters of a row; the source beside it has them all."""


class Look(Enum):
    """How a row is drawn."""

    HEAD = "head"
    CAPTIONS = "captions"
    DOUBT = "doubt"
    SEVERITY = "severity"
    PLAN = "plan"
    PHASE = "phase"
    STEP = "step"
    COMMAND = "command"
    LINE = "line"
    MISSING = "missing"
    KEPT = "kept"
    PAST = "past"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Found:
    """One row. ``mark`` is its word in the margin of the source; ``thing`` is the value that it shows.

    Of a head, ``beside`` counts and ``thing`` is what is to be looked at in its group, if anything is.
    """

    look: Look
    text: str
    beside: str = ""
    mark: str = ""
    span: Span | None = None
    level: int = 0
    thing: object = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether it is a thing; heads and captions are not."""
        return self.look not in (Look.HEAD, Look.CAPTIONS)


def alike(before: Sequence[Found], after: Sequence[Found]) -> int:
    """How many rows are the same from the beginning on."""
    pairs = zip(before, after, strict=False)
    others = (place for place, (one, other) in enumerate(pairs) if one is not other and one != other)
    return next(others, min(len(before), len(after)))


class Standing(Enum):
    """How a fact of a report stands against what the document says."""

    READ = ""
    CORRECTED = "corrected"
    DROPPED = "dropped"
    ADDED = "added"
    MISSING = "not stated"


@dataclass(frozen=True, slots=True)
class FactRow:
    """The thing of a row that shows a fact of a report; ``document`` is what the document says of it."""

    fact: Fact
    standing: Standing = Standing.READ
    document: str = ""
    elsewhere: bool = False
    """Whether the fact stands in a row of its own, and this one only follows from it."""


@dataclass(frozen=True, slots=True)
class GuessDoubt(Doubt):
    """That a row looks like a milestone; saying *words* of *fact* sets it."""

    fact: Fact = Fact(FactKind.MILESTONE)
    words: str = ""


@dataclass(frozen=True, slots=True)
class TimesDoubt(Doubt):
    """That a milestone is stated at several times, the choices; saying one of *lines* of *fact* sets it."""

    fact: Fact = Fact(FactKind.MILESTONE)
    lines: tuple[str, ...] = ()
    """For each choice, the number of the line that states it."""


def understood_rows(playbook: Playbook) -> Iterator[Found]:
    """What was understood of a playbook, by groups, and what it lacks."""
    for group in (
        _severities, _plans, _steps, _procedures, _commands, _templates, _people, _signals, _manners, _missing,
    ):  # fmt: skip
        yield from group(playbook)


def lines_of(span: Span | None) -> str:
    """``line 12``, ``lines 38 to 118``; nothing where the place is not known."""
    if span is None:
        return ""
    return f"line {span.first}" if span.first == span.last else f"lines {span.first} to {span.last}"


def window_of(phase: Phase) -> str:
    """``0 to 30 min``, ``within 4 h``, ``after the resolution``; nothing where it is not stated."""
    if phase.end_s is None and phase.start_s is None:
        return "after the resolution" if phase.after else ""
    if phase.end_s is None:
        return f"from {_from_zero(phase.start_s)}"
    return f"within {length(phase.end_s)}" if phase.start_s is None else _between(phase.start_s, phase.end_s)


def plan_window(plan: Plan) -> str:
    """From the first start to the last end of its phases: ``0 to 24 h``."""
    ends = [phase.end_s for phase in plan.phases if phase.end_s is not None]
    starts = [phase.start_s for phase in plan.phases if phase.start_s is not None]
    return _between(min(starts, default=0), max(ends)) if ends else ""


def _from_zero(seconds: int | None) -> str:
    return length(seconds) if seconds else "0"


def _between(start: int, end: int) -> str:
    """In one unit where that reads well: ``90 to 120 min``, ``2 to 24 h``; zero needs none."""
    for unit, seconds, most in (("min", 60, 120), ("h", 3600, 48)):
        if end <= most * seconds and not start % seconds and not end % seconds:
            return f"{start // seconds} to {end // seconds} {unit}"
    return f"{_from_zero(start)} to {length(end)}"


def one_line(text: str) -> str:
    """The text on one line, not too long for a row."""
    return " ".join(text[: 2 * LONGEST].split())[:LONGEST]


def head(text: str, count: str = "", to_check: str = "", mark: str = "") -> Found:
    """The head of a group."""
    return Found(Look.HEAD, text, count, mark, thing=to_check)


def doubt_rows(doubts: Sequence[Doubt]) -> Iterator[Found]:
    """What a person should look at before they rely on it."""
    if doubts:
        yield head("Please check", counted(len(doubts), "doubt"), mark="doubt")
    for doubt in doubts:
        yield Found(Look.DOUBT, one_line(doubt.text), lines_of(doubt.span), "check", doubt.span, thing=doubt)


def _severities(playbook: Playbook) -> Iterator[Found]:
    levels = playbook.severities
    if not levels:
        return
    yield head("Severities", counted(len(levels), "level"))
    yield Found(Look.CAPTIONS, "Respond in", "Resolve in")
    for level in levels:
        words = one_line(level.definition or "; ".join(level.signs))
        yield Found(Look.SEVERITY, words, level.label, "severity", level.span, thing=level)


def _plans(playbook: Playbook) -> Iterator[Found]:
    plans = playbook.plans
    if not plans:
        return
    counts = ("", "two were found", "three were found")
    yield head("Time plan", counts[len(plans) - 1] if len(plans) <= 3 else f"{len(plans)} were found", mark="plan")
    for plan in plans:
        beside = " · ".join(filter(None, (lines_of(plan.span), plan_window(plan))))
        yield Found(Look.PLAN, one_line(plan.name) or "Without a name", beside, "plan", plan.span, thing=plan)


def _steps(playbook: Playbook) -> Iterator[Found]:
    phases = [phase for plan in playbook.plans for phase in plan.phases]
    if phases:
        steps = sum(count_outermost(phase.steps) for phase in phases)
        yield head("Phases and steps", f"{counted(len(phases), 'phase')}, {counted(steps, 'step')}")
    for phase in phases:
        beside = " · ".join(filter(None, (window_of(phase), counted(count_outermost(phase.steps), "step"))))
        yield Found(Look.PHASE, one_line(phase.name), beside, "phase", phase.span, thing=phase)
        yield from _step_rows(phase.steps)
    if playbook.assessment:
        yield head("First questions", counted(count_outermost(playbook.assessment), "question"))
        yield from _step_rows(playbook.assessment)


def _step_rows(steps: Iterable[Step], level: int = 0) -> Iterator[Found]:
    waiting = [(step, level) for step in reversed(tuple(steps))]
    while waiting:
        step, depth = waiting.pop()
        if step.text and step.role != "commands":
            due = f"due at {length(step.due_s)}" if step.due_s is not None else ""
            mark = "step" if step.role == "step" else "group"
            yield Found(Look.STEP, one_line(step.text), due, mark, step.span, depth, step)
        waiting += [(child, depth + 1) for child in reversed(step.children)]


def _procedures(playbook: Playbook) -> Iterator[Found]:
    if playbook.procedures:
        yield head("Troubleshooting", counted(len(playbook.procedures), "pattern"))
    for one in playbook.procedures:
        steps = one.investigation + one.steps + one.resolution
        words = (
            counted(len(one.symptoms), "sign") if one.symptoms else "",
            counted(len(one.causes), "cause") if one.causes else "",
            counted(count_outermost(steps), "step") if count_outermost(steps) else "",
        )
        yield Found(Look.PHASE, one_line(one.name), " · ".join(filter(None, words)), "pattern", one.span, thing=one)
        yield from _step_rows(steps)


def _commands(playbook: Playbook) -> Iterator[Found]:
    found = list(commands_of(playbook))
    if not found:
        return
    ready = sum(one.runnable and not one.blanks for one in found)
    risky = sum(one.destructive for one in found)
    to_check = f"{risky} can lose work" if risky else ""
    yield head("Commands", f"{len(found)} found, {ready} ready to copy or run", to_check)
    for one in found:
        yield Found(Look.COMMAND, one_line(one.text), one.danger, "command", one.span, thing=one)


def commands_of(playbook: Playbook) -> Iterator[Command]:
    """Every command of the document, once."""
    steps = [*playbook.assessment, *(step for plan in playbook.plans for one in plan.phases for step in one.steps)]
    for procedure in playbook.procedures:
        steps += procedure.investigation + procedure.steps + procedure.resolution
    return (command for step in walk(steps) for command in step.commands)


def _templates(playbook: Playbook) -> Iterator[Found]:
    if playbook.templates:
        yield head("Templates", counted(len(playbook.templates), "template"))
    for one in playbook.templates:
        blanks = counted(len(one.blanks), "blank") if one.blanks else "no blanks"
        beside = " · ".join(
            filter(None, (one.stage if one.stage != "other" else "", one_line(one.channel), blanks))
        )
        yield Found(Look.LINE, one_line(one.name) or "Template", beside, "template", one.span, thing=one)


def _people(playbook: Playbook) -> Iterator[Found]:
    if playbook.escalation:
        yield head("Escalation", counted(len(playbook.escalation), "level"))
    for hop in playbook.escalation:
        after = f"after {length(hop.after_s)}" if hop.after_s else f"if {hop.phase} overruns" if hop.phase else ""
        yield Found(Look.LINE, one_line(hop.role), after, "escalation", hop.span)
    empty = sum(one.empty for one in playbook.contacts)
    if playbook.contacts:
        to_check = f"{empty} empty" if empty else ""
        yield head("Contacts", counted(len(playbook.contacts), "contact"), to_check)
    for one in playbook.contacts:
        further = (pair[1] for pair in one.more if len(pair) > 1)
        ways = ", ".join(one_line(way) for way in (one.primary, one.secondary, *further) if way)
        look = Look.MISSING if one.empty else Look.LINE
        yield Found(look, one_line(one.role), "empty" if one.empty else ways, "contact", one.span, thing=one)


def _signals(playbook: Playbook) -> Iterator[Found]:
    if playbook.triggers:
        yield head("Triggers", counted(len(playbook.triggers), "sign"))
    for one in playbook.triggers:
        yield Found(Look.LINE, one_line(one.text), one_line(one.group), "trigger", one.span)
    if playbook.thresholds:
        yield head("Limits", counted(len(playbook.thresholds), "limit"))
    for limit in playbook.thresholds:
        words = " · ".join(one_line(word) for word in (limit.warning, limit.critical) if word)
        yield Found(Look.LINE, one_line(limit.metric), words, "limit", limit.span)
    if playbook.criteria:
        yield head("Decisions", counted(len(playbook.criteria), "reason"))
    for reason in playbook.criteria:
        yield Found(Look.LINE, one_line(reason.text), one_line(reason.decision), "decision", reason.span)


def _manners(playbook: Playbook) -> Iterator[Found]:
    rows = []
    if playbook.cadence_s:
        place = f" in {one_line(playbook.channel)}" if playbook.channel else ""
        rows.append((f"Update every {length(playbook.cadence_s)}{place}", "cadence set"))
    if playbook.status_words:
        rows.append((f"Status format: {one_line(', '.join(playbook.status_words))}", "words of the status"))
    if playbook.watch_s:
        rows.append((f"Watch for {length(playbook.watch_s)} afterwards", "watch"))
    if playbook.review_due_s:
        rows.append((f"Review within {length(playbook.review_due_s)}", "review due"))
    if rows or playbook.review:
        yield head("Also found")
    for text, beside in rows:
        yield Found(Look.LINE, text, beside)
    for one in playbook.review:
        yield Found(Look.LINE, one_line(one.name), "section of the review", "review", one.span)


def _missing(playbook: Playbook) -> Iterator[Found]:
    """What a playbook usually has and this one does not: nobody should learn that in the night."""
    if playbook.kind != "playbook":
        return
    wanted = (
        ("severities", playbook.severities), ("phases", playbook.plans), ("escalation path", playbook.escalation),
        ("contacts", playbook.contacts), ("templates", playbook.templates),
    )  # fmt: skip
    names = [name for name, things in wanted if not things]
    if names:
        yield head("Not in this document", "", counted(len(names), "gap"))
        yield Found(Look.MISSING, f"No {', no '.join(names)}", "not stated")


def kept_rows(playbook: Playbook) -> Iterator[Found]:
    """What was not understood, and is kept as it is."""
    if playbook.reference:
        yield head("Kept as reference", counted(len(playbook.reference), "passage"), mark="kept")
    for one in playbook.reference:
        words = one_line(one.title) or one_line(one.text)
        yield Found(Look.KEPT, words, lines_of(one.span), "reference", one.span, thing=one)
