"""Live checks of a data folder that several programs have open: one asks, all hear the answers.

| this process | asks | hears | books |
|---|---|---|---|
| has the watch | with a worker of its own | its worker | yes |
| another one has it | no | what that one leaves on the board | no |
| nobody can have it here (a folder that can't be written) | with a worker of its own | its worker | no |

Four times a second it looks whether the watch is free, so that it is taken over well within 3 s, and what is new on
the board. On the board stand the wire's own messages: samples from the one that asks, and wishes to ask now.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue

# One thread as long as the window: it looks at a lock and a file, which no job of a pool should.
from threading import Event, Lock, Thread  # noqa: TID251
from typing import TYPE_CHECKING, Any, Protocol

from incident_desk.adapters.probes.shared_webhook import SharedWebhook, ToldSamples, problem_message
from incident_desk.adapters.probes.wire import (
    MessageNotReadable,
    SampleLine,
    from_line,
    sample_from_data,
    sample_to_data,
    to_line,
)
from incident_desk.adapters.watch import Watch
from incident_desk.domain.health import Check, Sample
from incident_desk.services.monitor import Pace, ProbeListener, ProbeWorker
from incident_desk.services.ports import Clock
from incident_desk.services.webhook import Webhook, WebhookSettings, WebhookState

if TYPE_CHECKING:
    from incident_desk.domain.hooks import ChangeTold

LOOK_EVERY_S = 0.25
FRESH = timedelta(seconds=60)
"""What was left on the board before that is no news to a process that has just come."""
END_S = 3.0
_ANSWERS = '{"samples":'

_log = logging.getLogger(__name__)


class Lines(Protocol):
    """Where the processes of a data folder leave each other lines."""

    def post(self, line: str) -> None:
        """Leave a line."""
        ...

    def since(self, number: int) -> tuple[int, Sequence[str]]:
        """The number of the last line, and the lines after the given number."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class SharedWorker:
    """A ``ProbeWorker`` that asks while this process has the watch, and listens while another one has it."""

    def __init__(
        self,
        clock: Clock,
        watch: Watch,
        board: Lines,
        new_worker: Callable[[], ProbeWorker],
        webhook: Webhook | None = None,
    ) -> None:
        self._webhook = SharedWebhook(webhook) if webhook is not None else None
        self._told = ToldSamples()
        self._clock, self._watch, self._board, self._new_worker = clock, watch, board, new_worker
        self._checks: tuple[Sequence[Check], Pace] = ((), Pace.IDLE)
        self._speed = clock.speed
        self._seen = 0
        self._last_asked: datetime | None = None
        self._worker: ProbeWorker | None = None
        self._handing = Lock()
        self._wishes: SimpleQueue[str] = SimpleQueue()
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self, listener: ProbeListener) -> None:
        """Begin to ask or to listen; the listener is called on other threads."""
        self._thread = Thread(target=self._keep, args=(listener,), name="watch-keeper", daemon=True)
        self._thread.start()

    def watch(self, checks: Sequence[Check], pace: Pace) -> None:
        """Ask these checks and no others from now on, whenever it is on this process to ask."""
        with self._handing:
            self._checks = checks, pace
            new = self._told.watch(checks)
            if self._worker is not None:
                self._worker.watch(checks, pace)
            else:
                for check_id in new:
                    self._wishes.put(check_id)

    def probe_now(self, check_id: str) -> None:
        """Ask this one check now; whoever has the watch does it."""
        with self._handing:
            if self._worker is not None:
                self._worker.probe_now(check_id)
            else:
                self._wishes.put(check_id)

    def clock_changed(self, speed: float = 1.0) -> None:
        """The clock was set anew, or a drill's runs `speed` times as fast."""
        with self._handing:
            self._speed = speed
            if self._worker is not None:
                self._worker.clock_changed(speed)

    def listen(self, webhook: WebhookSettings) -> None:
        """Hear other monitors there, if it is on this process to ask."""
        with self._handing:
            if self._worker is not None:
                self._worker.listen(webhook)

    def stop(self) -> None:
        """Stop asking and let another process take the watch."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(END_S)

    def _keep(self, listener: ProbeListener) -> None:
        self._seen, lines = self._board.since(0)
        self._hear(lines, listener, since_fresh=True)
        try:
            while not self._stopping.is_set():
                self._look(listener)
                self._stopping.wait(LOOK_EVERY_S)
        finally:
            self._end_worker()
            self._watch.release()
            self._board.close()

    def _look(self, listener: ProbeListener) -> None:
        """Take the watch if it is free, and read what is new."""
        if self._webhook is not None and self._webhook.has_changed():
            self.listen(self._webhook.settings)
        self._seen, lines = self._board.since(self._seen)
        if not self._may_ask():
            self._end_worker()
            self._hear(lines, listener)
            self._leave_wishes()
            checks, _ = self._checks
            if checks and not any(one.is_asked for one in checks):
                # Whoever has the watch hears those that tell, however seldom they do.
                self._last_asked = self._clock.now()
        elif self._worker is None:
            self._hear(lines, listener)
            self._begin_worker(listener)
        else:
            self._do_as_wished(lines, self._worker)
        if self._webhook is not None:
            self._webhook.tell(listener)

    def _may_ask(self) -> bool:
        try:
            return self._watch.try_take()
        except OSError:
            return True

    def _begin_worker(self, listener: ProbeListener) -> None:
        listener.watch_taken(self._last_asked)
        worker = self._new_worker()
        worker.start(_Relay(listener, self._board, self._webhook, self._told))
        with self._handing:
            self._worker = worker
            worker.clock_changed(self._speed)
            if self._webhook is not None and self._webhook.settings.is_on:
                worker.listen(self._webhook.settings)
            worker.watch(*self._checks)

    def _end_worker(self) -> None:
        with self._handing:
            worker, self._worker = self._worker, None
        if worker is not None:
            self._last_asked = self._clock.now()
            worker.stop()

    def _leave_wishes(self) -> None:
        with suppress(Empty):
            while True:
                self._board.post(_text({"probe": self._wishes.get_nowait()}))

    def _hear(self, lines: Iterable[str], listener: ProbeListener, *, since_fresh: bool = False) -> None:
        """Tell what the one that asks has found."""
        oldest = self._clock.now() - FRESH
        messages = _read(lines)
        heard = [one for message in messages for one in _samples(message)]
        if self._webhook is not None:
            self._webhook.hear(messages)
        samples = [one for one in heard if not since_fresh or one.at >= oldest]
        self._last_asked = max((one.at for one in heard), default=self._last_asked)
        if samples:
            listener.samples_taken(samples)

    def _do_as_wished(self, lines: Iterable[str], worker: ProbeWorker) -> None:
        # Its own answers, which are nearly all that stands there, need not be read.
        for message in _read(line for line in lines if not line.startswith(_ANSWERS)):
            wish = message.get("probe")
            told = self._told.of(wish) if isinstance(wish, str) else None
            if told is not None:
                self._board.post(_text_of([told]))
            elif isinstance(wish, str):
                worker.probe_now(wish)


class _Relay:
    """Tells the window what its worker says, and leaves the answers on the board for the others."""

    def __init__(
        self, listener: ProbeListener, board: Lines, webhook: SharedWebhook | None, told: ToldSamples
    ) -> None:
        self._listener, self._board, self._webhook, self._told = listener, board, webhook, told

    def samples_taken(self, samples: Sequence[Sample]) -> None:
        """Some checks were asked."""
        self._told.keep(samples)
        self._listener.samples_taken(samples)
        told = samples.text if isinstance(samples, SampleLine) else _text_of(samples)
        self._board.post(told)

    def worker_lost(self, reason: str) -> None:
        """Nobody asks at the moment."""
        self._listener.worker_lost(reason)

    def worker_ready(self) -> None:
        """The worker asks again."""
        self._listener.worker_ready()

    def watch_taken(self, last_asked: datetime | None) -> None:
        """A worker of this process's own knows of no watch."""

    def changes_heard(self, changes: "Sequence[ChangeTold]") -> None:
        """Changes were told of; they are this process's to book, so they stand on no board."""
        self._listener.changes_heard(changes)

    def webhook_changed(self, state: WebhookState) -> None:
        """It is listened, or can't be; the others show the same."""
        if self._webhook is not None:
            self._webhook.problem = state.problem
            self._board.post(_text(problem_message(state.problem)))


def _text(message: dict[str, Any]) -> str:
    return to_line(message).decode().rstrip("\n")


def _text_of(samples: Iterable[Sample]) -> str:
    return _text({"samples": [sample_to_data(one) for one in samples]})


def _read(lines: Iterable[str]) -> list[dict[str, Any]]:
    """The messages that can be read: another version may leave others."""
    found = []
    for line in lines:
        try:
            found.append(from_line(line.encode("utf-8", "replace")))
        except (MessageNotReadable, RecursionError):
            _log.warning("A line about live checks can't be read: %r", line[:80])
    return found


def _samples(message: dict[str, Any]) -> list[Sample]:
    try:
        return [sample_from_data(one) for one in message.get("samples", ())]
    except (MessageNotReadable, TypeError) as error:
        _log.warning("An answer of a live check can't be read: %s", error)
        return []
