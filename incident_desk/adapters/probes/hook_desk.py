"""The webhook in the worker process: listens where it is told to, and makes samples and changes of what is told."""

import asyncio
import errno
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from incident_desk.adapters.probes import hook_memory
from incident_desk.adapters.probes.hook_book import HookBook
from incident_desk.adapters.probes.hook_gate import Admitted, Place
from incident_desk.adapters.probes.hook_server import HookServer, Reply
from incident_desk.adapters.probes.hook_wire import Listen, change_to_data
from incident_desk.domain.counted import counted
from incident_desk.domain.evidence import EVIDENCE_BYTES, as_text
from incident_desk.domain.health import Check, Sample
from incident_desk.formats.hooks.parts import HookNotReadable
from incident_desk.formats.hooks.reading import read_call, read_change

RETRY_S = 2.0
OFF = "nobody listens at the webhook: see incident-desk webhook show"
NO_CALL = "nobody has called yet"
NOISE_S = 60.0
"""Of calls that are turned away there is one line in that time, with how many they were."""
CALLS_A_SECOND = 20
MOST_AT_ONCE = 100

Write = Callable[[dict[str, Any]], None]


class HookDesk:
    """One listening at a time. All on one event loop."""

    def __init__(self, write: Write, deliver: Callable[[Sample], None], now: Callable[[], datetime]) -> None:
        self._write, self._deliver, self._now = write, deliver, now
        self._loop = asyncio.get_running_loop()
        self._book = HookBook(now)
        self._order: Listen | None = None
        self._deaf, self._is_deafness_told = OFF, False
        """Why nobody is heard; empty while somebody is, or will be in a moment."""
        self._task: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None
        self._is_unsaved = False
        self._turned_away, self._noise_at = 0, -NOISE_S
        self._allowance, self._allowed_at = float(MOST_AT_ONCE), self._loop.time()

    def listen(self, told: Mapping[str, Any] | None) -> None:
        """Listen there from now on, and nowhere else. Raises KeyError, TypeError or ValueError."""
        order = None if told is None else Listen.from_data(told)
        if order == self._order:
            return
        self.close()
        self._order = order
        if order is None:
            self._go_deaf(OFF)
        else:
            self._deaf = ""
            self._task = self._loop.create_task(self._keep(order))
            self._task.add_done_callback(self._on_ended)

    def watch(self, checks: Iterable[Check]) -> None:
        """These checks stand on hooks, and no others."""
        new = self._book.follow(checks)
        if self._deaf:
            self._tell_deaf(new)
        else:
            self._tell(self._book.standing(new))

    def close(self) -> None:
        """Listen no more."""
        if self._task is not None:
            self._task.cancel()
        self._order = self._task = None

    def _on_ended(self, task: asyncio.Task[None]) -> None:
        """It listens until it is told otherwise: an end of another kind is a fault of ours, and said."""
        if not task.cancelled() and (error := task.exception()) is not None:
            self._write({"listening": {"problem": f"the webhook failed: {error!r}"}})

    async def _keep(self, order: Listen) -> None:
        """Listen as soon as the port is free, and note that somebody does."""
        server = HookServer(order.secret, self._answer, self._on_turned_away)
        try:
            await self._open(server, order)
            self._recall(order)
            while True:
                before = self._now()
                self._note_listening(order)
                await asyncio.sleep(hook_memory.TOUCH_S)
                if self._now() - before > hook_memory.LONGEST_GAP:
                    self._book.known_from = self._now()
        finally:
            server.close()

    async def _open(self, server: HookServer, order: Listen) -> None:
        told = ""
        while True:
            try:
                await server.open(order.port)
            except OSError as error:
                problem = _why_not(order.port, error)
                if problem != told:
                    self._write({"listening": {"problem": problem}})
                else:
                    # Not at the first time: whoever listened before may be about to leave.
                    self._go_deaf(problem)
                told = problem
                await asyncio.sleep(RETRY_S)
            else:
                self._write({"listening": {"problem": ""}})
                return

    def _go_deaf(self, why: str) -> None:
        """A check must not go on to look normal while nobody hears that it is not."""
        if why != self._deaf:
            self._deaf = why
            self._tell_deaf(self._book.checks)

    def _tell_deaf(self, checks: Collection[str]) -> None:
        self._is_deafness_told |= bool(checks)
        self._tell(self._book.deaf(self._deaf, checks))

    def _recall(self, order: Listen) -> None:
        """What was told before, and whether that still says how things stand."""
        self._deaf = ""
        if order.memory is not None:
            self._book.hooks, is_fresh = hook_memory.load(order.memory, self._now())
            self._book.known_from = None if is_fresh else self._now()
        known = self._book.standing()
        self._tell(known)
        if self._is_deafness_told:
            # Why there is no data is another thing from now on.
            self._is_deafness_told = False
            self._tell(self._book.deaf(NO_CALL, self._book.checks - {one.check_id for one in known}))

    def _answer(self, asked: Admitted, body: bytes) -> Reply:
        if not self._is_within_measure():
            return Reply(HTTPStatus.TOO_MANY_REQUESTS, f"{CALLS_A_SECOND} calls a second at most")
        try:
            return self._change(asked, body) if asked.place is Place.CHANGE else self._call(asked, body)
        except HookNotReadable as error:
            return Reply(HTTPStatus.UNPROCESSABLE_ENTITY, f"Not understood: {error}")

    def _call(self, asked: Admitted, body: bytes) -> Reply:
        call = read_call(body, asked.content_type, asked.query)
        names = self._book.names
        if not names:
            # To be tried again: as the desk starts, its checks come a moment later.
            return Reply(HTTPStatus.SERVICE_UNAVAILABLE, "No check stands on a webhook at the moment")
        if asked.name not in names:
            return Reply(HTTPStatus.NOT_FOUND, f"No check stands on {asked.name}. There are: {', '.join(names)}")
        if not call.alerts:
            return Reply(HTTPStatus.OK, f"Understood: {call.words}")
        evidence = as_text((body or asked.query.encode())[:EVIDENCE_BYTES])
        samples = self._book.take(asked.name, call, evidence)
        self._tell(samples)
        self._save()
        return Reply(HTTPStatus.OK, f"Noted for {counted(len(samples), 'check')}")

    def _tell(self, samples: Iterable[Sample]) -> None:
        for sample in samples:
            self._deliver(sample)

    def _change(self, asked: Admitted, body: bytes) -> Reply:
        change = read_change(body, asked.content_type)
        if change is None:
            return Reply(HTTPStatus.OK, "Understood: it has not ended, so it is no change yet")
        told = replace(change, cause=change.cause or self._now().isoformat())
        self._write({"changes": [change_to_data(told)]})
        return Reply(HTTPStatus.OK, f"Noted: {change.what.value}")

    def _is_within_measure(self) -> bool:
        now = self._loop.time()
        self._allowance = min(float(MOST_AT_ONCE), self._allowance + (now - self._allowed_at) * CALLS_A_SECOND)
        self._allowed_at = now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True

    def _on_turned_away(self, why: str) -> None:
        self._turned_away += 1
        if self._loop.time() - self._noise_at >= NOISE_S:
            count, self._turned_away, self._noise_at = self._turned_away, 0, self._loop.time()
            times = "a call" if count == 1 else f"{count} calls"
            self._write({"problem": f"the webhook turned {times} away, the last one {why}"})

    def _note_listening(self, order: Listen) -> None:
        if order.memory is not None:
            with suppress(OSError):
                hook_memory.touch(order.memory, self._now())

    def _save(self) -> None:
        self._is_unsaved = True
        if self._saving is None and self._order is not None and self._order.memory is not None:
            self._saving = self._loop.create_task(self._write_memory(self._order))

    async def _write_memory(self, order: Listen) -> None:
        """Off the loop, for a disk may be slow; what comes meanwhile is written after it."""
        try:
            while self._is_unsaved and order.memory is not None:
                self._is_unsaved = False
                data = hook_memory.to_bytes(self._book.hooks)
                await asyncio.to_thread(hook_memory.save, order.memory, data, self._now())
        except OSError as error:
            self._write({"problem": f"what the webhook was told can't be kept: {error.strerror}"})
        finally:
            self._saving = None


def _why_not(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program. Choose another one: incident-desk webhook on --port N"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} may not be used here. Choose one above 1023: incident-desk webhook on --port N"
    return f"port {port} can't be opened: {error.strerror}"
