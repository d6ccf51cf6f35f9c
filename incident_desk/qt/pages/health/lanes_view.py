"""The lanes, painted: a row for each check, hatched where it was slow, full where it was down, lines for what was
done."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from incident_desk.domain.health_rules import seconds_between
from incident_desk.formats.times import clock_face
from incident_desk.qt.pages.health.chart import time_ticks
from incident_desk.qt.pages.health.lanes import Band, Lane, LaneMark, Lanes, MarkKind
from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box, paint_hatch

NAMES, NAMES_COMPACT = 194.0, 150.0
PITCH, PITCH_COMPACT = 30.0, 24.0
_BAR = 14.0
_TOP, _FOOT = 26.0, 26.0
_NEAR = 5.0
_NUMBER = 14.0


class LanesView(PaintedWidget[Lanes]):
    """The lanes of a window of time."""

    def __init__(self, themes: Themes, model: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as there is room, as high as its lanes."""
        return QSizeF(640, _TOP + len(self.model.lanes) * _pitch(theme) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Names and a little of the time."""
        return QSize(self._themes.current.px(380), self.sizeHint().height())

    def spoken(self) -> Spoken:
        """The order of change in words."""
        return Spoken("Order of change", self.model.spoken)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Grid, lanes, lines, times."""
        model, pitch = self.model, _pitch(theme)
        room = self.room(theme, area)
        small = theme.font(TextKind.CAPTION, tabular=True)
        for share, words in time_ticks(model.since, model.until):
            x = room.left() + share * room.width()
            painter.fillRect(QRectF(x, room.top(), 1, room.height()), theme.colour.line)
            half = text_width(words, small) / 2
            if room.left() <= x - half and x + half <= area.right():
                foot = QRectF(x - half, room.bottom() + 4, 2 * half + 2, _FOOT - 6)
                draw_line(painter, foot, words, small, theme.colour.text3)
        for place, lane in enumerate(model.lanes):
            band = QRectF(area.left(), room.top() + place * pitch, area.width(), pitch)
            self._paint_lane(painter, theme, band, room, lane)
        _paint_marks(painter, theme, room, self.model)

    def room(self, theme: Theme, area: QRectF) -> QRectF:
        """Where the time lies."""
        names = NAMES_COMPACT if theme.is_compact else NAMES
        height = len(self.model.lanes) * _pitch(theme)
        return QRectF(area.left() + names, area.top() + _TOP, max(1.0, area.width() - names - 2), height)

    def _paint_lane(self, painter: QPainter, theme: Theme, band: QRectF, room: QRectF, lane: Lane) -> None:
        is_loud = lane.number > 0
        letters = theme.font(TextKind.SMALL, weight=600 if is_loud or lane.is_chosen else 400)
        ink = theme.colour.text if is_loud or lane.is_chosen else theme.colour.text2
        name = QRectF(band.left(), band.top(), room.left() - band.left() - _NUMBER - 6, band.height())
        draw_line(painter, name, lane.name, letters, ink)
        bar = QRectF(room.left(), band.center().y() - _BAR / 2, room.width(), _BAR)
        fill_box(painter, bar, 2, theme.colour.ribbon_future)
        for one in lane.stretches:
            left, right = (self._x(room, one.since), self._x(room, one.until))
            paint_band(painter, theme, QRectF(left, bar.top(), max(3.0, right - left), bar.height()), one.band)
        if lane.number and lane.trouble_from is not None:
            number = theme.font(TextKind.CAPTION, weight=600, tabular=True)
            wide = max(_NUMBER, text_width(str(lane.number), number) + 4)
            x = max(room.left() - wide, self._x(room, lane.trouble_from) - wide)
            colour = _number_ink(lane, self.model, theme)
            place = QRectF(x, band.top(), wide, band.height())
            if any(self._x(room, one.until) > x for one in lane.stretches if one.until < lane.trouble_from):
                halo = QRectF(x - 2, bar.top() - 1, text_width(str(lane.number), number) + 4, bar.height() + 2)
                fill_box(painter, halo, 2, theme.colour.panel)
            draw_line(painter, place, str(lane.number), number, colour)

    def _x(self, room: QRectF, at: object) -> float:
        return room.left() + _share(self.model, at) * room.width()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the place under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            point = QPointF(event.pos()) / self._themes.current.scale
            QToolTip.showText(event.globalPos(), plain(self.tooltip_at(point)), self)
            return True
        return super().event(event)

    def tooltip_at(self, point: QPointF) -> str:
        """What was done at this time, and how the check of this lane was."""
        theme = self._themes.current.unscaled()
        room = self.room(theme, self.design_area())
        lines = [
            f"{clock_face(one.at)} {one.text}"
            for one in self.model.marks
            if abs(self._x(room, one.at) - point.x()) <= _NEAR
        ]
        place = int((point.y() - room.top()) // _pitch(theme))
        if 0 <= place < len(self.model.lanes):
            lane = self.model.lanes[place]
            lines.append(lane.name)
            lines += [
                f"{one.word}, {clock_face(one.since)} to {clock_face(one.until)} UTC"
                for one in lane.stretches
                if self._x(room, one.since) - _NEAR <= point.x() <= self._x(room, one.until) + _NEAR
            ]
        return "\n".join(lines)


def _number_ink(lane: Lane, model: Lanes, theme: Theme) -> QColor:
    """As loud as the trouble is at the end; what recovered, or was paused, stands back."""
    if not lane.lasts(model.until):
        return theme.colour.text2
    return theme.colour.caution if lane.stretches[-1].band is Band.SLOW else theme.colour.alarm


def _pitch(theme: Theme) -> float:
    return PITCH_COMPACT if theme.is_compact else PITCH


def _share(model: Lanes, at: object) -> float:
    length = seconds_between(model.since, model.until)
    return seconds_between(model.since, at) / length if length else 0.0  # type: ignore[arg-type]


def paint_band(painter: QPainter, theme: Theme, box: QRectF, band: Band) -> None:
    """Full for down, hatched for slow, dashed for what is not known: told apart without colour."""
    colour = theme.colour
    if band is Band.DOWN:
        fill_box(painter, box, 2, colour.alarm_fill)
    elif band is Band.SLOW:
        fill_box(painter, box, 2, colour.caution_tint)
        paint_hatch(painter, box, colour.caution, step=6.0)
        outline_box(painter, box, 2, colour.caution)
    elif band is Band.UNKNOWN:
        outline_box(painter, box, 2, colour.text3, dashed=True)
    else:
        middle = QRectF(box.left(), box.center().y() - 1.5, box.width(), 3)
        fill_box(painter, middle, 1, colour.control)


def _paint_marks(painter: QPainter, theme: Theme, room: QRectF, model: Lanes) -> None:
    letters, taken = theme.font(TextKind.CAPTION, weight=500), list[QRectF]()
    placed = list(_placed(model, room))
    for place, (mark, x) in enumerate(placed):
        ink = theme.colour.accent if mark.kind is MarkKind.DECLARED else theme.colour.text
        pen = QPen(ink, 1.0)
        if mark.kind is MarkKind.ACTION:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, room.top() - 6), QPointF(x, room.bottom()))
        _paint_flag(painter, ink, x, room.top() - 12)
        following = placed[place + 1][1] if place + 1 < len(placed) else room.right() + 12
        spot = _spot(x, text_width(mark.text, letters), room, (*taken, QRectF(following - 6, 0, 12, room.bottom())))
        if spot is not None:
            taken.append(spot)
            draw_line(painter, spot, mark.text, letters, ink)


def _placed(model: Lanes, room: QRectF) -> Iterator[tuple[LaneMark, float]]:
    for mark in model.marks:
        yield mark, room.left() + _share(model, mark.at) * room.width()


def _spot(x: float, width: float, room: QRectF, taken: Sequence[QRectF]) -> QRectF | None:
    """Room for the words beside their line: at its right, else at its left; else the tooltip has them."""
    for left in (x + 9, x - 9 - width):
        box = QRectF(left, room.top() - _TOP, width + 2, 18)
        fits = box.left() >= room.left() - NAMES_COMPACT and box.right() <= room.right() + 2
        if fits and not any(box.intersects(other.adjusted(-6, 0, 6, 0)) for other in taken):
            return box
    return None


def _paint_flag(painter: QPainter, ink: QColor, x: float, top: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([QPointF(x - 4.5, top), QPointF(x + 4.5, top), QPointF(x, top + 6)]))
