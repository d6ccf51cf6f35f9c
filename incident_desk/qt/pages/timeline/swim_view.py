"""The overview, painted: dots for rows, bars for checks. Arrows go from row to row, Enter brings one in sight."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from incident_desk.domain.health_rules import seconds_between
from incident_desk.formats.times import clock_face
from incident_desk.qt.pages.health.chart import time_ticks
from incident_desk.qt.pages.health.lanes import MarkKind
from incident_desk.qt.pages.health.lanes_view import paint_band
from incident_desk.qt.pages.timeline.swimming import Dot, Overview
from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box

_NAMES, _NAMES_COMPACT = 150.0, 112.0
_PITCH, _PITCH_COMPACT = 22.0, 18.0
_TOP, _FOOT, _INSET = 24.0, 22.0, 20.0
_DOT, _CHOSEN, _NEAR, _BAR = 3.5, 6.0, 7.0, 10.0


class SwimView(PaintedWidget[Overview]):
    """One dot can be chosen; its words are in the tooltip and are said."""

    row_wished = Signal(str)
    """The row of that id is to be brought in sight."""
    left = Signal()
    """Esc: back to the rows."""

    def __init__(self, themes: Themes, model: Overview, parent: QWidget | None = None) -> None:
        self._lane, self._id = 0, ""
        super().__init__(themes, model, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> Dot | None:
        """The dot that the arrows are at."""
        return next((dot for lane in self.model.lanes for dot in lane.dots if dot.id == self._id), None)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as there is room, as high as its lanes."""
        return QSizeF(640, _TOP + self.model.rows * _pitch(theme) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Names and a little of the time."""
        return QSize(self._themes.current.px(300), self.sizeHint().height())

    def spoken(self) -> Spoken:
        """How many rows of what there are, and the chosen one."""
        counts = ", ".join(f"{len(one.dots)} {one.name.casefold()}" for one in self.model.lanes)
        checks = f"{len(self.model.checks)} checks" if self.model.checks else ""
        chosen = self.chosen
        return Spoken("Overview", ". ".join(filter(None, (chosen.words if chosen else "", counts, checks))))

    # -- painting ----------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Times, marks, lanes."""
        model, room, pitch = self.model, self.room(theme, area), _pitch(theme)
        small = theme.font(TextKind.CAPTION, tabular=True)
        for share, words in time_ticks(model.since, model.until):
            x, half = room.left() + share * room.width(), text_width(words, small) / 2
            painter.fillRect(QRectF(x, room.top(), 1, room.height()), theme.colour.line)
            if room.left() <= x - half and x + half <= area.right():
                foot = QRectF(x - half, room.bottom() + 2, 2 * half + 2, _FOOT - 4)
                draw_line(painter, foot, words, small, theme.colour.text3)
        self._paint_marks(painter, theme, room)
        names = [*(one.name for one in model.lanes), *(one.name for one in model.checks)]
        for place, name in enumerate(names):
            band = QRectF(_INSET, room.top() + place * pitch, room.left() - _INSET - 8, pitch)
            draw_line(painter, band, name, theme.font(TextKind.SMALL), theme.colour.text2)
        self._paint_dots(painter, theme, room)
        self._paint_checks(painter, theme, room)
        if model.more:
            foot = QRectF(_INSET, room.bottom() + 2, room.left() - _INSET - 8, _FOOT - 4)
            draw_line(painter, foot, f"{model.more} more checks", small, theme.colour.text3)

    def room(self, theme: Theme, area: QRectF) -> QRectF:
        """Where the time lies."""
        names = _NAMES_COMPACT if theme.is_compact else _NAMES
        left = area.left() + _INSET + names
        return QRectF(
            left, area.top() + _TOP, max(1.0, area.right() - _INSET - left), self.model.rows * _pitch(theme)
        )

    def _paint_marks(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        letters, free = theme.font(TextKind.CAPTION, weight=500), room.left() - 60
        for mark in self.model.marks:
            x = self._x(room, mark.at)
            ink = theme.colour.accent if mark.kind is MarkKind.DECLARED else theme.colour.text2
            painter.setPen(
                QPen(ink, 1.0, Qt.PenStyle.SolidLine if mark.kind is MarkKind.DECLARED else Qt.PenStyle.DashLine)
            )
            painter.drawLine(QPointF(x, room.top() - 4), QPointF(x, room.bottom()))
            wide = text_width(mark.text, letters)
            left = min(x + 4, room.right() - wide)
            if left >= free:
                draw_line(painter, QRectF(left, room.top() - _TOP + 2, wide + 2, 18), mark.text, letters, ink)
                free = left + wide + 8

    def _paint_dots(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        """A thousand rows in one pixel are one dot."""
        pitch, colour = _pitch(theme), theme.colour
        for place, lane in enumerate(self.model.lanes):
            y = room.top() + (place + 0.5) * pitch
            painter.setPen(QPen(colour.line_strong, 1.0))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour.text)
            for x in {round(self._x(room, dot.at) * 2) / 2 for dot in lane.dots}:
                painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
            chosen = next((dot for dot in lane.dots if dot.id == self._id), None)
            if chosen is not None:
                painter.setBrush(colour.accent)
                painter.drawEllipse(QPointF(self._x(room, chosen.at), y), _CHOSEN, _CHOSEN)

    def _paint_checks(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        pitch, above = _pitch(theme), len(self.model.lanes)
        for place, lane in enumerate(self.model.checks):
            middle = room.top() + (above + place + 0.5) * pitch
            bar = QRectF(room.left(), middle - _BAR / 2, room.width(), _BAR)
            fill_box(painter, bar, 2, theme.colour.ribbon_future)
            for one in lane.stretches:
                left, right = self._x(room, one.since), self._x(room, one.until)
                paint_band(painter, theme, QRectF(left, bar.top(), max(3.0, right - left), _BAR), one.band)

    def _x(self, room: QRectF, at: object) -> float:
        length = seconds_between(self.model.since, self.model.until)
        share = seconds_between(self.model.since, at) / length if length else 0.0  # type: ignore[arg-type]
        return room.left() + min(1.0, max(0.0, share)) * room.width()

    # -- choosing ----------------------------------------------------------------------------------------------

    def choose(self, dot: Dot) -> None:
        """The arrows are at this dot."""
        self._id = dot.id
        self._lane = next(place for place, one in enumerate(self.model.lanes) if dot in one.dots)
        self._speak()
        announce(self, dot.words)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go along a lane, Up and Down to another one, Enter brings the row in sight."""
        key, chosen = event.key(), self.chosen
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self.row_wished.emit(chosen.id)
        elif key in _MOVES and self.model.lanes:
            self._move(*_MOVES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _move(self, lanes: int, dots: int) -> None:
        chosen, every = self.chosen, self.model.lanes
        if chosen is None:
            self.choose(every[0].dots[0])
            return
        self._lane = min(self._lane, len(every) - 1)
        lane = every[max(0, min(len(every) - 1, self._lane + lanes))]
        if lanes:
            self.choose(min(lane.dots, key=lambda dot: abs((dot.at - chosen.at).total_seconds())))
            return
        here = next((place for place, dot in enumerate(lane.dots) if dot.id == chosen.id), 0)
        self.choose(lane.dots[max(0, min(len(lane.dots) - 1, here + dots))])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a dot brings its row in sight."""
        dot = self.dot_at(event.position() / self._themes.current.scale)
        if dot is not None and event.button() is Qt.MouseButton.LeftButton:
            self.choose(dot)
            self.row_wished.emit(dot.id)

    def dot_at(self, point: QPointF) -> Dot | None:
        """The dot near that point of the design, the nearest."""
        theme = self._themes.current.unscaled()
        room = self.room(theme, self.design_area())
        place = int((point.y() - room.top()) // _pitch(theme))
        if not 0 <= place < len(self.model.lanes):
            return None
        near = [(abs(self._x(room, dot.at) - point.x()), dot) for dot in self.model.lanes[place].dots]
        distance, found = min(near, key=lambda one: one[0])
        return found if distance <= _NEAR else None

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(
                event.globalPos(), plain(self.tooltip_at(QPointF(event.pos()) / self._themes.current.scale)), self
            )
            return True
        return super().event(event)

    def tooltip_at(self, point: QPointF) -> str:
        """The row there, or how the check of that lane was."""
        theme = self._themes.current.unscaled()
        room = self.room(theme, self.design_area())
        dot = self.dot_at(point)
        if dot is not None:
            return dot.words
        place = int((point.y() - room.top()) // _pitch(theme)) - len(self.model.lanes)
        if not 0 <= place < len(self.model.checks):
            return ""
        lane = self.model.checks[place]
        told = [
            f"{one.word}, {clock_face(one.since)} to {clock_face(one.until)} UTC"
            for one in lane.stretches
            if self._x(room, one.since) - _NEAR <= point.x() <= self._x(room, one.until) + _NEAR
        ]
        return "\n".join((lane.name, *told))


_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""How many lanes and dots on a key goes."""


def _pitch(theme: Theme) -> float:
    return _PITCH_COMPACT if theme.is_compact else _PITCH
