"""What a widget is handed: something that holds a look and says when it has changed."""

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.theme.theme import Theme


class Themes(QObject):
    """A theme, and the word that there is another one."""

    theme_changed = Signal(object)
    """The new Theme."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = theme

    @property
    def current(self) -> Theme:
        """The theme that is shown now."""
        return self._current
