"""What is stated and what the times cover, on one scale: two bars over a few clock times."""

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.domain.doctor import Case
from incident_desk.domain.durations import length
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box, paint_hatch

_HEIGHT, _LEFT, _BAR, _TICKS = 90, 96, 16, 5


class Bars(QWidget):
    """Shown where a duration is stated."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._span: tuple[datetime, datetime] | None = None
        self._stated: timedelta | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_case(self, case: Case) -> None:
        """Show what this one states; without it nothing is shown."""
        stated = case.duration.seconds if case.duration is not None else None
        self._span, self._stated = case.span, timedelta(seconds=stated) if stated else None
        self._words = case.duration.text.strip() if case.duration is not None else ""
        self.setVisible(self._stated is not None and self._span is not None)
        if case.measured is not None:
            self.setAccessibleName(f"Stated: {self._words}. By the times: {length(case.measured)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two bars and the scale."""
        return QSize(200, self._themes.current.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        if self._span is None or self._stated is None:
            return
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour, (begun, ended) = theme.px, theme.colour, self._span
        first = min(begun, ended - self._stated)
        whole = max((ended - first).total_seconds(), 1.0)
        left, width = float(px(20 + _LEFT)), float(self.width() - px(20 + _LEFT + 20))
        small = theme.font(TextKind.SMALL)
        for row, words in enumerate(("Stated", "Timeline")):
            band = QRectF(px(20), px(10 + 26 * row), px(_LEFT), px(_BAR))
            draw_line(painter, band, words, small, colour.text2)
        share = self._stated.total_seconds() / whole * width
        self._paint_stated(painter, QRectF(left + width - share, px(10), share, px(_BAR)), theme)
        track = QRectF(left, px(36), width, px(_BAR))
        fill_box(painter, track, px(3), colour.line)
        measured = max((ended - begun).total_seconds() / whole * width, px(3))
        bar = QRectF(track.right() - measured, track.top(), measured, track.height())
        fill_box(painter, bar, px(2), colour.text2)
        self._paint_length(painter, track, bar, theme)
        _paint_scale(painter, QRectF(left, px(60), width, px(26)), (first, ended), theme)
        painter.end()

    def _paint_stated(self, painter: QPainter, bar: QRectF, theme: Theme) -> None:
        px, colour = theme.px, theme.colour
        fill_box(painter, bar, px(3), colour.caution_tint)
        paint_hatch(painter, bar, colour.caution)
        outline_box(painter, bar, px(3), colour.caution)
        font = theme.font(TextKind.CAPTION, weight=600)
        width = text_width(self._words, font) + px(16)
        at = min(max(bar.center().x() - width / 2, 0.0), self.width() - width)
        plate = QRectF(at, bar.top() - 1, width, bar.height() + 2)
        fill_box(painter, plate, px(4), colour.panel)
        draw_line(painter, plate, self._words, font, colour.caution, Qt.AlignmentFlag.AlignHCenter)

    def _paint_length(self, painter: QPainter, track: QRectF, bar: QRectF, theme: Theme) -> None:
        """Beside the bar where there is room, else in it."""
        if self._span is None:
            return
        font, colour = theme.font(TextKind.CAPTION, weight=600), theme.colour
        words, gap = length(self._span[1] - self._span[0]), theme.px(8)
        beside = QRectF(track.left(), track.top(), bar.left() - gap - track.left(), track.height())
        if beside.width() > text_width(words, font):
            draw_line(painter, beside, words, font, colour.text, Qt.AlignmentFlag.AlignRight)
        else:
            draw_line(painter, bar, words, font, colour.panel, Qt.AlignmentFlag.AlignHCenter)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()


def _paint_scale(painter: QPainter, area: QRectF, span: tuple[datetime, datetime], theme: Theme) -> None:
    px, colour, (first, last) = theme.px, theme.colour, span
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), colour.control)
    font = theme.font(TextKind.CAPTION, tabular=True)
    for tick in range(_TICKS):
        share = tick / (_TICKS - 1)
        x = area.left() + share * area.width()
        painter.fillRect(QRectF(x, area.top() - px(3), 1, px(7)), colour.control)
        words = f"{first + (last - first) * share:%H:%M}"
        width = text_width(words, font)
        band = QRectF(x - width * share, area.top() + px(6), width + 1, px(16))
        draw_line(painter, band, words, font, colour.text3)
