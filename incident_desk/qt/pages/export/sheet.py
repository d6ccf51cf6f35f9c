"""One page of the copy as a picture, with what was done to it painted over: the marks are never printed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from incident_desk.formats.redaction.marks import Mark, MarkKind
from incident_desk.qt.theme import TextKind, ThemeName, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box, paint_hatch

_OUT = 2.0


class Sheet(QWidget):
    """The picture; a click on a mark chooses it. The paper is white in both looks, and so are the colours on it."""

    mark_chosen = Signal(int)
    """The thing with this number was clicked at."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._picture, self._size = QPixmap(), QSize(1, 1)
        self.marks: tuple[Mark, ...] = ()
        self.chosen = 0

    def show_picture(self, picture: QImage, size: QSize, name: str) -> None:
        """Show a page so large."""
        self._picture, self._size = QPixmap.fromImage(picture), size
        self.setFixedSize(size)
        self.setAccessibleName(name)
        self.update()

    def resize_picture(self, size: QSize) -> None:
        """The page as large as this, until one that is made for it comes."""
        self._size = size
        self.setFixedSize(size)
        self.update()

    def show_marks(self, marks: Sequence[Mark], chosen: int) -> None:
        """Show these over it, those of the chosen number more strongly."""
        self.marks, self.chosen = tuple(marks), chosen
        told = sorted({f"item {one.number} {one.kind}" for one in marks if one.number})
        self.setAccessibleDescription(f"Marked: {', '.join(told)}" if told else "")
        self.update()

    def area_of(self, mark: Mark) -> QRectF:
        """Where a mark stands."""
        wide, high = self.width(), self.height()
        return QRectF(mark.x * wide, mark.y * high, mark.width * wide, mark.height * high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, then the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawPixmap(self.rect(), self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks:
            self._paint_mark(painter, mark)
        outline_box(painter, QRectF(self.rect()), 0, QColor("#AEB3B9"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked at."""
        point = QPointF(event.position())
        for mark in reversed(self.marks):
            if mark.number and self.area_of(mark).adjusted(-_OUT, -_OUT, _OUT, _OUT).contains(point):
                self.mark_chosen.emit(mark.number)
                return
        super().mousePressEvent(event)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        colour = self._themes.current.tokens.colours(ThemeName.LIGHT)
        area = self.area_of(mark).adjusted(-1, -1, 1, 1)
        if mark.kind is MarkKind.LEAK:
            outline_box(painter, area.adjusted(-2, -2, 2, 2), 4, colour.caution_line, 2.0)
        elif mark.kind is MarkKind.KEPT:
            outline_box(painter, area, 4, colour.text2, 1.5)
        elif mark.kind is MarkKind.REMOVED:
            # The words stay readable: the lines go over the ground, the letters are darker than they are.
            paint_hatch(painter, area, QColor(117, 123, 132, 110), step=5.66, width=1.2)
            outline_box(painter, area, 3, colour.control, 1.0, dashed=True)
        else:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            fill_box(painter, area, 3, colour.accent_tint)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 2), colour.accent)
        if mark.number and mark.number == self.chosen:
            outline_box(painter, area.adjusted(-3, -3, 3, 3), 4, colour.accent, 2.0)
        if mark.number and mark.begins:
            self._paint_number(painter, area, mark)

    def _paint_number(self, painter: QPainter, area: QRectF, mark: Mark) -> None:
        """The number stands at the upper end of the words that it is of, and on no others."""
        theme = self._themes.current.unscaled()
        colour = theme.tokens.colours(ThemeName.LIGHT)
        font = theme.font(TextKind.CAPTION, px=8, weight=700)
        wide = text_width(str(mark.number), font) + 4
        place = QRectF(area.right() - wide + 3, area.top() - 5, wide, 9)
        ink = colour.text if mark.kind is MarkKind.KEPT else colour.accent
        fill_box(painter, place, 3, colour.raised)
        draw_line(painter, place, str(mark.number), font, ink, Qt.AlignmentFlag.AlignHCenter)
