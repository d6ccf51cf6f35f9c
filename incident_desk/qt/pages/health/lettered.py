"""A line of plain text in the letters of the design, which follow the theme."""

from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.theme.marks import Tone
from incident_desk.qt.widgets.elided_label import ElidedLabel


class Lettered(ElidedLabel):
    """Shortened where there is no room."""

    def __init__(
        self, themes: ThemeService, kind: TextKind = TextKind.BODY, tone: Tone = "", *,
        weight: int | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", parent)
        self._kind, self._weight = kind, weight
        set_tone(self, tone)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFont(theme.font(self._kind, weight=self._weight, tabular=True))
