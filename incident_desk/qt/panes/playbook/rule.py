"""A line of one pixel between the parts of a pane."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import Theme, ThemeService


class Rule(QWidget):
    """The line, in the colour of the theme."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setFixedHeight(1)
        themes.theme_changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the pixel."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._themes.current.colour.line)
        painter.end()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.update()
