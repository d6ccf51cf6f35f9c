"""A long entry opened over its row: the whole text, to read and to copy from."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.rows import full_text, particulars
from incident_desk.qt.theme import TextKind, ThemeService, set_flat, set_surface, set_tone
from incident_desk.qt.widgets.as_text import inert


class ReadOnlyText(QPlainTextEdit):
    """Text to read; Esc and Enter close it."""

    left = Signal()
    """The person has read it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter close; the other keys move and select."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            return
        super().keyPressEvent(event)


class Reader(QFrame):
    """Lies over the list. Text stays plain text."""

    left = Signal()
    """It was closed by the person."""

    def __init__(self, themes: ThemeService, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._list = themes, parent
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        self.text = ReadOnlyText(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Entry")
        self.text.left.connect(self.left)
        set_flat(self.text)
        set_surface(self, "raised")
        set_tone(self._head, "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.addWidget(self._head)
        column.addWidget(self.text, 1)
        self.hide()

    def open(self, entry: Entry, row: QRect) -> None:
        """Show the entry over its row, as high as the text and the list allow."""
        theme, space = self._themes.current, self._list.rect()
        self._head.setFont(theme.font(TextKind.CAPTION, tabular=True))
        self.text.setFont(theme.font(TextKind.BODY))
        parts = particulars(entry)
        self._head.setText(inert("\n".join(parts)))
        self.text.setPlainText(inert(full_text(entry)))
        letters = (space.width() - 60) / (theme.px(14) * 0.52)
        lines = sum(1 + int(len(line) / max(letters, 20)) for line in full_text(entry).split("\n"))
        wanted = theme.px(20) * lines + theme.px(16) * len(parts) + 60
        height = min(max(wanted, theme.px(90)), max(theme.px(120), int(space.height() * 0.8)))
        top = max(space.top() + 4, min(row.top(), space.bottom() - height - 4))
        self.setGeometry(space.left() + 4, top, space.width() - 8, height)
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
