"""An update: the playbook's words to fill in and copy, then to log as sent."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.services.acts.updating import draft_of


class UpdateDialog(DialogFrame):
    """The text goes to the clipboard and into the record; a person sends it."""

    def __init__(self, themes: ThemeService, incident: Incident, window: QWidget) -> None:
        super().__init__(themes, f"Update {len(incident.updates) + 1}", "Copy and mark sent", window, width=680)
        self.text, self.channels = QPlainTextEdit(draft_of(incident), self), QLineEdit(self)
        self.text.setAccessibleName("Text of the update")
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(themes.current.px(220))
        self.channels.setAccessibleName("Where it goes")
        self.channels.setPlaceholderText("status page, stakeholders")
        self.body.addWidget(self.caption("Text. Fill what stands in brackets"))
        self.body.addWidget(self.text)
        self.body.addWidget(self.caption("Where it goes"))
        self.body.addWidget(self.channels)
        self.note.setText("Nothing is sent from here: paste it where it belongs.")
        self.text.setFocus()

    @property
    def sent(self) -> tuple[str, list[str]]:
        """The text and the channels."""
        return self.text.toPlainText(), [one.strip() for one in self.channels.text().split(",")]

    def missing(self) -> str:
        """Some text."""
        return "" if self.text.toPlainText().strip() else "Type what is sent"

    def accept(self) -> None:
        """Copy, then close."""
        QApplication.clipboard().setText(self.text.toPlainText())
        super().accept()
