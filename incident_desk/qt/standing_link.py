"""The standing record in the window: its state as it moves on, and wishes to it, which open it if need be."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.opening import Opening
from incident_desk.qt.writing import Writing
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.office import Office

BY_ITSELF = "desk"
"""Who acts where the program does."""


class StandingLink(QObject):
    """The part of the link that knows the standing record. Lives on the GUI thread."""

    changed = Signal(object)
    """The standing record as it stands now: an ``Incident``."""

    def __init__(
        self, opening: Opening, jobs: Jobs, writing: Writing, failed: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._opening, self._jobs, self._writing, self._failed = opening, jobs, writing, failed
        self.record: Incident | None = None
        self.acted_last = False
        """Whether the last act of a person in this window was on the standing record: that is what undo means."""

    def read(self, office: Office) -> None:
        """Read it; nothing follows where nobody has needed it yet."""
        self._jobs.run(office.desk.standing.find, self._on_found, self._failed)

    def take(self, record: Incident) -> None:
        """It moved on, or was opened."""
        if self.record is None or record.seq >= self.record.seq:
            self.record = record
            self.changed.emit(record)

    def act(self, rule: Rule, who: str, then: Callable[[Change], None] | None = None) -> None:
        """Do what the rule decides on it, now or as soon as the data folder is open. ``desk`` is nobody."""
        self.acted_last = self.acted_last or who != BY_ITSELF

        def write(office: Office) -> None:
            gesture = office.desk.new_act()

            def work() -> Change:
                return office.desk.act(office.desk.standing.open(who).id, rule, who, gesture)

            self._writing.write(work, then)

        self._opening.when_open(write)

    def _on_found(self, record: Incident | None) -> None:
        if record is not None:
            self.take(record)
