"""A box to tick with its words beside it; the whole row is the target."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.step_box import BOX, StepBoxState, paint_step_box

_GAP, _ICON = 8.0, 14.0


@dataclass(frozen=True, slots=True)
class CheckRowModel:
    """The words, a remark at the right end, and a sign between box and words."""

    text: str
    detail: str = ""
    icon: str = ""


class CheckRow(PaintedButton[CheckRowModel]):
    """A checkable row; ``toggled`` and ``setChecked`` are those of every Qt button."""

    def __init__(self, themes: ThemeService, model: CheckRowModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """Box, words and remark; never lower than the smallest target."""
        sign = _ICON + _GAP if self.model.icon else 0.0
        width = BOX + _GAP + sign + text_width(self.model.text, theme.font(TextKind.BODY)) + 2
        if self.model.detail:
            width += 2 * _GAP + text_width(self.model.detail, theme.font(TextKind.CAPTION, tabular=True))
        return QSizeF(
            width, theme.tokens.sizes.target_min if theme.is_compact else theme.tokens.sizes.row_comfortable
        )

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw box, words and remark."""
        state = StepBoxState.DONE if self.isChecked() else StepBoxState.TO_DO
        paint_step_box(painter, QRectF(0, (area.height() - BOX) / 2, BOX, BOX), state, theme)
        small = theme.font(TextKind.CAPTION, tabular=True)
        right = area.right()
        if self.model.detail:
            draw_line(painter, area, self.model.detail, small, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
            right -= text_width(self.model.detail, small) + _GAP
        left = BOX + _GAP
        if self.model.icon:
            self.paint_sign(painter, QRectF(left, (area.height() - _ICON) / 2, _ICON, _ICON), theme)
            left += _ICON + _GAP
        band = QRectF(left, 0, right - left, area.height())
        draw_line(painter, band, self.model.text, theme.font(TextKind.BODY), theme.colour.text)

    def paint_sign(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Draw the sign into a square."""
        paint_icon(painter, area, self.model.icon, theme.colour.text3)

    def spoken(self) -> Spoken:
        """The words and the remark; Qt says whether it is ticked."""
        return Spoken(self.model.text, self.model.detail)
