"""The rule of a check as a row of chips that goes on in the next line where it has to."""

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.chip import ChipModel, chip_size, paint_chip
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

_GAP, _LINE = 6.0, 30.0
_TITLE = "Rule"


class RuleView(PaintedWidget[tuple[str, ...]]):
    """The chips."""

    def __init__(self, themes: Themes, model: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as there is room, as high as its lines."""
        return QSizeF(300, self._lines(theme, self.design_area().width()) * _LINE)

    def minimumSizeHint(self) -> QSize:
        """One chip beside its title."""
        return QSize(self._themes.current.px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has another number of lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Title and chips."""
        draw_line(painter, QRectF(0, 0, 60, _LINE), _TITLE, theme.font(TextKind.STRONG), theme.colour.text)
        for words, box in self.boxes(theme, area.width()):
            paint_chip(painter, box, ChipModel(words), theme)

    def boxes(self, theme: Theme, width: float) -> list[tuple[str, QRectF]]:
        """Where each chip lies."""
        first = text_width(_TITLE, theme.font(TextKind.STRONG)) + 2 * _GAP
        left, top, found = first, 0.0, []
        for words in self.model:
            wide = chip_size(ChipModel(words), theme).width()
            if left > first and left + wide > width:
                left, top = first, top + _LINE
            found.append((words, QRectF(left, top, wide, _LINE)))
            left += wide + _GAP
        return found

    def spoken(self) -> Spoken:
        """The rule in words."""
        return Spoken(_TITLE, ", ".join(self.model))

    def _lines(self, theme: Theme, width: float) -> int:
        boxes = self.boxes(theme, max(width, 200.0))
        return 1 + int(boxes[-1][1].top() // _LINE) if boxes else 1
