"""The frame of every dialog: title, body, footer with what it does, Esc to leave; the page behind is dimmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

_DIM = QColor(5, 7, 10, 168)


class Dim(QWidget):
    """Darkens the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DIM)
        painter.end()


class DialogFrame(QDialog):
    """A dialog over its window. ``accepted`` follows the filled button or Enter."""

    left = Signal()
    """The dialog is gone, whichever way."""

    def __init__(self, themes: ThemeService, title: str, do: str, window: QWidget, width: int = 560) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.themes = themes
        theme = themes.current
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.setFixedWidth(theme.px(width))
        self._dim = Dim(window)
        self._title = QLabel(title, self)
        self._title.setFont(theme.font(TextKind.STRONG, px=16))
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setFont(theme.font(TextKind.SMALL))
        set_tone(self.note, "text3")
        self.do = Button(themes, ButtonModel(do, Variant.PRIMARY, ("↵",)), self)
        self.cancel = Button(themes, ButtonModel("Cancel", keys=("Esc",)), self)
        self.body = QVBoxLayout()
        self._lay_out()
        self.do.clicked.connect(self.try_accept)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)

    def try_accept(self) -> None:
        """Accept, if nothing is missing; a dialog says in its note what is."""
        words = self.missing()
        if words:
            self.complain(words)
            return
        self.accept()

    def missing(self) -> str:
        """What is still wanted, in words; empty where nothing is."""
        return ""

    def complain(self, words: str) -> None:
        """Say beside the buttons what is wrong."""
        set_tone(self.note, "alarm")
        self.note.setText(words)

    def caption(self, text: str) -> QLabel:
        """A small heading over a field."""
        label = QLabel(text, self)
        label.setFont(self.themes.current.font(TextKind.SMALL, weight=500))
        set_tone(label, "text2")
        return label

    def plain(self, text: str, tone: str = "text2") -> QLabel:
        """A line of words."""
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.themes.current.font(TextKind.SMALL))
        set_tone(label, tone)  # type: ignore[arg-type]
        return label

    def _lay_out(self) -> None:
        px = self.themes.current.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(14), px(24), px(10))
        head.addWidget(self._title)
        self.body.setContentsMargins(px(24), px(8), px(24), px(20))
        self.body.setSpacing(px(8))
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(14), px(24), px(14))
        foot.addWidget(self.note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.body, 1)
        column.addWidget(Hairline(self.themes, parent=self))
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it from any field, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and a line around it."""
        colour, painter = self.themes.current.colour, QPainter(self)
        painter.fillRect(self.rect(), colour.panel)
        painter.setPen(colour.line_strong)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _on_finished(self, _result: int) -> None:
        self._dim.deleteLater()
        self.left.emit()
        self.deleteLater()
