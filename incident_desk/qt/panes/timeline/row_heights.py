"""Gives each row of the timeline one line or two, a few rows at a time, the newest first.

To measure a row's words takes about 15 µs and to set its height 3 µs: too much for 10,000 rows at once, and nobody
sees more than thirty. A measured width is kept, so another width of the pane measures nothing again; and words that
are so few that they fit in any case are not measured.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView

from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.entry_table import EntryTable
from incident_desk.qt.panes.timeline.lettered import LONGEST
from incident_desk.qt.panes.timeline.row_form import LINES, RowForm
from incident_desk.qt.panes.timeline.rows import files_of, is_decision, is_marked, plain
from incident_desk.qt.theme import TextKind

_PLAIN_SIGNS = tuple(map(chr, range(32, 127)))
AT_ONCE = 60
"""Rows that are measured in one go: 1 to 3 ms."""
_UNMEASURED = 0.25
"""What a row costs whose words need not be measured, beside one whose words do."""


class RowHeights(QObject):
    """Sets the sections of a vertical header."""

    grown = Signal(int, int)
    """Rows became higher: the last row that was looked at, and by how many pixels the rows up to it grew."""

    def __init__(
        self, header: QHeaderView, table: EntryTable, form: RowForm, fitted: Callable[[int, int], int] | None = None
    ) -> None:
        super().__init__(header)
        self._fitted = fitted
        """The height that a row is given, by its number and the height that its words need; without it, that."""
        self._header, self._table, self._form = header, table, form
        self._set_metrics()
        self._widths: list[float | None] = []
        self._next = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timeout)
        table.modelReset.connect(self._on_reset)
        table.rowsInserted.connect(self._on_inserted)
        table.rowsRemoved.connect(self._on_removed)
        table.dataChanged.connect(self._on_changed)

    @property
    def is_settled(self) -> bool:
        """Whether every row has its height."""
        return self._next < 0

    def set_form(self, form: RowForm) -> None:
        """The pane has another width or look."""
        if form.theme.scale != self._form.theme.scale:
            self._widths = [None] * len(self._widths)
        self._form = form
        self._set_metrics()
        self._header.setDefaultSectionSize(form.height(1))
        self._start()

    def rest(self) -> None:
        """Look at no more rows for now: soon there will be others. ``go_on`` or other rows end it."""
        self._timer.stop()

    def go_on(self) -> None:
        """Look at the rows that are left."""
        if self._next >= 0:
            self._timer.start()

    def settle(self, rows: Iterable[int]) -> None:
        """Give these rows their heights at once: something else about them needs room."""
        grown = {row: self._settle(row) for row in rows if row < len(self._widths)}
        if any(grown.values()):
            self.grown.emit(max(grown), sum(grown.values()))

    def _set_metrics(self) -> None:
        self._metrics = QFontMetricsF(self._form.theme.font(TextKind.BODY))
        self._widest = max(self._metrics.horizontalAdvance(one) for one in _PLAIN_SIGNS)

    def _start(self) -> None:
        """Look at the newest rows now and at the others in turn."""
        self._next = len(self._widths) - 1
        self._on_timeout()

    def _on_timeout(self) -> None:
        last, grown, left = self._next, 0, float(AT_ONCE)
        while self._next >= 0 and left > 0:
            known = self._widths[self._next]
            grown += self._settle(self._next)
            left -= 1 if self._widths[self._next] is not known else _UNMEASURED
            self._next -= 1
        if grown:
            self.grown.emit(last, grown)
        if self._next >= 0:
            self._timer.start()

    def _settle(self, row: int) -> int:
        """Give the row its height; by how much it grew."""
        wanted, before = self._form.height(self._lines(row)), self._header.sectionSize(row)
        if self._fitted is not None:
            wanted = self._fitted(row, wanted)
        if wanted != before:
            self._header.resizeSection(row, wanted)
        return wanted - before

    def _lines(self, row: int) -> int:
        width, entry = self._widths[row], self._table.entries[row]
        room = self._form.words_width - self._form.mark_room(files_of(entry))
        if width is None:
            if _is_bare(entry) and len(entry.text) * self._widest <= room:
                return 1
            width = self._widths[row] = self._measure(row)
        return 1 if width <= room else LINES

    def _measure(self, row: int) -> float:
        entry = self._table.entries[row]
        words = plain(entry)
        if len(words) > LONGEST:
            return 1e6
        # The bold word of a decision is a little wider than it measures here.
        return self._metrics.horizontalAdvance(words) + (8 if is_decision(entry) else 0)

    def _on_reset(self) -> None:
        self._widths = [None] * self._table.rowCount()
        self._start()

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        count = last - first + 1
        self._widths[first:first] = [None] * count
        if self._next >= first:
            self._next += count
        if count > AT_ONCE:
            self._next = max(self._next, last)
            self._on_timeout()
            return
        grown = sum(self._settle(row) for row in range(first, last + 1))
        if grown:
            self.grown.emit(last, grown)

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self._widths[first : last + 1]
        if self._next >= first:
            self._next = max(first - 1, self._next - (last - first + 1))

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._widths[row] = None
            self._settle(row)


def _is_bare(entry: Entry) -> bool:
    """Whether the row is its words in plain signs and nothing more: their number says how wide it is at most."""
    more = entry.detail or entry.amended or is_marked(entry) or entry.undone or entry.erased
    return not more and entry.struck is None and entry.text.isascii() and not is_decision(entry)
