"""The line at the top of a column: its name, and a few words beside it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService


class PaneHead(QWidget):
    """A heading of the page; what stands at the right of it can be added."""

    def __init__(self, themes: ThemeService, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Lettered(themes, TextKind.STRONG, parent=self)
        self.name.setText(name)
        self.words = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.name)
        self.row.addWidget(self.words, 1)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)

    def say(self, words: str) -> None:
        """The words beside the name."""
        self.words.setText(words)

    def _fit(self, theme: Theme) -> None:
        side = theme.px(14 if theme.is_compact else 20)
        self.row.setContentsMargins(side, 0, theme.px(12), 0)
        self.row.setSpacing(theme.px(10))
        self.setFixedHeight(theme.px(34 if theme.is_compact else 44))
