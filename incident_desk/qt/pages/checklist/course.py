"""A run as a ribbon: its stages one after the other, then the windows that have times. Values in, values out.

A stage without a time lasts from the end of the one before until its last step was set. What has a time lasts from
the time before it until it is due. Seconds count from the start of the run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

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
    stages = tuple(_stages(run, reading))
    start = max((one.end or 0.0 for one in stages), default=0.0)
    live = reading.live.at
    if live is not None and stages and stages[-1].state is PhaseState.DONE:
        # What counts from there begins there.
        start = max(stages[-1].start or 0.0, (live - began).total_seconds() - _LEAST_S) + _LEAST_S
        stages = (*stages[:-1], replace(stages[-1], end=start))
    return RibbonModel(
        phases=(*stages, *_windows(began, times, start, run.is_open)),
        now=reading.elapsed_s if run.is_open else None,
        entries=entries,
        next_update=_decision(run, reading),
        flags=_flags(run, reading),
        spans=tuple(_spans(began, times, reading)) if run.is_open else (),
        origin=began.hour * 3600 + began.minute * 60 + began.second,
        spoken=_spoken(reading),
    )


def _stages(run: Incident, reading: RunReading) -> Iterator[RibbonPhase]:
    """What has no time: all under one heading is one stretch, where the document has such headings."""
    found = _untimed(parts_of(reading))
    marks = [_marks(run, steps) for _, steps in found]
    at, is_current = 0.0, False
    for place, (name, steps) in enumerate(found):
        counts = counted(steps)
        if is_current:
            yield RibbonPhase(name, None, state=PhaseState.FUTURE, detail=_detail(counts))
            continue
        is_current = counts.open > 0
        until = (
            reading.elapsed_s if is_current else _end(marks[place], _next_begins(run, reading, marks[place + 1 :]))
        )
        end = max(at + _LEAST_S, until)
        state = PhaseState.CURRENT if is_current else PhaseState.DONE
        yield RibbonPhase(name, at, end, state, _detail(counts), ticked=not (counts.open or counts.deferred))
        at = end


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


def _untimed(parts: Sequence[Part]) -> list[tuple[str, list[RunStep]]]:
    found: list[tuple[str, list[RunStep]]] = []
    for part in parts:
        if part.window is not None:
            continue
        name = plain_name(part.heading) or part.name
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].extend(part.steps)
    return found


def _windows(began: datetime, times: Sequence[Deadline], start: float, is_open: bool) -> Iterator[RibbonPhase]:
    for one in times:
        due = one.reading.due
        state = PhaseState.DONE if not one.counts.open else PhaseState.FUTURE
        if is_open and one.counts.open and one.counts.done:
            state = PhaseState.CURRENT
        end = (due - began).total_seconds() if due is not None else None
        if end is None or end <= start:
            yield RibbonPhase(one.name, None, state=state, detail=_detail(one.counts), ticked=not one.counts.open)
            continue
        yield RibbonPhase(one.name, start, end, state, _detail(one.counts), ticked=not one.counts.open)
        start = end


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
