"""How much is asked of the newest incidents: each is examined on the desk's thread, and again once it moved on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.doctor import Group
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.services.examining import examined_record
from incident_desk.services.office import Office

NEWEST = 30
"""So many incidents are looked at."""
LONGEST = 4_000
"""Events of a record that is examined here: a longer one would keep what a person wishes waiting."""


@dataclass(frozen=True, slots=True)
class Round:
    """One incident: how many findings, and the weight of the heaviest. ``count`` None: it is not examined yet."""

    incident: Incident
    count: int | None = None
    heaviest: Group | None = None

    @property
    def is_long(self) -> bool:
        """Whether it is examined only when it is opened."""
        return self.incident.seq > LONGEST

    @property
    def words(self) -> str:
        """How much is asked, in words."""
        if self.is_long:
            return "open it"
        if self.count is None:
            return "…"
        return f"{self.count} to ask" if self.count else "none"

    @property
    def origin(self) -> str:
        """Where its record comes from."""
        return f"{self.incident.key} · {'from a report' if self.incident.past is not None else 'recorded here'}"


class Rounds(QObject):
    """Goes through the newest incidents, one examination at a time, while somebody looks."""

    changed = Signal()
    """There is something else to show."""

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._looks, self._is_busy = False, False
        self._found: dict[str, tuple[str, int, Group | None]] = {}
        link.library_changed.connect(self._on_library_changed)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The newest first."""
        return tuple(self._round(one) for one in self._newest)

    def look(self, looks: bool) -> None:
        """Whether anybody looks."""
        if looks is not self._looks:
            self._looks = looks
            if looks:
                self._link.refresh_library()
                self._go_on()

    @property
    def _newest(self) -> list[Incident]:
        return (self._link.library or [])[:NEWEST]

    def _round(self, incident: Incident) -> Round:
        head, count, heaviest = self._found.get(incident.id, ("", None, None))
        return Round(incident, count, heaviest) if head == incident.head else Round(incident)

    def _go_on(self) -> None:
        todo = next((one for one in self.rounds if one.count is None and not one.is_long), None)
        if not self._looks or self._is_busy or todo is None:
            return
        self._is_busy, one = True, todo.incident.id
        self._link.read(lambda office: _examined(office, one), self._on_examined)

    def _on_examined(self, found: tuple[str, str, int, Group | None]) -> None:
        self._is_busy = False
        one, *rest = found
        before = self._found.get(one)
        self._found[one] = (found[1], found[2], found[3])
        if before != self._found[one]:
            self.changed.emit()
        # What moved on meanwhile is told by the library, and examined then.
        if any(each.count is None and each.incident.id != one for each in self.rounds if not each.is_long):
            self._go_on()

    def _on_library_changed(self, _rows: list[Incident]) -> None:
        self.changed.emit()
        self._go_on()


def _examined(office: Office, one: str) -> tuple[str, str, int, Group | None]:
    incident = office.desk.incident_of(one)
    told = examined_record(incident, office.desk.events(one)).asked
    return one, incident.head, len(told), told[0].group if told else None
