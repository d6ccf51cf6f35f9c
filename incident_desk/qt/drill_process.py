"""A drill in a window and a process of its own: whatever it does, the real record is out of its reach."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import incident_desk

_FOLDER = "INCIDENT_DESK_DATA"
_END_MS = 3000


@dataclass(frozen=True, slots=True)
class DrillOrder:
    """The playbook by its name in the library, how much faster than real time, and where the results go."""

    playbook: str
    title: str
    speed: float
    folder: str


@dataclass(frozen=True, slots=True)
class DrillEnd:
    """How a drill ended: the report's place, or else why there is none."""

    order: DrillOrder
    report: str = ""
    failure: str = ""


class DrillProcess(QObject):
    """At most one drill at a time. Nothing here waits but ``stop``, which ends the process."""

    begun = Signal(object)
    """The process runs: the ``DrillOrder``."""
    ended = Signal(object)
    """The process is gone by itself: the ``DrillEnd``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: DrillOrder | None = None
        self._process = QProcess(self)
        self._process.started.connect(self._on_started)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def order(self) -> DrillOrder | None:
        """What is being played; None where nothing is."""
        return self._order

    @property
    def process_id(self) -> int:
        """The process's number; 0 where there is none."""
        return self._process.processId()

    def start(self, order: DrillOrder, library: str) -> None:
        """Play it, with the playbooks of that data folder; ``begun`` and ``ended`` follow.

        The drill's own record lies in the order's folder: the library is only read.
        """
        if self._order is not None:
            raise RuntimeError("A drill is running")
        self._order = order
        environment = QProcessEnvironment.systemEnvironment()
        here = str(Path(incident_desk.__file__).parent.parent)
        paths = [path for path in (here, environment.value("PYTHONPATH")) if path]
        environment.insert("PYTHONPATH", _SEPARATOR.join(paths))
        if library:
            environment.insert(_FOLDER, library)
        self._process.setProcessEnvironment(environment)
        self._process.start(sys.executable, drill_words(order))
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """End it now; nothing is told. Waits until it is gone, so that none is left behind."""
        self._order = None
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.terminate()
        if not self._process.waitForFinished(_END_MS):
            self._process.kill()
            self._process.waitForFinished(_END_MS)

    def _on_started(self) -> None:
        self.begun.emit(self._order)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        complained = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        crashed = status is QProcess.ExitStatus.CrashExit
        report = "" if code or crashed else _report_in(said)
        self._end(report, "" if report else _why(complained, code, crashed=crashed))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        """The other errors are followed by ``finished``."""
        if error is QProcess.ProcessError.FailedToStart:
            self._end("", f"It can't be started: {self._process.errorString()}")

    def _end(self, report: str, failure: str) -> None:
        order, self._order = self._order, None
        if order is not None:
            self.ended.emit(DrillEnd(order, report, failure))


_SEPARATOR = ";" if sys.platform == "win32" else ":"


def drill_words(order: DrillOrder) -> list[str]:
    """The words after the program's name. A name that begins with a dash stays a name."""
    # -P: never import from the folder the person happens to be in.
    program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "incident_desk"]
    return [
        *program,
        "drill",
        f"--playbook={order.playbook}",
        f"--speed={order.speed:g}",
        "--window",
        "--json",
        f"--output={order.folder}",
    ]


def _report_in(said: str) -> str:
    """The PDF report that the drill says it left."""
    try:
        files = json.loads(said)["files"]
        return next(str(file) for file in files if str(file).endswith(".pdf"))
    except (ValueError, KeyError, TypeError, StopIteration):
        return ""


def _why(complained: str, code: int, *, crashed: bool) -> str:
    """Its own last word, else how it ended."""
    lines = [line.strip() for line in complained.splitlines() if line.strip()]
    own = [line.removeprefix("incident-desk: ") for line in lines if line.startswith("incident-desk: ")]
    if own:
        return own[-1]
    if crashed:
        return f"Its process was ended by signal {code}"
    return f"Its process ended with code {code}{': ' + lines[-1] if lines else ''}"
