"""Which record is opened: the named one, or, where that can't be, the same again or another folder."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.errors import DeskError
from incident_desk.qt.notices import Answer, Notices
from incident_desk.qt.stage import Stage
from incident_desk.services.office import Office

Opener = Callable[[], Office]
Elsewhere = Callable[[str], Opener]
"""What opens the record of a folder."""


class RecordChoice(QObject):
    """Opens the record, and asks what to do where it can't be opened. Nothing is changed in the meantime."""

    def __init__(self, stage: Stage, notices: Notices) -> None:
        super().__init__(stage.window)
        self._stage, self._notices = stage, notices
        self._opener: Opener | None = None
        self._elsewhere: Elsewhere | None = None
        self._chosen, self._why = "", ""
        stage.link.opened.connect(self._on_opened)
        stage.link.open_failed.connect(self._on_open_failed)

    def open(self, opener: Opener, elsewhere: Elsewhere | None = None) -> None:
        """Open this record in the background."""
        self._opener, self._elsewhere = opener, elsewhere
        self._stage.link.open(opener)

    def _on_opened(self, _office: Office) -> None:
        self._notices.clear()
        if self._chosen:
            self._stage.window.say(f"Working in {self._chosen}. To start there: --data-dir")

    def _on_open_failed(self, error: DeskError) -> None:
        self._stage.window.show_opening(failed=True)
        self._why = str(error)
        self._ask()

    def _ask(self) -> None:
        other = (Answer("Choose another folder…", self._choose),) if self._elsewhere else ()
        again = Answer("Open again", self._open_again)
        self._notices.tell("The record can't be opened", self._why, *other, again)

    def _open_again(self) -> None:
        if self._opener is not None:
            self._stage.window.show_opening()
            self._stage.link.open(self._opener)

    def _choose(self) -> None:
        chooser = QFileDialog(self._stage.window, "A folder for the record")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self._on_chosen)
        chooser.rejected.connect(self._ask)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_chosen(self, folder: str) -> None:
        if self._elsewhere is not None:
            self._chosen = folder
            self._opener = self._elsewhere(folder)
            self._open_again()
