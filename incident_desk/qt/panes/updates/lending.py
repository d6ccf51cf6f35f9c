"""What the library lends to a draft: its documents of messages, read off the GUI thread when they are asked for."""

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Template
from incident_desk.qt.link import DeskLink
from incident_desk.services.lent_templates import Lender, lenders_of, still_to_lend
from incident_desk.services.office import Office


class Lending(QObject):
    """Knows the messages of the library as they were read last."""

    changed = Signal()
    """The library lends something else than before."""

    def __init__(self, link: DeskLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._lenders: tuple[Lender, ...] = ()

    def read(self) -> None:
        """Look what the library has by now; ``changed`` follows where that is something else."""
        self._link.read(_lenders, self._on_read)

    def to(self, incident: Incident) -> tuple[Lender, ...]:
        """What that incident can borrow and does not have yet."""
        return still_to_lend(self._lenders, incident)

    def names_for(self, incident: Incident) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each document by its title, with the names of its messages."""
        return tuple((one.title, tuple(each.name for each in one.templates)) for one in self.to(incident))

    def template(self, incident: Incident, place: int) -> Template | None:
        """The message at that place of all that it can borrow; None where there is none."""
        every = [each for one in self.to(incident) for each in one.templates]
        return every[place] if 0 <= place < len(every) else None

    def _on_read(self, lenders: tuple[Lender, ...]) -> None:
        if lenders != self._lenders:
            self._lenders = lenders
            self.changed.emit()


def _lenders(office: Office) -> tuple[Lender, ...]:
    return lenders_of([document.playbook for _, document in office.playbooks.messages()])
