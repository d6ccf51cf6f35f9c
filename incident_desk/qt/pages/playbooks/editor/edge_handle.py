"""The handle of one edge between two phases: dragged, moved by the arrow keys, or typed."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.shapes import fill_box, outline_box

WIDTH, HEIGHT = 12, 28
_KEYS = {Qt.Key.Key_Left: -60, Qt.Key.Key_Right: 60}
_FURTHER = 5


class EdgeHandle(QWidget):
    """It says where it is wished to be; the ribbon puts it there."""

    moved = Signal(int, int)
    """The edge of the phase at that place is wished so many seconds later; negative is earlier."""
    dragged = Signal(int, float)
    """It is dragged there: the place of the phase, and the x in pixels of the ribbon."""
    type_wished = Signal(int)
    """Its time is to be typed."""
    hot_changed = Signal()
    """It has the focus, or no more."""

    def __init__(self, themes: ThemeService, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self.place = themes, place
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setProperty("focus_ring", False)
        self.resize(themes.current.px(WIDTH), themes.current.px(HEIGHT))

    def name_it(self, phase: str, time: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(f"End of {phase}")
        self.setAccessibleDescription(
            f"{time}. Left and Right move it by a minute, with Shift by 5; Enter types it"
        )
        self.setToolTip(plain(f"End of {phase}: {time}"))

    @property
    def is_hot(self) -> bool:
        """Whether it has the focus."""
        return self.hasFocus()

    def event(self, event: QEvent) -> bool:
        """The ribbon shows the time of the one that has the focus."""
        done = super().event(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            self.hot_changed.emit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it, Enter types its time."""
        step = _KEYS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(self.place, step * (_FURTHER if event.modifiers() & _SHIFT else 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.type_wished.emit(self.place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The press takes hold of it."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.place, self.mapToParent(event.position().toPoint()).x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Its time is typed."""
        self.type_wished.emit(self.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with two grooves; filled with the accent while it has the focus."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill_box(painter, box, 3, theme.colour.accent if self.hasFocus() else theme.colour.raised)
        outline_box(painter, box, 3, theme.colour.accent if self.hasFocus() else theme.colour.control)
        painter.setPen(theme.colour.on_accent if self.hasFocus() else theme.colour.text2)
        middle = box.center()
        for off in (-2.0, 2.0):
            painter.drawLine(QPointF(middle.x() + off, middle.y() - 4), QPointF(middle.x() + off, middle.y() + 4))
        painter.end()


_SHIFT = Qt.KeyboardModifier.ShiftModifier
