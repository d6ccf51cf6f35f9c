"""Home's values: the open incident, the rows of the library, and what waits for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState, clock
from incident_desk.domain.durations import countdown, length, span
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident, Status
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.severity import WORKSPACE_SCHEME, level_named, scale_of
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.office import Office


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One record as a line of the list. ``share`` is the part of the resolution target that was used."""

    id: str
    key: str
    title: str
    caption: str
    severity: str
    rank: int | None
    is_drill: bool
    duration: str
    response: str
    response_missed: bool
    status: str
    date: str
    share: float | None
    words: str

    @property
    def spoken(self) -> str:
        """The row in words."""
        return f"{self.key}, {self.severity}, {self.title}, {self.status}, {self.date}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what, of which incident, and since or until when."""

    incident: str
    title: str
    caption: str


class HomeModel(QObject):
    """The library as it stands, and the clocks of the open incident."""

    rows_changed = Signal()
    """The list, or what waits, is another one."""
    read = Signal()
    """There is a new reading of the open incident."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._incidents: Sequence[Incident] = ()
        self._rows: tuple[LibraryRow, ...] = ()
        self._filter = ""
        self._now: datetime | None = None
        self.folder = ""
        link.opened.connect(self._on_opened)
        link.library_changed.connect(self._on_library_changed)
        ticker.ticked.connect(self._on_ticked)

    @property
    def rows(self) -> tuple[LibraryRow, ...]:
        """The rows that the search leaves, newest first."""
        if not self._filter:
            return self._rows
        return tuple(row for row in self._rows if all(word in row.words for word in self._filter.split()))

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self._rows)

    @property
    def open_incidents(self) -> list[Incident]:
        """Incidents that are worked on, newest first; a drill comes after the real ones."""
        running = [one for one in self._incidents if one.is_open]
        return sorted(running, key=lambda one: one.record is RecordKind.DRILL)

    @property
    def open_reading(self) -> ClockReading | None:
        """The clocks of the first open incident."""
        running = self.open_incidents
        return clock(running[0], self._now) if running and self._now else None

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits: open action items, and reviews of what was resolved."""
        return tuple(item for one in self._incidents for item in _waiting(one))

    def search(self, text: str) -> None:
        """Leave the rows that hold all these words."""
        self._filter = text.strip().casefold()
        self.rows_changed.emit()

    def _on_opened(self, office: Office) -> None:
        self.folder = office.folder
        self.rows_changed.emit()

    def _on_library_changed(self, incidents: Sequence[Incident]) -> None:
        self._incidents = incidents
        self._rows = tuple(library_row(one) for one in incidents)
        self.rows_changed.emit()
        self.read.emit()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self.read.emit()


def library_row(incident: Incident) -> LibraryRow:
    """A record as a line of the list."""
    level = (
        level_named(incident.severity, scale_of(incident.playbook, WORKSPACE_SCHEME)) if incident.severity else None
    )
    end = incident.moment(Milestone.RESOLVED)
    reading = clock(incident, end or incident.declared_at)
    response = reading.target("response")
    took = length(end - incident.declared_at) if end else "open" if incident.is_open else "—"
    resolution = incident.targets.resolution
    share = None
    if end and resolution and resolution.seconds:
        share = (end - incident.declared_at).total_seconds() / resolution.seconds
    playbook = incident.playbook.title if incident.playbook else "no playbook"
    return LibraryRow(
        id=incident.id,
        key=incident.key,
        title=incident.title,
        caption=f"{incident.key} · {playbook}",
        severity=incident.severity or "—",
        rank=level.rank if level else None,
        is_drill=incident.record is RecordKind.DRILL,
        duration=took,
        response=_response(response),
        response_missed=response.state in (TargetState.MISSED, TargetState.LATE) and not incident.is_open,
        status=_status(incident),
        date=f"{incident.declared_at:%-d %b %Y}",
        share=share,
        words=f"{incident.key} {incident.title} {playbook} {incident.severity} {incident.status}".casefold(),
    )


def _response(one: TargetReading) -> str:
    if one.done_at is None:
        return "—"
    took = countdown(one.took_s or 0)
    if one.seconds is None:
        return took
    if one.state is TargetState.MISSED:
        return f"missed by {countdown(one.late_by_s)}"
    return f"{took} of {span(one.seconds)}"


def _status(incident: Incident) -> str:
    words: str = incident.status.capitalize()
    actions = len(incident.open_actions)
    if actions and not incident.is_open:
        words += f", {actions} action{'s' if actions > 1 else ''} open"
    return words


def _waiting(incident: Incident) -> list[Waiting]:
    found = [
        Waiting(incident.id, action.text, f"{incident.key} · {action.owner or 'no owner'}")
        for action in incident.open_actions
        if not incident.is_open
    ]
    resolved = incident.moment(Milestone.RESOLVED)
    due_s = incident.playbook.review_due_s if incident.playbook else None
    if incident.status is Status.RESOLVED and resolved is not None and incident.record is RecordKind.INCIDENT:
        due = (
            f"review due {resolved + timedelta(seconds=due_s):%-d %b %H:%M} UTC" if due_s else "review not written"
        )
        found.append(Waiting(incident.id, f"Close {incident.title}", f"{incident.key} · {due}"))
    return found
