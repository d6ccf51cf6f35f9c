"""A quiet line under the checks: how far the proof of recovery is, or what it waits for."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.qt.panes.health.soak_model import SoakModel
from incident_desk.qt.soak_words import state_of
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

STRIP = 30
"""Its height in pixels of the design."""


class SoakStrip(QWidget):
    """There while the impact is over and the incident is not; hidden otherwise."""

    def __init__(self, themes: ThemeService, model: SoakModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._sign = StateGlyph(themes, GlyphModel(GlyphState.CURRENT), self)
        self.words = ElidedLabel(parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.words, 1)
        self.setAccessibleName("Proof of recovery")
        model.changed.connect(self._on_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._on_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above it: it is of all checks, and none of the group that the list ends with."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self._themes.current.colour.line)

    def _on_changed(self) -> None:
        soak, now = self._model.soak, self._model.now
        self.setVisible(soak is not None)
        if soak is None or now is None:
            return
        sign, words, tone = state_of(soak, now)
        self._sign.set_model(GlyphModel(sign))
        set_tone(self.words, tone or "text2")
        self.words.setText(words)
        self.setAccessibleDescription(words)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFixedHeight(theme.px(STRIP))
        self._row.setContentsMargins(theme.px(14 if theme.is_compact else 20), 0, theme.px(16), 0)
        self._row.setSpacing(theme.px(12))
        self.words.setFont(theme.font(TextKind.SMALL, tabular=True))
