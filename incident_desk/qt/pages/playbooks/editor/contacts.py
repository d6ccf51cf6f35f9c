"""Contacts: whom to reach for what; whoever is missing is marked and counted."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.domain.playbook_editing_told import remove_contact, set_contact
from incident_desk.formats.reading.contacts import is_empty
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.theme import ThemeService

_NEW = "New contact"


def missing(playbook: Playbook | None) -> int:
    """How many contacts have nobody to call."""
    return sum(one.empty for one in playbook.contacts) if playbook is not None else 0


class Contacts(QWidget):
    """A table of people."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.head = SectionHead(themes, "Contacts", "Contact", parent=self)
        self.grid = Grid(themes, "Contacts", ("", "First", "Second"), (0, 130, 110), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.grid)
        self.head.button.clicked.connect(self.add)
        self.grid.typed.connect(self._on_typed)
        self.grid.removed.connect(self._on_removed)
        draft.changed.connect(self._show)
        self._show()

    def add(self) -> None:
        """One more; its role is typed at once."""
        place = len(self._contacts)
        if self._draft.act(lambda book: _put(book, place, Contact(_NEW))):
            self.grid.type_into(place, 0)

    def fill_in(self) -> None:
        """Type into the first that is missing."""
        for place, contact in enumerate(self._contacts):
            if contact.empty:
                self.grid.type_into(place, 1)
                return

    @property
    def _contacts(self) -> tuple[Contact, ...]:
        return self._draft.playbook.contacts if self._draft.playbook is not None else ()

    def _show(self) -> None:
        gone = missing(self._draft.playbook)
        told = f"{len(self._contacts)}" + (f", nobody to call in {gone}" if gone else "")
        self.head.say(told if self._contacts else "none")
        self.grid.show_cells([_row(one) for one in self._contacts])

    def _on_typed(self, row: int, column: int, text: str) -> None:
        one = self._contacts[row]
        role, primary, secondary = (
            text if place == column else words for place, words in enumerate((one.role, one.primary, one.secondary))
        )
        self._draft.act(lambda book: _put(book, row, Contact(role, primary, secondary)))

    def _on_removed(self, row: int) -> None:
        self._draft.act(lambda book: remove_contact(book, row))


def _put(book: Playbook, place: int, one: Contact) -> Playbook:
    return set_contact(book, place, is_empty, role=one.role, primary=one.primary, secondary=one.secondary)


def _row(one: Contact) -> list[Cell]:
    cells = [Cell(one.role, Look.PLAIN, "Role", one.role)]
    for name, words in (("First way", one.primary), ("Second way", one.secondary)):
        look = Look.MISSING if is_empty(words) else Look.PLAIN
        cells.append(Cell(words, look, f"{name} to {one.role}", "" if is_empty(words) else words))
    return cells
