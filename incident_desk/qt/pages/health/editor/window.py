"""The editor over the window, nearly as large: the page behind stays where it is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from incident_desk.qt.dialogs.frame import Dim
from incident_desk.qt.pages.health.editor.view import CheckEditor
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.shapes import outline_box

_MARGIN = 24


class EditorWindow(QDialog):
    """Holds the editor until it is left."""

    def __init__(self, themes: ThemeService, editor: CheckEditor, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._themes, self.editor = themes, editor
        self.setModal(True)
        self.setWindowTitle("Health check")
        self.setAccessibleName("Health check")
        self._dim = Dim(window)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(editor)
        self.resize(window.width() - 2 * _MARGIN, window.height() - 2 * _MARGIN)
        self.move(window.geometry().center() - self.rect().center())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.finished.connect(self._on_finished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the field's, and Esc the editor's: neither closes the window by itself."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around it."""
        painter = QPainter(self)
        outline_box(painter, QRectF(self.rect()), 0, self._themes.current.colour.line_strong)
        painter.end()

    def reject(self) -> None:
        """Closed by the window manager: as with Esc, what was typed is kept."""
        self.editor.model.leave()

    def _on_finished(self, _result: int) -> None:
        self._dim.deleteLater()
        self.editor.model.close()
        self.deleteLater()
