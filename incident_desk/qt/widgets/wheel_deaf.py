"""Boxes that a turn of the wheel passes over: who scrolls a page changes nothing on it without a word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget


class ChoiceBox(QComboBox):
    """One of some words. The wheel scrolls what the box lies in, even after a choice: the focus is still here then,
    and so is the pointer. Keys and its list choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()


class NumberBox(QSpinBox):
    """A number, which the wheel turns only while it is being typed, so while the box has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page where the number is not being typed."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
