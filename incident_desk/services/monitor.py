"""The health engine: what to ask when, and what the answers mean. No waiting, no sockets: time is an argument.

The worker runs `due` and `record` in its own loop to know what to ask next; the window runs `record`, `silence`
and `lose` on what the worker sends. Both are the same engine.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta

from incident_desk.domain.health import Change, Check, CheckState, Outcome, Said, Sample, State, resume, watch
from incident_desk.domain.health_rules import seconds_between, wait_s
from incident_desk.services.judging import Judging
from incident_desk.services.line import Line
from incident_desk.services.probe_ports import Pace, ProbeListener, ProbeWorker
from incident_desk.services.schedule import (
    CONFIRM_AFTER_S,
    FIRST_ASKS_APART_S,
    JITTER,
    Schedule,
    jitter_of,
    on_grid,
)
from incident_desk.services.watched import Watched

__all__ = ["CONFIRM_AFTER_S", "JITTER", "Monitor", "Pace", "ProbeListener", "ProbeWorker"]


class Monitor:
    """Holds the checks and their states. `speed` is that of a drill's clock: what waits real seconds grows by it.

    Several monitors that share a `line` know of each other's answers whether the network works. One that is not
    `is_asking` judges what another one asked, and plans no asks but a dead target's, of which it tells.
    """

    def __init__(self, *, speed: float = 1.0, line: Line | None = None, is_asking: bool = True) -> None:
        self._is_asking = is_asking
        self._watched: dict[str, Watched] = {}
        self._schedule = Schedule()
        self._judging = Judging(line or Line(speed), speed)
        self.touched = self._judging.touched
        """The ids of checks whose state is another one than before; whoever tells of them takes them off."""
        self._pace = Pace.IDLE

    @property
    def speed(self) -> float:
        """How many times faster than real time a drill's clock runs."""
        return self._judging.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._judging.speed = speed

    @property
    def checks(self) -> list[Check]:
        """All checks, in the order they were given."""
        return [one.check for one in self._watched.values()]

    @property
    def states(self) -> dict[str, CheckState]:
        """The present state of each check by its id."""
        return {check_id: one.state for check_id, one in self._watched.items()}

    @property
    def pace(self) -> Pace:
        """Which interval holds."""
        return self._pace

    def state(self, check_id: str) -> CheckState:
        """The present state of one check. Raises KeyError."""
        return self._watched[check_id].state

    def watched(self, check_id: str) -> Watched:
        """All that is kept of one check, its answers for the figures of a window too. Raises KeyError."""
        return self._watched[check_id]

    def watch(
        self,
        checks: Iterable[Check],
        now: datetime,
        pace: Pace | None = None,
        said: Mapping[str, Said] | None = None,
        known_elsewhere: Mapping[str, Watched] | None = None,
    ) -> None:
        """Watch these checks and no others. `said` is what was told before of checks that are new here.

        A check that stays keeps its state; one with new options is a new one, whose present ask, if any, is void.
        One that is new here and known to another monitor goes on from what that one knows of it.
        """
        self._pace = pace or self._pace
        before, told, others = self._watched, said or {}, known_elsewhere or {}
        self._watched = {}
        for check in checks:
            soon = now + timedelta(
                seconds=min(len(self._watched) * FIRST_ASKS_APART_S, interval_of(check, self._pace))
            )
            known = before.get(check.id)
            other = others.get(check.id) if known is None else None
            if other is not None and other.check.options == check.options and not other.check.paused:
                self._watched[check.id] = gone_on(other, check, told.get(check.id, Said()), soon)
            elif known is None or known.check.options != check.options or known.check.paused:
                was_said = known.state.said if known else told.get(check.id, Said())
                paused = known.state if known and known.check.options == check.options else None
                self._watched[check.id] = Watched(check, begun(check, paused, was_said, now), soon)
            else:
                self._watched[check.id] = kept(known, check, self._pace, now)
        self._judging.follow(self._watched, now)
        self._schedule.renew(waiting(self._watched.values()))

    def due(self, now: datetime, most: int | None = None) -> list[Check]:
        """The checks to ask now, longest due first, `most` of them at most.

        Each counts as being asked until its sample is recorded.
        """
        ready: list[Check] = []
        while len(ready) != most and (next_due := self._schedule.next_at()) is not None and next_due <= now:
            one = self._watched[self._schedule.take()]
            one.asked_at = now
            ready.append(one.check)
        return ready

    def next_due(self) -> datetime | None:
        """When `due` will next have something, as far as is known now."""
        return self._schedule.next_at()

    def awaited(self, now: datetime) -> list[Sample]:
        """For each ask that has just become slow: a sample that says how long it is awaited, once a limit."""
        return [sample for one in self._watched.values() if (sample := one.pending(now)) is not None]

    def ask_now(self, check_id: str, now: datetime) -> bool:
        """Make one check due now. False if it is unknown, never asked or being asked already."""
        one = self._watched.get(check_id)
        if one is None or one.asked_at is not None or not one.check.is_asked:
            return False
        self._plan(one, now)
        return True

    def rest(self, check_id: str, now: datetime) -> str:
        """What is to be said of a dead target that is asked less often: "asked again in 45 s"; empty otherwise."""
        one = self._watched[check_id]
        if not one.is_resting(interval_of(one.check, self._pace)):
            return ""
        return f"asked again in {max(0.0, seconds_between(now, one.next_at)):.0f} s"

    def record(self, sample: Sample) -> list[Change]:
        """Judge one sample. Samples of checks that are no longer watched are passed over."""
        one = self._watched.get(sample.check_id)
        if one is None:
            return []
        told = self._judging.take(one, sample)
        if sample.outcome is not Outcome.PENDING:
            one.asked_at = None
            one.asks += 1
            if self._is_asking or one.state.failures:
                self._plan(one, next_ask(one, interval_of(one.check, self._pace), sample.at))
        self._grant(sample.at)
        return told

    def silence(self, now: datetime) -> list[Change]:
        """Judge that time passes: rules that count seconds, and checks that should have been answered."""
        told = self._judging.pass_time(now)
        self._grant(now)
        return told

    def lose(self, now: datetime, reason: str) -> list[Change]:
        """The worker is gone: nothing is known of any check."""
        for one in self._watched.values():
            one.asked_at = None
        return self._judging.lose(now, reason)

    def restart(self, now: datetime) -> None:
        """The clock was set anew and shows `now`: all waiting and counting begins again, states stay."""
        self._judging.restart(now)
        for one in self._watched.values():
            one.asked_at = one.asked_at and now
            one.next_at = min(one.next_at, on_grid(one.phase, interval_of(one.check, self._pace), one.asks, now))
        self._schedule.renew(waiting(self._watched.values()))

    def _grant(self, now: datetime) -> None:
        """Ask what the judging wants to know at once."""
        wishes = self._judging.wishes
        while wishes:
            self.ask_now(wishes.pop(), now)

    def _plan(self, one: Watched, at: datetime) -> None:
        one.next_at = at
        if one.check.is_asked and not one.check.paused:
            self._schedule.plan(one.check.id, at)


