"""The worker process: asks the checks on its own event loop and tells the window what came back.

Started as `incident-desk _probe`. It speaks the lines of `wire` on its pipes, keeps nothing, and ends when its
input closes. It imports neither Qt nor SQLAlchemy.

It owns the schedule: `Monitor.due` runs here, because a window that ticks once a second cannot keep to 100 ms.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from incident_desk.adapters.consents import ConsentFile, consents_place
from incident_desk.adapters.probes.asking import Allows, probes
from incident_desk.adapters.probes.by_routes import Routes
from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.secret_filling import SecretFilling, SecretNotHere
from incident_desk.adapters.probes.steady_clock import SteadyClock, boot_seconds
from incident_desk.adapters.probes.wire import MessageNotReadable, from_line, sample_to_data, to_line
from incident_desk.adapters.secrets import SecretFile, secrets_place
from incident_desk.domain.checks.secret_hiding import without
from incident_desk.domain.health import Check, CheckNotReadable, Fault, Outcome, Sample
from incident_desk.services.monitor import Monitor, Pace

if TYPE_CHECKING:
    from incident_desk.adapters.probes.hook_desk import HookDesk

HEARTBEAT_S = 1.0
BATCH_S = 0.25
"""Good answers are told of together: each telling wakes the window, whose thread then is late for its own work."""
NEWS_S = 0.1
"""An answer that is no good one waits no longer than this for the ones beside it."""
HELD_UP_S = 3.0
"""A loop that stood still this long was asleep or stopped; what failed meanwhile says nothing."""
MOST_AT_ONCE = 400
"""Asks in flight. Hanging servers hold a place for their whole timeout, so it is many; each is one socket."""
DRILL_ASKS_A_SECOND = 20
LEAST_DRILL_TIMEOUT_S = 0.5

Write = Callable[[dict[str, Any]], None]


class Worker:
    """The schedule, the asks in flight and the batches. All on one event loop."""

    def __init__(
        self, write: Write, allows: Allows | None = None, secrets: Callable[[], Mapping[str, str]] | None = None
    ) -> None:
        self._write = write
        self._loop = asyncio.get_running_loop()
        self._clock = SteadyClock.unset()
        self._monitor = Monitor()
        self._names = Names()
        self._probes = probes(self._now, self._names, allows or _allows_nothing)
        self._routes = Routes()
        self._filling = SecretFilling(secrets or _no_secrets)
        self._hooks: HookDesk | None = None
        self._asking: dict[str, asyncio.Task[Sample]] = {}
        self._batch: list[Sample] = []
        self._last_batch_at = 0.0
        self._flushing: asyncio.TimerHandle | None = None
        self._last_ask_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._beat_at = boot_seconds()
        self._held_up_at = 0.0

    def take(self, message: dict[str, Any]) -> None:
        """Act on one message. Raises `MessageNotReadable`."""
        try:
            if "clock" in message:
                self._clock = SteadyClock.from_data(message["clock"])
                self._monitor.speed = self._clock.speed
                self._monitor.restart(self._now())
            if "evidence" in message:
                web = self._probes["http"]
                assert isinstance(web, HttpProbe)
                web.evidence_bytes = int(message["evidence"])
            if "watch" in message:
                self._watch([Check.from_data(one) for one in message["watch"]], Pace(message["pace"]))
            if "listen" in message:
                self._listen(message["listen"])
            if "probe" in message:
                self._monitor.ask_now(str(message["probe"]), self._now())
        except (CheckNotReadable, KeyError, TypeError, ValueError) as error:
            raise MessageNotReadable(str(error)) from error
        self._turn()

    async def beat(self) -> None:
        """Say once a second that the loop runs, for ever."""
        while True:
            self._notice_hold_up()
            self._beat_at = boot_seconds()
            self._write({"alive": {"boot": self._beat_at, "asking": len(self._asking)}})
            for sample in self._monitor.awaited(self._now()):
                self._deliver(sample)
            await asyncio.sleep(HEARTBEAT_S)

    def close(self) -> None:
        """Ask nothing more, and hear nobody."""
        if self._hooks is not None:
            self._hooks.close()
        self._names.close()
        for task in self._asking.values():
            task.cancel()

    def _now(self) -> datetime:
        return self._clock.now()

    def _watch(self, checks: list[Check], pace: Pace) -> None:
        before = {one.id: one for one in self._monitor.checks}
        self._monitor.watch(checks, self._now(), pace)
        if self._hooks is None and not all(one.is_asked for one in checks):
            self._hooks = self._new_hooks()
        if self._hooks is not None:
            self._hooks.watch(checks)
        after = {one.id: one for one in checks}
        for check_id in list(self._asking):
            was, now = before.get(check_id), after.get(check_id)
            if was is None or now is None or was.options != now.options or now.paused:
                self._asking.pop(check_id).cancel()

    def _listen(self, order: dict[str, Any] | None) -> None:
        """Hear other monitors, or no longer."""
        if self._hooks is None and order is not None:
            self._hooks = self._new_hooks()
        if self._hooks is not None:
            self._hooks.listen(order)

    def _new_hooks(self) -> "HookDesk":
        """What hears other monitors; it is loaded with the first need."""
        from incident_desk.adapters.probes.hook_desk import HookDesk

        return HookDesk(self._write, self._deliver, self._now)

    def _turn(self) -> None:
        """Begin what is due, and wake again when the next is."""
        if self._timer is not None:
            self._timer.cancel()
        for check in self._monitor.due(self._now(), self._free_places()):
            self._last_ask_at = self._loop.time()
            self._begin(check)
        next_due = self._monitor.next_due()
        if next_due is not None and self._room() > 0:
            wait_s = max(self._clock.real_seconds_until(next_due), self._drill_gap_s())
            self._timer = self._loop.call_later(wait_s, self._turn)

    def _free_places(self) -> int:
        places = self._room()
        if self._clock.speed > 1:
            return min(places, 1) if self._drill_gap_s() <= 0 else 0
        return places

    def _room(self) -> int:
        return max(0, MOST_AT_ONCE - len(self._asking) - self._routes.more_in_flight)

    def _drill_gap_s(self) -> float:
        """Real seconds until a drill may ask again; a drill's clock must not make it a flood."""
        if self._clock.speed <= 1:
            return 0.0
        return self._last_ask_at + 1 / DRILL_ASKS_A_SECOND - self._loop.time()

    def _begin(self, check: Check) -> None:
        task = self._loop.create_task(self._ask(check), name=check.id)
        self._asking[check.id] = task
        task.add_done_callback(self._on_asked)

    async def _ask(self, check: Check) -> Sample:
        speed = self._clock.speed
        deadline_s = check.timeout_s if speed <= 1 else max(check.timeout_s / speed, LEAST_DRILL_TIMEOUT_S)
        begun = boot_seconds()
        try:
            check, secret_words = self._filling.fill(check)
        except SecretNotHere as error:
            return self._unknown(check.id, str(error))
        except CheckNotReadable as error:
            return self._unknown(check.id, self._filling.hide(str(error)))
        sample = without(await self._routes.ask(self._probes[check.kind], check, deadline_s), secret_words)
        self._notice_hold_up()
        if sample.outcome is Outcome.FAILED and self._held_up_at >= begun:
            return self._unknown(check.id, "the checker was held up")
        return sample

    def _on_asked(self, task: asyncio.Task[Sample]) -> None:
        check_id = task.get_name()
        if self._asking.get(check_id) is not task or task.cancelled():
            return
        del self._asking[check_id]
        error = task.exception()
        if error is not None:
            self._write({"problem": self._filling.hide(f"asking {check_id}: {error!r}")})
        sample = task.result() if error is None else self._unknown(check_id, "the checker failed")
        self._monitor.record(sample)
        self._deliver(sample)
        self._turn()

    def _unknown(self, check_id: str, error: str) -> Sample:
        return Sample(check_id, self._now(), Outcome.UNKNOWN, fault=Fault.PROBE, error=error)

    def _notice_hold_up(self) -> None:
        now = boot_seconds()
        if now - self._beat_at > HEARTBEAT_S + HELD_UP_S:
            self._held_up_at = self._beat_at = now

    def _deliver(self, sample: Sample) -> None:
        self._batch.append(sample)
        wait_s = BATCH_S if sample.outcome is Outcome.OK else NEWS_S
        at = max(self._loop.time(), self._last_batch_at + wait_s)
        if self._flushing is None or at < self._flushing.when():
            if self._flushing is not None:
                self._flushing.cancel()
            self._flushing = self._loop.call_at(at, self._flush)

    def _flush(self) -> None:
        self._last_batch_at, self._flushing = self._loop.time(), None
        self._write({"samples": [sample_to_data(one) for one in self._batch]})
        self._batch.clear()


def _no_secrets() -> Mapping[str, str]:
    return {}


def _allows_nothing(command: Sequence[str]) -> bool:
    return False


def _write_line(message: dict[str, Any]) -> None:
    try:
        sys.stdout.buffer.write(to_line(message))
        sys.stdout.buffer.flush()
    except OSError:
        # The parent is gone; there is nobody to ask for and nobody to tell.
        os._exit(1)


async def _serve() -> None:
    """Take messages until the input closes."""
    worker = Worker(_write_line, ConsentFile(consents_place()).allows, SecretFile(secrets_place()).all)
    beat = asyncio.create_task(worker.beat())
    try:
        # A thread reads, because a pipe cannot be watched by the event loop on every system.
        while line := await asyncio.to_thread(sys.stdin.buffer.readline):
            try:
                worker.take(from_line(line))
            except MessageNotReadable as error:
                _write_line({"problem": str(error)})
    finally:
        beat.cancel()
        worker.close()


def main() -> None:
    """Run the worker process; ends the process."""
    for noisy in ("httpx", "httpcore", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    asyncio.run(_serve())
    # Name look-ups that hang are threads that cannot be ended; an ordinary exit would wait for them.
    os._exit(0)
