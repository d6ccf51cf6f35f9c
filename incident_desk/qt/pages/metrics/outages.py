"""The outages as rows: what the state of an incident says at once, and cause and resolution as they are read.

Cause and resolution stand in the entries of an incident, so they are read for the rows in sight, on the desk's
thread, and kept for that state of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.measured import impact_of
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.severity import rank_in
from incident_desk.formats.outage_table import NOT_STATED, SHEET_HEAD, lasted_of, outage_markdown, sheet_cells
from incident_desk.formats.tickets import short_ticket
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.metrics.lengths import measured_face
from incident_desk.services.office import Office
from incident_desk.services.outages import Outage, is_outage, outage_of, outages_of

SLICE = 500
"""Incidents whose entries are read in one go, before other wishes have their turn."""


@dataclass(frozen=True, slots=True)
class OutageRow:
    """One outage as a line of the table; cause and resolution are empty until they are read."""

    id: str
    key: str
    title: str
    date: str
    severity: str
    rank: int | None
    duration: str
    is_over: bool
    cause: str
    resolution: str
    is_read: bool
    ticket: str = ""
    """The tickets of its action items in few letters."""

    @property
    def spoken(self) -> str:
        """The row in words."""
        over = ", over its objective" if self.is_over else ""
        rest = f", cause {self.cause}, resolution {self.resolution}" if self.is_read else ""
        rest += f", ticket {self.ticket}" if self.ticket != NOT_STATED else ""
        return f"{self.date}, severity {self.severity}, {self.title}, {self.key}, {self.duration}{over}{rest}"


def history_of(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Those that are over, the latest first by when each began (UTC)."""
    return tuple(sorted((one for one in incidents if is_outage(one)), key=_began, reverse=True))


def _began(one: Incident) -> tuple[datetime, str]:
    return one.moment(Milestone.IMPACT_STARTED) or one.declared_at, one.key


class OutageBook(QObject):
    """Makes the rows, and reads what they lack."""

    read = Signal()
    """Some rows have their cause and resolution now."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._kept: dict[str, tuple[str, Outage]] = {}
        self._wanted: dict[str, Incident] = {}
        self._reading = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read_on)

    def row(self, incident: Incident, now: datetime, *, is_over: bool = False) -> OutageRow:
        """The incident as a row; what is not read yet is read soon."""
        kept = self._outage(incident)
        if kept is None:
            self._wanted[incident.id] = incident
            self._soon.start()
        known = kept or outage_of(incident, (), now)
        length = impact_of(incident)
        return OutageRow(
            incident.id,
            incident.key,
            incident.title,
            _day(known, now),
            incident.severity or NOT_STATED,
            rank_in(incident.severity, incident.playbook),
            lasted_of(known) if length.why_not else measured_face(length),
            is_over,
            (known.cause or NOT_STATED) if kept else "",
            (known.resolution or NOT_STATED) if kept else "",
            kept is not None,
            ", ".join(map(short_ticket, known.tickets)) or NOT_STATED,
        )

    @property
    def left(self) -> int:
        """How many are still to be read of those that are wanted."""
        return len(self._wanted) + self._reading

    def unread(self, incidents: Iterable[Incident]) -> list[Incident]:
        """Those whose entries were not read yet."""
        return [one for one in incidents if self._outage(one) is None]

    def read_all(self, incidents: Sequence[Incident]) -> None:
        """Read what these lack, in their order; ``read`` follows after each slice."""
        self._wanted = {one.id: one for one in self.unread(incidents)}
        self._soon.start()

    def stop(self) -> None:
        """What is not read yet is not wanted any more."""
        self._wanted.clear()

    def outages(self, incidents: Iterable[Incident]) -> list[Outage]:
        """Those of them that are read, in their order."""
        return [kept for one in incidents if (kept := self._outage(one)) is not None]

    def _outage(self, incident: Incident) -> Outage | None:
        kept = self._kept.get(incident.id)
        return kept[1] if kept is not None and kept[0] == incident.head else None

    def _read_on(self) -> None:
        if self._reading or not self._wanted:
            return
        some = list(self._wanted.values())[:SLICE]
        for one in some:
            del self._wanted[one.id]
        self._reading = len(some)
        self._link.read(lambda office: _outages(office, some), self._on_read)

    def _on_read(self, found: list[tuple[Incident, Outage]]) -> None:
        self._reading = 0
        for incident, outage in found:
            self._kept[incident.id] = incident.head, outage
        self.read.emit()
        self._read_on()


def _outages(office: Office, incidents: Sequence[Incident]) -> list[tuple[Incident, Outage]]:
    return list(zip(incidents, outages_of(office.desk, incidents), strict=True))


def _day(one: Outage, now: datetime) -> str:
    if not one.is_dated:
        return "no date"
    short = f"{one.began.day} {one.began:%b}"
    return short if one.began.year == now.year else f"{short} {one.began.year}"


def as_markdown(found: Sequence[Outage]) -> str:
    """The table of a playbook."""
    return outage_markdown(found)


def as_sheet(found: Sequence[Outage]) -> str:
    """The same rows for a sheet, key and title in columns of their own: a tab between cells, none within."""
    return "\n".join(
        "\t".join(" ".join(cell.split()) for cell in row) for row in (SHEET_HEAD, *map(sheet_cells, found))
    )
