"""When to ask again whether a pause still stands: a few lengths, or minutes to type."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from incident_desk.qt.dialogs.frame import focus_next
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

WAITS_MIN = (10, 20, 60)
_PROPOSED = 1


class PauseWait(QWidget):
    """Choices in a row, the last one a field to type in."""

    changed = Signal()
    """Another length is meant."""

    def __init__(self, themes: ThemeService, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = (*(f"in {minutes} min" for minutes in WAITS_MIN), "Other…")
        self.choices = Segmented(themes, SegmentedModel(options, _PROPOSED, name), self)
        self.minutes = QLineEdit(self)
        self.minutes.setAccessibleName("Minutes until I am asked")
        self.minutes.setPlaceholderText("minutes")
        self.minutes.setFixedWidth(themes.current.px(96))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px(8))
        row.addWidget(self.choices)
        row.addWidget(self.minutes)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choices.chosen.connect(self._on_chosen)
        self.minutes.textChanged.connect(self._on_typed)
        self._show()

    @property
    def seconds(self) -> int:
        """How long; 0 where no number was typed."""
        place = self.choices.model.current
        if place < len(WAITS_MIN):
            return WAITS_MIN[place] * 60
        typed = self.minutes.text().strip()
        return int(typed) * 60 if typed.isascii() and typed.isdigit() and len(typed) <= 6 else 0

    def take(self, place: int) -> None:
        """Take the choice with that number."""
        self.choices.set_current(place)
        self._show()

    def _on_chosen(self, place: int) -> None:
        self._show()
        if place == len(WAITS_MIN):
            focus_next(self.minutes)

    def _on_typed(self, text: str) -> None:
        if text and self.choices.model.current < len(WAITS_MIN):
            # Minutes that were put back count as they did when they were typed.
            self.choices.set_current(len(WAITS_MIN))
        self._show()

    def _show(self) -> None:
        self.minutes.setVisible(self.choices.model.current == len(WAITS_MIN))
        self.changed.emit()
