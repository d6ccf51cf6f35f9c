"""The Next bar: one thing to do, with one filled button and one key; what follows stands beside it."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.lettering import draw_line, text_width

_EDGE = 4.0
_SEPARATOR = "·"


class NextTone(Enum):
    """How pressing it is; the value is the word at the left."""

    NEXT = "Next"
    SOON = "Soon"
    DUE = "Due now"


@dataclass(frozen=True, slots=True)
class NextModel:
    """One action: its title and detail, what comes then, and one or two buttons."""

    title: str
    tone: NextTone = NextTone.NEXT
    detail: str = ""
    then: tuple[str, ...] = ()
    primary: ButtonModel | None = None
    secondary: ButtonModel | None = None


@dataclass(frozen=True, slots=True)
class _Dress:
    ground: QColor
    edge: QColor
    word: QColor


class NextBar(QWidget):
    """The bar: words are painted, the two buttons are real ones that the Tab key reaches."""

    primary_clicked = Signal()
    """The filled button."""
    secondary_clicked = Signal()
    """The outlined button."""

    def __init__(self, themes: ThemeService, model: NextModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._secondary = Button(themes, ButtonModel(""), self)
        self._primary = Button(themes, ButtonModel("", Variant.PRIMARY), self)
        self._secondary.clicked.connect(self.secondary_clicked)
        self._primary.clicked.connect(self.primary_clicked)
        line = QHBoxLayout(self)
        line.addStretch(1)
        line.addWidget(self._secondary)
        line.addWidget(self._primary)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self._show_model()

    @property
    def model(self) -> NextModel:
        """The action that is shown."""
        return self._model

    def set_model(self, model: NextModel) -> None:
        """Show this action."""
        before = self._model
        if model == before:
            return
        self._model = model
        self._show_model()
        if (model.tone, model.primary, model.secondary) == (before.tone, before.primary, before.secondary):
            # What counts each second stands left of the buttons.
            self.update(0, 0, self._buttons_left(), self.height())
        else:
            self.update()

    def sizeHint(self) -> QSize:
        """52 px high, 42 when compact."""
        theme = self._themes.current
        return QSize(theme.px(640), theme.px(42 if theme.is_compact else 52))

    def minimumSizeHint(self) -> QSize:
        """The buttons and some of the title."""
        theme = self._themes.current
        buttons = self._primary.sizeHint().width() + self._secondary.sizeHint().width()
        return QSize(buttons + theme.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge, lines and words."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scale, theme.scale)
        area = QRectF(0, 0, self.width() / theme.scale, self.height() / theme.scale)
        dress = _dress(self._model.tone, theme)
        painter.fillRect(area, dress.ground)
        painter.fillRect(QRectF(0, 0, area.width(), 1), theme.colour.line)
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.colour.line)
        painter.fillRect(QRectF(0, 0, _EDGE, area.height()), dress.edge)
        self._paint_words(painter, theme.unscaled(), area, dress)
        painter.end()

    def _paint_words(self, painter: QPainter, theme: Theme, area: QRectF, dress: _Dress) -> None:
        """From left to right, each as long as there is room; the title is the last to be shortened."""
        gap = 10.0 if theme.is_compact else 14.0
        left = 14.0 if theme.is_compact else 20.0
        right = self._buttons_left() / self._themes.current.scale - gap
        colour = theme.colour
        word = theme.font(TextKind.SMALL, weight=600)
        title, small = theme.font(TextKind.BODY, weight=500), theme.font(TextKind.SMALL, tabular=True)
        for text, font, ink in (
            (self._model.tone.value, word, dress.word),
            (self._model.title, title, colour.text),
            (self._model.detail, small, colour.text2),
        ):
            if text and right - left > 24:
                left = draw_line(painter, QRectF(left, 0, right - left, area.height()), text, font, ink) + gap
        self._paint_then(painter, theme, QRectF(left, 0, right - left, area.height()))

    def _paint_then(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        letters, colour = theme.font(TextKind.SMALL, tabular=True), theme.colour
        left, gap = room.left() + 18, 14.0
        shown = False
        for item in self._model.then:
            lead = _SEPARATOR if shown else "Then"
            needed = text_width(lead, letters) + text_width(item, letters) + 2 * gap
            if left + needed > room.right():
                return
            if not shown:
                painter.fillRect(QRectF(room.left() + 4, 14, 1, room.height() - 28), colour.line)
            for text, ink in ((lead, colour.text3), (item, colour.text2)):
                band = QRectF(left, 0, room.right() - left, room.height())
                left = draw_line(painter, band, text, letters, ink) + gap
            shown = True

    def _buttons_left(self) -> int:
        shown = [button for button in (self._secondary, self._primary) if not button.isHidden()]
        return min((button.x() for button in shown), default=self.width())

    def _show_model(self) -> None:
        for button, model in ((self._secondary, self._model.secondary), (self._primary, self._model.primary)):
            button.setVisible(model is not None)
            if model is not None:
                button.set_model(model)
        self.setAccessibleName(f"{self._model.tone.value}: {self._model.title}")
        then = f"Then {', '.join(self._model.then)}" if self._model.then else ""
        self.setAccessibleDescription(". ".join(filter(None, (self._model.detail, then))))
        self.setToolTip(plain("\n".join(filter(None, (self._model.title, self._model.detail, then)))))

    def _fit(self) -> None:
        theme = self._themes.current
        line = self.layout()
        if isinstance(line, QHBoxLayout):
            line.setContentsMargins(0, 0, theme.px(10 if theme.is_compact else 12), 0)
            line.setSpacing(theme.px(10 if theme.is_compact else 14))
            line.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.updateGeometry()
        self.update()


def _dress(tone: NextTone, theme: Theme) -> _Dress:
    colour = theme.colour
    if tone is NextTone.DUE:
        return _Dress(colour.alarm_tint, colour.alarm_fill, colour.alarm)
    if tone is NextTone.SOON:
        return _Dress(colour.caution_tint, colour.caution_fill, colour.caution)
    return _Dress(colour.raised, colour.accent, colour.accent)
