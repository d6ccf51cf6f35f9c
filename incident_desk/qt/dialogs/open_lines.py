"""What stays open as an incident ends: a sign, what it is, a fainter line, and where it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_HIGH, _LOW = 46.0, 30.0


class OpenSign(Enum):
    """The value says it for those who can't see it."""

    STEP = "open"
    FLAG = "phase debt"
    ASK = "asked"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class OpenShown:
    """One thing that stays open; ``goes`` says where it will be found."""

    sign: OpenSign
    what: str
    detail: str = ""
    goes: str = ""


class OpenLine(PaintedWidget[OpenShown]):
    """One line of two rows."""

    def __init__(self, themes: ThemeService, model: OpenShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain(". ".join(part for part in (model.what, model.detail) if part)))

    def design_size(self, theme: Theme) -> QSizeF:
        """Two rows of words; one where there is no more to say."""
        return QSizeF(200, _HIGH if self.model.detail else _LOW)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        model, colour = self.model, theme.colour
        small = theme.font(TextKind.SMALL)
        painter.fillRect(QRectF(0, 0, area.width(), 1), colour.line)
        self._paint_sign(painter, theme, QRectF(0, area.center().y() - 7, 14, 14))
        goes = text_width(model.goes, small)
        draw_line(painter, area, model.goes, small, colour.text3, Qt.AlignmentFlag.AlignRight)
        words = QRectF(
            24, 4 if model.detail else 0, area.width() - 36 - goes, 20 if model.detail else area.height()
        )
        draw_line(painter, words, model.what, theme.font(TextKind.BODY), colour.text)
        if model.detail:
            below = QRectF(24, 24, words.width(), 17)
            draw_line(painter, below, model.detail, theme.font(TextKind.CAPTION), colour.text3)

    def _paint_sign(self, painter: QPainter, theme: Theme, spot: QRectF) -> None:
        sign = self.model.sign
        if sign is OpenSign.STEP:
            outline_box(painter, spot.adjusted(1, 1, -1, -1), 3, theme.colour.control, 1.5)
        elif sign is OpenSign.NOTHING:
            paint_state_glyph(painter, spot, GlyphState.MET, theme)
        else:
            paint_icon(
                painter, spot, "flag" if sign is OpenSign.FLAG else "circle-question-mark", theme.colour.text3
            )

    def spoken(self) -> Spoken:
        """The line in words."""
        goes = f"; {self.model.goes}" if self.model.goes else ""
        return Spoken(self.model.what, f"{self.model.detail}{goes}")


class OpenLines(QWidget):
    """All of them."""

    def __init__(self, themes: ThemeService, shown: Sequence[OpenShown], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Still open")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = [OpenLine(themes, one, self) for one in shown]
        for line in self.lines:
            column.addWidget(line)
