"""Who approves the report, and as what; what that signs is said before it is done."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.review import ReviewState
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService

_SHOWN = 12
"""Signs of a hash that are enough to compare by eye."""


class ApprovalDialog(DialogFrame):
    """Asks for a person and a role."""

    def __init__(
        self, themes: ThemeService, incident: Incident, who: str, window: QWidget, lacking: Sequence[str] = ()
    ) -> None:
        """``lacking`` is what is not finished, a sentence each: it can be approved all the same."""
        super().__init__(themes, "Mark as reviewed", "Approve", window)
        self._person, self._role = QLineEdit(who, self), QLineEdit(self)
        for field, name, hint in (
            (self._person, "Who approves", ""),
            (self._role, "As what", "Incident commander, technical lead, owner of the service"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            self.body.addWidget(self.caption(name))
            self.body.addWidget(field)
        self.body.addWidget(self.caption("When"))
        self.when = self.plain("now", "text")
        self.body.addWidget(self.when)
        if incident.review.state is ReviewState.DRAFT:
            self.body.addWidget(self.plain("It was not sent round: that is written into the record first."))
        if lacking:
            words = " ".join((*lacking, "The report can be approved all the same."))
            self.body.addWidget(self.plain(words, "caution"))
        signed = f"version {incident.review.version}, the record until event {incident.seq}"
        self.body.addWidget(self.plain(f"Signed is {signed}, by its hash {incident.head[:_SHOWN]}…"))
        self.say("What is written after it begins the next version")
        (self._role if who else self._person).setFocus()

    def tick(self, now: datetime) -> None:
        """The moment that it will bear."""
        self.when.set_text(f"{now:%Y-%m-%d %H:%M:%S} UTC")

    @property
    def person(self) -> str:
        """Who approves."""
        return self._person.text().strip()

    @property
    def role(self) -> str:
        """As what."""
        return self._role.text().strip()

    def missing(self) -> str:
        """Both are wanted."""
        if not self.person:
            return "Say who approves"
        return "" if self.role else "Say as what: incident commander, technical lead"
