"""What is done to one entry of the shown incident, each through one rule, decided on the entry as it is then."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event
from incident_desk.domain.incident import Incident
from incident_desk.formats.grammar import Line
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.logging import Rewrite, amend, log, star, strike
from incident_desk.services.memory import Change

Then = Callable[[Change], None]


class EntryDeeds(QObject):
    """Hands wishes to the record."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link

    def amend(self, entry: str, rewrite: Rewrite, then: Then) -> None:
        """Say the entry of that id anew."""
        self._do(entry, lambda event: amend(event, rewrite), then)

    def strike(self, entry: str, reason: str) -> None:
        """Strike it; it stays readable, with the reason."""
        self._do(entry, lambda event: strike(event, reason))

    def star(self, entry: str, *, starred: bool) -> None:
        """Give it a star, or take it off."""
        self._do(entry, lambda event: star(event, starred=starred))

    def restore(self, entry: str, words: str) -> None:
        """Let its first words hold again; what it said in between is kept."""
        self._do(entry, lambda event: amend(event, Rewrite(text=words)))

    def log(self, line: Line, entry: str | None, then: Then) -> None:
        """Log a new one under an id that a second try uses again."""
        self._link.act(lambda _incident, _now: log(line, entry), then=then)

    def _do(self, entry: str, rule: Callable[[Event], Sequence[Draft]], then: Then | None = None) -> None:
        def decide(_incident: Incident, _now: datetime) -> Sequence[Draft]:
            office = self._link.office
            if office is None:
                raise Refused("The record is not open")
            return rule(office.scenes.event(entry))

        self._link.act(decide, then=then)
