"""The text of the log field: one line that grows to three, with the keys of the field."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from incident_desk.qt.theme import Theme, ThemeService, set_flat
from incident_desk.qt.widgets.offering_text import OfferingText
from incident_desk.qt.widgets.passing_keys import passes_on

MOST_LINES = 3
LETTERS = 15
"""Pixel size of the letters, before scaling."""
_TAKEN_BACK = tuple(QKeySequence(key) for key in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"))


class LogEdit(OfferingText):
    """Enter sends, Shift+Enter makes a line, Tab in the empty field goes through the kinds, Esc leaves."""

    submitted = Signal()
    """The text is to be logged."""
    kind_stepped = Signal(int)
    """The next kind is wanted (1), or the one before (-1)."""
    left = Signal()
    """The person left the field."""
    focus_changed = Signal(bool)
    lines_changed = Signal(int)
    """How many lines are in sight now, 1 to 3."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._lines = 1
        self.setProperty("focus_ring", False)
        self.setAccessibleName("Log an entry")
        self.setAccessibleDescription(
            "First sign: ! decision, ? hypothesis, > action, = finding, & change, + action item. Enter saves"
        )
        self.setPlaceholderText("Log what happened")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(0)
        set_flat(self)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def line_height(self) -> int:
        """The height of one line in pixels."""
        return self.fontMetrics().lineSpacing()

    def event(self, event: QEvent) -> bool:
        """Where nothing was typed, undo and redo are the record's: what was just logged is taken back from here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._passes_on(event):
            event.ignore()
            return True
        return passes_on(event) or super().event(event)

    def _passes_on(self, event: QKeyEvent) -> bool:
        """Whoever takes back what was typed and goes on pressing takes nothing out of the record."""
        document = self.document()
        has_typed = bool(self.toPlainText()) or document.isUndoAvailable() or document.isRedoAvailable()
        return not has_typed and QKeySequence(event.keyCombination()) in _TAKEN_BACK

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the field; everything else is typing."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_empty = not self.toPlainText()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.submitted.emit()
        elif key == Qt.Key.Key_Tab and is_empty:
            self.kind_stepped.emit(1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame draws its ring."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame draws no ring."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def _on_document_size_changed(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        if lines != self._lines:
            self._lines = lines
            self._fit()
            self.lines_changed.emit(lines)

    def _fit(self) -> None:
        self.setFixedHeight(self.line_height * self._lines + 2)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.setFont(theme.font(px=LETTERS))
        if not self.toPlainText():
            # Letters and margins are no typing that could be taken back.
            self.document().clearUndoRedoStacks()
        self._fit()
