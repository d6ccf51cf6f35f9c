"""One line that says why: for skipping, cancelling, reopening, lowering."""

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


class ReasonDialog(DialogFrame):
    """Asks for one line; it can't be empty."""

    def __init__(self, themes: ThemeService, title: str, question: str, do: str, window: QWidget) -> None:
        super().__init__(themes, title, do, window)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(question)
        self.body.addWidget(self.plain(question))
        self.body.addWidget(self.field)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def missing(self) -> str:
        """A reason is wanted."""
        return "" if self.reason else "Say in a line why"

    def complain(self, words: str) -> None:
        """Say it, and go to the line."""
        super().complain(words)
        self.field.setFocus()
