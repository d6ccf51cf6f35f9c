"""A few answers in one row of which one may be taken, or none yet; arrow keys move between them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.segment import Segment, SegmentModel

_INSET = 11.0
_BETWEEN = 4
"""Pixels between two lines of answers."""


class Choices(QWidget):
    """The row, or two where it is narrow. Unlike ``Segmented`` it can stand without a choice: nobody answered."""

    chosen = Signal(int)
    """The person took this answer; not sent by ``show_choice``."""

    def __init__(
        self, themes: ThemeService, options: tuple[str, ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._parts = [Segment(themes, _model(text), self) for text in options]
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

    def _lines(self, width: int) -> list[list[Segment]]:
        lines: list[list[Segment]] = [[]]
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
                part.set_model(_model(part.model.text, first=part is line[0], last=part is line[-1]))
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


def _model(text: str, *, first: bool = False, last: bool = False) -> SegmentModel:
    return SegmentModel(text, first, last, _INSET, tinted=True)
