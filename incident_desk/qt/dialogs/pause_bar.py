"""The ledger of pauses as one bar: counted grey, paused hatched, left plain; the old due time and the new one."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.domain.durations import countdown
from incident_desk.qt.dialogs.pause_ledger import Ledger
from incident_desk.qt.theme import TextKind, Theme, ThemeService, with_alpha
from incident_desk.qt.widgets.lettering import draw_text, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, left_rounded, outline_box, paint_hatch

_TOP, _HIGH, _RADIUS = 20.0, 20.0, 4.0
_AXIS = 50.5
_BASELINES = (12.0, 70.0, 86.0)
"""Of the lengths over the bar, the times under it, and the new due time."""
_GAP, _DRIFT = 8.0, 30.0
"""Between two labels; and how far a label may stand from its tick."""


class PauseBar(PaintedWidget[Ledger]):
    """The bar; it takes the width that there is."""

    def __init__(self, themes: ThemeService, model: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as bar, axis and three lines of words."""
        return QSizeF(320, 92)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        _Drawing(painter, theme, area, self.model).draw()

    def spoken(self) -> Spoken:
        """The same in words."""
        one = self.model
        lengths = f"counted {countdown(one.counted_s)}, paused {countdown(one.paused_s)}, {one.left_words}"
        return Spoken("Pause ledger", f"{lengths}; {one.was_words}, {one.due_words}; times in UTC")


class _Drawing:
    """One painting of a ledger."""

    def __init__(self, painter: QPainter, theme: Theme, area: QRectF, ledger: Ledger) -> None:
        self._painter, self._colour, self._ledger = painter, theme.colour, ledger
        self._left, self._right = area.left() + 1, area.right() - 1
        self._small = theme.font(TextKind.CAPTION, tabular=True)
        self._strong = theme.font(TextKind.CAPTION, weight=600, tabular=True)
        self._end = max(ledger.due_after, ledger.resumed, ledger.due_before)

    def draw(self) -> None:
        """All of it, from the ground up."""
        box = QRectF(self._left, _TOP, self._right - self._left, _HIGH)
        fill_box(self._painter, box, _RADIUS, self._colour.ribbon_future)
        for place, (since, until) in enumerate(self._counted()):
            self._draw_counted(since, until, is_first=place == 0)
        for since, until in (*self._ledger.pauses, (self._ledger.since, self._ledger.resumed)):
            self._draw_pause(since, until)
        self._draw_lengths()
        self._draw_marks()
        self._draw_axis()

    def _x(self, moment: datetime) -> float:
        whole = (self._end - self._ledger.start).total_seconds() or 1.0
        share = (moment - self._ledger.start).total_seconds() / whole
        return self._left + min(1.0, max(0.0, share)) * (self._right - self._left)

    def _counted(self) -> Iterator[tuple[datetime, datetime]]:
        """The stretches that count until the new pause begins."""
        since = self._ledger.start
        for began, until in self._ledger.pauses:
            yield since, began
            since = until
        yield since, self._ledger.since

    def _draw_counted(self, since: datetime, until: datetime, *, is_first: bool) -> None:
        box = QRectF(self._x(since), _TOP, self._x(until) - self._x(since), _HIGH)
        if box.width() <= 0:
            return
        if is_first:
            self._painter.fillPath(left_rounded(box, _RADIUS), self._colour.ribbon_done)
        else:
            self._painter.fillRect(box, self._colour.ribbon_done)
        if self._ledger.is_late and until > self._ledger.due_before:
            left = max(box.left(), self._x(self._ledger.due_before))
            late = QRectF(left, _TOP, box.right() - left, _HIGH)
            self._painter.fillRect(late, self._colour.alarm_fill)
            paint_hatch(self._painter, late, with_alpha(self._colour.on_alarm, 0.35), step=9, width=2)

    def _draw_pause(self, since: datetime, until: datetime) -> None:
        left = self._x(since)
        box = QRectF(left, _TOP, max(3.0, self._x(until) - left), _HIGH)
        self._painter.fillRect(box, self._colour.raised)
        paint_hatch(self._painter, box.adjusted(1, 1, -1, -1), self._colour.accent_line)
        outline_box(self._painter, box, 0, self._colour.accent)

    def _draw_lengths(self) -> None:
        """What has counted, what is paused and what is left, each over its part as far as there is room."""
        one, line = self._ledger, _BASELINES[0]
        end = self._text(self._left, line, f"counted {countdown(one.counted_s)}", self._colour.text2)
        ink = self._colour.alarm if one.is_late else self._colour.text3
        right = self._right - text_width(one.left_words, self._small)
        self._text(right, line, one.left_words, ink)
        words = f"paused {countdown(one.paused_s)}"
        middle = (self._x(one.since) + self._x(one.resumed)) / 2
        most = right - _GAP - text_width(words, self._strong)
        self._text(max(end + _GAP, min(middle, most)), line, words, self._colour.text, self._strong)

    def _draw_marks(self) -> None:
        """A dashed line where it was due, a whole one where it will be."""
        one = self._ledger
        pen = QPen(self._colour.text3, 1.0)
        pen.setDashPattern([3, 3])
        self._painter.setPen(pen)
        x = self._x(one.due_before)
        self._painter.drawLine(QLineF(x, _TOP - 4, x, _AXIS + 4))
        if not one.is_late:
            self._painter.setPen(QPen(self._colour.text2, 1.25))
            x = self._x(one.due_after)
            self._painter.drawLine(QLineF(x, _TOP - 4, x, _AXIS + 4))
        ink = self._colour.alarm if one.is_late else self._colour.text
        left = self._right - text_width(one.due_words, self._strong)
        self._text(left, _BASELINES[2], one.due_words, ink, self._strong)

    def _draw_axis(self) -> None:
        """The line of time with the moments at which something changes."""
        one, late = self._ledger, self._ledger.is_late
        edges = tuple(edge for pause in one.pauses for edge in pause)
        self._painter.setPen(QPen(self._colour.line_strong, 1.0))
        self._painter.drawLine(QLineF(self._left, _AXIS, self._right, _AXIS))
        self._painter.setPen(QPen(self._colour.control, 1.0))
        xs = [self._x(at) for at in (one.start, one.since, one.resumed, *edges)]
        self._painter.drawLines([QLineF(x, _AXIS - 3.5, x, _AXIS + 3.5) for x in xs])
        width = text_width(one.was_words, self._small)
        left = max(self._left, self._x(one.due_before) - 4 - width)
        self._text(left, _BASELINES[1], one.was_words, self._colour.alarm if late else self._colour.text3)
        self._draw_times(edges, [(left, left + width)])

    def _draw_times(self, edges: tuple[datetime, ...], taken: list[tuple[float, float]]) -> None:
        """The new pause before the others; a time that has no room near its tick is left out."""
        one = self._ledger
        for at in dict.fromkeys((one.start, one.since, one.resumed, *edges)):
            words = f"{at:%H:%M}"
            width = text_width(words, self._small)
            wanted = min(max(self._left, self._x(at) - width / 2), self._right - width)
            beside = max((end + _GAP for begin, end in taken if begin <= wanted < end + _GAP), default=wanted)
            left = beside if at == one.resumed and beside - wanted <= _DRIFT else wanted
            if all(left + width + _GAP <= begin or end + _GAP <= left for begin, end in taken):
                self._text(left, _BASELINES[1], words, self._colour.text3)
                taken.append((left, left + width))

    def _text(self, left: float, baseline: float, words: str, ink: QColor, letters: QFont | None = None) -> float:
        return draw_text(self._painter, QPointF(left, baseline), words, letters or self._small, ink)
