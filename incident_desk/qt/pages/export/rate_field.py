"""The field of the hourly rate, with what comes of it beside it: empty it is off; what is no rate says why."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.formats.typed_rate import LONGEST, read_rate
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.theme.marks import set_wrong
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.passing_keys import passes_on

RESTS_MS = 700
"""After so long without a key what stands there counts."""
NAME, SHORT_NAME = "Hourly rate", "Rate/h"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RateField(QLineEdit):
    """What is typed counts with Enter, after a rest, and when the field is left; Esc takes it back."""

    rested = Signal()
    """What stands there is to count."""
    left = Signal()
    """The keyboard is to go elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS_MS)
        self._rest.timeout.connect(self.rested)
        self.textEdited.connect(self._on_edited)
        self.setMaxLength(2 * LONGEST)
        self.setAccessibleName(NAME)
        self.setPlaceholderText("off, such as 90 EUR")

    def event(self, event: QEvent) -> bool:
        """What is the window's goes on to it."""
        return passes_on(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the field."""
        if event.key() in _ENTER:
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self._rest.stop()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts."""
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """Let what stands there count now."""
        self._rest.stop()
        self.rested.emit()

    def _on_edited(self, _text: str) -> None:
        self._rest.start()


@dataclass(frozen=True, slots=True)
class RateTold:
    """What comes of the rate, shortly beside it, and in whole words."""

    short: str = ""
    words: str = ""


class RateRow(QWidget):
    """The field with its name and, beside it, what it comes to; under it why what was typed is no rate."""

    changed = Signal(object)
    """Another ``HourlyRate`` is wished, or None: none."""
    refused = Signal()
    """What was typed is no rate: under the field stands why."""
    left = Signal()
    """The keyboard is to go elsewhere."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate: HourlyRate | None = None
        self._refused = ""
        """What was typed and is no rate."""
        self._told = RateTold()
        self.label = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.field = RateField(self)
        self.sum = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.problem, "caution")
        self._lay_out()
        self.field.rested.connect(self._on_rested)
        self.field.left.connect(self._on_left)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._tell("")

    def show_rate(self, rate: HourlyRate | None, told: RateTold) -> None:
        """Show this rate, and what comes of it; what is being typed stays."""
        if rate != self._rate:
            self._rate, self._refused = rate, ""
            self.field.setText(self._counted)
        self._told = told
        if not self._refused:
            self._tell("")

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _counted(self) -> str:
        """The text that was looked at last."""
        return self._refused or (self._rate.text if self._rate is not None else "")

    def _on_rested(self) -> None:
        """What was typed is a rate, none, or refused with the reason; the same again changes nothing."""
        typed = self.field.text().strip()
        if typed == self._counted:
            return
        self._refused, rate, problem = "", None, ""
        try:
            rate = read_rate(typed) if typed else None
        except WrongUse as error:
            self._refused, problem = typed, f"Not used. {error}"
        was, self._rate = self._rate, rate
        if rate != was:
            self._told = RateTold()
        self.field.setText(self._counted)
        self._tell(problem)
        if problem:
            announce(self, problem, assertive=True)
            self.refused.emit()
        if rate != was:
            self.changed.emit(rate)

    def _on_left(self) -> None:
        """What was typed and did not count yet is taken back."""
        self.field.setText(self._counted)
        self.left.emit()

    def _tell(self, problem: str) -> None:
        told = RateTold() if problem else self._told
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.sum.setText(told.short)
        self.sum.setVisible(bool(told.short))
        self.sum.setToolTip(plain(told.words))
        self.field.setToolTip(plain(told.words))
        self.field.setAccessibleDescription(problem or told.words)
        set_wrong(self.field, bool(problem))

    def _lay_out(self) -> None:
        column, self._row = QVBoxLayout(self), QHBoxLayout()
        row = self._row
        row.addWidget(self.label)
        row.addWidget(self.field, 1)
        row.addWidget(self.sum)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._row.setSpacing(theme.px(4))
        self.label.setText(SHORT_NAME if theme.is_compact else NAME)
        self.field.setFont(theme.font(TextKind.SMALL))
        self.problem.setFont(theme.font(TextKind.CAPTION))
