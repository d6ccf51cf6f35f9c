"""The path of escalation: whom to bring in next, for what, and when, from the declaration."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import EscalationHop, Playbook
from incident_desk.domain.playbook_editing_told import remove_hop, set_hop
from incident_desk.domain.severity import targets_for
from incident_desk.formats.typed_length import face, read_length
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.theme import ThemeService

_NEW = "New level"


class PathForm(QWidget):
    """A table of levels."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.head = SectionHead(themes, "Escalation path", "Level", parent=self)
        self.grid = Grid(themes, "Escalation path", ("", "", "", ""), (30, 0, 190, 80), self)
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
        """One more level; who it is is typed at once."""
        place = len(self._hops)
        if self._draft.act(lambda book: set_hop(book, place, _NEW, None)):
            self.grid.type_into(place, 1)

    @property
    def _hops(self) -> tuple[EscalationHop, ...]:
        return self._draft.playbook.escalation if self._draft.playbook is not None else ()

    def _show(self) -> None:
        book = self._draft.playbook
        self.head.say(f"{counted(len(self._hops), 'level')}, from declaration" if self._hops else "none")
        self.grid.show_cells([_row(book, place, hop) for place, hop in enumerate(self._hops)] if book else [])

    def _on_typed(self, row: int, column: int, text: str) -> None:
        hop = self._hops[row]

        def put(book: Playbook) -> Playbook:
            if column == 1:
                return set_hop(book, row, text, hop.after_s)
            return set_hop(book, row, hop.role, read_length(text, what=f"The time of {hop.role}"))

        self._draft.act(put)

    def _on_removed(self, row: int) -> None:
        self._draft.act(lambda book: remove_hop(book, row))


def _row(book: Playbook, place: int, hop: EscalationHop) -> list[Cell]:
    reason, at = _when(book, place, hop)
    look = Look.FIELD if hop.after_s is not None else Look.DIM
    return [
        Cell(str(place + 1), Look.NUMBER),
        Cell(hop.role, Look.PLAIN, f"Level {place + 1}", hop.role),
        Cell(reason, Look.FAINT),
        Cell(face(at) or "not set", look, f"Time of {hop.role}", face(hop.after_s)),
    ]


def _when(book: Playbook, place: int, hop: EscalationHop) -> tuple[str, int | None]:
    """For what a level is called, and when that is, where it is known before an incident."""
    if hop.after_s is not None:
        return ("at once" if hop.after_s == 0 else "as typed"), hop.after_s
    if hop.phase:
        phases = [one for one in book.plan().phases if hop.phase.casefold() in one.name.casefold()]
        return f"{hop.phase} overruns", phases[0].end_s if phases else None
    if place == 0:
        return "at once", 0
    targets = targets_for(book.default_severity, book)
    target, name = (targets.response, "response") if place == 1 else (targets.resolution, "resolution")
    of = f" of {book.default_severity}" if target is not None and book.default_severity else ""
    return f"{name} target{of} missed", target.seconds if target is not None else None
