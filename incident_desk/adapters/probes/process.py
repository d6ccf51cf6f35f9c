"""The window's side of the worker process: starts it, feeds it, hears it, and starts it again.

| thread | does |
|---|---|
| supervisor | starts the worker, reads its lines, tells the listener, waits, starts it again |
| feeder | writes to the worker, so that a worker that stands still cannot hold up the caller |
| guard | ends a worker that stands still, seen within 3 s |

A worker that is gone or silent is told at once as lost: its checks have no data, and are never taken for normal.
"""

import logging
import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

# Three threads that live as long as the worker: they wait on its pipes, which no job of a pool should.
from threading import Event, Thread  # noqa: TID251
from time import monotonic
from typing import Any, BinaryIO, cast

from incident_desk.adapters.own_program import own_command, own_environment
from incident_desk.adapters.probes.steady_clock import SteadyClock, boot_seconds
from incident_desk.adapters.probes.wire import MessageNotReadable, from_line, samples_of, to_line
from incident_desk.domain.health import Check
from incident_desk.services.monitor import Pace, ProbeListener
from incident_desk.services.ports import Clock
from incident_desk.services.webhook import WebhookSettings, WebhookState

SILENCE_S = 2.5
START_S = 15.0
"""How long a worker may take to its first word; a busy computer loads slowly."""
GUARD_EVERY_S = 0.25
BACK_OFF_S = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
HEALTHY_AFTER_S = 30.0
END_S = 2.0

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Child:
    """One life of the worker."""

    process: subprocess.Popen[bytes]
    started_at: float = field(default_factory=monotonic)
    heard_at: float | None = None
    reason: str = ""

    @property
    def is_silent(self) -> bool:
        """True if it should have said something by now."""
        if self.heard_at is None:
            return monotonic() - self.started_at > START_S
        return monotonic() - self.heard_at > SILENCE_S

    def kill(self, reason: str) -> None:
        """End it at once; the supervisor sees its pipe close."""
        self.reason = self.reason or reason
        self.process.kill()

    def write(self, line: bytes) -> None:
        """Say one line; blocks while the pipe is full. A worker that is gone is the supervisor's to notice."""
        with suppress(OSError, ValueError):
            stdin = cast(BinaryIO, self.process.stdin)
            stdin.write(line)
            stdin.flush()

    def close_input(self) -> None:
        """Tell it that there is nothing more to do."""
        with suppress(OSError):
            cast(BinaryIO, self.process.stdin).close()

    def wait(self) -> int:
        """Its exit code; one that does not end by itself is killed."""
        try:
            return self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.kill("")
            return self.process.wait()

    def why_ended(self) -> str:
        """Why it is gone, in plain words."""
        code = self.process.returncode
        how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
        return self.reason or f"the checker {how}"


