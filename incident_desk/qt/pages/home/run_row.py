"""A checklist run as a line of Home's list, and its deferred steps as things that wait. Values in, values out."""

from datetime import datetime, timedelta

from incident_desk.domain.checklist import StepState
from incident_desk.domain.durations import span
from incident_desk.domain.incident import Incident
from incident_desk.domain.run_crossings import WAITING
from incident_desk.domain.run_reading import RunReading, RunStep, read_run
from incident_desk.domain.severity import Target
from incident_desk.domain.target_reading import TargetReading, read_target
from incident_desk.services.acts.run_course import runner_of

DEFERRED = "deferred"
"""The name of the clock of a step that was put off."""


def run_at(run: Incident, now: datetime) -> RunReading:
    """The run at ``now``; what was written just now has happened, also where it was a little after the clock."""
    return read_run(run, max(now, run.written_at or now))


def run_status(reading: RunReading) -> str:
    """How it ended, or that it runs."""
    return reading.words.capitalize()


def run_steps(reading: RunReading) -> str:
    """How far it is: "47 of 65 steps"."""
    return f"{reading.counts.done} of {reading.counts.total} steps"


def run_length(reading: RunReading) -> str:
    """How long it took, or runs."""
    seconds = reading.elapsed_s
    return span(seconds // 60 * 60 if seconds >= 60 else max(1.0, seconds))


def put_off(run: Incident, now: datetime) -> list[tuple[RunStep, TargetReading]]:
    """The deferred steps of a run that still wait, each with its clock from when it was put off.

    One without a day has none. A run that was rolled back or stopped asks for nothing.
    """
    if not any(mark.state is StepState.DEFERRED for mark in run.steps.values()):
        return []
    reading = run_at(run, now)
    if reading.state not in WAITING:
        return []
    return [(one, _clock(one, reading.now)) for one in reading.deferred]


def waits_for(run: Incident, one: RunStep) -> str:
    """Who does it: whoever it was left to, else who runs it."""
    return (one.mark.owner if one.mark else "") or runner_of(run)


def _clock(one: RunStep, now: datetime) -> TargetReading:
    mark = one.mark
    assert mark is not None
    if mark.until is None:
        return read_target(DEFERRED, None, mark.at, None, now)
    seconds = max(1, round((mark.until - mark.at).total_seconds()))
    # To the second: what was said is when it is due.
    return read_target(DEFERRED, Target(seconds, "typed"), mark.until - timedelta(seconds=seconds), None, now)
