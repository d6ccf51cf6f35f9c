"""Opens dialogs over the window, one at a time, in its middle."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.stage import Stage


class DialogOpener(QObject):
    """Holds the dialog or menu that is open."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._dialog: DialogFrame | None = None
        self._menu: QMenu | None = None

    def open(self, dialog: DialogFrame, then: Callable[[], object]) -> None:
        """Show a dialog; ``then`` is called when it is accepted."""
        self.close()
        self._dialog = dialog
        dialog.accepted.connect(then)
        dialog.left.connect(self._on_left)
        self._stage.ticker.ticked.connect(dialog.tick)
        dialog.adjustSize()
        dialog.move(self._stage.window.geometry().center() - dialog.rect().center())
        dialog.show()

    def hold(self, menu: QMenu) -> None:
        """Remember a menu, so that it can be closed."""
        self._menu = menu

    def is_open(self, dialog: DialogFrame) -> bool:
        """Whether that dialog still stands."""
        return self._dialog is dialog

    def close(self) -> None:
        """Close whatever is open."""
        if self._dialog is not None:
            self._dialog.reject()
        if self._menu is not None:
            self._menu.close()
            self._menu = None

    def _on_left(self) -> None:
        self._dialog = None
