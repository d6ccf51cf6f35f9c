"""Runs a command that a person at this computer has allowed, once, and says what came of it.

No shell, nothing on its input, and a group of its own that is ended as a whole: at the deadline, when it says too
much, and also when it has ended by itself, for what it left running belongs to no check. What moves itself to
another group is not followed, and not waited for. Output is bounded while it is read.
"""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import incident_desk
from incident_desk.adapters.probes.faults import AskNotPossible, outcome_of, said
from incident_desk.adapters.probes.phases import Phases
from incident_desk.domain.checks.command import MOST_OUTPUT_BYTES, CommandOptions
from incident_desk.domain.checks.texts import unmet_text
from incident_desk.domain.evidence import EVIDENCE_BYTES, as_text
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

MOST_AT_ONCE = 16
"""Commands that run at the same time; each is a process."""
FAIR_WAIT = 0.1
"""How much of its time a command may wait for its turn and still be judged by the rest."""
LEAST_S = 0.01
CROWDED = "too many commands run at the same time"
TO_END_S = 0.1
"""After the polite word, before the one that can't be ignored."""
DRAIN_S = 0.05
Allows = Callable[[Sequence[str]], bool]
NOT_ALLOWED = "nobody at this computer has allowed this command"


class CommandProbe:
    """Asks command checks. `now` stamps the samples, in UTC; `allows` says which commands may be run here."""

    def __init__(self, now: Callable[[], datetime], allows: Allows) -> None:
        self._now, self._allows = now, allows
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Run it once, for `deadline_s` real seconds at most."""
        options = check.options
        assert isinstance(options, CommandOptions)
        phases, output = Phases.begin(), bytearray()
        if not self._allows(options.command):
            return self._sample(check, phases, output, Fault.NO_CONSENT, NOT_ALLOWED)
        try:
            async with asyncio.timeout(deadline_s):
                await self._places.acquire()
        except TimeoutError:
            return self._sample(check, phases, output, Fault.PROBE, CROWDED)
        waited_s = phases.timing().total_ms / 1000
        try:
            code = await _run(options.command, max(deadline_s - waited_s, LEAST_S), output)
            fault, error = await _judged(options, code, output)
        except _StillRunning:
            # One that had to wait for its turn had less time than the check gives it: that proves nothing.
            is_fair = waited_s < deadline_s * FAIR_WAIT
            fault, error = (
                (Fault.TIMEOUT, f"not done in {check.timeout_s:g} s") if is_fair else (Fault.PROBE, CROWDED)
            )
        except AskNotPossible as problem:
            fault, error = said(problem)
        finally:
            self._places.release()
        return self._sample(check, phases, output, fault, error)

    def _sample(self, check: Check, phases: Phases, output: bytearray, fault: Fault | None, error: str) -> Sample:
        return Sample(
            check_id=check.id,
            at=self._now(),
            outcome=Outcome.OK if fault is None else outcome_of(fault),
            timing=phases.timing(),
            fault=fault,
            error=error,
            evidence=as_text(bytes(output[:EVIDENCE_BYTES])),
            cut=len(output) > MOST_OUTPUT_BYTES,
        )


class _StillRunning(Exception):
    """The command has not ended in its time."""


async def _judged(options: CommandOptions, code: int | None, output: bytearray) -> tuple[Fault | None, str]:
    if code is None:
        return Fault.CONTENT, f"it said more than {MOST_OUTPUT_BYTES} bytes"
    if code < 0:
        return Fault.EXIT, f"ended by signal {-code}"
    if code not in options.exit_codes:
        expected = ", ".join(str(one) for one in options.exit_codes)
        return Fault.EXIT, f"exit code {code}, expected {expected}"
    text = output.decode("utf-8", "replace")
    judge = partial(unmet_text, text, options.contains, options.lacks, options.matches)
    if not options.matches:
        error = judge(lambda pattern, text: False)
    else:
        from incident_desk.adapters.probes.patterns import matches

        error = await asyncio.to_thread(judge, matches)
    return (Fault.CONTENT, error.replace("the answer", "its output")) if error else (None, "")


async def _run(command: Sequence[str], deadline_s: float, output: bytearray) -> int | None:
    """Its exit code, None where it said too much. Raises `_StillRunning`, `AskNotPossible`."""
    loop, talk = asyncio.get_running_loop(), _Talk(output)
    try:
        transport, _ = await loop.subprocess_exec(
            lambda: talk,
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=os.name == "posix",
            cwd=Path.home(),
            env=_environment(),
        )
    except (OSError, ValueError) as error:
        why = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        raise AskNotPossible(f"{command[0]}: {why.lower()}") from error
    try:
        async with asyncio.timeout(deadline_s):
            await asyncio.wait({talk.exited, talk.full}, return_when=asyncio.FIRST_COMPLETED)
            if not talk.full.done():
                await asyncio.wait({talk.closed, talk.full}, timeout=DRAIN_S, return_when=asyncio.FIRST_COMPLETED)
            return None if talk.full.done() else transport.get_returncode()
    except TimeoutError:
        raise _StillRunning from None
    finally:
        await _end(transport, talk)


class _Talk(asyncio.SubprocessProtocol):
    """What a command says, and that it has ended: two things, as what it left running may hold its output open."""

    def __init__(self, output: bytearray) -> None:
        self._output = output
        loop = asyncio.get_running_loop()
        self.full: asyncio.Future[None] = loop.create_future()
        self.closed: asyncio.Future[None] = loop.create_future()
        self.exited: asyncio.Future[None] = loop.create_future()

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """asyncio: it said something."""
        self._output += data[: MOST_OUTPUT_BYTES + 1 - len(self._output)]
        if len(self._output) > MOST_OUTPUT_BYTES:
            _set(self.full)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """asyncio: it says no more."""
        _set(self.closed)

    def process_exited(self) -> None:
        """asyncio: it has ended."""
        _set(self.exited)


def _set(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)


async def _end(transport: asyncio.SubprocessTransport, talk: _Talk) -> None:
    """End the whole group, politely where it still runs, and let go of its output."""
    if not talk.exited.done():
        _signal(transport, getattr(signal, "SIGTERM", 15))
        await asyncio.wait({talk.exited}, timeout=TO_END_S)
    _signal(transport, getattr(signal, "SIGKILL", 9))
    await asyncio.wait({talk.exited}, timeout=TO_END_S)
    transport.close()


def _signal(transport: asyncio.SubprocessTransport, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(transport.get_pid(), number)
        elif transport.get_returncode() is None:
            transport.kill()


def _environment() -> dict[str, str]:
    """This person's environment, without the folder that our own children need to find us."""
    here = str(Path(incident_desk.__file__).parent.parent)
    paths = [one for one in os.environ.get("PYTHONPATH", "").split(os.pathsep) if one and one != here]
    without = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return without | ({"PYTHONPATH": os.pathsep.join(paths)} if paths else {})