def next_ask(one: Watched, interval_s: float, now: datetime) -> datetime:
    """The next ask after an answer at `now`: on the grid, sooner to confirm a first failure, later if dead."""
    rule, failures = one.check.rule, one.state.failures
    grid_at = on_grid(one.phase, interval_s, one.asks, now)
    if not failures:
        return grid_at
    if failures == 1 and one.state.state is State.FAILING:
        return min(grid_at, now + timedelta(seconds=CONFIRM_AFTER_S))
    rest_s = wait_s(interval_s, failures, rule.breaker_failures, rule.breaker_s)
    if rest_s <= interval_s:
        return grid_at
    return now + timedelta(seconds=rest_s * (1 - JITTER * jitter_of(one.phase, one.asks)))


def begun(check: Check, state: CheckState | None, said: Said, now: datetime) -> CheckState:
    """The state of a check that is watched from now on, or still: as it is known, or else as it was said to be."""
    return resume(check, said, now) if state is None else watch(check, state, now)


def kept(known: Watched, check: Check, pace: Pace, now: datetime) -> Watched:
    """A check that stays, at its place on what may be another grid."""
    next_at = min(known.next_at, on_grid(known.phase, interval_of(check, pace), known.asks, now))
    state = begun(check, known.state, known.state.said, now)
    return Watched(check, state, next_at, known.asked_at, known.asks, known.answers)


def gone_on(other: Watched, check: Check, said: Said, soon: datetime) -> Watched:
    """A check that another monitor knows: its state and answers, but what was said of it here."""
    state = watch(check, replace(other.state, said=said), soon)
    return Watched(check, state, soon, answers=deepcopy(other.answers))


def waiting(watched: Iterable[Watched]) -> Iterable[tuple[str, datetime]]:
    """The asks that are to come: of each check that is asked at all, not being asked already, and not paused."""
    return (
        (one.check.id, one.next_at)
        for one in watched
        if one.asked_at is None and one.check.is_asked and not one.check.paused
    )


def interval_of(check: Check, pace: Pace) -> float:
    """The one of the check's two intervals that holds, in seconds."""
    return check.incident_interval_s if pace is Pace.INCIDENT else check.interval_s
