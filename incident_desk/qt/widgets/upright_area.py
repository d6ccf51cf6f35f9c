"""A place for more rows than there is room: it scrolls up and down alone, and is as wide as it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def upright_area(parent: QWidget | None = None) -> QScrollArea:
    """The area, without a frame. The Tab key stops at what is in it, not at the area itself."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
