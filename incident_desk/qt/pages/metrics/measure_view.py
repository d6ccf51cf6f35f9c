"""A measure as a row: the arrow keys go from dot to dot, Enter opens the incident, and a click looks at it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from incident_desk.qt.pages.metrics.columns import AXIS, HEADS, ROW, ROW_COMPACT, cells_in
from incident_desk.qt.pages.metrics.rows import Dot, MeasureShown
from incident_desk.qt.pages.metrics.strip_painting import paint_axis, paint_strip, x_of
from incident_desk.qt.pages.metrics.trend_painting import paint_trend
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

_NEAR = 8.0
"""So many pixels from a dot a pointer means it."""
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class AxisHead(PaintedWidget[MeasureShown]):
    """The heads of the columns with the names of the axis."""

    def design_size(self, theme: Theme) -> QSizeF:
        """One line."""
        return QSizeF(700, AXIS)

    def minimumSizeHint(self) -> QSize:
        """It is as wide as the rows are."""
        size = super().sizeHint()
        size.setWidth(0)
        return size

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw names and marks."""
        cells, font = cells_in(area), theme.font(TextKind.CAPTION, weight=500)
        boxes = (cells.name, cells.strip, cells.median, cells.counted, cells.months)
        for box, name in zip(boxes, HEADS, strict=True):
            # What the ring is stands in the legend as well.
            words = name if text_width(name, font) <= box.width() else name.partition(",")[0]
            draw_line(painter, box, words, font, theme.colour.text3)
        paint_axis(painter, cells.strip, self.model, theme)

    def spoken(self) -> Spoken:
        """The axis in words."""
        names = ", ".join(name for _, name in self.model.marks)
        return Spoken("Axis of all measures", f"from left to right {names}" if names else "")


class MeasureRow(PaintedWidget[MeasureShown]):
    """One measure. The keyboard stands on one of its dots, at first on none."""

    looked_at = Signal(str)
    """The incident with this key is looked at."""
    opened = Signal(str)
    """The incident with this key is wanted."""
    left = Signal(int)
    """The row after this one (1) or before it (-1) is wanted."""

    def __init__(self, themes: ThemeService, model: MeasureShown, parent: QWidget | None = None) -> None:
        self._at = -1
        super().__init__(themes, model, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> Dot | None:
        """The dot on which the keyboard stands."""
        return self.model.dots[self._at] if 0 <= self._at < len(self.model.dots) else None

    def set_model(self, model: MeasureShown) -> None:
        """Show this; the keyboard stays on the same incident, if it is still there."""
        held = self.current
        if model.dots != self.model.dots:
            keys = [one.key for one in model.dots]
            self._at = keys.index(held.key) if held is not None and held.key in keys else -1
        super().set_model(model)

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as the density says."""
        return QSizeF(700, ROW_COMPACT if theme.is_compact else ROW)

    def minimumSizeHint(self) -> QSize:
        """It is as wide as there is room."""
        size = super().sizeHint()
        size.setWidth(0)
        return size

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the row and the line above it."""
        cells, shown, colour = cells_in(area), self.model, theme.colour
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), colour.line)
        small = theme.font(TextKind.CAPTION, tabular=True)
        name = theme.font(TextKind.BODY, px=14 if theme.is_compact else 15, weight=500)
        _paint_pair(painter, cells.name, _Line(shown.name, name), _Line(shown.formula, small, 16), theme)
        paint_strip(painter, cells.strip, shown, theme, self._at if self.hasFocus() else -1)
        if shown.median:
            value = theme.font(TextKind.VALUE, px=18 if theme.is_compact else 22, weight=500, tabular=True)
            high = 24.0 if theme.is_compact else 28.0
            _paint_pair(
                painter, cells.median, _Line(shown.median, value, high), _Line(shown.middle, small, 16), theme
            )
        else:
            draw_line(painter, cells.median, shown.middle, theme.font(TextKind.SMALL), colour.text2)
        count = theme.font(TextKind.BODY, weight=500, tabular=True)
        _paint_pair(painter, cells.counted, _Line(shown.counted, count), _Line(shown.beside, small, 16), theme)
        paint_trend(painter, cells.months, shown.months, theme)

    def spoken(self) -> Spoken:
        """What the row says, or the dot on which the keyboard stands."""
        dot = self.current
        months = "; ".join(one.spoken for one in self.model.months)
        by_month = f". By month: {months}" if months else ""
        also = f", also {self.model.also}" if self.model.also else ""
        here = f"{dot.words}. " if dot is not None else ""
        return Spoken(f"{self.model.name}, {self.model.formula}{also}", f"{here}{self.model.spoken}{by_month}")

    # -- Qt -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from dot to dot, Home and End to the first and last, Enter opens, Up and Down leave."""
        count, key = len(self.model.dots), event.key()
        if key in _WAYS and count:
            self._go(min(max(self._at + _WAYS[Qt.Key(key)], 0), count - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self._go(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring of the dot is shown."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring of the dot goes."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a dot looks at its incident."""
        super().mousePressEvent(event)
        place = self._place_at(event.position().x(), event.position().y())
        if place >= 0:
            self._go(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens it."""
        place = self._place_at(event.position().x(), event.position().y())
        if place >= 0:
            self.opened.emit(self.model.dots[place].key)

    def event(self, event: QEvent) -> bool:
        """A pointer that rests on a dot is told which incident it is; elsewhere, the whole row."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x(), event.pos().y())
            words = self.model.dots[place].words if place >= 0 else self.accessibleDescription()
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)

    # -- within ---------------------------------------------------------------------------------------------------

    def _go(self, place: int) -> None:
        self._at = place
        self._speak()
        self.update()
        self.looked_at.emit(self.model.dots[place].key)

    def _place_at(self, x: float, y: float) -> int:
        """The dot under a pointer; -1 where there is none."""
        scale, area = self._themes.current.scale, self.design_area()
        strip = cells_in(area).strip
        if abs(y / scale - strip.center().y()) > 2 * _NEAR:
            return -1
        away = [abs(x_of(strip, one.place) - x / scale) for one in self.model.dots]
        nearest = min(range(len(away)), key=away.__getitem__, default=-1)
        return nearest if nearest >= 0 and away[nearest] <= _NEAR else -1


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    font: QFont
    high: float = 20.0


def _paint_pair(painter: QPainter, cell: QRectF, first: _Line, second: _Line, theme: Theme) -> None:
    """A line and a smaller one under it, together in the middle."""
    high = first.high + (second.high if second.text else 0)
    top = cell.center().y() - high / 2
    draw_line(
        painter, QRectF(cell.left(), top, cell.width(), first.high), first.text, first.font, theme.colour.text
    )
    if second.text:
        below = QRectF(cell.left(), top + first.high, cell.width(), second.high)
        draw_line(painter, below, second.text, second.font, theme.colour.text3)
