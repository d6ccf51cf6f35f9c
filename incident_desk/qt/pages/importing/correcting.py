"""Corrects what a row of a report says, in that row. One at a time: a long report has one form and no more."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_corrected import DONE, Fact, FactKind
from incident_desk.formats.reading.reports.said import words_of
from incident_desk.qt.pages.importing.fact_form import FactForm, FormModel, parts_of
from incident_desk.qt.pages.importing.fact_model import FactModel
from incident_desk.qt.pages.importing.found import FactRow, GuessDoubt
from incident_desk.qt.pages.importing.paint_later import PaintLater
from incident_desk.qt.pages.importing.view_model import ImportModel, fact_of
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.announcement import announce


class Correcting(QObject):
    """Opens the form in a row, and closes it: F2 opens, Enter corrects, Esc leaves, Delete drops an entry."""

    def __init__(self, themes: ThemeService, model: ImportModel, view: QTableView, later: PaintLater) -> None:
        super().__init__(view)
        self._themes, self._model, self._view, self._later = themes, model, view, later
        self.facts = FactModel(model, self)
        self.form: FactForm | None = None
        self._index = QPersistentModelIndex()
        self._usual = 0
        view.doubleClicked.connect(self._on_double_clicked)
        model.turned.connect(self.close)
        model.held.connect(self._on_held)
        model.entry_added.connect(self._on_entry_added)

    @property
    def row(self) -> int:
        """The row with the form; -1 where there is none."""
        return self._index.row() if self.form is not None else -1

    def can_open(self, row: int) -> bool:
        """Whether the row states something that can be corrected."""
        rows = self._model.rows
        return self.facts.can_correct and 0 <= row < len(rows) and isinstance(rows[row].thing, FactRow | GuessDoubt)

    def open(self, row: int) -> None:
        """Correct what that row says; what only follows from another row is corrected there."""
        if not self.can_open(row) or not self.settle():
            return
        thing = self._model.rows[row].thing
        if isinstance(thing, GuessDoubt):
            # What a row looks like is so.
            self.set_milestone(thing.fact, thing.words)
            return
        assert isinstance(thing, FactRow)
        if thing.elsewhere or thing.fact.kind is FactKind.MILESTONE:
            row, thing = self._stating(row, thing)
        index = self._view.model().index(row, 0)
        self._index = QPersistentModelIndex(index)
        self._view.setCurrentIndex(index)
        self._usual = self._view.rowHeight(row)
        self._later.hold()
        form = self.form = FactForm(self._themes, self._form_of(thing.fact), self._view.viewport())
        form.said.connect(self._on_said)
        form.taken_back.connect(self._on_taken_back)
        form.drop_wished.connect(self._on_drop_wished)
        form.left.connect(self._on_left)
        form.reached.connect(self.fit)
        self._view.setIndexWidget(index, form)
        self.fit()
        form.take_focus()

    def set_milestone(self, fact: Fact, line: str) -> None:
        """A milestone is what stands on that line."""
        self.facts.correct({fact: line})
        announce(self._view, "The milestone is set. Delete on its row takes that back")

    def _stating(self, row: int, thing: FactRow) -> tuple[int, FactRow]:
        """The row that states what another one only follows from: a milestone that was set, its entry."""
        is_set, here = thing.fact.kind is FactKind.MILESTONE, self._model.rows[row].span
        for place, one in enumerate(self._model.rows):
            states = one.mark == "timeline" and here is not None and one.span is not None
            is_entry = is_set and states and one.span.first == here.first  # type: ignore[union-attr]
            if isinstance(one.thing, FactRow) and (is_entry or (not is_set and fact_of(one) == thing.fact)):
                return place, one.thing
        return row, thing

    def close(self) -> None:
        """The form goes, whatever stands in it."""
        form, self.form = self.form, None
        if form is None:
            return
        focus = QApplication.focusWidget()
        if focus is not None and form.isAncestorOf(focus):
            # The focus goes first: Qt looks for the next place of it otherwise, and here it does not survive that.
            self._view.setFocus()
        if self._index.isValid():
            self._view.setIndexWidget(self._here, None)  # type: ignore[arg-type]
            self._view.setRowHeight(self._index.row(), self._usual)
        form.hide()
        form.deleteLater()

    def settle(self) -> bool:
        """Let what stands in the form hold, and close it; False where it can't, and says why."""
        if self.form is None:
            return True
        fact, changed = self.form.model.fact, self.form.changed()
        try:
            self.facts.correct({fact.with_part(part): words for part, words in changed.items()})
        except Refused as error:
            self.form.say_wrong(str(error))
            self.fit()
            self.form.take_focus()
            return False
        self.close()
        return True

    def drop(self, row: int) -> None:
        """That entry is none; one that was dropped is one after all."""
        fact = fact_of(self._model.rows[row]) if self.can_open(row) else None
        if fact is not None and fact.kind in (FactKind.ENTRY, FactKind.ADDED):
            self.facts.drop(fact)
        elif fact is not None and fact.kind is FactKind.MILESTONE:
            self.facts.take_back(fact)

    def fit(self) -> None:
        """The row is as high as the form needs at this width, and in sight."""
        if self.form is None or not self._index.isValid():
            return
        height, index = self.form.height_at(self._view.viewport().width()), self._here
        if self._view.rowHeight(index.row()) != height:
            self._view.setRowHeight(index.row(), height)
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    @property
    def _here(self) -> QModelIndex:
        return self._view.model().index(self._index.row(), 0)

    # -- what happens ---------------------------------------------------------------------------------------

    def _form_of(self, fact: Fact) -> FormModel:
        """Its words as they stand: those that were said, else the document's."""
        opened, said = self._model.opened, self._model.judged.corrections.facts
        assert opened is not None and opened.past is not None
        read = {part: words_of(opened.past.read, fact.with_part(part)) for part in parts_of(fact)}
        words = {part: said.get(fact.with_part(part), one) for part, one in read.items()}
        document = "  ".join(one for part, one in read.items() if one and part != DONE)
        if fact.kind is FactKind.ADDED:
            document = self._model.lines[fact.place - 1].strip()
        is_said = any(one.whole == fact for one in said)
        return FormModel(fact, words, document, is_said, self.facts.is_dropped(fact))

    def _on_said(self) -> None:
        if self.settle():
            self._view.setFocus()

    def _on_taken_back(self) -> None:
        self._leave_with(self.facts.take_back)

    def _on_drop_wished(self) -> None:
        self._leave_with(self.facts.drop)

    def _leave_with(self, deed: Callable[[Fact], None]) -> None:
        if self.form is not None:
            fact = self.form.model.fact
            self._on_left()
            deed(fact)

    def _on_left(self) -> None:
        self.close()
        self._view.setFocus()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open(index.row())

    def _on_entry_added(self) -> None:
        """What was made of a line is looked at first."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open(self._model.row)

    def _on_held(self) -> None:
        if self.form is not None and self._model.is_busy:
            self._on_left()
