"""A few choices in one row, one of them taken; arrow keys move between them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.segment import Segment, SegmentModel


@dataclass(frozen=True, slots=True)
class SegmentedModel:
    """The choices and the number of the one that is taken."""

    options: tuple[str, ...]
    current: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.current < len(self.options):
            raise ValueError(f"There is no choice number {self.current} of {len(self.options)}")


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
            segment = Segment(themes, SegmentModel(text, index == 0, index == last), self)
            # Qt gives it the role of a radio button.
            segment.setAutoExclusive(True)
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

    def take_focus(self) -> None:
        """Give the keyboard to the choice that is taken."""
        self._group.button(self._model.current).setFocus()

    def _on_toggled(self, index: int, checked: bool) -> None:
        if checked and index != self._model.current:
            self._model = replace(self._model, current=index)
            self.chosen.emit(index)
