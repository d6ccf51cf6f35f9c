"""How a checklist run stands at one moment: its stages with their due times, every step, what is open.

    read_run(run, now) -> RunReading

Pure. Every step counts, at each depth: a tick on the box above says nothing of the boxes below. A deferred step is
neither done nor open. Stages are the phases of the checklist; those that only remind of lessons learned are left as
reference. Due times count from the start of the run, those of what comes after going live from then (``run_live``).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from incident_desk.domain.checklist import SETTLED, StepMark, StepState
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Phase, Playbook, Step
from incident_desk.domain.playbook_steps import outermost, walk
from incident_desk.domain.run_decision import RunDecision, decision_of
from incident_desk.domain.run_facts import Outcome, RunEnd
from incident_desk.domain.severity import Target
from incident_desk.domain.status import Status
from incident_desk.domain.target_reading import TargetReading, TargetState, read_target, with_seen

if TYPE_CHECKING:
    from incident_desk.domain.run_live import Live

BEFORE_ALL = "Assessment"
"""The stage of what a document asks first of all, which stands in none of its phases."""
_SOURCE = "playbook"


class RunState(StrEnum):
    """Where a run stands."""

    RUNNING = "running"
    COMPLETE = "complete"
    EXCEPT_DEFERRED = "complete_except_deferred"
    ROLLED_BACK = "rolled_back"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many steps are done, not needed, deferred and open."""

    done: int = 0
    skipped: int = 0
    deferred: int = 0
    open: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.done + self.skipped + self.deferred + self.open


@dataclass(frozen=True, slots=True)
class RunStep:
    """A step of a run: how deep it stands, its state and who set it, and when it is due (UTC).

    ``group`` is the heading inside its stage under which it stands. What is due with the step or the stage above it
    is due then too.
    """

    step: Step
    depth: int
    group: str
    mark: StepMark | None
    due: datetime | None

    @property
    def state(self) -> StepState:
        """What has become of it."""
        return self.mark.state if self.mark else StepState.TO_DO

    @property
    def is_open(self) -> bool:
        """Whether it still asks for something."""
        return self.state not in SETTLED and self.state is not StepState.DEFERRED


@dataclass(frozen=True, slots=True)
class RunStage:
    """A stage of a run with its steps; ``due`` (UTC) is None where the checklist states no time for all of it."""

    place: int
    name: str
    group: str
    due: datetime | None
    steps: tuple[RunStep, ...]

    @property
    def counts(self) -> Counts:
        """What has become of its steps."""
        return counted(self.steps)


@dataclass(frozen=True, slots=True)
class RunWindow:
    """What has a time of its own: a stage, or a step with those under it; ``step`` is empty for a stage.

    ``from_live``: it counts from the moment the run is live. Until then its reading has no due time.
    """

    name: str
    stage: int
    step: str
    counts: Counts
    reading: TargetReading
    from_live: bool = False

    @property
    def waits(self) -> bool:
        """Whether its time has not begun to run: it counts from live, and the run is not live."""
        return self.reading.state is TargetState.NOT_STATED


@dataclass(frozen=True, slots=True)
class RunReading:
    """A run at ``now`` (UTC). Once it has ended its clocks stand.

    ``since_live_s`` is None where it is not live; ``decision`` where the checklist states no criteria.
    """

    now: datetime
    elapsed_s: float
    state: RunState
    stages: tuple[RunStage, ...]
    windows: tuple[RunWindow, ...]
    live: "Live"
    since_live_s: float | None = None
    decision: RunDecision | None = None
    end: RunEnd | None = None
    """How it ended, once it has."""
    asks_live: bool = False
    """Whether a person has to say when it is live, for the checklist does not say what puts it live."""

    @property
    def steps(self) -> tuple[RunStep, ...]:
        """Every step, in reading order."""
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def counts(self) -> Counts:
        """What has become of all steps."""
        return counted(self.steps)

    @property
    def open(self) -> tuple[RunStep, ...]:
        """What is neither done, nor skipped, nor deferred."""
        return tuple(one for one in self.steps if one.is_open)

    @property
    def deferred(self) -> tuple[RunStep, ...]:
        """What was put off, in reading order."""
        return tuple(one for one in self.steps if one.state is StepState.DEFERRED)

    @property
    def words(self) -> str:
        """Where it stands, in words: "complete except 2 deferred"."""
        if self.state is RunState.EXCEPT_DEFERRED:
            return f"complete except {self.counts.deferred} deferred"
        return self.state.replace("_", " ")

    @property
    def stage(self) -> RunStage | None:
        """The stage at hand: the first with an open step; None where nothing is open."""
        return next((one for one in self.stages if one.counts.open), None)

    @property
    def next_step(self) -> RunStep | None:
        """What somebody does already, else the first open step that holds no open one; None: nothing is open."""
        waiting = self.open
        doing = (one for one in waiting if one.state is StepState.DOING)
        return next(doing, None) or next(_innermost(waiting), None)


