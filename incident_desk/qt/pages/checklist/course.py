"""A run as a ribbon: its stages and windows in the order of the document. Values in, values out.

What was worked through lasts from the end of the one before until its last step was set. What has a time and still
comes lasts from the time before it until it is due; behind a stage that states none nobody knows where it begins,
so it has a place without times. Seconds count from the start of the run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from incident_desk.domain.incident import Incident
from incident_desk.domain.run_decision import ROLL_BACK
from incident_desk.domain.run_reading import Counts, RunReading, RunStep, counted
from incident_desk.domain.target_reading import AT_RISK, TargetReading, TargetState
from incident_desk.qt.pages.checklist.parts import Deadline, Part, deadlines, parts_of, plain_name
from incident_desk.qt.widgets.ribbon_model import (
    FlagState,
    NextUpdate,
    PhaseState,
    RibbonFlag,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)

_LEAST_S = 1.0
"""A stage lasts at least so long on the ribbon, however quickly it was ticked."""
_PRESSING = (TargetState.AT_RISK, TargetState.ALMOST_DUE)


def course_of(run: Incident, reading: RunReading, entries: tuple[float, ...] = ()) -> RibbonModel:
    """The ribbon of a run at this reading."""
    began = run.declared_at
    times = deadlines(reading)
    stretches = _stretches(reading, times)
    worked, ahead = _cut(stretches)
    stages = tuple(_stages(run, reading, worked))
    start = max((one.end or 0.0 for one in stages), default=0.0)
    live = reading.live.at
    if live is not None and stages and stages[-1].state is PhaseState.DONE:
        # What counts from there begins there.
        start = max(stages[-1].start or 0.0, (live - began).total_seconds() - _LEAST_S) + _LEAST_S
        stages = (*stages[:-1], replace(stages[-1], end=start))
    return RibbonModel(
        phases=(*stages, *_ahead(began, ahead, start)),
        now=reading.elapsed_s if run.is_open else None,
        entries=entries,
        next_update=_decision(run, reading),
        flags=_flags(run, reading),
        spans=tuple(_spans(began, times, reading)) if run.is_open else (),
        origin=began.hour * 3600 + began.minute * 60 + began.second,
        spoken=_spoken(reading),
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stage, or what is due at one time. Only the first with an open step is at hand."""

    name: str
    steps: tuple[RunStep, ...]
    counts: Counts
    deadline: Deadline | None = None
    at_hand: bool = False


def _stretches(reading: RunReading, times: Sequence[Deadline]) -> list[_Stretch]:
    """What the ribbon shows, in the order of the document; what is due together stands where it begins."""
    parts = parts_of(reading)
    found = [(place, _Stretch(name, steps, counted(steps))) for place, name, steps in _untimed(parts)]
    found += [(_place(one, parts), _Stretch(one.name, one.steps, one.counts, one)) for one in times]
    ordered = [one for _, one in sorted(found, key=_by_place)]
    at_hand = next((place for place, one in enumerate(ordered) if one.counts.open), None)
    return [replace(one, at_hand=place == at_hand) for place, one in enumerate(ordered)]


def _by_place(found: tuple[int, _Stretch]) -> tuple[int, bool]:
    """A time inside a stage comes after the stage."""
    return found[0], found[1].deadline is not None


def _place(deadline: Deadline, parts: Sequence[Part]) -> int:
    steps = {one.step.id for one in deadline.steps}
    return next(
        (at for at, part in enumerate(parts) if any(one.step.id in steps for one in part.steps)), len(parts)
    )


def _cut(stretches: Sequence[_Stretch]) -> tuple[Sequence[_Stretch], Sequence[_Stretch]]:
    """What was worked through up to the last stage without a time that was reached, and what comes after it."""
    at_hand = next((place for place, one in enumerate(stretches) if one.at_hand), len(stretches))
    reached = [place for place, one in enumerate(stretches[: at_hand + 1]) if one.deadline is None]
    cut = reached[-1] + 1 if reached else 0
    return stretches[:cut], stretches[cut:]


def _stages(run: Incident, reading: RunReading, worked: Sequence[_Stretch]) -> Iterator[RibbonPhase]:
    """What was worked through, each until its last step, and the stage at hand until now."""
    marks = [_marks(run, one.steps) for one in worked]
    at = 0.0
    for place, one in enumerate(worked):
        ended = _end(marks[place], _next_begins(run, reading, marks[place + 1 :]))
        end = max(at + _LEAST_S, reading.elapsed_s if one.at_hand else ended)
        yield RibbonPhase(one.name, at, end, _state(one), _detail(one.counts), ticked=_is_ticked(one))
        at = end


