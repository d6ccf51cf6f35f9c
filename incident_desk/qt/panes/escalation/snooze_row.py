"""Putting the alarm off, in the sheet itself: for how many minutes, and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.wheel_deaf import NumberBox

_USUAL = 10
"""Minutes that stand there first: long enough for a call back, short enough to be put off again."""


class SnoozeRow(QWidget):
    """Minutes, a reason and a button; Enter puts it off, Esc leaves it as it was."""

    wanted = Signal(int, str)
    """Put the alarm off for so many minutes, for this reason."""
    left = Signal()
    """The person left it by Esc."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.minutes, self.reason = NumberBox(self), QLineEdit(self)
        self.button = Button(themes, ButtonModel("Put off", Variant.TINTED, ("↵",), small=True), self)
        self.rule = Paragraph(themes, "", ParagraphStyle(TextKind.CAPTION, colour="text3"), self)
        self.minutes.setSuffix(" min")
        self.minutes.setAccessibleName("Put off for so many minutes")
        self.reason.setAccessibleName("Reason for putting it off")
        self.reason.setPlaceholderText("Why, in a line")
        self._line, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._line.addWidget(self.minutes)
        self._line.addWidget(self.reason, 1)
        self._line.addWidget(self.button)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._line)
        self._column.addWidget(self.rule)
        self.button.clicked.connect(self._on_wanted)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_left(self, minutes: int) -> None:
        """Show for how long it may still be put off."""
        self.minutes.setRange(1, max(1, minutes))
        self.rule.set_text(
            f"{minutes} of 30 min left for this level (from settings). It stays due; its alarm waits."
        )

    def begin(self) -> None:
        """Go to the minutes; a reason that was typed is still there."""
        self.minutes.setValue(_USUAL)
        self.show()
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.minutes.selectAll()

    def end(self) -> None:
        """Put away, with nothing typed."""
        self.reason.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts it off, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._on_wanted()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_wanted(self) -> None:
        """Without a reason the field asks for it."""
        reason = self.reason.text().strip()
        if reason:
            self.wanted.emit(self.minutes.value(), reason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_theme_changed(self, theme: Theme) -> None:
        for field in (self.minutes, self.reason):
            field.setFont(theme.font(TextKind.BODY, tabular=True))
        self.minutes.setFixedWidth(theme.px(92))
        self._line.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(4))
