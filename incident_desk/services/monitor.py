"""The health engine: what to ask when, and what the answers mean. No waiting, no sockets: time is an argument.

The worker runs `due` and `record` in its own loop to know what to ask next; the window runs `record`, `silence`
and `lose` on what the worker sends. Both are the same engine.

A check is asked on a grid of its interval whose phase is a hash of its id, so that many checks never start
together; the first ask comes at once. A first failure is confirmed by a second ask one second later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b
from heapq import heappop, heappush
from typing import Protocol

from incident_desk.domain.health import (
    SILENCE_GRACE_S,
    Change,
    Check,
    CheckState,
    Sample,
    State,
    changes,
    judge,
    judge_silence,
    lose,
    restart,
    watch,
)

CONFIRM_AFTER_S = 1.0
FIRST_ASKS_APART_S = 0.01
JITTER = 0.01
"""An ask comes earlier than its place on the grid by up to this share of the interval, never later."""

_GRID_START = datetime(2000, 1, 1, tzinfo=UTC)


class Pace(StrEnum):
    """Which of a check's two intervals holds."""

    IDLE = "idle"
    INCIDENT = "incident"


class ProbeListener(Protocol):
    """Who hears from the worker. Called on the worker's own thread; it must not block."""

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """Some checks were asked; at most one call every 100 ms."""
        ...

    def worker_lost(self, reason: str) -> None:
        """Nobody asks at the moment; the worker is being restarted."""
        ...

    def worker_ready(self) -> None:
        """The worker is there (again) and asks."""
        ...


class ProbeWorker(Protocol):
    """The port to whatever does the asking, outside this process."""

    def start(self, listener: ProbeListener) -> None:
        """Begin to ask. Returns at once; a worker that cannot be started is reported as lost."""
        ...

    def watch(self, checks: Sequence[Check], pace: Pace) -> None:
        """Ask these checks and no others from now on, at this pace. May be called before `start`."""
        ...

    def probe_now(self, check_id: str) -> None:
        """Ask this one check now, unless it is being asked already."""
        ...

    def clock_changed(self, speed: float = 1.0) -> None:
        """The clock was set anew, or a drill's runs `speed` times as fast: samples follow it from now on."""
        ...

    def stop(self) -> None:
        """Stop asking, and leave nothing behind. Waits for the end, seconds at most."""
        ...


@dataclass(slots=True)
class _Watched:
    """One check with what the engine keeps of it."""

    check: Check
    state: CheckState
    next_at: datetime
    is_asked: bool = False
    asks: int = field(default=0)


