"""A few choices in one row, one of them taken; arrow keys move between them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import outline_box

_INSET = 12.0
_RADIUS = 6.0


@dataclass(frozen=True, slots=True)
class SegmentedModel:
    """The choices and the number of the one that is taken."""

    options: tuple[str, ...]
    current: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.current < len(self.options):
            raise ValueError(f"There is no choice number {self.current} of {len(self.options)}")


@dataclass(frozen=True, slots=True)
class _SegmentModel:
    text: str
    first: bool
    last: bool


class Segmented(QWidget):
    """The row of choices."""

    chosen = Signal(int)
    """The person took this choice; not sent when the model is set."""

    def __init__(self, themes: ThemeService, model: SegmentedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        last = len(model.options) - 1
        for index, text in enumerate(model.options):
            segment = _Segment(themes, _SegmentModel(text, index == 0, index == last), self)
            self._group.addButton(segment, index)
            line.addWidget(segment)
        self.set_current(model.current)
        self.setAccessibleName(model.name)

    @property
    def model(self) -> SegmentedModel:
        """The choices and the one that is taken."""
        return self._model

    def set_current(self, current: int) -> None:
        """Show this choice as taken, without saying so."""
        self._model = replace(self._model, current=current)
        self._group.button(current).setChecked(True)
        # Qt does this only once the row had the focus; the Tab key must come to the taken choice before, too.
        for segment in self._group.buttons():
            taken = segment is self._group.button(current)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if taken else Qt.FocusPolicy.ClickFocus)

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked and index != self._model.current:
            self._model = replace(self._model, current=index)
            self.chosen.emit(index)


class _Segment(PaintedButton[_SegmentModel]):
    """One choice; Qt gives it the role of a radio button."""

    def __init__(self, themes: ThemeService, model: _SegmentModel, parent: QWidget) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def design_size(self, theme: Theme) -> QSizeF:
        """Wide enough for the taken look, so that nothing moves."""
        letters = theme.font(TextKind.SMALL, weight=600)
        return QSizeF(round(text_width(self.model.text, letters) + 2 * _INSET) + 1, 28 if theme.is_compact else 30)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw this part of the shared frame."""
        colour, model, taken = theme.colour, self.model, self.isChecked()
        # The frame is longer than the part where it has neighbours: one outline, cut by the widget's edge.
        frame = area.adjusted(0 if model.first else -20, 0, 0 if model.last else 20, 0)
        shape = QPainterPath()
        shape.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(shape, colour.raised if taken else colour.hover if self.is_hot else colour.window)
        outline_box(painter, frame, _RADIUS, colour.line_strong)
        if not model.last:
            painter.fillRect(QRectF(area.right() - 1, 0, 1, area.height()), colour.line_strong)
        letters = theme.font(TextKind.SMALL, weight=600 if taken else 400)
        ink = colour.text if taken else colour.text2
        left = (area.width() - text_width(model.text, letters)) / 2
        draw_line(painter, QRectF(left, 0, area.width(), area.height()), model.text, letters, ink)

    def spoken(self) -> Spoken:
        """The words of the choice."""
        return Spoken(self.model.text)
