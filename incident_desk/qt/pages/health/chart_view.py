"""The answer time, painted: a log scale with its limits, and the row of failures at the top."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.pages.health.chart import ChartModel, ChartPoint
from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box

_SIDE, _FOOT, _TOP = 54.0, 24.0, 16.0
_GAP = 0.12
"""A part of the window without an answer that is longer than this is a gap in the line."""


class ChartView(PaintedWidget[ChartModel]):
    """The chart of one check."""

    def __init__(self, themes: Themes, model: ChartModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def design_size(self, theme: Theme) -> QSizeF:
        """As much as there is room for."""
        return QSizeF(480, 200 if theme.is_compact else 260)

    def minimumSizeHint(self) -> QSize:
        """Enough to tell a rise."""
        px = self._themes.current.px
        return QSize(px(300), px(150))

    def spoken(self) -> Spoken:
        """The trend in words."""
        return Spoken("Answer time, log scale", self.model.spoken)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Scale, limits, changes, answers, failures."""
        room = QRectF(_SIDE, _TOP, max(1.0, area.width() - _SIDE - 8), max(1.0, area.height() - _TOP - _FOOT))
        small, model = theme.font(TextKind.CAPTION, tabular=True), self.model
        for ms, words in model.levels:
            y = _y(room, model.height(ms))
            painter.fillRect(QRectF(room.left(), y, room.width(), 1), theme.colour.line)
            side = QRectF(0, y - 9, _SIDE - 8, 18)
            draw_line(painter, side, words, small, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
        for share, words in model.ticks:
            half = text_width(words, small) / 2
            x = room.left() + share * room.width()
            if x + half <= area.right():
                foot = QRectF(x - half, room.bottom() + 6, 2 * half + 2, 16)
                draw_line(painter, foot, words, small, theme.colour.text3)
        for share in model.changes:
            x = room.left() + share * room.width()
            painter.fillRect(QRectF(x, room.top(), 1.25, room.height()), theme.colour.text)
        self._paint_limits(painter, theme, room)
        self._paint_answers(painter, theme, room)
        self._paint_failures(painter, theme, room)

    def _paint_limits(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        letters = theme.font(TextKind.CAPTION)
        for limit in self.model.limits:
            ink = theme.colour.alarm if limit.is_critical else theme.colour.caution
            y = _y(room, self.model.height(limit.ms))
            pen = QPen(ink, 1.0)
            pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            words = QRectF(room.left(), y - 18, room.width() - 4, 16)
            draw_line(painter, words, limit.words, letters, ink, Qt.AlignmentFlag.AlignRight)

    def _paint_answers(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        """A thin line through the answers, broken where there were none; a lone one is a dot."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour.text2, 1.0))
        for run in runs_of(self.model.points):
            line = [
                QPointF(room.left() + one.at * room.width(), _y(room, self.model.height(one.ms or 0)))
                for one in run
            ]
            if len(line) == 1:
                painter.drawEllipse(line[0], 1.5, 1.5)
            else:
                painter.drawPolyline(QPolygonF(line))

    def _paint_failures(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        failed = [one.at for one in self.model.points if one.failed]
        for at in failed:
            x = room.left() + at * room.width()
            fill_box(painter, QRectF(x - 2, room.top() - 5, 4, 9), 1, theme.colour.alarm_fill)
        if self.model.failing:
            letters = theme.font(TextKind.CAPTION)
            wide = text_width(self.model.failing, letters) + 2
            first = room.left() + (min(failed) if failed else 0.0) * room.width()
            left = max(room.left(), min(first, room.right() - wide))
            words = QRectF(left, room.top() + 8, min(wide, room.width()), 16)
            fill_box(painter, words.adjusted(-2, 0, 2, 0), 2, theme.colour.panel)
            draw_line(painter, words, self.model.failing, letters, theme.colour.alarm)


def runs_of(points: tuple[ChartPoint, ...]) -> list[list[ChartPoint]]:
    """The points between which a line is drawn: a failure or a long gap breaks it."""
    runs: list[list[ChartPoint]] = []
    before: ChartPoint | None = None
    for one in points:
        if one.ms is None:
            before = None
            continue
        if before is None or one.at - before.at > _GAP:
            runs.append([])
        runs[-1].append(one)
        before = one
    return runs


def _y(room: QRectF, share: float) -> float:
    return room.bottom() - share * room.height()
