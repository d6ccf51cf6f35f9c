"""One line of a list while it is typed: its keys make lines, join them, and go from one to the next."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.review.prose_field import ProseField
from incident_desk.qt.theme import ThemeService, set_flat

_NO_KEY, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineEdit(ProseField):
    """Wraps where it is long. Going back and forth is the list's: a line that went comes back with it."""

    parted = Signal()
    """What follows the cursor is to be a line of its own."""
    joined = Signal(int)
    """It is to be one line with the one before (-1) or after it (1)."""
    stepped = Signal(int)
    """The keyboard goes to the line before or after."""
    moved = Signal(int)
    """The line changes place with the one before or after."""
    gone_back = Signal(int)
    """One step back (-1), or forth again (1)."""
    pasted = Signal(list)
    """Several lines were pasted: they are lines of the list."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, 1, parent)
        self.setUndoRedoEnabled(False)
        set_flat(self)
        self.room = 18

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is for the list goes there; all else writes."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.gone_back.emit(-1)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.gone_back.emit(1)
        elif not self._is_for_the_list(event):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Lines that are pasted are lines."""
        lines = [line.strip() for line in source.text().splitlines() if line.strip()]
        if len(lines) > 1:
            self.pasted.emit(lines)
        else:
            self.textCursor().insertText(lines[0] if lines else "")

    def _is_for_the_list(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cursor = self.textCursor()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held in (_NO_KEY, Qt.KeyboardModifier.ShiftModifier):
            self.parted.emit()
        elif key in _STEPS and held == _ALT:
            self.moved.emit(_STEPS[key])
        elif key in _STEPS and held == _NO_KEY and not self._can_step(key):
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            self.joined.emit(-1)
        elif key == Qt.Key.Key_Delete and cursor.atEnd() and not cursor.hasSelection():
            self.joined.emit(1)
        else:
            return False
        return True

    def _can_step(self, key: Qt.Key) -> bool:
        """Whether a line that wraps has one more above or under the cursor."""
        cursor = self.textCursor()
        move = QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
        return cursor.movePosition(move)