def _state(one: _Stretch) -> PhaseState:
    if one.at_hand:
        return PhaseState.CURRENT
    return PhaseState.FUTURE if one.counts.open else PhaseState.DONE


def _is_ticked(one: _Stretch) -> bool:
    return not (one.counts.open or one.counts.deferred)


def _marks(run: Incident, steps: Sequence[RunStep]) -> list[float]:
    """When the steps were set, in seconds from the start, the earliest first."""
    return sorted((one.mark.at - run.declared_at).total_seconds() for one in steps if one.mark)


def _next_begins(run: Incident, reading: RunReading, later: Sequence[list[float]]) -> float | None:
    """When something of a later stage was set first, or the run went live where no stage comes after."""
    begun = next((marks[0] for marks in later if marks), None)
    live = reading.live.at
    return (live - run.declared_at).total_seconds() if begun is None and live is not None else begun


def _end(marks: Sequence[float], next_begins: float | None) -> float:
    """When a stage was over: with its last step, but for those that were caught up on in the next one."""
    if next_begins is None:
        return marks[-1] if marks else 0.0
    before = [one for one in marks if one <= next_begins]
    return before[-1] if before else next_begins


def _untimed(parts: Sequence[Part]) -> Iterator[tuple[int, str, tuple[RunStep, ...]]]:
    """What has no time, and where it begins: all under one heading is one stretch, where the document has such."""
    pairs = [(plain_name(one.heading) or one.name, place, one) for place, one in enumerate(parts)]
    for (name, is_timed), same in groupby(pairs, _name_and_time):
        if not is_timed:
            mine = list(same)
            yield mine[0][1], name, tuple(step for _, _, part in mine for step in part.steps)


def _name_and_time(pair: tuple[str, int, Part]) -> tuple[str, bool]:
    return pair[0], pair[2].window is not None


def _ahead(began: datetime, ahead: Sequence[_Stretch], start: float) -> Iterator[RibbonPhase]:
    """What comes after the stage at hand, each until it is due, as long as each of them has a time.

    What was due before has a place all the same, so that the order of the document stays.
    """
    is_known = True
    for one in ahead:
        due = one.deadline.reading.due if one.deadline is not None else None
        is_known = is_known and due is not None
        end = max((due - began).total_seconds(), start + _LEAST_S) if due is not None and is_known else None
        begins = None if end is None else start
        yield RibbonPhase(one.name, begins, end, _state(one), _detail(one.counts), ticked=_is_ticked(one))
        start = start if end is None else end


def _spans(began: datetime, times: Sequence[Deadline], reading: RunReading) -> Iterator[RibbonSpan]:
    for one in times:
        due, target = one.reading.due, one.reading
        if due is None:
            continue
        end = (due - began).total_seconds()
        if target.state in _PRESSING:
            risk = (_at_risk(target) - began).total_seconds()
            yield RibbonSpan(max(0.0, risk), end, SpanKind.AT_RISK, f"{one.name} at risk")
        elif target.state is TargetState.LATE:
            yield RibbonSpan(max(0.0, end), max(end, reading.elapsed_s), SpanKind.OVERRUN, f"{one.name} late")


def _at_risk(target: TargetReading) -> datetime:
    assert target.due is not None
    return target.start + (target.due - target.start) * AT_RISK


def _decision(run: Incident, reading: RunReading) -> NextUpdate | None:
    """Where it is asked again whether to roll back."""
    decision = reading.decision
    if decision is None or decision.due is None or not run.is_open:
        return None
    return NextUpdate((decision.due - run.declared_at).total_seconds(), ROLL_BACK, late=decision.is_due)


def _flags(run: Incident, reading: RunReading) -> tuple[RibbonFlag, ...]:
    """Where it went live."""
    at = reading.live.at
    return (
        ()
        if at is None
        else (RibbonFlag((at - run.declared_at).total_seconds(), f"Live {at:%H:%M}", FlagState.MET),)
    )


def _detail(counts: Counts) -> str:
    put_off = f", {counts.deferred} deferred" if counts.deferred else ""
    return f"{counts.done + counts.skipped} of {counts.total}{put_off}"


def _spoken(reading: RunReading) -> str:
    stage = reading.stage
    return f"{stage.name}, {_detail(stage.counts)} steps" if stage else reading.words
