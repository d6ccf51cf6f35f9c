"""The head of the detail: the state in words, four figures, and what can be done."""

from PySide6.QtCore import QRectF, QSizeF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.health_sample import Fault
from incident_desk.qt.pages.health.facts import Figure, Told, caption_of, figures_of, reason_of, title_of
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.panes.health.glyphs import GLYPHS
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_FIGURES = 4
HEIGHT, HEIGHT_COMPACT = 76, 60
_ROOMY, _NARROW = 1200.0, 900.0
"""Pixels of the design from which the buttons have words, and from which the usual answer has a place."""


class BigGlyph(PaintedWidget[GlyphState]):
    """The sign of the state, as large as the title."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A square."""
        return QSizeF(22, 22)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the sign."""
        paint_state_glyph(painter, area, self.model, theme)

    def spoken(self) -> Spoken:
        """The word of the state."""
        return Spoken("State", self.model.value)


class FigureView(QWidget):
    """A value under its name."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.value = Lettered(themes, TextKind.BODY, weight=500, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.value)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: Figure) -> None:
        """Show it."""
        self.name.setText(figure.name)
        self.value.setText(figure.value)
        self.setAccessibleName(f"{figure.name} {figure.value}")


class DetailHead(QWidget):
    """Says how the check is. Its buttons wish."""

    mute_wished = Signal()
    """No sound for this check until it is normal, or sound again."""
    finding_wished = Signal()
    """The present state is to stand in the timeline."""
    ask_wished = Signal()
    """The check is to be asked at once."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._is_muted, self._asks_consent = False, False
        self.glyph = BigGlyph(themes, GlyphState.NORMAL, self)
        self.title = Lettered(themes, TextKind.TITLE, parent=self)
        self.caption = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.reason = Lettered(themes, TextKind.CAPTION, "text2", parent=self)
        self.figures = [FigureView(themes, self) for _ in range(_FIGURES)]
        self.mute, self.finding, self.ask = (Button(themes, ButtonModel(""), self) for _ in range(3))
        self._lay_out()
        self.mute.clicked.connect(self.mute_wished)
        self.finding.clicked.connect(self.finding_wished)
        self.ask.clicked.connect(self.ask_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_told(self, told: Told, is_muted: bool) -> None:
        """Show this check."""
        self.glyph.set_model(GLYPHS[told.state.settled])
        self.title.setText(title_of(told) + (", muted" if is_muted else ""))
        self.caption.setText(caption_of(told))
        self.reason.setText(reason_of(told))
        self.reason.setVisible(bool(self.reason.text()))
        for view, figure in zip(self.figures, figures_of(told), strict=True):
            view.show_figure(figure)
        self.ask.setEnabled(told.check.is_asked)
        asks = told.state.last is not None and told.state.last.fault is Fault.NO_CONSENT
        if (is_muted, asks) != (self._is_muted, self._asks_consent):
            self._is_muted, self._asks_consent = is_muted, asks
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room buttons say their words in tooltips, and a figure gives way to the title."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for label in (self.title, self.caption, self.reason):
            words.addWidget(label)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.glyph)
        self._row.addLayout(words, 1)
        for figure in self.figures:
            self._row.addWidget(figure)
        for button in (self.mute, self.finding, self.ask):
            self._row.addWidget(button)

    def _fit(self) -> None:
        theme = self._themes.current
        px, width = theme.px, self.width() / theme.scale
        compact = theme.is_compact or width < _ROOMY
        self.figures[2].setVisible(width >= _NARROW)
        self.setMinimumHeight(px(HEIGHT_COMPACT if compact else HEIGHT))
        self._row.setContentsMargins(px(20), px(4), px(16), px(4))
        self._row.setSpacing(px(10 if compact else 16))
        muted = self._is_muted
        mute = ("Sound again", "bell") if muted else ("Mute", "bell-off")
        name = "Sound for this check again, M" if muted else "No sound for this check until it is normal, M"
        words = "" if compact else mute[0]
        self.mute.set_model(ButtonModel(words, icon=mute[1], name=name, keys=() if compact else ("M",)))
        add = "" if compact else "Add to timeline"
        keys = () if compact else ("T",)
        self.finding.set_model(ButtonModel(add, icon="history", name="Add to the timeline, T", keys=keys))
        ask, name = ("Check now", "Check this one now, F5")
        if self._asks_consent:
            ask, name = ("Look and allow…", "See every word of its command, and decide whether it may run here, F5")
        self.ask.set_model(ButtonModel(ask, Variant.PRIMARY, ("F5",), name=name))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