def read_run(run: Incident, now: datetime) -> RunReading:
    """The run as it stands at ``now``, or stood when it ended."""
    from incident_desk.domain.run_live import live_of, must_be_asked

    until = max(run.declared_at, min(now, run.ended_at or now))
    phases = stages_of(run.playbook, run.plan)
    times = _Times(run, live_of(run, phases))
    stages = tuple(_stage(times, place, phase) for place, phase in enumerate(phases))
    pairs = zip(stages, phases, strict=True)
    windows = tuple(window for stage, phase in pairs for window in _windows(times, stage, phase, until))
    elapsed, live = (until - run.declared_at).total_seconds(), times.live
    since_live = max(0.0, (until - live.at).total_seconds()) if live.at else None
    decision = decision_of(run, ends_of(windows, live), live.at or run.declared_at, until)
    state, asks = _state(run, stages), must_be_asked(run, phases, live)
    return RunReading(now, elapsed, state, stages, windows, live, since_live, decision, run.run_end, asks)


def ends_of(windows: Sequence[RunWindow], live: "Live") -> Iterator[datetime]:
    """The ends of the windows after which it is decided anew: those that count from live, where there are any."""
    asking = [one for one in windows if one.from_live] or windows
    for one in asking:
        # What was done before it was live has no end after it.
        if one.reading.due is not None and (live.at is None or not one.from_live or one.reading.start >= live.at):
            yield one.reading.due


@dataclass(frozen=True, slots=True)
class _Times:
    """From when the times of a run count."""

    run: Incident
    live: "Live"

    def start(self, stage: int, step: str, done: datetime | None) -> datetime | None:
        """From when the window of a stage or step counts that was done then; None: it has not begun.

        What was done before the run was live was in time.
        """
        if not self.live.counts(stage, step):
            return self.run.declared_at
        at = self.live.at
        if at is None or done is None or done > at:
            return at or done
        return self.run.declared_at if self.live.place is None else done

    def due(self, seconds: int | None, stage: int, step: str = "") -> datetime | None:
        """When what stands open there is due; None where no time is stated, or it has not begun."""
        start = self.start(stage, step, None)
        if seconds is None or start is None:
            return None
        try:
            return start + timedelta(seconds=seconds)
        except OverflowError:
            return None


def stages_of(playbook: Playbook | None, plan: str | None = None) -> tuple[Phase, ...]:
    """The phases that a run works through: not those of lessons learned, unless there are no others."""
    if playbook is None:
        return ()
    first = (Phase(BEFORE_ALL, steps=playbook.assessment),) if playbook.assessment else ()
    phases = tuple(one for one in (*first, *playbook.phases(plan)) if outermost(one.steps))
    return tuple(one for one in phases if not one.aside) or phases


def counted(steps: Iterable[RunStep]) -> Counts:
    """How many of these are done, not needed, deferred and open."""
    given = list(steps)
    skipped = sum(one.state is StepState.NOT_NEEDED for one in given)
    deferred = sum(one.state is StepState.DEFERRED for one in given)
    still_open = sum(one.is_open for one in given)
    return Counts(len(given) - skipped - deferred - still_open, skipped, deferred, still_open)


