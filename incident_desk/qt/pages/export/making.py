"""Makes the files of a copy off the window's thread, the PDF beside the texts; what is finished stays."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.formats.redaction.handout import Handout
from incident_desk.qt.jobs import Jobs
from incident_desk.services.export_values import Made, Progress, State
from incident_desk.services.handing_out import PDF

if TYPE_CHECKING:
    from incident_desk.services.export_work import ExportWork


class Making(QObject):
    """The files of one handout in memory; another handout begins anew."""

    changed = Signal()
    """A format stands otherwise, or the making goes on."""
    _told = Signal(object)

    def __init__(self, work: "ExportWork", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._jobs, self._slow = Jobs("copies", self), Jobs("copies as PDF", self)
        """No text waits for a PDF, which takes seconds."""
        self._stops: dict[str, threading.Event] = {}
        self._handout: Handout | None = None
        self.made: dict[str, Made] = {}
        self.progress: Progress | None = None
        self.waiting: list[str] = []
        """The formats that are made, the present one first, and those that follow."""
        self._told.connect(self._on_told)

    @property
    def is_busy(self) -> bool:
        """Whether something is made."""
        return bool(self.waiting)

    def begin(self, handout: Handout, endings: Sequence[str]) -> None:
        """Make these of a handout; of the same one only what is not there yet. Others are no longer wanted."""
        if handout is not self._handout:
            self.forget()
            self._handout = handout
        for ending in [one for one in self.waiting if one not in endings]:
            self._stop(ending)
        for ending in endings:
            if ending not in self.made and ending not in self.waiting:
                self.waiting.append(ending)
                self._make(handout, ending)
        self.changed.emit()

    def again(self, endings: Sequence[str]) -> None:
        """Make what failed or was stopped once more."""
        if self._handout is not None:
            for ending in endings:
                if ending in self.made and self.made[ending].state in (State.FAILED, State.CANCELLED):
                    del self.made[ending]
            self.begin(self._handout, endings)

    def cancel(self) -> None:
        """Stop what is made; what is finished stays."""
        for ending in list(self.waiting):
            self._stop(ending)
            self.made[ending] = Made(ending, State.CANCELLED)
        self.changed.emit()

    def rest(self) -> None:
        """Nobody looks: what is not finished is made when it is wanted again."""
        self._give_up()
        self.changed.emit()

    def forget(self) -> None:
        """The wish is another one: nothing that was made of the one before counts any more."""
        self._give_up()
        self._handout = None
        self.made.clear()
        self.changed.emit()

    def close(self) -> None:
        """Give up; waits until the work has."""
        self._give_up()
        self._jobs.close()
        self._slow.close()

    def _give_up(self) -> None:
        for ending in list(self.waiting):
            self._stop(ending)

    def _stop(self, ending: str) -> None:
        self._stops[ending].set()
        self.waiting.remove(ending)
        self.progress = None

    def _make(self, handout: Handout, ending: str) -> None:
        stopped = self._stops[ending] = threading.Event()
        work, told = self._work, self._told

        def make() -> Made:
            if stopped.is_set():
                return Made(ending, State.CANCELLED)
            return work.make(handout, ending, told.emit, stopped)

        def then(made: Made) -> None:
            if not stopped.is_set():
                self._take(made)

        def failed(error: Exception) -> None:
            if not stopped.is_set():
                self._take(Made(ending, State.FAILED, why=str(error)))

        jobs = self._slow if ending == PDF else self._jobs
        jobs.run(make, then, failed)

    def _take(self, made: Made) -> None:
        self.made[made.ending] = made
        self.waiting.remove(made.ending)
        self.progress = None
        self.changed.emit()

    def _on_told(self, progress: Progress) -> None:
        if self.waiting and progress.ending == self.waiting[0]:
            self.progress = progress
            self.changed.emit()
