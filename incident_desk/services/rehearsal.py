"""What will happen when a check's target stops answering: the real engine, run over made-up answers and a made-up
clock. Nothing is asked and nothing is a formula of its own, so what it shows is what will be done.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from incident_desk.domain.health import Change, CheckState, Fault, Outcome, Sample, State, Timing
from incident_desk.domain.health_check import Check
from incident_desk.services.monitor import Monitor, Pace

_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
GOOD_BEFORE = 12
MOST_STEPS = 4_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """How the check stands from then on, in seconds after the first miss; negative is before it."""

    at_s: float
    state: State


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The course of one outage, with an incident open."""

    stretches: tuple[Stretch, ...]
    down_s: float | None
    """Seconds from the first missed answer until it is down; None where it does not come to that."""
    asks: int
    """Answers that were missed until it was down, the first included."""
    alarms: int
    until_s: float
    """How far it was played."""
    looks: tuple[tuple[CheckState, datetime], ...]
    """How the row looks: normal, slow where it has a limit, at the first miss, down."""


def rehearse(check: Check, answer_ms: float = 96.0) -> Rehearsal:
    """Let the target of a check stop answering. ``answer_ms`` is how long it took while it was well."""
    alone = replace(check, depends_on=(), maintenance=(), paused=False)
    took_ms = max(1.0, min(answer_ms, check.timeout_s * 500))
    well = _Stage(alone)
    well.run(lambda: well.asks >= GOOD_BEFORE, Outcome.OK, took_ms)
    normal = well.look()
    slow = _slow_look(alone, took_ms)
    stage = well
    before = stage.asks
    begun = stage.now
    stage.run(lambda: stage.asks > before, Outcome.FAILED, took_ms)
    first_miss, missed = stage.now, stage.look()
    stage.run(lambda: stage.state.down_at is not None, Outcome.FAILED, took_ms)
    down_at, played_s = stage.state.down_at, (stage.now - first_miss).total_seconds()
    down_s = (down_at - first_miss).total_seconds() if down_at else None
    turns = tuple(Stretch((at - first_miss).total_seconds(), state) for at, state in stage.turns if at > begun)
    looks = (normal, *((slow,) if slow else ()), missed, *((stage.look(),) if down_at else ()))
    return Rehearsal(turns, down_s, stage.asks - before, stage.alarms, played_s, looks)


def _slow_look(check: Check, took_ms: float) -> tuple[CheckState, datetime] | None:
    limits = [one.warning or one.critical for one in check.rule.thresholds if one.is_of_one]
    slow_ms = min(limits, default=0.0) * 1200
    if not slow_ms or slow_ms >= check.timeout_s * 1000:
        return None
    stage = _Stage(check)
    stage.run(lambda: stage.asks >= GOOD_BEFORE // 2, Outcome.OK, took_ms)
    stage.run(lambda: stage.asks >= GOOD_BEFORE, Outcome.OK, slow_ms)
    return stage.look()


class _Stage:
    """One check on a monitor of its own, asked as an open incident has it asked."""

    def __init__(self, check: Check) -> None:
        self._check, self._monitor = check, Monitor()
        self._tick = timedelta(seconds=max(1.0, check.incident_interval_s / 30))
        self.now, self.asks, self.alarms = _BEGIN, 0, 0
        self.turns: list[tuple[datetime, State]] = []
        self._steps = 0
        self._monitor.watch([check], self.now, Pace.INCIDENT)

    @property
    def state(self) -> CheckState:
        return self._monitor.state(self._check.id)

    def look(self) -> tuple[CheckState, datetime]:
        return self.state, self.now

    def run(self, until: Callable[[], bool], outcome: Outcome, took_ms: float) -> None:
        """Let time pass until then; each ask is answered so."""
        while not until() and self._steps < MOST_STEPS:
            self._steps += 1
            if not self._monitor.due(self.now):
                self._pass(self._next(self.now + self._tick))
                continue
            wait_s = self._check.timeout_s if outcome is Outcome.FAILED else took_ms / 1000
            self._await(self.now + timedelta(seconds=wait_s), until)
            self._answer(outcome, wait_s * 1000)

    def _await(self, until: datetime, done: Callable[[], bool]) -> None:
        """The time until an answer: a rule that counts seconds may be reached meanwhile."""
        while self.now + self._tick < until and not done():
            self._pass(self.now + self._tick)
        self.now = max(self.now, until) if not done() else self.now

    def _next(self, latest: datetime) -> datetime:
        due = self._monitor.next_due()
        return min(latest, max(due, self.now + timedelta(milliseconds=1))) if due else latest

    def _pass(self, to: datetime) -> None:
        self.now = to
        self._note(self._monitor.silence(to))

    def _answer(self, outcome: Outcome, took_ms: float) -> None:
        sample = Sample(self._check.id, self.now, outcome, Timing(total_ms=took_ms))
        if outcome is Outcome.FAILED:
            why = f"no answer in {self._check.timeout_s:g} s"
            sample = replace(sample, fault=Fault.TIMEOUT, error=why)
        changes = self._monitor.record(sample)
        self.asks += 1
        self._note(changes)

    def _note(self, changes: list[Change]) -> None:
        self.alarms += sum(one.alarms for one in changes)
        state = self.state.state
        if not self.turns or self.turns[-1][1] is not state:
            self.turns.append((self.now, state))
