"""The desk's look, as large as the wall's screen: one composition, scaled and never laid out anew."""

from dataclasses import replace

from PySide6.QtCore import QObject, QSize

from incident_desk.qt.theme import Density, Theme, Themes

WIDTH, HEIGHT = 1920, 1080
"""The screen that the composition is drawn for, in pixels."""
_LEAST = 0.2


class WallThemes(Themes):
    """Follows the desk's theme; its scale is that of the wall's window, whatever text size the desk has."""

    def __init__(self, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(_at(themes.current, 1.0), parent)
        self._themes = themes
        themes.theme_changed.connect(self._on_theme_changed)

    def fit(self, size: QSize) -> None:
        """Scale to a window of that size: the whole composition stays on it."""
        self._show(_at(self._themes.current, max(_LEAST, min(size.width() / WIDTH, size.height() / HEIGHT))))

    def _on_theme_changed(self, theme: Theme) -> None:
        self._show(_at(theme, self._current.scale))

    def _show(self, theme: Theme) -> None:
        if theme != self._current:
            self._current = theme
            self.theme_changed.emit(theme)


def _at(theme: Theme, scale: float) -> Theme:
    return replace(theme, density=Density.COMFORTABLE, scale=scale)
