"""A second page of the pane: its title, and the way back to the draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant


class FoldedPage(QWidget):
    """Back by its button, or by Esc from anywhere in it."""

    left = Signal()
    """Back to the draft."""

    def __init__(self, themes: ThemeService, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.back = Button(
            themes,
            ButtonModel("Draft", Variant.QUIET, icon="chevron-left", small=True, name="Back to the draft, Esc"),
        )
        self.title = QLabel(title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.head = QHBoxLayout()
        self.head.addWidget(self.back)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.addLayout(self.head)
        self.back.clicked.connect(self.left)
        themes.theme_changed.connect(self._on_look_changed)
        self._on_look_changed(themes.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_look_changed(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TextKind.STRONG))
        left = theme.px(14 if theme.is_compact else 20)
        self.body.setContentsMargins(left - theme.px(9), 0, theme.px(12), theme.px(8))
        self.body.setSpacing(theme.px(6))
