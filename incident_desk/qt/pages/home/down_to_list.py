"""Down, on the button that has the keyboard first, leads into the list below it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget


class DownToList(QObject):
    """Qt would go on to the button beside or to the next field, which opens a menu by Enter."""

    def __init__(self, rows: QTableView) -> None:
        super().__init__(rows)
        self._rows = rows

    def serve(self, button: QWidget) -> None:
        """Do so from this button."""
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the row that was there last, or to the first one."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        rows, model = self._rows, self._rows.model()
        is_down = event.key() == Qt.Key.Key_Down and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not is_down or not rows.isVisible() or not model.rowCount():
            return False
        if not rows.currentIndex().isValid():
            rows.setCurrentIndex(model.index(0, 0))
        rows.setFocus(Qt.FocusReason.TabFocusReason)
        return True
