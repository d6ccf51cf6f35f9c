"""The list of rows on the page: those of the desk's timeline with dividers, a chosen row, and its editor."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from incident_desk.domain.timeline import Entry
from incident_desk.qt.pages.timeline.phases import moved, placed
from incident_desk.qt.pages.timeline.row_delegate import RowDelegate
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.row_heights import AT_ONCE
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.qt.theme import ThemeService

STAR_KEY, STRIKE_KEY, TAG_KEY = Qt.Key.Key_Asterisk, Qt.Key.Key_Delete, Qt.Key.Key_NumberSign
INSERT_KEY = Qt.Key.Key_Insert


Index = QModelIndex | QPersistentModelIndex


class RowList(EntryView):
    """Shows the rows of the model, and says what is wished of one."""

    edit_wished = Signal()
    """The chosen row is to be edited, or read where it can't be."""
    star_wished = Signal()
    strike_wished = Signal()
    tag_wished = Signal()
    pin_wished = Signal()
    group_wished = Signal()
    replay_wished = Signal()
    """The desk is to be rewound to when the chosen row was written."""
    insert_wished = Signal()
    """An entry is to be logged between the chosen row and the one after it."""
    many_chosen = Signal(int)
    """How many rows are chosen now."""
    menu_wished = Signal(object)
    """What can be done with the chosen row is to be listed, at that point of the screen (``QPoint``)."""

    def __init__(self, themes: ThemeService, model: TimelinePageModel, parent: QWidget | None = None) -> None:
        self._rows = RowDelegate(themes)
        self._editor: QWidget | None = None
        self._edited, self._awaited, self._is_following = "", "", False
        super().__init__(themes, parent)
        self._rows.setParent(self)
        self._model = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleDescription(
            "Enter edits the entry, * gives it a star, # tags, Delete strikes it. Shift or Ctrl choose several"
        )
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._mark_chosen)
        # Qt says nothing of a selection that goes with the rows.
        self.table.modelReset.connect(self._mark_chosen)
        self.table.rowsRemoved.connect(self._mark_chosen)
        self.heights.grown.connect(self._place_editor)
        model.sifter.begun.connect(self.heights.rest)
        model.rows_changed.connect(self._on_rows_changed)
        model.times_changed.connect(self._on_times_changed)

    @property
    def chosen_ones(self) -> tuple[Entry, ...]:
        """Every row that is chosen, in the rows' order; the one with the keys where none is marked."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        chosen = self.chosen
        return tuple(self.table.entries[row] for row in rows) or ((chosen,) if chosen is not None else ())

    # -- what EntryView asks ----------------------------------------------------------------------------------

    def make_delegate(self) -> RowDelegate:
        """What paints the rows."""
        return self._rows

    def fitted_height(self, row: int, words: int) -> int:
        """A divider needs room above its row, an editor in its place."""
        editor = self._editor
        own = editor.sizeHint().height() if editor is not None and row == self._rows.edited_row else words
        return own + (self._rows.band_height if row in self._rows.bands else 0)

    def open_entry(self, index: QModelIndex | None = None) -> None:
        """Edit it; who can't edit it reads it."""
        if index is not None and index.isValid():
            self.setCurrentIndex(index)
        self.edit_wished.emit()

    # -- the editor -------------------------------------------------------------------------------------------

    def hold(self, editor: QWidget, entry: Entry) -> None:
        """Let the editor stand in the place of that entry's row."""
        self.reader.hide()
        self._editor, self._edited, self._follows = editor, entry.id, False
        self._mark_edited(self.table.row_of(entry.id))
        editor.show()
        self.keep_in_sight()

    def go_to(self, entry: str) -> None:
        """Choose the entry of that id, now or as soon as it is among the rows."""
        row = self.table.row_of(entry)
        if row >= 0:
            self._bring(row)
        self._awaited = entry

    def let_go(self) -> None:
        """The row has its place again."""
        editor, self._editor, self._edited = self._editor, None, ""
        if editor is not None:
            editor.hide()
            self._mark_edited(-1)

    def keep_in_sight(self) -> None:
        """Give the editor the room that it needs now, and scroll to it."""
        row = self._rows.edited_row
        if row >= 0:
            self.heights.settle([row])
            self.updateGeometries()
            self.scrollTo(self.table.index(row, 0))
            self._place_editor()

    def _mark_edited(self, row: int) -> None:
        before, self._rows.edited_row = self._rows.edited_row, row
        self.heights.settle([one for one in (before, row) if 0 <= one < self.table.rowCount()])
        self.updateGeometries()
        self._place_editor()
        self.viewport().update()

    def _place_editor(self) -> None:
        row, editor = self._rows.edited_row, self._editor
        if editor is None:
            return
        if row < 0:
            # Its entry is not among the rows any more; what is typed stays in sight.
            editor.setGeometry(0, 0, self.viewport().width(), editor.sizeHint().height())
            return
        area = self.visualRect(self.table.index(row, 0))
        if row in self._rows.bands:
            area.setTop(area.top() + self._rows.band_height)
        editor.setGeometry(area)

    # -- Qt ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The star, tags, striking, and another entry after this one; all else as in every list of entries."""
        is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        wishes = (
            {
                Qt.Key.Key_P: self.pin_wished,
                Qt.Key.Key_G: self.group_wished,
                Qt.Key.Key_T: self.replay_wished,
            }
            if is_ctrl
            else {
                STAR_KEY: self.star_wished,
                STRIKE_KEY: self.strike_wished,
                TAG_KEY: self.tag_wished,
                INSERT_KEY: self.insert_wished,
            }
        )
        wish = wishes.get(Qt.Key(event.key()))
        if wish is not None:
            wish.emit()
        else:
            super().keyPressEvent(event)

    def setCurrentIndex(self, index: Index) -> None:
        """Where the program chooses a row it is that one alone, also while Ctrl is held still, as to save."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, alone)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or by its key of the chosen one."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            point = event.globalPos()
        else:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if self.chosen is not None:
            self.menu_wished.emit(point)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The editor goes with its row."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The editor is as wide as the list."""
        super().resizeEvent(event)
        self._place_editor()

    # -- within -----------------------------------------------------------------------------------------------

    def _move_to_end(self) -> None:
        """Whoever edits is not taken away from it."""
        if self._editor is None:
            super()._move_to_end()

    def _on_rows_changed(self) -> None:
        model, times = self._model, self._model.times
        if times is None:
            return
        entries, chosen, top = model.sifted.entries, self.chosen, self._top()
        before = {row: self.table.entries[row] for row in self._rows.bands if row < self.table.rowCount()}
        self._rows.times, self._rows.bands = times, placed(model.bands, entries)
        self._rows.edited_row = -1
        shown = TimelineShown(entries, total=model.sifted.tally.total, first_day=times.first_day)
        self._is_following = True
        self.show_timeline(shown, anew=model.anew)
        self._is_following = False
        self.heights.go_on()
        self.heights.settle(sorted({*self._rows.bands, *moved(before, entries)}))
        if self._edited:
            self._mark_edited(self.table.row_of(self._edited))
        self._come_back(chosen, top)
        self._model.choose(self.chosen)
        self.viewport().update()

    def _top(self) -> Entry | None:
        """What stands at the top, while somebody reads further up."""
        row = self.rowAt(0)
        return self.table.entries[row] if row >= 0 and not self._follows else None

    def _come_back(self, chosen: Entry | None, top: Entry | None) -> None:
        """The chosen row stays chosen, and what was read stays in sight, where the rows came in another order."""
        awaited = self.table.row_of(self._awaited) if self._awaited else -1
        if awaited >= 0:
            self._awaited = ""
            self._bring(awaited)
        now = self.chosen
        if now is not None and (awaited >= 0 or chosen is None or now.id == chosen.id):
            return
        row = self.table.row_now(chosen) if chosen is not None else -1
        if row >= 0:
            self._bring(row)
            return
        # Qt chose a neighbour of a row that went.
        self.setCurrentIndex(QModelIndex())
        row = self.table.row_now(top) if top is not None else -1
        if row >= 0:
            self._settle_around(row)
            self.scrollTo(self.table.index(row, 0), self.ScrollHint.PositionAtTop)

    def _bring(self, row: int) -> None:
        """Choose that row, and have it in sight."""
        self._settle_around(row)
        self.setCurrentIndex(self.table.index(row, 0))

    def _settle_around(self, row: int) -> None:
        """Rows that get their heights in the same turn as that one have them before it is scrolled to."""
        self.heights.settle(range(max(0, row - AT_ONCE), min(row + AT_ONCE, self.table.rowCount())))
        self.updateGeometries()

    def _on_times_changed(self) -> None:
        times = self._model.times
        if times is not None:
            self._rows.times = times
            self._rows.first_day = times.first_day
            self.viewport().update()

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        """While rows come and go, Qt chooses others; what is chosen after it counts."""
        self._mark_chosen()
        if not self._is_following:
            # Whoever goes on to another row is not brought back.
            self._awaited = ""
            self._model.choose(self.chosen)

    def _mark_chosen(self) -> None:
        """Where the chosen rows are not the one with the keys alone, each of them is marked."""
        ranges = self.selectionModel().selection()
        count = sum(ranges.at(place).height() for place in range(ranges.count()))
        marks = count > 1 or (count == 1 and not self.selectionModel().isSelected(self.currentIndex()))
        if self._rows.marks_chosen is not marks:
            self._rows.marks_chosen = marks
            self.viewport().update()
        self.many_chosen.emit(count)
