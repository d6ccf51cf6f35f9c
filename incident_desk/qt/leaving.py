"""Closing the window while an incident is open asks first: keep watch, or stop.

It is asked where a person closes it, and where this window has the watch: else another one goes on watching. The
end of the session is never held up: then the watch is kept.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from incident_desk.domain.events import RecordKind
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage


class Watchkeeping(Protocol):
    """Who goes on watching when this window is gone."""

    @property
    def is_watching(self) -> bool:
        """Whether there is somebody who can."""
        ...

    def keep_watch(self) -> None:
        """When this window closes, the watch is kept."""
        ...

    def stop(self) -> None:
        """When this window closes, nobody watches."""
        ...


class Leaving(QObject):
    """Sees the window being closed; what is done by the program itself asks nobody."""

    def __init__(self, stage: Stage, opener: DialogOpener, keeper: Watchkeeping) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._keeper = stage, opener, keeper
        self._is_ending = False
        stage.window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._on_session_ending)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"quit": self.quit}

    def quit(self) -> None:
        """Close the window, after a question where there is one; what was written is on the disk already."""
        if not self._asks():
            self._stage.window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold a close that a person asked for until the question is answered."""
        if event.type() is QEvent.Type.Close and event.spontaneous() and self._asks():
            event.ignore()
            return True
        return False

    def _asks(self) -> bool:
        """Ask, if there is something to ask; says whether it does."""
        office = self._stage.link.office
        real = [one for one in self._stage.open_incidents if one.record is RecordKind.INCIDENT]
        if self._is_ending or office is None or not office.has_watch or not real:
            return False
        keys = [one.key for one in real]
        dialog = dialogs.QuittingDialog(
            self._stage.themes, keys, self._stage.window, guarded=self._keeper.is_watching
        )
        dialog.stop_wished.connect(self._on_stop)
        self._opener.open(dialog, self._on_keep)
        return True

    def _on_keep(self) -> None:
        self._keeper.keep_watch()
        self._stage.window.close()

    def _on_stop(self) -> None:
        self._keeper.stop()
        self._stage.window.close()

    def _on_session_ending(self) -> None:
        """Logging out, or shutting down."""
        self._is_ending = True
        self._keeper.keep_watch()
