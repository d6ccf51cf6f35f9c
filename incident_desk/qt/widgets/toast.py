"""A short message with Undo; it leaves after ten seconds, but never while it is pointed at or in use."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, with_alpha
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import wrapped
from incident_desk.qt.widgets.key_cap import KeyCapInk, key_caps_width, paint_key_caps
from incident_desk.qt.widgets.lettering import draw_line, in_two_lines, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

STAYS_SECONDS = 10
_HEIGHT, _LINE = 32.0, 16.0
_GAP = 12.0
_UNDO_SHARE = 0.75


class ToastTone(Enum):
    """What was done, or that something has recovered."""

    PLAIN = "plain"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class ToastModel:
    """The message; ``action`` is the word on the button, empty for none; ``seconds`` how long it stays."""

    message: str
    action: str = "Undo"
    keys: tuple[str, ...] = ("Ctrl", "Z")
    tone: ToastTone = ToastTone.PLAIN
    seconds: int = STAYS_SECONDS


class Toast(QWidget):
    """The message; its owner places it and deletes it when it has closed."""

    action_requested = Signal()
    """Undo (or the other action) was chosen."""
    closed = Signal()
    """Its time is over, or Esc was pressed, or the action was chosen."""

    def __init__(self, themes: ThemeService, model: ToastModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(model.seconds * 1000)
        self._timer.timeout.connect(self._on_timeout)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, themes.current.px(8), 0)
        line.addStretch(1)
        self._undo = _ToastAction(themes, model, self)
        self._undo.setVisible(bool(model.action))
        self._undo.clicked.connect(self._on_action)
        self._undo.focus_left.connect(self._on_focus_left)
        line.addWidget(self._undo)
        self.setAccessibleName(model.message)
        self.setToolTip(wrapped(model.message))

    @property
    def model(self) -> ToastModel:
        """The message that is shown."""
        return self._model

    @property
    def is_counting(self) -> bool:
        """True while its time runs."""
        return self._timer.isActive()

    def start(self) -> None:
        """Show it, have it read aloud, and let its time run."""
        self.adjustSize()
        self.show()
        announce(self, self._model.message)
        self._timer.start()

    def sizeHint(self) -> QSize:
        """As wide as message and action."""
        theme = self._themes.current.unscaled()
        width = 14 + self._glyph_room + text_width(self._model.message, self._letters(theme)) + 14
        if self._model.action:
            width += self._undo.design_size(theme).width() + 4
        scale = self._themes.current.scale
        return QSize(-int(-width * scale // 1), round(_HEIGHT * scale))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stop the time while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the whole time run again."""
        if self.isVisible() and not self._undo.hasFocus():
            self._timer.start()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on words alone takes them away; an offer stays for its button."""
        super().mouseReleaseEvent(event)
        if not self._model.action:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, sign and message."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scale, theme.scale)
        area = QRectF(0, 0, self.width() / theme.scale, self.height() / theme.scale)
        ground, edge, ink = _colours(self._model.tone, theme)
        fill_box(painter, area, theme.tokens.radii.panel, ground)
        if edge is not None:
            outline_box(painter, area, theme.tokens.radii.panel, edge)
            paint_state_glyph(painter, QRectF(14, 9, 14, 14), GlyphState.RECOVERED, theme)
        right = self._undo.x() / theme.scale if self._model.action else area.right() - 8
        band = QRectF(14 + self._glyph_room, 0, right - 14 - self._glyph_room, area.height())
        self._paint_message(painter, band, theme.unscaled(), ink)
        painter.end()

    def _paint_message(self, painter: QPainter, band: QRectF, theme: Theme, ink: QColor) -> None:
        """On one line, or on two smaller ones where it is narrow."""
        message, letters = self._model.message, self._letters(theme)
        if text_width(message, letters) <= band.width():
            draw_line(painter, band, message, letters, ink)
            return
        small = theme.font(TextKind.CAPTION, weight=500, tabular=True)
        for place, words in enumerate(in_two_lines(message, small, band.width())):
            line = QRectF(band.left(), place * _LINE, band.width(), _LINE)
            draw_line(painter, line, words, small, ink)

    @property
    def _glyph_room(self) -> float:
        return 14 + _GAP if self._model.tone is ToastTone.GOOD else 0.0

    @staticmethod
    def _letters(theme: Theme) -> QFont:
        return theme.font(TextKind.SMALL, weight=500, tabular=True)

    def _close(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _on_timeout(self) -> None:
        if self._undo.hasFocus() or self.underMouse():
            return
        self._close()

    def _on_focus_left(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _on_action(self) -> None:
        self.action_requested.emit()
        self._close()


class _ToastAction(PaintedButton[ToastModel]):
    """The word and its keys, in the ink of the toast."""

    focus_left = Signal()

    def design_size(self, theme: Theme) -> QSizeF:
        """Word and keys, at least the smallest target high."""
        caps = key_caps_width(self.model.keys, theme)
        width = text_width(self.model.action, theme.font(TextKind.SMALL, weight=500)) + caps + (_GAP if caps else 0)
        return QSizeF(width + 10, 28)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw word and keys; stronger under the pointer."""
        _, _, ink = _colours(self.model.tone, theme)
        word = ink if self.is_hot else with_alpha(ink, _UNDO_SHARE)
        letters = theme.font(TextKind.SMALL, weight=500)
        left = draw_line(painter, area.adjusted(4, 0, 0, 0), self.model.action, letters, word)
        caps = KeyCapInk(ink, with_alpha(ink, 0.85))
        paint_key_caps(painter, left + _GAP, area.center().y(), self.model.keys, theme, caps)

    def spoken(self) -> Spoken:
        """The word and its keys."""
        return Spoken(self.model.action, f"Key {'+'.join(self.model.keys)}" if self.model.keys else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the toast that its time may run again."""
        super().focusOutEvent(event)
        self.focus_left.emit()


def _colours(tone: ToastTone, theme: Theme) -> tuple[QColor, QColor | None, QColor]:
    """Ground, edge and ink."""
    colour = theme.colour
    if tone is ToastTone.GOOD:
        return colour.good_tint, colour.good_line, colour.text
    return colour.plate, None, colour.on_plate
