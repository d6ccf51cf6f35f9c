"""What came of the call: one button for each outcome, and one that puts the alarm off."""

from PySide6.QtCore import QElapsedTimer, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget

from incident_desk.domain.calls import Outcome
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

_MODELS = {
    Outcome.REACHED: ButtonModel("Mark as reached", Variant.TINTED, ("↵",), small=True),
    Outcome.NO_ANSWER: ButtonModel("No answer", small=True),
    Outcome.LEFT_MESSAGE: ButtonModel("Left message", small=True),
}


class Outcomes(QWidget):
    """The buttons in one line, or in two where it is narrow."""

    chosen = Signal(object)
    """What came of the call: the ``Outcome``."""
    snooze_wanted = Signal()
    """The alarm is to be put off."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.buttons = {outcome: Button(themes, model, self) for outcome, model in _MODELS.items()}
        self.snooze = Button(themes, ButtonModel("Snooze…", small=True), self)
        self.buttons[Outcome.REACHED].clicked.connect(self._on_reached)
        self.buttons[Outcome.NO_ANSWER].clicked.connect(self._on_no_answer)
        self.buttons[Outcome.LEFT_MESSAGE].clicked.connect(self._on_left_message)
        self.snooze.clicked.connect(self.snooze_wanted)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        # One line asks for no more width than two: else a column that gets narrower would be held open.
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._columns = 0
        self._last = QElapsedTimer()
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_state(self, role: str, is_open: bool, snooze_left: int) -> None:
        """Say whom it is about, and what can be done now."""
        for outcome, button in self.buttons.items():
            button.setEnabled(is_open)
            button.setAccessibleName(f"{_MODELS[outcome].text}: {role}")
        self.snooze.setEnabled(is_open and snooze_left > 0)
        why = f"{snooze_left} minutes are left" if snooze_left > 0 else "no alarm that can be put off"
        self.snooze.setAccessibleName(f"Snooze the alarm: {why}")

    def minimumSizeHint(self) -> QSize:
        """Two buttons wide, as high as it stands now."""
        widths = [one.sizeHint().width() for one in (*self.buttons.values(), self.snooze)]
        pair = max(widths[0], widths[2]) + max(widths[1], widths[3])
        return QSize(pair + self._grid.horizontalSpacing(), self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another number of lines."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        parts = [*self.buttons.values(), self.snooze]
        whole = sum(one.sizeHint().width() for one in parts) + (len(parts) - 1) * self._grid.horizontalSpacing()
        columns = len(parts) if self.width() >= whole else 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, one in enumerate(parts):
            self._grid.addWidget(one, place // columns, place % columns)
        for column in range(len(parts) + 1):
            self._grid.setColumnStretch(column, int(column == columns))
        self.updateGeometry()

    def _on_reached(self) -> None:
        self._choose(Outcome.REACHED)

    def _on_no_answer(self) -> None:
        self._choose(Outcome.NO_ANSWER)

    def _on_left_message(self) -> None:
        self._choose(Outcome.LEFT_MESSAGE)

    def _choose(self, outcome: Outcome) -> None:
        """A double click is one outcome: its second half would be one of the next level."""
        if self._last.isValid() and self._last.elapsed() < QApplication.doubleClickInterval():
            return
        self._last.start()
        self.chosen.emit(outcome)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._grid.setSpacing(theme.px(8))
        self._columns = 0
        self._place()
