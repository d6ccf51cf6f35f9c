"""A text field that hands on what is pasted or dropped and is no text for it, such as a picture or a file."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget


class OfferingText(QPlainTextEdit):
    """Takes plain text alone. What ``is_offer`` says yes to is ``offered``; Ctrl+Shift+V pastes as text anyway."""

    offered = Signal(object)
    """The ``QMimeData`` that was pasted or dropped; it is there only while this is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_offer: Callable[[QMimeData], bool] = _is_none

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and what can be offered."""
        return self.is_offer(source) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only text is taken in."""
        if self.is_offer(source):
            self.offered.emit(source)
        elif source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste as text, however long it is."""
        if event.key() == Qt.Key.Key_V and event.modifiers() == _CTRL_SHIFT and not self.isReadOnly():
            self.insertPlainText(QApplication.clipboard().text())
            return
        super().keyPressEvent(event)


_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _is_none(_source: QMimeData) -> bool:
    return False
