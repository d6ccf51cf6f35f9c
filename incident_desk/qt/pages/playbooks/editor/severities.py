"""Severities with what each asks for. Grey is from the settings; typing makes it the playbook's own, clearing gives
it back."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing_told import TARGETS, set_target
from incident_desk.domain.severity import PLAYBOOK, Level, scale_of, targets_for
from incident_desk.formats.playbook_writing.spelling import time_words
from incident_desk.formats.typed_length import read_length
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from incident_desk.qt.pages.playbooks.editor.section import SectionHead
from incident_desk.qt.theme import ThemeService

_HEADS = ("", "", "Respond in", "Resolve in", "Update every", "")
_NAMES = {"response": "Respond in", "resolution": "Resolve in", "update_every": "Update every"}


class Severities(QWidget):
    """A table of levels."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._levels: tuple[Level, ...] = ()
        self.head = SectionHead(themes, "Severities", parent=self)
        self.grid = Grid(themes, "Severities", _HEADS, (70, 0, 84, 64, 80, 72), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.grid)
        self.grid.typed.connect(self._on_typed)
        draft.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        book = self._draft.playbook
        self._levels = scale_of(book) if book is not None else ()
        lacking = [one.name for one in self._levels if book is not None and book.severity(one.name) is None]
        verb = "is" if len(lacking) == 1 else "are"
        self.head.say(f"{', '.join(lacking)} {verb} not in this playbook" if lacking else "")
        self.grid.show_cells([_row(book, level) for level in self._levels] if book is not None else [])

    def _on_typed(self, row: int, column: int, text: str) -> None:
        level, target = self._levels[row], TARGETS[column - 2]

        def put(book: Playbook) -> Playbook:
            seconds = read_length(text, what=f"{_NAMES[target]} of {level.name}")
            words = time_words(seconds).capitalize() if seconds is not None else ""
            return set_target(book, level, target, seconds, words)

        self._draft.act(put)


def _row(book: Playbook, level: Level) -> list[Cell]:
    targets = targets_for(level.name, book)
    cells = [Cell(level.name, Look.PLATE, rank=level.rank), Cell(level.label)]
    own = False
    for name in TARGETS:
        target = getattr(targets, name)
        is_own = target is not None and target.source == PLAYBOOK
        own = own or is_own
        words = span(target.seconds) if target is not None else "none"
        typed = words if is_own else ""
        cells.append(Cell(words, Look.FIELD if is_own else Look.DIM, f"{_NAMES[name]}, {level.name}", typed))
    return [*cells, Cell("playbook" if own else "settings", Look.FAINT)]
