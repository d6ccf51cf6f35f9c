"""A label of one line that ends with an ellipsis where it does not fit, and then shows its words as a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from incident_desk.qt.widgets.as_text import inert, wrapped

_LEAST_LETTERS = 4


class ElidedLabel(QLabel):
    """A QLabel for plain text; fonts and tones are set as for any label."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def is_cut(self) -> bool:
        """True when the words do not fit."""
        return self.fontMetrics().horizontalAdvance(inert(self.text())) > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        """Room for all words on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(inert(self.text())) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _LEAST_LETTERS, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits; where that is not all, the tooltip is the whole text.

        A handler for the tooltip's own event would be called for every event of every label.
        """
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(inert(self.text()), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
        painter.end()
        tip = wrapped(self.text()) if self.is_cut else ""
        if tip != self.toolTip():
            self.setToolTip(tip)
