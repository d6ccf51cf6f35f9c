"""What a list of checks is made of: lines in an order, and a row for each check when it is looked at."""

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.panes.health.lines import Line
from incident_desk.qt.panes.health.row import HealthRow


class LinedModel(QObject):
    """The ground of every list of checks."""

    lines_changed = Signal()
    """There are other lines, or they stand in another order."""
    looks_changed = Signal(object)
    """The lines at these places look different: a sequence of numbers."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The ids of the checks and the headings, in their order."""
        raise NotImplementedError

    def row(self, check: str) -> HealthRow:
        """One check as it looks now. Raises KeyError."""
        raise NotImplementedError