class Monitor:
    """Holds the checks and their states. `speed` is that of a drill's clock: the grace of a silence grows by it."""

    def __init__(self, *, speed: float = 1.0) -> None:
        self._watched: dict[str, _Watched] = {}
        self._queue: list[tuple[datetime, str]] = []
        self._pace = Pace.IDLE
        self.speed = speed

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

    def watch(self, checks: Iterable[Check], now: datetime, pace: Pace | None = None) -> None:
        """Watch these checks and no others.

        A check that stays keeps its state; one with new options is a new one, whose present ask, if any, is void.
        """
        self._pace = pace or self._pace
        before = self._watched
        self._watched = {}
        for check in checks:
            new_place_s = len(self._watched) * FIRST_ASKS_APART_S
            self._watched[check.id] = self._kept(before.get(check.id), check, now, new_place_s)
        self._queue = _queue_of(self._watched.values())

    def remember(self, check_id: str, outage: CheckState) -> None:
        """A check that was never asked here was down before: its next bad answer is no first failure."""
        one = self._watched.get(check_id)
        if one is not None and one.state.last is None and one.state.down_at is None:
            one.state = replace(one.state, down_at=outage.down_at, first_failed_at=outage.first_failed_at)

    def due(self, now: datetime, most: int | None = None) -> list[Check]:
        """The checks to ask now, longest due first, `most` of them at most.

        Each counts as being asked until its sample is recorded.
        """
        ready: list[Check] = []
        while len(ready) != most and (next_due := self.next_due()) is not None and next_due <= now:
            one = self._watched[heappop(self._queue)[1]]
            one.is_asked = True
            ready.append(one.check)
        return ready

    def due_at(self, check_id: str) -> datetime:
        """When this check is, or was, to be asked: what lateness is measured from. Raises KeyError."""
        return self._watched[check_id].next_at

    def next_due(self) -> datetime | None:
        """When `due` will next have something, as far as is known now."""
        while self._queue and not _holds(self._queue[0], self._watched.get(self._queue[0][1])):
            heappop(self._queue)
        return self._queue[0][0] if self._queue else None

    def ask_now(self, check_id: str, now: datetime) -> bool:
        """Make one check due now. False if it is unknown or being asked already."""
        one = self._watched.get(check_id)
        if one is None or one.is_asked:
            return False
        self._plan(one, now)
        return True

    def record(self, sample: Sample) -> list[Change]:
        """Judge one sample. Samples of checks that are no longer watched are passed over."""
        one = self._watched.get(sample.check_id)
        if one is None:
            return []
        asked_at = sample.at - timedelta(milliseconds=sample.timing.total_ms)
        told = _step(one, judge_silence(one.check, one.state, asked_at, _grace_s(self.speed)))
        told += _step(one, judge(one.check, one.state, sample))
        one.is_asked = False
        one.asks += 1
        self._plan(one, self._next(one, sample.at))
        return told

    def silence(self, now: datetime) -> list[Change]:
        """Judge that time passes: rules that count seconds, and checks that should have been answered."""
        told: list[Change] = []
        for one in self._watched.values():
            told += _step(one, judge_silence(one.check, one.state, now, _grace_s(self.speed)))
        return told

    def lose(self, now: datetime, reason: str) -> list[Change]:
        """The worker is gone: nothing is known of any check."""
        told: list[Change] = []
        for one in self._watched.values():
            one.is_asked = False
            told += _step(one, lose(one.state, now, reason))
        return told

    def restart(self, now: datetime) -> None:
        """The clock was set anew and shows `now`: all waiting and counting begins again, states stay."""
        for one in self._watched.values():
            one.state = restart(one.state, now)
            one.next_at = min(one.next_at, _on_grid(one.check, self._interval_s(one.check), one.asks, now))
        self._queue = _queue_of(self._watched.values())

    def _kept(self, known: _Watched | None, check: Check, now: datetime, new_place_s: float) -> _Watched:
        soon = now + timedelta(seconds=min(new_place_s, self._interval_s(check)))
        if known is None:
            return _Watched(check, watch(check, CheckState(), now), soon)
        changed = known.check.options != check.options
        state = watch(check, CheckState() if changed else known.state, now)
        if changed or known.check.paused:
            return _Watched(check, state, soon)
        next_at = min(known.next_at, _on_grid(check, self._interval_s(check), known.asks, now))
        return _Watched(check, state, next_at, known.is_asked, known.asks)

    def _plan(self, one: _Watched, at: datetime) -> None:
        one.next_at = at
        heappush(self._queue, (at, one.check.id))
        if len(self._queue) > 4 * len(self._watched) + 16:
            self._queue = _queue_of(self._watched.values())

    def _interval_s(self, check: Check) -> float:
        return check.incident_interval_s if self._pace is Pace.INCIDENT else check.interval_s

    def _next(self, one: _Watched, now: datetime) -> datetime:
        """The next ask after an answer at `now`: on the grid, sooner if a first failure needs confirming."""
        on_grid = _on_grid(one.check, self._interval_s(one.check), one.asks, now)
        if one.state.state is State.FAILING and one.state.failures == 1:
            return min(on_grid, now + timedelta(seconds=CONFIRM_AFTER_S))
        return on_grid


def _grace_s(speed: float) -> float:
    """The grace of a silence: the same real seconds, however fast a drill's clock runs."""
    return SILENCE_GRACE_S * max(1.0, speed)


def _queue_of(watched: Iterable[_Watched]) -> list[tuple[datetime, str]]:
    return sorted((one.next_at, one.check.id) for one in watched)


def _holds(place: tuple[datetime, str], one: _Watched | None) -> bool:
    """True if this place in the queue is still the check's next ask."""
    return one is not None and one.next_at == place[0] and not one.is_asked and not one.check.paused


def _step(one: _Watched, after: CheckState) -> list[Change]:
    if after is one.state:
        return []
    change = changes(one.check, one.state, after)
    one.state = after
    return [] if change is None else [change]


def _on_grid(check: Check, interval_s: float, asks: int, now: datetime) -> datetime:
    """The first place on the check's grid after `now`, less this ask's jitter."""
    phase = _share(check.id) * interval_s
    jitter = JITTER * interval_s
    passed = (now - _GRID_START) / timedelta(seconds=1) - phase
    place = ((passed + jitter) // interval_s + 1) * interval_s + phase
    return _GRID_START + timedelta(seconds=place - _share(f"{check.id}:{asks}") * jitter)


def _share(text: str) -> float:
    """A number from 0 up to 1 that is always the same for the same text, spread evenly over texts."""
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest()) / 2**48
