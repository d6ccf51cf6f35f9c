"""By the clocks of which zone times are shown: that of the incident, or any other."""

from datetime import UTC, datetime, tzinfo

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.formats.times import zone_name
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.services.zones import zone_named

QUESTION = "Zone"
HINT = "Europe/Berlin, +05:30, CET or UTC"


class ZoneDialog(DialogFrame):
    """One line; it says the offset that the zone has at a moment, and is not left with what is no zone."""

    def __init__(self, themes: ThemeService, at: datetime, at_first: str, window: QWidget) -> None:
        """``at`` (UTC) is the declaration, by whose day the offset is told."""
        super().__init__(themes, "Show times by the clocks of a zone", "Show", window)
        self._at = at
        self.field, self.understood = QLineEdit(at_first, self), ElidedLabel(parent=self)
        self.field.setAccessibleName(QUESTION)
        self.field.setPlaceholderText(HINT)
        self.understood.setFont(themes.current.font(TextKind.CAPTION))
        set_tone(self.understood, "text3")
        self.body.addWidget(self.caption(QUESTION, "that of the incident, or of whom you write to"))
        self.body.addWidget(self.field)
        self.body.addWidget(self.understood)
        self.field.textChanged.connect(self._on_typed)
        self.field.selectAll()
        self.field.setFocus()
        self._on_typed(at_first)

    @property
    def zone(self) -> tzinfo:
        """The zone that stands there; UTC where none does."""
        try:
            return zone_named(self.field.text())
        except DeskError:
            return UTC

    def missing(self) -> str:
        """Why what stands there is no zone."""
        if not self.field.text().strip():
            return f"Type a zone: {HINT}"
        try:
            zone_named(self.field.text())
        except DeskError as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the line."""
        super().complain(words)
        self.field.setFocus()

    def _on_typed(self, text: str) -> None:
        words = self.missing().partition(". ")[0] if text.strip() else ""
        if text.strip() and not words:
            words = f"At the declaration {zone_name(self._at.astimezone(self.zone))}"
        self.understood.setText(words)
