"""Home's line for standing checks that alarm and that no open incident has: add to one, declare, or not now."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.health_state import State
from incident_desk.formats.times import clock_face
from incident_desk.qt.offering import Offering
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.environment_label import EnvironmentLabel, EnvironmentModel
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.services.offering import Trouble

_GLYPHS = {State.DOWN: GlyphState.DOWN, State.FLAPPING: GlyphState.FLAPPING, State.SLOW: GlyphState.SLOW}


class OfferCard(QWidget):
    """Glyph, words, environment and buttons; a quiet line where all of it was put off."""

    action_wished = Signal(str)
    """A button asked for an action of the window's table."""
    shown = Signal()
    """It shows something else than before."""

    def __init__(self, themes: ThemeService, offering: Offering, ticker: Ticker, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._offering = themes, offering
        self.glyph = StateGlyph(themes, GlyphModel(GlyphState.DOWN), self)
        self.title, self.caption = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.environment = EnvironmentLabel(themes, EnvironmentModel(), self)
        self.not_now = Button(themes, ButtonModel("Not now"), self)
        self.declare = Button(themes, ButtonModel("Declare…"), self)
        self.join = Button(themes, ButtonModel("Add", Variant.PRIMARY), self)
        set_tone(self.caption, "text3")
        self._lay_out()
        buttons = ((self.not_now, "not_now"), (self.declare, "declare"), (self.join, "take_along"))
        for button, action in buttons:
            button.setObjectName(action)
            button.clicked.connect(self._on_clicked)
        offering.changed.connect(self._show)
        ticker.ticked.connect(self._on_ticked)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._show()

    @property
    def is_loud(self) -> bool:
        """Whether something is offered, not only put off."""
        return bool(self._offering.offer.troubles)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.glyph)
        self._row.addLayout(words, 1)
        for widget in (self.environment, self.not_now, self.declare, self.join):
            self._row.addWidget(widget)

    def _fit(self) -> None:
        theme = self._themes.current
        self.title.setFont(theme.font(TextKind.STRONG if self.is_loud else TextKind.BODY))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        high = theme.px((6 if theme.is_compact else 10) if self.is_loud else 2)
        self._row.setContentsMargins(theme.px(16), high, theme.px(15), high)
        self._row.setSpacing(theme.px(12))

    def _show(self) -> None:
        """What is offered, else what was put off; nothing where neither is."""
        offer, first = self._offering.offer, self._offering.offer.first
        self.setVisible(first is not None)
        if first is None:
            self.shown.emit()
            return
        loud = self.is_loud
        self.glyph.set_model(GlyphModel(_GLYPHS[first.state], first.words))
        self.environment.set_model(EnvironmentModel(first.check.environment))
        self.environment.setVisible(bool(first.check.environment))
        self.not_now.setVisible(loud)
        open_one = self._offering.joinable if loud else None
        self.join.setVisible(open_one is not None)
        if open_one is not None:
            name = f"Add to {open_one.key}, {open_one.title}: {offer.title}"
            self.join.set_model(ButtonModel(f"Add to {open_one.key}", Variant.PRIMARY, name=name))
        variant = Variant.SECONDARY if open_one else Variant.PRIMARY if loud else Variant.QUIET
        self.declare.set_model(
            ButtonModel(
                "Declare…", variant, ("Ctrl", "N"), small=not loud, name=f"Declare an incident: {offer.title}"
            )
        )
        self.caption.setVisible(loud)
        set_tone(self.title, "" if loud else "text3")
        self._say(first)
        self._fit()
        self.update()
        self.shown.emit()

    def _say(self, first: Trouble) -> None:
        offer, now = self._offering.offer, self._offering.now or first.since
        quiet = offer.quiet_line(now)
        if not self.is_loud:
            self.title.setText(quiet)
            return
        self.title.setText(offer.headline(now))
        detail = f"{first.name}: {first.detail}" if first.detail and len(offer.troubles) > 1 else first.detail
        since = f"First failed check {clock_face(offer.detected or first.since)} UTC"
        self.caption.setText(" · ".join(part for part in (since, detail, quiet) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and outline of a card; what was put off has none."""
        if not self.is_loud:
            return
        theme, area = self._themes.current, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill_box(painter, area, 10, theme.colour.window if theme.is_dark else theme.colour.raised)
        outline_box(painter, area, 10, theme.colour.line_strong, 1.0)
        painter.end()

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action_wished.emit(sender.objectName())

    def _on_ticked(self, _now: object) -> None:
        first = self._offering.offer.first
        if first is not None:
            self._say(first)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.update()
