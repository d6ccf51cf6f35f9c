"""What a playbook lists, each in a folded table: triggers, limits, reasons to decide, the form of the review."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook, Threshold
from incident_desk.domain.playbook_editing_parts import (
    remove_item,
    set_criterion,
    set_review_section,
    set_threshold,
    set_trigger,
)
from incident_desk.formats.reading.signals import lasts
from incident_desk.formats.typed_length import face, read_length
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.cells import Cell, Look
from incident_desk.qt.pages.playbooks.editor.fold import Fold
from incident_desk.qt.pages.playbooks.editor.grid import Grid
from incident_desk.qt.theme import ThemeService

BREAK = " ; "
"""What parts the questions of a section of the review, typed in one cell."""
_Put = Callable[[Playbook, int, Sequence[str]], Playbook]


@dataclass(frozen=True, slots=True)
class ListForm:
    """How the things of one part stand in a table: the field of the playbook, the heads with their widths, the
    words of one of them, the words of a new one, and how a row that was typed is put into the playbook."""

    part: str
    name: str
    one: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    cells: Callable[[Any], tuple[str, ...]]
    new: tuple[str, ...]
    put: _Put


def _trigger_cells(one: Any) -> tuple[str, ...]:
    return one.text, one.group


def _put_trigger(book: Playbook, place: int, row: Sequence[str]) -> Playbook:
    return set_trigger(book, place, row[0], row[1], lasts(row[0]))


def _threshold_cells(one: Any) -> tuple[str, ...]:
    return one.metric, one.warning, one.critical, face(one.every_s)


def _put_threshold(book: Playbook, place: int, row: Sequence[str]) -> Playbook:
    every = read_length(row[3], what=f"How often to look at {row[0]}")
    return set_threshold(book, place, Threshold(row[0], row[1], row[2], every))


def _criterion_cells(one: Any) -> tuple[str, ...]:
    return one.decision, one.text


def _put_criterion(book: Playbook, place: int, row: Sequence[str]) -> Playbook:
    return set_criterion(book, place, row[0], row[1])


def _review_cells(one: Any) -> tuple[str, ...]:
    return one.name, BREAK.join(one.prompts)


def _put_review(book: Playbook, place: int, row: Sequence[str]) -> Playbook:
    return set_review_section(book, place, row[0], row[1].split(BREAK.strip()))


FORMS = (
    ListForm("triggers", "Triggers", "Trigger", ("Sign", "Under"), (0, 150), _trigger_cells, ("New sign", ""),
             _put_trigger),
    ListForm("thresholds", "Limits", "Limit", ("Measured", "Warning", "Critical", "Every"), (0, 110, 110, 60),
             _threshold_cells, ("New measure", "> 0", "", ""), _put_threshold),
    ListForm("criteria", "When to decide", "Reason", ("Decision", "Reason"), (150, 0), _criterion_cells,
             ("When to roll back", "New reason"), _put_criterion),
    ListForm("review", "Form of the review", "Section", ("Section", "Asks, parted by ;"), (150, 0), _review_cells,
             ("New section", ""), _put_review),
)  # fmt: skip


class ListFold(Fold):
    """One part, folded; Enter types over a cell, Delete takes a row away."""

    def __init__(
        self, themes: ThemeService, draft: DraftModel, form: ListForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, form.name, form.one, self._body, parent)
        self._draft, self._form = draft, form
        self._look = themes
        self.grid: Grid | None = None
        self.add.clicked.connect(self.add_one)
        draft.changed.connect(self._show)
        self._show()

    def add_one(self) -> None:
        """One more; its first words are typed at once. A new reason is for the decision of the last one."""
        self.open()
        form, place, row = self._form, len(self._ones), list(self._form.new)
        if form.part == "criteria" and self._ones:
            row[0] = self._ones[-1].decision
        taken = {form.cells(one)[0] for one in self._ones}
        if form.part != "criteria" and row[0] in taken:
            row[0] = next(name for name in (f"{row[0]} {count}" for count in range(2, 999)) if name not in taken)
        if self._draft.act(lambda book: form.put(book, place, row)) and self.grid is not None:
            self.grid.type_into(place, 1 if form.part == "criteria" else 0)

    @property
    def _ones(self) -> tuple[Any, ...]:
        return getattr(self._draft.playbook, self._form.part) if self._draft.playbook is not None else ()

    def _body(self) -> QWidget:
        form, body = self._form, QWidget(self)
        self.grid = Grid(self._look, form.name, form.heads, form.widths, body)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        self.grid.typed.connect(self._on_typed)
        self.grid.removed.connect(self._on_removed)
        self._show()
        return body

    def _show(self) -> None:
        ones, form = self._ones, self._form
        self.say(str(len(ones)) if ones else "none")
        if self.grid is not None:
            self.grid.show_cells(
                [
                    [
                        Cell(words, Look.PLAIN if place == 0 else Look.FAINT, f"{head}, {place + 1}", words)
                        for place, (head, words) in enumerate(zip(form.heads, form.cells(one), strict=True))
                    ]
                    for one in ones
                ]
            )

    def _on_typed(self, row: int, column: int, text: str) -> None:
        form = self._form
        words = list(form.cells(self._ones[row]))
        words[column] = text
        self._draft.act(lambda book: form.put(book, row, words))

    def _on_removed(self, row: int) -> None:
        part = self._form.part
        self._draft.act(lambda book: remove_item(book, part, row))
