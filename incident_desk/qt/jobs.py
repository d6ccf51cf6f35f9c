"""Work off the GUI thread: what to do, what then, and what if it fails.

Each ``Jobs`` has one thread, so its works run one after the other in the order they were given. ``then`` and
``failed`` are called on the GUI thread. A work never touches a widget. What fails without a ``failed`` is logged.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from incident_desk.qt.garbage import collect_on_gui_thread

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
        collect_on_gui_thread()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting = 0
        self._closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``work`` on the thread, then call ``then`` with its result, or ``failed`` with what it raised.

        After ``close`` nothing is taken in any more: a window that goes away has no further wish.
        """
        if self._closed:
            _log.info("A wish came after the end and was left out")
            return
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
        then, failed = job.then, job.failed
        # The thread may be the last to let go of the job; what the job refers to must end here, on the GUI thread.
        job.work, job.then, job.failed = _nothing, None, None
        if job.error is None:
            if then is not None:
                then(job.result)
        elif failed is not None:
            failed(job.error)
        else:
            _log.error("Work off the GUI thread failed", exc_info=job.error)

    def close(self) -> None:
        """Finish what was handed in, tell how it ended, then end the thread. Waits."""
        self._closed = True
        self._pool.shutdown(wait=True)
        # The event loop may not run again, and a failure at the very end must be told as well.
        QCoreApplication.sendPostedEvents(self)


def _nothing() -> None:
    return
