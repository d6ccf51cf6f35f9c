"""What the responses of the asked incidents cost: their records are read in slices, for their events are asked.

Nobody waits for it: the figures stand, and it is said how far this is. Without an hourly rate nothing is read.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.cost_over import SetCost
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.metrics.side import SideRow
from incident_desk.qt.pages.metrics.side_cost import cost_rows, reading_rows
from incident_desk.services.costing import Costing

SLICE = 10
"""Records that are read in one go: what is written meanwhile waits for no more."""
SAY_EVERY = 100
"""After so many records it is said once more how far it is."""

Rate = Callable[[], HourlyRate | None]
"""The rate as it is kept; None: nobody gave one."""


def no_rate() -> HourlyRate | None:
    """Nobody gave a rate."""
    return None


class CostBook(QObject):
    """Counts for the incidents that were asked for last."""

    changed = Signal()
    """There is another cost, or it is further."""

    def __init__(self, link: DeskLink, rate: Rate, parent: QObject) -> None:
        super().__init__(parent)
        self._link, self._rate = link, rate
        self._jobs, self._costing = Jobs("costs", self), Costing()
        self._turn, self._left, self._total = 0, 0, 0
        self._of: HourlyRate | None = None
        self.found: SetCost | None = None

    def ask(self, incidents: Sequence[Incident]) -> None:
        """Count for these; what is counted for others is dropped, and what was read is kept."""
        self._turn += 1
        turn, rate, costing = self._turn, self._rate(), self._costing
        if rate != self._of or rate is None:
            self._of, self.found = rate, None
            self.changed.emit()
        if rate is None:
            return

        def then(unread: list[Incident]) -> None:
            if turn == self._turn:
                self._left = self._total = len(unread)
                self.changed.emit()
                self._read_on(turn, incidents, unread)

        self._jobs.run(lambda: costing.unread(incidents), then)

    def rows(self) -> list[SideRow]:
        """The rows of the right column; none without a rate."""
        if self._of is None:
            return []
        if self.found is None:
            return list(reading_rows(self._of, self._left, self._total)) if self._left else []
        return list(cost_rows(self.found))

    def stop(self) -> None:
        """Nobody looks any more."""
        self._turn += 1

    def close(self) -> None:
        """The window closes."""
        self.stop()
        self._jobs.close()

    # -- inside -----------------------------------------------------------------------------------------------

    def _read_on(self, turn: int, incidents: Sequence[Incident], unread: list[Incident]) -> None:
        some, rest, costing, rate = unread[:SLICE], unread[SLICE:], self._costing, self._of
        if turn != self._turn or rate is None:
            return
        if not some:
            self._jobs.run(lambda: costing.cost(incidents, rate), lambda found: self._take(turn, found))
            return

        def go_on(_nothing: object) -> None:
            before, self._left = self._left, len(rest)
            if turn == self._turn and self.found is None and before // SAY_EVERY != self._left // SAY_EVERY:
                self.changed.emit()
            self._read_on(turn, incidents, rest)

        self._link.read(lambda office: costing.read(office.desk, some), go_on)

    def _take(self, turn: int, found: SetCost) -> None:
        if turn == self._turn and found != self.found:
            self.found = found
            self.changed.emit()
