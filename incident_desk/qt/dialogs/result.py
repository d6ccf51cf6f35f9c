"""What was reached of a goal that nothing here measures: one line, which can be taken away again."""

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


class ResultDialog(DialogFrame):
    """Says the goal, and asks for the result; an empty one takes it back."""

    def __init__(self, themes: ThemeService, goal: tuple[str, str, str], result: str, window: QWidget) -> None:
        """``goal`` is its name, its words, and the key of the incident whose record takes the result."""
        name, words, key = goal
        super().__init__(themes, "Result", "Save", window)
        self._before = result
        self.field = QLineEdit(result, self)
        self.field.setAccessibleName(f"Result of {name}: goal {words}")
        self.field.setPlaceholderText("What was seen or measured")
        self.body.addWidget(self.plain(name, "text"))
        self.body.addWidget(self.plain(f"Goal: {words}"))
        self.body.addWidget(self.caption("Result"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.plain(f"It goes into the record of {key}. Empty takes it back.", "text3"))
        self.field.selectAll()
        self.field.setFocus()

    @property
    def result_said(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def missing(self) -> str:
        """What stands there already is no news."""
        return "" if self.result_said != self._before.strip() else "Say what was seen, or leave with Esc"

    def complain(self, words: str) -> None:
        """Say it, and go to the line."""
        super().complain(words)
        self.field.setFocus()
