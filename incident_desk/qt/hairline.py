"""The one-pixel line between parts: tone, not a border."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import Theme, ThemeService


class Hairline(QWidget):
    """A line of one pixel, upright or level, in the line colour of the theme."""

    def __init__(self, themes: ThemeService, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        themes.theme_changed.connect(self._on_theme_changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._themes.current.colour.line)
        painter.end()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.update()