def _stage(times: _Times, place: int, phase: Phase) -> RunStage:
    due = _due(times, place, phase)
    return RunStage(place, phase.name, phase.group, due, tuple(_steps(times, place, phase.steps, due)))


def _due(times: _Times, place: int, phase: Phase) -> datetime | None:
    """When all of a stage is due: its own time, else the latest of its steps where each of them has one."""
    if phase.end_s is not None:
        return times.due(phase.end_s, place)
    dues = [times.due(step.due_s, place, step.id) for step in outermost(phase.steps)]
    return max((one for one in dues if one is not None), default=None) if None not in dues else None


def _steps(times: _Times, place: int, steps: Iterable[Step], due: datetime | None) -> Iterator[RunStep]:
    """Every step to do, in reading order. Deep nesting costs no Python stack."""
    waiting = [(step, 0, "", due) for step in reversed(tuple(steps))]
    while waiting:
        step, depth, group, above = waiting.pop()
        own = times.due(step.due_s, place, step.id) or above
        is_step = step.role == "step"
        if is_step:
            yield RunStep(step, depth, group, times.run.steps.get(step.id), own)
        inside = (depth + 1, group) if is_step else (depth, step.text or group)
        waiting += [(child, *inside, own) for child in reversed(step.children)]


def _windows(times: _Times, stage: RunStage, phase: Phase, until: datetime) -> Iterator[RunWindow]:
    """The time that the checklist states for a stage, and for each step in it."""
    if phase.end_s is not None:
        yield _window(times, (stage.name, stage.place, ""), phase.end_s, stage.steps, until)
    for place, one in enumerate(stage.steps):
        if one.step.due_s is not None:
            inside = (one, *below(stage.steps, place))
            yield _window(times, (one.step.text, stage.place, one.step.id), one.step.due_s, inside, until)


def _window(
    times: _Times, what: tuple[str, int, str], seconds: int, steps: Sequence[RunStep], until: datetime
) -> RunWindow:
    """What is due together, as a target is read; it is met once none of it is open."""
    name, stage, step = what
    marks = [one.mark for one in steps if not one.is_open]
    still_open = any(one.is_open for one in steps)
    done = None if still_open else max((mark.at for mark in marks if mark), default=None)
    start, target = times.start(stage, step, done), Target(seconds, _SOURCE)
    if start is None:
        reading = TargetReading(
            name, TargetState.NOT_STATED, times.run.declared_at, seconds=seconds, source=_SOURCE
        )
    else:
        stood = read_target(name, target, start, done, until)
        reading = with_seen(stood, times.run.seen, until, _reader(stood, target))
    return RunWindow(name, stage, step, counted(steps), reading, times.live.counts(stage, step))


def _reader(stood: TargetReading, target: Target) -> Callable[[datetime], TargetReading]:
    """How the same window read at another moment."""

    def read(at: datetime) -> TargetReading:
        done = stood.done_at if stood.done_at is not None and stood.done_at <= at else None
        return read_target(stood.name, target, stood.start, done, at)

    return read


def below(steps: Sequence[RunStep], place: int) -> tuple[RunStep, ...]:
    """The steps under the one at that place."""
    deeper = takewhile(lambda one: one.depth > steps[place].depth, steps[place + 1 :])
    return tuple(deeper)


def _innermost(waiting: Sequence[RunStep]) -> Iterator[RunStep]:
    """The open steps that hold no open one: what stands under a step is done before it."""
    ids = {one.step.id for one in waiting}
    return (one for one in waiting if all(child.id not in ids for child in walk(one.step.children)))


def _state(run: Incident, stages: Iterable[RunStage]) -> RunState:
    """A run that was complete except what was deferred is complete once none of that is left."""
    if run.is_open:
        return RunState.RUNNING
    if run.run_end is None or run.status is Status.CANCELLED:
        return RunState.STOPPED
    if run.run_end.outcome is Outcome.ROLLED_BACK:
        return RunState.ROLLED_BACK
    left = sum(stage.counts.deferred for stage in stages)
    return RunState.EXCEPT_DEFERRED if left else RunState.COMPLETE
