"""The guardian process: hears the desk on its pipe, and alarms when the desk is dead, frozen or blind.

Started as `incident-desk _guardian`. It outlives the desk: a closed pipe is a reason to alarm, not to end. It ends
when nothing is left to watch, when it is told to, or when another guardian has taken its place (`claim`).
It imports neither Qt nor SQLAlchemy nor httpx.
"""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

# One thread that reads: a pipe can't be waited for together with a time on every system.
from threading import Thread  # noqa: TID251
from threading import enumerate as running_threads
from time import monotonic
from typing import Any, BinaryIO

from incident_desk.adapters.alarms.system import system_alarms
from incident_desk.adapters.awake import system_awake
from incident_desk.adapters.guardian.claim import Claim
from incident_desk.adapters.guardian.journal import Journal
from incident_desk.adapters.guardian.wire import KEEP, LineNotReadable, duty_from_data, from_line
from incident_desk.adapters.local_zone import LocalZone
from incident_desk.adapters.system_clock import SteadyClock, ThisMachine
from incident_desk.services.alarms import Announcer
from incident_desk.services.awake import KeepAwake, LetSleep, reason_of
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import Duty, Finding, Vigil, What

LOOK_EVERY_S = 0.5
GONE_S = 60.0
"""How long the data folder may be away."""
SOUND_S = 20.0
"""How long its end waits for the players."""


class Guardian:
    """One guardian of a data folder, from its first line to its end."""

    def __init__(
        self,
        files: dict[str, str],
        new_announcer: Callable[[Callable[[], bool]], Announcer],
        awake: KeepAwake | None = None,
    ) -> None:
        self._machine = ThisMachine()
        self._clock = SteadyClock(Path(files["clock"]), self._machine)
        self._journal = Journal(Path(files["journal"]))
        self._claim = Claim(Path(files["claim"]), f"{os.getpid()}-{os.urandom(6).hex()}")
        self._settings = Settings()
        self._announcer = new_announcer(self._wants_sound)
        self._awake, self._why_awake = awake or LetSleep(), ""
        self._vigil: Vigil | None = None
        self._folder, self._there_at = Path(files["claim"]).parent, self._boot()
        self._stopped = False

    @property
    def is_over(self) -> bool:
        """Whether there is no more use in it."""
        return self._stopped or (self._vigil is not None and self._vigil.is_over)

    def hear(self, message: dict[str, Any]) -> None:
        """Act on one message of the desk.

        Raises:
            LineNotReadable: it is none.
        """
        if "open" in message:
            duty = duty_from_data(message)
            self._why_awake = reason_of([one.key for one in duty.open])
            self._say(self._in_charge(duty).hold(duty, self._boot()))
        elif "farewell" in message:
            self._part(keep=message["farewell"] == KEEP)
        elif "settings" in message:
            self._settings = Settings.from_data(message["settings"])
        elif self._vigil is not None:
            self._say(self._vigil.beat(self._boot()))

    def lose(self) -> None:
        """The pipe is closed."""
        if self._vigil is None:
            self._stopped = True
        elif not self._stopped:
            self._say(self._vigil.lost(self._clock.now()))
            self._awake.keep(self._why_awake)

    def look(self) -> None:
        """See what the clocks say, and whether another one guards."""
        if self._vigil is not None and not self._stopped:
            if not self._claim.is_ours() or self._is_folder_gone(self._vigil):
                self._stopped = True
                return
            self._say(self._vigil.look(self._clock.now(), self._boot()))

    def end(self) -> None:
        """The last line."""
        self._awake.keep("")
        if self._vigil is not None:
            why = "nothing is left to watch" if self._vigil.is_over else "the desk said so"
            if not self._claim.is_ours():
                why = "another guardian has the watch, or nothing is left to watch"
            self._claim.give_up()
            self._journal.write(Finding(What.ENDED, f"The guardian ends: {why}"), self._clock.now())

    def _in_charge(self, duty: Duty) -> Vigil:
        """With the first duty it takes the charge; what was said before it is not said again."""
        if self._vigil is None:
            self._claim.take()
            self._vigil = Vigil(self._boot(), self._journal.told())
            keys = tuple(one.key for one in duty.open)
            self._say([Finding(What.BEGAN, "The guardian watches", None, keys)])
        return self._vigil

    def _part(self, *, keep: bool) -> None:
        if keep and self._vigil is not None:
            self._say(self._vigil.left())
            # The desk let go of it: a computer that sleeps keeps no watch.
            self._awake.keep(self._why_awake)
        else:
            self._stopped = True

    def _say(self, findings: Sequence[Finding]) -> None:
        """First the line, then the noise; neither where another one is in charge."""
        for finding in findings:
            with self._claim.held() as is_ours:
                if not is_ours:
                    self._stopped = True
                    return
                self._journal.write(finding, self._clock.now())
            if finding.alarm is not None:
                self._announcer.announce(finding.alarm)

    def _is_folder_gone(self, vigil: Vigil) -> bool:
        """Whether nobody feeds it and the data folder was deleted; a disk may be away for a moment."""
        if not vigil.is_alone or self._folder.is_dir():
            self._there_at = self._boot()
        return self._boot() - self._there_at > GONE_S

    def _wants_sound(self) -> bool:
        return self._settings.wants_sound(self._clock.now().astimezone(LocalZone()))

    def _boot(self) -> float:
        return self._machine.boot_ns() / 1e9


def main() -> None:
    """Run the guardian until there is nothing left to do; ends the process."""
    _leave_everything()
    inbox: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read, args=(sys.stdin.buffer, inbox), name="guardian-ear", daemon=True).start()
    files = _first_words(inbox)
    if files is not None:
        guardian = Guardian(files, system_alarms, system_awake())
        while not guardian.is_over:
            _turn(guardian, inbox)
        guardian.end()
        _let_sound()
    # The ear may be waiting still, and Python can't end while a thread reads.
    os._exit(0)


def _leave_everything() -> None:
    """Hold no folder and no terminal of the desk's."""
    if os.name == "posix":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        os.chdir("/")


def _let_sound() -> None:
    """An alarm that has just begun is heard to its end."""
    until = monotonic() + SOUND_S
    for thread in running_threads():
        if thread.name.startswith("alarm-"):
            thread.join(max(0.0, until - monotonic()))


def _read(pipe: BinaryIO, inbox: "SimpleQueue[bytes]") -> None:
    """Every line; an empty one is the end."""
    with suppress(OSError, ValueError):
        while line := pipe.readline():
            inbox.put(line)
    inbox.put(b"")


def _first_words(inbox: "SimpleQueue[bytes]") -> dict[str, str] | None:
    """Where the files are; None where nobody says it."""
    with suppress(LineNotReadable):
        found = from_line(inbox.get()).get("guard")
        if isinstance(found, dict) and found.keys() >= {"claim", "journal", "clock"}:
            return {name: str(path) for name, path in found.items()}
    return None


def _turn(guardian: Guardian, inbox: "SimpleQueue[bytes]") -> None:
    """Hear what has come, or wait a little for it; then look."""
    with suppress(Empty):
        line = inbox.get(timeout=LOOK_EVERY_S)
        while True:
            _hear(guardian, line)
            line = inbox.get_nowait()
    guardian.look()


def _hear(guardian: Guardian, line: bytes) -> None:
    """A line that can't be read says at least that somebody speaks."""
    if not line:
        guardian.lose()
        return
    try:
        guardian.hear(from_line(line))
    except LineNotReadable:
        guardian.hear({})
