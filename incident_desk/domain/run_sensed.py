"""Since when the answers of a check count for a step of a checklist run.

A run has no phases that somebody enters, so they count from its start, and for what stands behind going live from
then. What is to be watched for a time ("first 24 hours") is only done at the end of that time: an answer before it
proves nothing of the rest. What is to be done within a time is done as soon as it is so.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from incident_desk.domain.incident import Incident
from incident_desk.domain.live_words import evened, live_words
from incident_desk.domain.playbook import Phase, Step
from incident_desk.domain.run_live import live_of


def answers_count_from(run: Incident, phases: Sequence[Phase], step_id: str) -> datetime | None:
    """From when on a check's good answers count for that step; None where its time has not begun.

    A step that stands in no stage counts from the start of the run.
    """
    found = next(((at, path) for at, phase in enumerate(phases) if (path := _path(phase.steps, step_id))), None)
    if found is None:
        return run.declared_at
    stage, path = found
    live = live_of(run, phases)
    began = live.at if live.counts(stage, step_id) else run.declared_at
    if began is None:
        return None
    timed = next((one for one in reversed(path) if one.due_s is not None), None)
    if timed is None or timed.due_s is None or not live_words().watched.are_in(evened(timed.text)):
        return began
    start = live.at if live.counts(stage, timed.id) else run.declared_at
    return max(began, _later(start or began, timed.due_s))


def _path(steps: Sequence[Step], step_id: str) -> tuple[Step, ...]:
    """The steps above that one, from the outermost, and itself; nothing where it is not among them."""
    return next(_paths(steps, step_id), ())


def _paths(steps: Sequence[Step], step_id: str) -> Iterator[tuple[Step, ...]]:
    waiting: list[tuple[Step, ...]] = [(one,) for one in reversed(steps)]
    while waiting:
        path = waiting.pop()
        if path[-1].id == step_id:
            yield path
        waiting.extend((*path, child) for child in reversed(path[-1].children))


def _later(start: datetime, seconds: int) -> datetime:
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return datetime.max.replace(tzinfo=start.tzinfo)
