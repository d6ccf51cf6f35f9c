"""The rows of a run's two lists: its parts at the left, its steps in the middle. Values in, values out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.health_record import StepBinding
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_commands import command_text
from incident_desk.domain.run_reading import RunReading, RunStage, RunWindow, stages_of
from incident_desk.domain.sensed_steps import bindings_of, speaks_against
from incident_desk.domain.target_reading import TargetReading, TargetState
from incident_desk.qt.pages.checklist.parts import Part, by, part_at_hand, parts_of, stage_key
from incident_desk.qt.panes.playbook.outline import Node, NodeKind, Tag, TagLook, nodes_under

_PRESSING = (TargetState.AT_RISK, TargetState.ALMOST_DUE)
_SENSED = "activity"
_LOOKS = {State.SLOW.value: TagLook.CAUTION}
"""How a check that speaks against its step looks, where it is not down."""


class PartState(Enum):
    """How far a part is; the value is the word for it."""

    OPEN = "to do"
    CURRENT = "at hand"
    DONE = "done"
    DEFERRED = "done but for what is deferred"


@dataclass(frozen=True, slots=True)
class PartRow:
    """A line of the outline. ``key`` is the row in the middle that it leads to; a heading has none."""

    text: str
    aside: str
    aside_short: str = ""
    key: str = ""
    state: PartState = PartState.OPEN
    spoken: str = ""


def part_rows(reading: RunReading) -> tuple[PartRow, ...]:
    """The parts under the headings of the document, where it has any."""
    parts = parts_of(reading)
    at_hand = part_at_hand(reading, parts)
    return tuple(row for heading, mine in groupby(parts, _heading) for row in _under(heading, list(mine), at_hand))


def nodes_of(run: Incident, reading: RunReading) -> tuple[Node, ...]:
    """Every step under its stage. Stages with nothing open are folded, but for the one that was worked on last."""
    tags, step = _tags(run, reading), reading.next_step
    phases = stages_of(run.playbook, run.plan)
    last = _last_set(reading)
    return tuple(
        _stage(
            stage, _filled(run, nodes_under(run, phase.steps, step.step.id if step else "", tags)), reading, last
        )
        for stage, phase in zip(reading.stages, phases, strict=True)
    )


def reference_words(run: Incident) -> str:
    """What of the document is no step of the run: "Reference: 4 criteria, 1 procedure, 2 sections"."""
    book = run.playbook
    if book is None:
        return ""
    aside = sum(1 for phase in book.phases(run.plan) if phase.aside)
    told = (
        (len(book.criteria), "criterion", "criteria"),
        (len(book.procedures), "procedure", "procedures"),
        (aside, "list", "lists"),
        (len(book.reference), "section", "sections"),
    )
    words = [f"{count} {one if count == 1 else many}" for count, one, many in told if count]
    return f"Reference: {', '.join(words)}" if words else ""


# -- the outline ----------------------------------------------------------------------------------------------


def _heading(part: Part) -> str:
    return part.heading


def _under(heading: str, mine: Sequence[Part], at_hand: Part | None) -> Iterator[PartRow]:
    if heading:
        done = sum(one.counts.done + one.counts.skipped for one in mine)
        told = f"{done} of {sum(one.counts.total for one in mine)}"
        yield PartRow(heading, told, told)
    for one in mine:
        counts = one.counts
        state = PartState.OPEN
        if not counts.open:
            state = PartState.DEFERRED if counts.deferred else PartState.DONE
        elif at_hand is not None and one.key == at_hand.key:
            state = PartState.CURRENT
        told = f"{counts.done + counts.skipped} of {counts.total}"
        within = span(one.window.reading.seconds or 0) if one.window else ""
        aside = f"{told} · {within}" if within else told
        yield PartRow(one.name, aside, told, one.key, state, f"{one.name}, {state.value}, {told} steps")


# -- the steps ------------------------------------------------------------------------------------------------


def _stage(stage: RunStage, rows: tuple[Node, ...], reading: RunReading, last: int | None) -> Node:
    counts = stage.counts
    window = next((one for one in reading.windows if one.stage == stage.place and not one.step), None)
    return Node(
        NodeKind.GROUP,
        stage_key(stage),
        stage.name,
        aside=f"{counts.done + counts.skipped} of {counts.total}",
        aside_short=f"{counts.done + counts.skipped} of {counts.total}",
        tags=(_due_tag(window, reading),) if window else (),
        folded=not counts.open and stage.place != last,
        children=rows,
    )


def _filled(run: Incident, rows: tuple[Node, ...]) -> tuple[Node, ...]:
    """The commands with what fills their blanks."""
    if not run.course.filled:
        return rows
    return tuple(
        replace(
            one,
            text=command_text(run, one.command) if one.command is not None else one.text,
            children=_filled(run, one.children),
        )
        for one in rows
    )


def _last_set(reading: RunReading) -> int | None:
    """The stage in which a step was set last."""
    marks = [(one.mark.at, stage.place) for stage in reading.stages for one in stage.steps if one.mark]
    return max(marks)[1] if marks else None


def _tags(run: Incident, reading: RunReading) -> Mapping[str, tuple[Tag, ...]]:
    """The tags of the steps: by when, and what the check says that ticks them."""
    tags: dict[str, tuple[Tag, ...]] = {}
    for window in reading.windows:
        if window.step:
            tags[window.step] = (_due_tag(window, reading),)
    for step, binding in bindings_of(run).items():
        tags[step] = (*tags.get(step, ()), *_check_tags(run, step, binding))
    return tags


def _check_tags(run: Incident, step: str, binding: StepBinding) -> Iterator[Tag]:
    """What the check says that ticks a step, and that a person ticked it all the same."""
    mark, (name, how) = run.check_marks.get(binding.check), speaks_against(run, step)
    look = TagLook.PLAIN if not name or mark is None else _LOOKS.get(mark.state, TagLook.ALARM)
    told = " ".join(filter(None, (binding.name, how)))
    yield Tag(f"{told}, {mark.detail}" if mark and mark.detail else told, look, _SENSED)
    if step in run.steps and run.steps[step].overrides:
        yield Tag("overridden", TagLook.CAUTION)


def _due_tag(window: RunWindow, reading: RunReading) -> Tag:
    """By when, and how it stands; without seconds that run, for the cells have those."""
    one = window.reading
    within = f"within {span(one.seconds or 0)}"
    due = f"due {by(one.due, reading.now)}" if one.due is not None else ""
    if window.waits:
        return Tag(f"{within} of going live")
    if one.state in _PRESSING:
        return Tag(f"{within}, {due}, {one.state.replace('_', ' ')}", TagLook.CAUTION)
    if one.state is TargetState.LATE:
        return Tag(f"{within}, late, {due}", TagLook.ALARM)
    return Tag(_over(one) or within)


def _over(one: TargetReading) -> str:
    took = countdown(one.took_s) if one.took_s is not None else ""
    if one.state is TargetState.MET:
        return f"within {span(one.seconds or 0)}, done in {took}"
    return f"within {span(one.seconds or 0)}, done late in {took}" if one.state is TargetState.MISSED else ""
