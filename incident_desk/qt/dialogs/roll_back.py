"""Roll back: which reason came true, and why; the command stands there to be copied and is run by nobody."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Command, Criterion
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.acts.running import OTHER


class RollBackDialog(DialogFrame):
    """Ends the run as rolled back."""

    def __init__(
        self, themes: ThemeService, run: Incident, criteria: tuple[Criterion, ...], command: Command | None,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(themes, f"Roll back {run.key}", "Roll back", window)
        self._criteria, self._stated = criteria, run.playbook.criteria if run.playbook else ()
        self._command = command
        self.criterion, self.reason = ChoiceBox(self), QLineEdit(self)
        self.criterion.setAccessibleName("Which reason came true")
        self.criterion.addItems([*(one.text for one in criteria), "Another reason"])
        self.reason.setAccessibleName("What was seen")
        self.body.addWidget(self.caption("Which reason came true"))
        self.body.addWidget(self.criterion)
        self.body.addWidget(self.caption("What was seen"))
        self.body.addWidget(self.reason)
        self.copy = Button(themes, ButtonModel("Copy", icon="copy", small=True, name="Copy the command"), self)
        self.copy.setVisible(command is not None)
        if command is not None:
            self._show_command(command)
        self.name_buttons("Roll back")
        self.say("Ends the run as rolled back. The command is not run from here")
        self.reason.setFocus()

    @property
    def chosen(self) -> str:
        """The reason as the rule wants it: the number of the criterion in the document, or the word for another."""
        place = self.criterion.currentIndex()
        if place >= len(self._criteria):
            return OTHER
        return str(self._stated.index(self._criteria[place]) + 1)

    @property
    def why(self) -> str:
        """What was typed."""
        return self.reason.text().strip()

    def missing(self) -> str:
        """A line that says why."""
        return "" if self.why else "Say in a line what was seen"

    def complain(self, words: str) -> None:
        """Say it, and go to the line."""
        super().complain(words)
        self.reason.setFocus()

    def _show_command(self, command: Command) -> None:
        row = QHBoxLayout()
        row.addWidget(self.plain(command.text), 1)
        row.addWidget(self.copy)
        self.body.addWidget(self.caption("Command", command.danger))
        self.body.addLayout(row)
        self.copy.clicked.connect(self._on_copy_clicked)

    def _on_copy_clicked(self) -> None:
        if self._command is not None:
            QGuiApplication.clipboard().setText(self._command.text)
            self.say("Copied")
