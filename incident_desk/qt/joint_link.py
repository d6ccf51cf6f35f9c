"""Merges and splits on their way into the record: both records in one act, on the desk's thread."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.incident import Incident
from incident_desk.qt.opening import Opening
from incident_desk.qt.writing import Writing
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.services.acts.declaring import Declaration

Then = Callable[[tuple[Incident, Incident]], None]
"""What is done with the two incidents as they stand after it."""


class JointLink(QObject):
    """A part of the window's way to the record."""

    def __init__(self, opening: Opening, writing: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening, self._writing = opening, writing

    def merge(self, source: str, into: str, who: str, then: Then) -> None:
        """Merge one incident into another (ids). The id of the act is made now, at the key press."""

        def write(office: Office) -> None:
            from incident_desk.services.merging import Merging

            gesture = office.desk.new_act()
            self._writing.write(lambda: Merging(office.desk).merge(source, into, who, gesture), then)

        self._opening.when_open(write)

    def split(self, source: str, entries: Collection[str], wish: "Declaration", who: str, then: Then) -> None:
        """Open an incident with copies of these entries (ids)."""

        def write(office: Office) -> None:
            from incident_desk.services.merging import Merging

            gesture = office.desk.new_act()
            self._writing.write(lambda: Merging(office.desk).split(source, entries, wish, who, gesture), then)

        self._opening.when_open(write)
