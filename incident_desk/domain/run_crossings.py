"""What the clocks of a checklist run cross: each window at its thresholds, and each moment of the decision.

    run_crossings(run)    every crossing at its true time, those ahead too, if nothing else happens

A window is crossed while something in it is open. The decision is due at its moment, whether it is answered after
that or not. Nothing of these is crossed once the run has ended. The day of a step that was put off passes once,
also after the end, as long as the step waits.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock_facts import DECISION, DEFERRED, WINDOW, Crossing, Mark
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_decision import answered_until, moments_of
from incident_desk.domain.run_reading import RunReading, RunState, RunWindow, ends_of, read_run
from incident_desk.domain.target_reading import (
    ALARMS,
    ALLOWANCE_S,
    ALMOST_DUE,
    AT_RISK,
    LATE,
    TargetReading,
    TargetState,
)

_SHARES = ((Mark.AT_RISK, AT_RISK), (Mark.ALMOST_DUE, ALMOST_DUE), (Mark.LATE, LATE))
WAITING = (RunState.RUNNING, RunState.EXCEPT_DEFERRED)
"""Where a run stands whose deferred steps still wait."""
_NEVER = datetime.max.replace(tzinfo=UTC)


def run_crossings(run: Incident) -> tuple[Crossing, ...]:
    """Every crossing of a run by what is known of it now, in order of time."""
    reading, ended = _known(run), run.ended_at or _NEVER
    found = [one for window in reading.windows for one in _of_window(window) if one.at < ended]
    found += [one for one in _of_decision(run, reading) if one.at < ended]
    found += _of_deferred(reading) if reading.state in WAITING else ()
    # Two steps of the same words and times are one clock.
    return tuple(sorted(dict.fromkeys(found), key=_at))


def still_calls(run: Incident, crossing: Crossing, now: datetime) -> bool:
    """Whether what was crossed is still so loud at ``now`` and was seen by nobody: the window as late as that, the
    decision unanswered."""
    reading = read_run(run, now)
    if crossing.target == DECISION:
        answered = answered_until(run)
        waits = reading.decision.reading if reading.decision else None
        was_seen = waits is not None and waits.due == crossing.due and waits.seen is not None
        return run.is_open and (answered is None or answered < crossing.at) and not was_seen
    if crossing.target == DEFERRED:
        return crossing in _of_deferred(reading)
    same = (
        one.reading for one in reading.windows if (one.name, one.reading.start) == (crossing.name, crossing.since)
    )
    return run.is_open and any(one.state.value == crossing.mark.value and one.seen is None for one in same)


def has_deferred(run: Incident) -> bool:
    """Whether a step is put off until a day."""
    return any(one.state is StepState.DEFERRED and one.until is not None for one in run.steps.values())


def late_in(reading: RunReading) -> tuple[TargetReading, ...]:
    """What of a run is late now: the decision that waits for an answer, and windows with open steps."""
    decision = reading.decision
    waiting = [decision.reading] if decision is not None and decision.is_due and decision.reading else []
    late = [one.reading for one in reading.windows if one.reading.state is TargetState.LATE]
    return (*waiting, *sorted(late, key=lambda one: one.due or _NEVER))


def calling_in(reading: RunReading) -> tuple[TargetReading, ...]:
    """Every clock of a run whose alarm is up and that nobody has seen: what is late as above, then what will be."""
    soon = [
        one.reading for one in reading.windows if one.reading.state in (TargetState.AT_RISK, TargetState.ALMOST_DUE)
    ]
    loud = sorted(soon, key=lambda one: (-ALARMS.index(one.state), one.due or _NEVER))
    return tuple(one for one in (*late_in(reading), *loud) if one.seen is None)


def why_not_crossed(old: Crossing, run: Incident) -> str:
    """What makes a booked crossing of a run untrue, in plain words; times are UTC."""
    ended, reading = run.ended_at, _known(run)
    windows = [one.reading for one in reading.windows if one.name == old.name and one.reading.due is not None]
    done = [one.done_at for one in windows if one.done_at is not None and one.done_at <= old.at]
    if ended is not None and ended <= old.at:
        return f"the run ended at {ended:%H:%M:%S} UTC"
    if done:
        return f"done at {max(done):%H:%M:%S} UTC"
    live = reading.live.at
    return f"live at {live:%H:%M:%S} UTC" if live is not None else "not live"


def _known(run: Incident) -> RunReading:
    """As it stands by the record; when its windows end does not hang on the time."""
    return read_run(run, run.written_at or run.declared_at)


def _of_window(window: RunWindow) -> Iterator[Crossing]:
    reading = window.reading
    if reading.due is None or reading.seconds is None:
        return
    start, allowed, until = reading.start, reading.seconds, reading.done_at or _NEVER
    for mark, seconds in _moments(allowed):
        at = _later(start, seconds)
        if at is not None and at < until:
            yield Crossing(WINDOW, mark, at, reading.due, start, float(allowed), window.name)


def _moments(allowed: int) -> Sequence[tuple[Mark, float]]:
    """When each threshold is crossed, in seconds from the start; an immediate window has but two."""
    if allowed == 0:
        return (Mark.ALMOST_DUE, 0.0), (Mark.LATE, float(ALLOWANCE_S))
    return tuple((mark, allowed * share) for mark, share in _SHARES)


def _of_decision(run: Incident, reading: RunReading) -> Iterator[Crossing]:
    if reading.decision is None:
        return
    before = reading.live.at or run.declared_at
    for due in moments_of(ends_of(reading.windows, reading.live)):
        allowed = max(0.0, (due - before).total_seconds())
        yield Crossing(DECISION, Mark.LATE, due, due, before, allowed, reading.decision.name)
        before = due


def _of_deferred(reading: RunReading) -> Iterator[Crossing]:
    for step in reading.deferred:
        mark = step.mark
        if mark is not None and mark.until is not None and mark.until > mark.at:
            allowed = (mark.until - mark.at).total_seconds()
            yield Crossing(DEFERRED, Mark.LATE, mark.until, mark.until, mark.at, allowed, step.step.text)


def _later(start: datetime, seconds: float) -> datetime | None:
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _at(crossing: Crossing) -> datetime:
    return crossing.at