class ProcessWorker:
    """A `ProbeWorker` that is a child process. Its methods may be called from any one thread."""

    def __init__(
        self,
        clock: Clock,
        command: Sequence[str] | None = None,
        *,
        speed: float = 1.0,
        evidence_bytes: int = 0,
        hook_memory: Path | None = None,
    ) -> None:
        self._clock = clock
        self._more = {"evidence": evidence_bytes} if evidence_bytes else {}
        self._command = list(command or own_command("_probe"))
        self._speed = speed
        self._watch: dict[str, Any] = {"watch": [], "pace": Pace.IDLE.value}
        self._webhook, self._hook_memory = WebhookSettings(), hook_memory
        self._outbox: SimpleQueue[tuple[_Child, bytes] | None] = SimpleQueue()
        self._stopping = Event()
        self._child: _Child | None = None
        self._threads: list[Thread] = []

    @property
    def pid(self) -> int | None:
        """The process id of the present worker."""
        return self._child.process.pid if self._child else None

    def start(self, listener: ProbeListener) -> None:
        """Begin to ask; the listener is called on the supervisor's thread."""
        for name, target, args in (
            ("probe-supervisor", self._supervise, (listener,)),
            ("probe-feeder", self._feed, ()),
            ("probe-guard", self._guard, ()),
        ):
            thread = Thread(target=target, args=args, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def watch(self, checks: Sequence[Check], pace: Pace) -> None:
        """Ask these checks and no others from now on, at this pace; a restarted worker is told the same."""
        self._watch = {"watch": [one.to_data() for one in checks], "pace": pace.value} | self._more
        self._send(self._watch)

    def probe_now(self, check_id: str) -> None:
        """Ask this one check now, unless it is being asked already."""
        self._send({"probe": check_id})

    def listen(self, webhook: WebhookSettings) -> None:
        """Hear other monitors where the settings say, or nobody; a restarted worker is told the same."""
        self._webhook = webhook
        self._send(self._listening())

    def clock_changed(self, speed: float = 1.0) -> None:
        """The clock was set anew, or a drill's runs `speed` times as fast."""
        self._speed = speed
        self._send(self._time())

    def stop(self) -> None:
        """Close the worker's pipe, wait for its end and leave no process and no thread behind."""
        self._stopping.set()
        self._outbox.put(None)
        child = self._child
        if child is not None:
            child.wait()
        for thread in self._threads:
            thread.join(END_S)

    def _time(self) -> dict[str, Any]:
        return {"clock": SteadyClock(self._clock.now(), boot_seconds(), self._speed).to_data()}

    def _listening(self) -> dict[str, Any]:
        from incident_desk.adapters.probes.hook_wire import Listen

        told = self._webhook
        return {"listen": Listen(told.port, told.secret, self._hook_memory).to_data() if told.is_on else None}

    def _send(self, message: dict[str, Any]) -> None:
        if self._child is not None:
            self._outbox.put((self._child, to_line(message)))

    def _supervise(self, listener: ProbeListener) -> None:
        """Keep a worker alive until told to stop."""
        failures = 0
        while not self._stopping.is_set():
            begun = monotonic()
            why = self._one_life(listener)
            if not self._stopping.is_set():
                listener.worker_lost(why)
            failures = 0 if monotonic() - begun > HEALTHY_AFTER_S else failures
            self._stopping.wait(BACK_OFF_S[min(failures, len(BACK_OFF_S) - 1)])
            failures += 1

    def _one_life(self, listener: ProbeListener) -> str:
        """Start a worker, hear it out, and say why it ended."""
        try:
            process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_apart())
        except OSError as error:
            return f"the checker cannot be started: {error.strerror}"
        child = self._child = _Child(process)
        self._send(self._time())
        if self._webhook.is_on:
            # Before the checks: what stands on a hook is not to look unheard for a moment.
            self._send(self._listening())
        self._send(self._watch)
        if self._stopping.is_set():
            child.close_input()
        self._hear(child, listener)
        child.wait()
        self._child = None
        child.close_input()
        cast(BinaryIO, process.stdout).close()
        return child.why_ended()

    def _hear(self, child: _Child, listener: ProbeListener) -> None:
        """Read lines until the worker's pipe closes."""
        for line in cast(BinaryIO, child.process.stdout):
            if self._stopping.is_set():
                return
            try:
                self._heard(child, line, listener)
            except MessageNotReadable as error:
                child.kill(f"the checker said something that is not readable: {error}")

    def _heard(self, child: _Child, line: bytes, listener: ProbeListener) -> None:
        message = from_line(line)
        is_first = child.heard_at is None
        child.heard_at = monotonic()
        if is_first:
            listener.worker_ready()
        if "samples" in message:
            listener.samples_taken(samples_of(line, message))
        if "changes" in message:
            from incident_desk.adapters.probes.hook_wire import change_from_data

            listener.changes_heard([change_from_data(one) for one in message["changes"]])
        if "listening" in message:
            listener.webhook_changed(WebhookState(self._webhook, str(message["listening"]["problem"])))
        if "problem" in message:
            _log.warning("the checker reports: %s", message["problem"])

    def _feed(self) -> None:
        """Write what is to be written, in order, until told to stop; then close the worker's input."""
        while (item := self._outbox.get()) is not None:
            child, line = item
            if child is self._child:
                child.write(line)
        if self._child is not None:
            self._child.close_input()

    def _guard(self) -> None:
        """End a worker that is silent, unless it was this process that stood still."""
        looked_at = monotonic()
        while not self._stopping.wait(GUARD_EVERY_S):
            child, now = self._child, monotonic()
            was_here = now - looked_at < GUARD_EVERY_S + 1.0
            looked_at = now
            if child is not None and not was_here:
                child.started_at = now
                child.heard_at = child.heard_at and now
            elif child is not None and child.is_silent:
                child.kill(f"no word from the checker in {SILENCE_S:g} s")


def _apart() -> dict[str, Any]:
    """How the child is started: out of reach of the terminal's Ctrl+C, with this very program's modules."""
    return {
        "start_new_session": os.name == "posix",
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
        "env": own_environment(),
    }
