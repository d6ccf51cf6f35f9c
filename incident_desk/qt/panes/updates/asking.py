"""A field for one line, and the line in which the pane asks something: a reason, a word for a blank."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant


class OneLine(QLineEdit):
    """Esc leaves it without a trace."""

    left = Signal()
    """The person left the field by Esc."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class AskLine(QWidget):
    """Asks one thing at a time; hidden while it asks nothing. An empty line is no answer."""

    answered = Signal(str, str)
    """What was asked for (its key), and the words."""
    left = Signal()
    """Nothing was answered."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._key = ""
        self.field = OneLine(self)
        self.field.setMaxLength(500)
        self.button = Button(themes, ButtonModel("", small=True), self)
        self.cancel = Button(themes, ButtonModel("", Variant.QUIET, icon="x", name="Leave it, Esc"), self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self.field, self.button, self.cancel):
            line.addWidget(widget, 1 if widget is self.field else 0)
        self.field.returnPressed.connect(self._on_answered)
        self.button.clicked.connect(self._on_answered)
        self.field.left.connect(self.end)
        self.cancel.clicked.connect(self.end)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self.hide()

    def ask(self, key: str, question: str, do: str) -> None:
        """Ask this; ``key`` comes back with the answer, ``do`` are the words of the button."""
        self._key = key
        self.field.clear()
        self.field.setPlaceholderText(question)
        self.field.setAccessibleName(question)
        self.button.set_model(ButtonModel(do, small=True))
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """Ask no more."""
        self.hide()
        self.left.emit()

    def _on_answered(self) -> None:
        words = self.field.text().strip()
        if words:
            self.hide()
            self.answered.emit(self._key, words)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.field.setFont(theme.font(TextKind.SMALL))
