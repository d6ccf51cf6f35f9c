"""The list of entries: follows the newest one unless the person scrolled up, and opens an entry over its row."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.entry_delegate import EntryDelegate
from incident_desk.qt.panes.timeline.entry_table import ENTRY_ROLE, EntryTable
from incident_desk.qt.panes.timeline.reader import Reader
from incident_desk.qt.panes.timeline.row_form import RowForm, row_form
from incident_desk.qt.panes.timeline.row_heights import RowHeights
from incident_desk.qt.panes.timeline.rows import full_text, particulars
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.as_text import wrapped

_NEAR = 6
"""Pixels from the end within which the list still counts as standing at its end."""
_LONGEST_TIP = 600


class EntryView(QTableView):
    """Shows the rows of a timeline."""

    unseen_changed = Signal(int)
    """How many entries came below while the person read further up."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.table = EntryTable(self)
        self._delegate = self.make_delegate()
        self._incident = ""
        self._follows, self._is_moving, self._unseen = True, False, 0
        self._set_up()
        self.heights = RowHeights(self.verticalHeader(), self.table, self._form(), self.fitted_height)
        self.heights.grown.connect(self._on_grown)
        self.table.rowsInserted.connect(self._on_rows_inserted)
        self.table.modelReset.connect(self._on_reset)
        self.reader = Reader(themes, self.viewport())
        self.reader.left.connect(self.close_reader)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        themes.theme_changed.connect(self._on_theme_changed)

    def _set_up(self) -> None:
        self.setModel(self.table)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Timeline")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._form().height(1))
        self.doubleClicked.connect(self.open_entry)

    @property
    def chosen(self) -> Entry | None:
        """The row that is chosen."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry if isinstance(entry, Entry) else None

    @property
    def follows(self) -> bool:
        """Whether the newest entry is kept in sight."""
        return self._follows

    def show_timeline(self, shown: TimelineShown, *, anew: bool) -> None:
        """Show these rows; ``anew`` goes to the newest one."""
        self._delegate.first_day = shown.first_day
        self._follows = self._follows or anew
        if anew and shown.entries is self.table.entries:
            self._move_to_end()
        self.table.show(shown.entries, anew=anew)

    def go_to_newest(self) -> None:
        """Show the newest entry and follow from now on."""
        self._follows = True
        self._move_to_end()

    def make_delegate(self) -> EntryDelegate:
        """What paints the rows."""
        return EntryDelegate(self._themes, self)

    def fitted_height(self, row: int, words: int) -> int:
        """The height of a row in pixels whose words need so many."""
        return words

    def open_entry(self, index: QModelIndex | None = None) -> None:
        """Open the selected entry, or that one: here, to be read."""
        self.open_reader(index)

    def open_reader(self, index: QModelIndex | None = None) -> None:
        """Open the selected entry, or that one, over its row."""
        place = index if index is not None and index.isValid() else self.currentIndex()
        entry = place.data(ENTRY_ROLE)
        if isinstance(entry, Entry):
            self.scrollTo(place)
            self.reader.open(entry, self.visualRect(place))

    def close_reader(self) -> None:
        """Close the open entry; the keys are the list's again."""
        if self.reader.isVisible():
            self.reader.hide()
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    # -- Qt -----------------------------------------------------------------------------------------------

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys; they don't search here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry; End follows the newest again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_entry()
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go through the rows: a table would go through the columns of one row, and there is one."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self.table.rowCount():
            return self.table.index(ends[action] % self.table.rowCount(), 0)
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By the keyboard it comes to an entry: the newest, or where one has scrolled, the first that is seen."""
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            row = self.table.rowCount() - 1 if self._follows else self.rowAt(0)
            self.setCurrentIndex(self.table.index(row, 0))
        super().focusInEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """An entry's whole text as its tooltip, as plain text."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            entry = self.indexAt(event.pos()).data(ENTRY_ROLE)
            if isinstance(entry, Entry):
                QToolTip.showText(event.globalPos(), tooltip_of(entry), self)
                return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other heights."""
        super().resizeEvent(event)
        self.close_reader()
        if event.size().width() != event.oldSize().width():
            self.heights.set_form(self._form())
        if self._follows:
            self._move_to_end()

    # -- inside -------------------------------------------------------------------------------------------

    def _form(self) -> RowForm:
        return row_form(self._themes.current, float(self.viewport().width()))

    def _move_to_end(self) -> None:
        self._is_moving = True
        self.updateGeometries()
        self.scrollToBottom()
        self._is_moving = False
        self._count_unseen(0)

    def _count_unseen(self, count: int) -> None:
        if count != self._unseen:
            self._unseen = count
            self.unseen_changed.emit(count)

    def _on_rows_inserted(self, _parent: QModelIndex | QPersistentModelIndex, first: int, last: int) -> None:
        if self._follows:
            self._move_to_end()
        elif last == self.table.rowCount() - 1:
            self._count_unseen(self._unseen + last - first + 1)
        elif first <= self.rowAt(0):
            # What is read stays where it is.
            header = self.verticalHeader()
            self._move_by(header.sectionPosition(last + 1) - header.sectionPosition(first))

    def _on_reset(self) -> None:
        self.reader.hide()
        self._follows = True
        self._move_to_end()

    def _on_grown(self, last: int, pixels: int) -> None:
        """Rows above what is read grew: what is read stays where it is."""
        if self._follows:
            self._move_to_end()
        elif last < self.rowAt(0):
            self._move_by(pixels)

    def _move_by(self, pixels: int) -> None:
        self._is_moving = True
        self.updateGeometries()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + pixels)
        self._is_moving = False

    def _on_scrolled(self, value: int) -> None:
        if self._is_moving:
            return
        self.close_reader()
        self._follows = value >= self.verticalScrollBar().maximum() - _NEAR
        if self._follows:
            self._count_unseen(0)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.heights.set_form(self._form())
        self.viewport().update()


def tooltip_of(entry: Entry) -> str:
    """An entry as a tooltip, safe from being read as rich text."""
    text = full_text(entry)
    shown = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
    return wrapped("\n".join((*particulars(entry), shown)))
