"""The records as rows: which ones a choice leaves, and each as a line, made when it is first looked at.

What is made for a record holds for that state of it and no longer: a changed record is another value.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from incident_desk.domain.incident import Incident
from incident_desk.qt.pages.home.choice import Choice, hay_of
from incident_desk.qt.pages.home.library_row import LibraryRow, library_row


class Catalogue:
    """Keeps what was made for each record: its line, and the words in which a search looks."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Incident, LibraryRow]] = {}
        self._hay: dict[str, tuple[Incident, str]] = {}

    def row(self, incident: Incident, now: datetime) -> LibraryRow:
        """The record as a line; of an open one as it stands at ``now`` (UTC)."""
        known = self._rows.get(incident.id)
        if known is None or known[0] is not incident or incident.is_open:
            known = self._rows[incident.id] = (incident, library_row(incident, now))
        return known[1]

    def left_by(self, choice: Choice, incidents: Iterable[Incident], now: datetime | None) -> Iterator[Incident]:
        """Those that the choice leaves, in their order; before the first tick only its words choose."""
        shown = iter(incidents)
        for test in choice.tests(now) if now is not None else ():
            shown = filter(test, shown)
        if choice.words:
            return (one for one in shown if self._holds(one, choice.words))
        return shown

    def _holds(self, incident: Incident, words: tuple[str, ...]) -> bool:
        known = self._hay.get(incident.id)
        if known is None or known[0] is not incident:
            known = self._hay[incident.id] = (incident, hay_of(incident))
        return all(word in known[1] for word in words)
