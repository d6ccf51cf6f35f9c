"""A few answers in one row of which one may be taken, or none yet; arrow keys move between them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import outline_box

_INSET = 11.0
_RADIUS = 6.0
_BETWEEN = 4
"""Pixels between two lines of answers."""


@dataclass(frozen=True, slots=True)
class ChoiceModel:
    """One answer and whether it stands at an end of the row."""

    text: str
    first: bool
    last: bool


class Choices(QWidget):
    """The row, or two where it is narrow. Unlike ``Segmented`` it can stand without a choice: nobody answered."""

    chosen = Signal(int)
    """The person took this answer; not sent by ``show_choice``."""

    def __init__(
        self, themes: ThemeService, options: tuple[str, ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._parts = [_Choice(themes, ChoiceModel(text, False, False), self) for text in options]
        for place, part in enumerate(self._parts):
            self._group.addButton(part, place)
        self._group.idClicked.connect(self.chosen)
        self._sizes: list[QSize] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        themes.theme_changed.connect(self._on_theme_changed)

    def hasHeightForWidth(self) -> bool:
        """Narrow means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the answers need."""
        lines = len(self._lines(width))
        return lines * self._line_height + (lines - 1) * _BETWEEN

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        return QSize(sum(size.width() for size in self._wanted()), self._line_height)

    def minimumSizeHint(self) -> QSize:
        """The widest answer."""
        return QSize(max(size.width() for size in self._wanted()), self._line_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the answers on their lines; each line has a frame of its own."""
        super().resizeEvent(event)
        self._place()

    @property
    def _line_height(self) -> int:
        return self._wanted()[0].height()

    def _wanted(self) -> list[QSize]:
        """The answers' sizes; layouts ask for them many times, and only another look changes them."""
        if not self._sizes:
            self._sizes = [part.sizeHint() for part in self._parts]
        return self._sizes

    def _lines(self, width: int) -> list[list["_Choice"]]:
        lines: list[list[_Choice]] = [[]]
        used = 0
        for part, size in zip(self._parts, self._wanted(), strict=True):
            if lines[-1] and used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append(part)
            used += size.width()
        return lines

    def _place(self) -> None:
        for row, line in enumerate(self._lines(self.width())):
            left, top = 0, row * (self._line_height + _BETWEEN)
            for part in line:
                part.set_model(ChoiceModel(part.model.text, part is line[0], part is line[-1]))
                size = part.sizeHint()
                part.setGeometry(left, top, size.width(), size.height())
                left += size.width()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._sizes = []
        self.updateGeometry()
        self._place()

    @property
    def choice(self) -> int | None:
        """The answer that is taken."""
        taken = self._group.checkedId()
        return taken if taken >= 0 else None

    def show_choice(self, choice: int | None) -> None:
        """Show this answer as taken, or none."""
        # An exclusive group never lets go of its last choice.
        self._group.setExclusive(False)
        for place, button in enumerate(self._group.buttons()):
            button.setChecked(place == choice)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Go to the answer that is taken, or to the first."""
        self._group.button(self.choice or 0).setFocus()


class _Choice(PaintedButton[ChoiceModel]):
    """One answer."""

    def __init__(self, themes: ThemeService, model: ChoiceModel, parent: QWidget) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)

    def design_size(self, theme: Theme) -> QSizeF:
        """Wide enough for the taken look, so that nothing moves."""
        letters = theme.font(TextKind.SMALL, weight=600)
        return QSizeF(round(text_width(self.model.text, letters) + 2 * _INSET) + 1, 28 if theme.is_compact else 30)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw this part of the shared frame; the taken one is tinted."""
        colour, model, taken = theme.colour, self.model, self.isChecked()
        # The frame is longer than the part where it has neighbours: one outline, cut by the widget's edge.
        frame = area.adjusted(0 if model.first else -20, 0, 0 if model.last else 20, 0)
        shape = QPainterPath()
        shape.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(shape, colour.accent_tint if taken else colour.hover if self.is_hot else colour.window)
        outline_box(painter, frame, _RADIUS, colour.line_strong)
        if not model.last:
            painter.fillRect(QRectF(area.right() - 1, 0, 1, area.height()), colour.line_strong)
        letters = theme.font(TextKind.SMALL, weight=600 if taken else 400)
        left = (area.width() - text_width(model.text, letters)) / 2
        band = QRectF(left, 0, area.width(), area.height())
        draw_line(painter, band, model.text, letters, colour.accent if taken else colour.text2)

    def spoken(self) -> Spoken:
        """The answer."""
        return Spoken(self.model.text)
