"""What the signs of the checks mean."""

from PySide6.QtWidgets import QGridLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

WORDS = (
    (GlyphState.NORMAL, "Normal", "Normal"),
    (GlyphState.SLOW, "Slow or partly failing", "Slow"),
    (GlyphState.DOWN, "Down", "Down"),
    (GlyphState.FLAPPING, "Flapping: up and down", "Flapping"),
    (GlyphState.RECOVERED, "Recovered in the last 5 minutes", "Recovered"),
    (GlyphState.NO_DATA, "No data", "No data"),
    (GlyphState.BLIND, "Not judged: own network or sleep", "Not judged"),
    (GlyphState.SUPPRESSED, "Fails under another check", "Suppressed"),
    (GlyphState.MAINTENANCE, "In maintenance", "Maintenance"),
    (GlyphState.PAUSED, "Paused", "Paused"),
)
"""Each sign with its words, in full and short."""


class Legend(QWidget):
    """One column, or two with short words where there is little room."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._grid = QGridLayout(self)
        self._rows = [
            (StateGlyph(themes, GlyphModel(state), self), Lettered(themes, TextKind.SMALL, "text2", parent=self))
            for state, _, _ in WORDS
        ]
        self.setAccessibleName("What the signs mean")
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def _fit(self) -> None:
        theme = self._themes.current
        columns = 2 if theme.is_compact else 1
        for place, ((glyph, label), (_, words, short)) in enumerate(zip(self._rows, WORDS, strict=True)):
            label.setText(short if theme.is_compact else words)
            row, column = divmod(place, columns)
            self._grid.addWidget(glyph, row, 2 * column)
            self._grid.addWidget(label, row, 2 * column + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1 if columns == 2 else 0)
        px = theme.px
        self._grid.setContentsMargins(px(20), px(10), px(12), px(12))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
