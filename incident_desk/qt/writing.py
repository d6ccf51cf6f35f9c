"""What is on its way to the disk, and how it ended."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import DeskError, StoreFailure
from incident_desk.qt.jobs import Jobs


class Writing(QObject):
    """Counts the writes that have not come back, so that "Saved" is said only when nothing is left."""

    saving_changed = Signal(bool)
    """True while something is on its way, False once nothing is, whether it was written or not."""

    not_saved = Signal()
    """A write did not come to the disk though no rule said no."""

    def __init__(self, jobs: Jobs, failed: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._failed = jobs, failed
        self._unwritten = 0

    def write(self, work: Callable[[], Any], then: Callable[[Any], None] | None) -> None:
        """Do a write on the desk's thread; ``then`` gets its result once it is on the disk."""
        self._unwritten += 1
        if self._unwritten == 1:
            self.saving_changed.emit(True)
        self._jobs.run(work, lambda result: self._on_written(result, then), self._on_not_written)

    def _on_written(self, result: Any, then: Callable[[Any], None] | None) -> None:
        self._come_back()
        if then is not None:
            then(result)

    def _on_not_written(self, error: Exception) -> None:
        self._come_back()
        if isinstance(error, StoreFailure) or not isinstance(error, DeskError):
            self.not_saved.emit()
        self._failed(error)

    def _come_back(self) -> None:
        self._unwritten -= 1
        if self._unwritten == 0:
            self.saving_changed.emit(False)
