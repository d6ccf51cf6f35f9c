"""Where the playbook has no path: that it has none, and a line in which whoever was called is written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle

_WORDS = "No escalation path is stated, so nothing says whom to call or when. Write down whom you called:"


class NoPath(QWidget):
    """One field; what is typed becomes an action of the timeline."""

    log_wanted = Signal(str)
    """Write down this call."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.words = Paragraph(themes, _WORDS, ParagraphStyle(colour="text2"), self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("called the CTO, no answer")
        self.field.setAccessibleName("Whom you called, and what came of it")
        self.button = Button(themes, ButtonModel("Log", keys=("↵",), small=True), self)
        self._line, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self.button)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.words)
        self._column.addLayout(self._line)
        self.button.clicked.connect(self._on_log)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes it down."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._on_log()
        else:
            super().keyPressEvent(event)

    def _on_log(self) -> None:
        if self.field.text().strip():
            self.log_wanted.emit(self.field.text())

    def _on_theme_changed(self, theme: Theme) -> None:
        self.field.setFont(theme.font(TextKind.BODY))
        self._line.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(10))
