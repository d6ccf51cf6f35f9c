"""Contacts: whom to reach for what; whoever is missing is marked and counted.

What else the playbook says of its people, such as a telephone number, has a column of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.domain.playbook_editing_told import remove_contact, set_contact
from incident_desk.formats.reading.contacts import is_empty, is_nobody
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.theme import ThemeService

_NEW = "New contact"
_HEADS, _WIDTHS = ("", "First", "Second"), (0, 172, 84)
_NARROWED = (0, 96, 84)
"""The widths beside further columns."""
_MOST_FURTHER = 3
"""Further columns that are shown; more would leave none of them room for a word."""


def missing(playbook: Playbook | None) -> int:
    """How many contacts have nobody to call."""
    return sum(one.empty for one in playbook.contacts) if playbook is not None else 0


class Contacts(QWidget):
    """A table of people."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.head = SectionHead(themes, "Contacts", "Contact", parent=self)
        self.grid = Grid(themes, "Contacts", _HEADS, _WIDTHS, self)
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
        further = self._further
        self.grid.show_heads((*_HEADS, *further), (*_NARROWED, *(0 for _ in further)) if further else _WIDTHS)
        self.grid.show_cells([_row(one, further) for one in self._contacts])

    @property
    def _further(self) -> Sequence[str]:
        """What heads the further columns."""
        heads = dict.fromkeys(head for one in self._contacts for head, _ in _pairs(one))
        return tuple(heads)[:_MOST_FURTHER]

    def _on_typed(self, row: int, column: int, text: str) -> None:
        one = self._contacts[row]
        role, primary, secondary = (
            text if place == column else words for place, words in enumerate((one.role, one.primary, one.secondary))
        )
        further = self._further[column - len(_HEADS)] if column >= len(_HEADS) else ""
        cells = dict(_pairs(one)) | ({further: text} if further else {})
        changed = replace(one, role=role, primary=primary, secondary=secondary, more=tuple(cells.items()))
        self._draft.act(lambda book: _put(book, row, changed))

    def _on_removed(self, row: int) -> None:
        self._draft.act(lambda book: remove_contact(book, row))


def _put(book: Playbook, place: int, one: Contact) -> Playbook:
    return set_contact(book, place, one, is_nobody)


def _pairs(one: Contact) -> Sequence[tuple[str, str]]:
    return [(pair[0], pair[1]) for pair in one.more if len(pair) > 1]


def _row(one: Contact, further: Sequence[str]) -> list[Cell]:
    cells = [Cell(one.role, Look.PLAIN, "Role", one.role)]
    for name, words in (("First way", one.primary), ("Second way", one.secondary)):
        look = Look.MISSING if is_empty(words) and (one.empty or name == "Second way") else Look.PLAIN
        cells.append(Cell(words, look, f"{name} to {one.role}", "" if is_empty(words) else words))
    told = dict(_pairs(one))
    cells += [Cell(told.get(head, ""), Look.PLAIN, f"{head} of {one.role}", told.get(head, "")) for head in further]
    return cells
