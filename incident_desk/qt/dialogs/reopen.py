"""Go on with an ended incident: why, and when its impact began again."""

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.formats.times import clock_face
from incident_desk.qt.dialogs.moment_field import NOW, MomentField
from incident_desk.qt.dialogs.reason import ReasonDialog
from incident_desk.qt.theme import ThemeService

NOT_SAID = "Not known"
"""The further interval then counts from the reopening, and says so."""


class ReopenDialog(ReasonDialog):
    """A reason, and the beginning of the further interval where the impact had ended."""

    def __init__(
        self, themes: ThemeService, incident: Incident, now: datetime, zone: tzinfo, window: QWidget
    ) -> None:
        super().__init__(themes, "Reopen", "Why is it opened again?", "Reopen", window)
        self._ended, self._now = incident.milestones.get(Milestone.IMPACT_ENDED), now
        self.again = MomentField(themes, "Impact began again", ((NOW, None), (NOT_SAID, None)), zone, self)
        self._asked = self.caption("Impact began again at")
        for widget in (self._asked, self.again):
            self.body.addWidget(widget)
            # An impact that never ended goes on as it was: there is nothing to ask.
            widget.setVisible(self._ended is not None)
        self.tick(now)

    @property
    def impact_again(self) -> Moment | None:
        """When the impact began again; None where it did not end, or nobody knows.

        Raises:
            DeskError: what was typed is no time.
        """
        return self.again.moment(self._now) if self._ended is not None else None

    def missing(self) -> str:
        """A reason is wanted, and a time that can be."""
        return super().missing() or self._wrong_time()

    def complain(self, words: str) -> None:
        """Say it, and go to where it can be mended."""
        super().complain(words)
        if self.reason:
            (self.again.typed if self.again.is_typed else self.again.choices).setFocus()

    def tick(self, now: datetime) -> None:
        """Time goes on."""
        self._now = now
        self.again.tick(now)

    def _wrong_time(self) -> str:
        try:
            again = self.impact_again
        except DeskError as error:
            return str(error)
        ended = self._ended.at if self._ended else None
        if again is None or again.at is None or ended is None or again.at >= ended:
            return ""
        return f"That is before the impact ended, {clock_face(ended)} UTC"
