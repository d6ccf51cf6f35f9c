"""Lines of a dialog that tell what follows: a time, what happens, and how long; or a sign and a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_HIGH = 34.0
_INDENT, _GAP = 60.0, 14.0


@dataclass(frozen=True, slots=True)
class DueShown:
    """When (empty for a sentence with a ``sign``), what, and a few fainter words."""

    at: str
    what: str
    detail: str = ""
    sign: GlyphState = GlyphState.MET


class DueLine(PaintedWidget[DueShown]):
    """One line."""

    def __init__(self, themes: ThemeService, model: DueShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.indent = _INDENT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain(self._whole))

    def set_model(self, model: DueShown) -> None:
        """Show this line."""
        super().set_model(model)
        self.setToolTip(plain(self._whole))

    @property
    def _whole(self) -> str:
        return ", ".join(part for part in (self.model.what, self.model.detail) if part)

    def design_size(self, theme: Theme) -> QSizeF:
        """One line; as wide as there is room."""
        return QSizeF(200, _HIGH if self.model.at else 26)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        colour = theme.colour
        small = theme.font(TextKind.SMALL)
        if not self.model.at:
            paint_state_glyph(painter, QRectF(0, area.center().y() - 7, 14, 14), self.model.sign, theme)
            end = draw_line(painter, area.adjusted(24, 0, 0, 0), self.model.what, small, colour.text2)
            draw_line(painter, area.adjusted(end + 10, 0, 0, 0), self.model.detail, small, colour.text3)
            return
        painter.fillRect(QRectF(0, 0, area.width(), 1), colour.line)
        strong = theme.font(TextKind.BODY, weight=500, tabular=True)
        draw_line(painter, area, self.model.at, strong, colour.text)
        left = self.indent
        detail = text_width(self.model.detail, small)
        right = QRectF(area.right() - detail - 1, 0, detail + 1, area.height())
        what = QRectF(left, 0, max(10.0, right.left() - left - (10 if detail else 0)), area.height())
        draw_line(painter, what, self.model.what, theme.font(TextKind.BODY), colour.text)
        draw_line(painter, right, self.model.detail, small, colour.text3, Qt.AlignmentFlag.AlignRight)

    def spoken(self) -> Spoken:
        """The line in words."""
        when = f"{self.model.at}: " if self.model.at else ""
        return Spoken(f"{when}{self.model.what}", self.model.detail)


class DueLines(QWidget):
    """Several lines; those that stay keep their places."""

    def __init__(self, themes: ThemeService, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.lines: list[DueLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, shown: Sequence[DueShown]) -> None:
        """Show these lines."""
        while len(self.lines) < len(shown):
            line = DueLine(self._themes, DueShown("", ""), self)
            self._column.addWidget(line)
            self.lines.append(line)
        letters = self._themes.current.unscaled().font(TextKind.BODY, weight=500, tabular=True)
        indent = max((text_width(one.at, letters) + _GAP for one in shown), default=_INDENT)
        for place, line in enumerate(self.lines):
            line.indent = max(_INDENT, indent)
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.set_model(shown[place])
