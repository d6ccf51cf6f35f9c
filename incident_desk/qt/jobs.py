"""Work off the GUI thread: what to do, what then, and what if it fails.

Each ``Jobs`` has one thread, so its works run one after the other in the order they were given. ``then`` and
``failed`` are called on the GUI thread. A work never touches a widget.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    result: Any = None
    error: Exception | None = None


class Jobs(QObject):
    """One thread that works through what it is given."""

    busy_changed = Signal(bool)
    """True while something waits or runs."""
    _ended = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting = 0
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``work`` on the thread, then call ``then`` with its result, or ``failed`` with what it raised."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._pool.submit(self._do, _Job(work, then, failed))

    def _do(self, job: _Job) -> None:
        try:
            job.result = job.work()
        except Exception as error:  # noqa: BLE001 - it is handed to `failed`, or logged, on the GUI thread
            job.error = error
        self._ended.emit(job)

    def _on_ended(self, job: _Job) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        if job.error is None:
            if job.then is not None:
                job.then(job.result)
        elif job.failed is not None:
            job.failed(job.error)
        else:
            _log.error("Work off the GUI thread failed", exc_info=job.error)

    def close(self) -> None:
        """Finish what was handed in, then end the thread."""
        self._pool.shutdown(wait=True)
