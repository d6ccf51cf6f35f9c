"""The escalation pane: two lines at the foot of the column, or the sheet in their place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from incident_desk.domain.calls import Outcome
from incident_desk.qt.panes.escalation.sheet import EscalationSheet
from incident_desk.qt.panes.escalation.strip import EscalationStrip
from incident_desk.qt.panes.escalation.view_model import EscalationModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.announcement import announce


class EscalationPane(QWidget):
    """Whoever places it hears whether the sheet is open, and gives it room."""

    sheet_changed = Signal(bool)
    """True when the sheet has opened, False when it has closed."""
    word_changed = Signal(str)
    """The short word for a tab is another one."""

    def __init__(self, themes: ThemeService, model: EscalationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._came_from: QWidget | None = None
        self._word = model.shown.word
        self.strip = EscalationStrip(themes, self)
        self.sheet = EscalationSheet(themes, model, self)
        self.sheet.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.sheet)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.strip.open_wanted.connect(self.open_sheet)
        self.sheet.close_wanted.connect(self.close_sheet)
        model.shown_changed.connect(self._on_shown_changed)
        model.logged.connect(self._on_logged)
        model.snoozed.connect(self._on_snoozed)
        model.call_written.connect(self._on_call_written)
        self._on_shown_changed()

    @property
    def is_open(self) -> bool:
        """Whether the sheet is open."""
        return not self.sheet.isHidden()

    @property
    def word(self) -> str:
        """A short live word for a tab: ``in 12:48``, ``due +03:26``, ``off 08:00``, ``none left``, ``no path``."""
        return self._word

    def be_tab(self, is_tab: bool) -> None:
        """Stand under a tab, or in a column."""
        self.strip.be_tab(is_tab)

    def open_sheet(self) -> None:
        """Open the sheet and take the focus; Esc gives it back."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._came_from = focus
        if not self.is_open:
            self._model.choose(None)
            self.strip.hide()
            self.sheet.show()
            self.sheet.show_state()
            self.sheet_changed.emit(True)
        self.sheet.begin()

    def close_sheet(self) -> None:
        """Close the sheet; the focus goes back to where it came from."""
        if not self.is_open:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is None or self.isAncestorOf(focus)
        self.sheet.snooze.hide()
        self.strip.show()
        self.sheet.hide()
        self.sheet_changed.emit(False)
        if had_focus:
            back, self._came_from = self._came_from, None
            place = back if back is not None and isValid(back) and back.isVisible() else self.strip.button
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_shown_changed(self) -> None:
        shown = self._model.shown
        self.strip.show_state(shown)
        if self.is_open:
            self.sheet.show_state()
        if shown.word != self._word:
            self._word = shown.word
            self.word_changed.emit(self._word)

    def _on_logged(self, outcome: Outcome) -> None:
        """Who was reached ends the search; else the sheet is about the next level."""
        following = self._model.shown.next_level
        said = f"{outcome.replace('_', ' ').capitalize()}. "
        announce(self, said + (f"Next: {following.spoken}" if following else "No level is left"))
        if not self.is_open:
            return
        if outcome is Outcome.REACHED:
            self.close_sheet()
        else:
            self.sheet.move_on()

    def _on_snoozed(self) -> None:
        self.sheet.snooze.end()
        self.close_sheet()

    def _on_call_written(self) -> None:
        self.sheet.no_path.field.clear()
        self.close_sheet()
