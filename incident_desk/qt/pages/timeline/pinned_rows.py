"""The pinned rows above all others, whatever is filtered; Enter goes to one where it stands."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import splice
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.timeline.row_delegate import RowDelegate
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.qt.theme import Theme, ThemeService

MOST_ROWS = 4
"""Rows in sight at once; the list scrolls."""
_LINE = 1


class PinnedRows(EntryView):
    """One line for each; hidden where none is pinned."""

    wished = Signal(str)
    """Go to the entry of that id."""

    def __init__(self, themes: ThemeService, model: TimelinePageModel, parent: QWidget | None = None) -> None:
        self._rows = RowDelegate(themes)
        super().__init__(themes, parent)
        self._rows.setParent(self)
        self._model = model
        self._seen: tuple[Entry, ...] = ()
        self._pinned: tuple[Entry, ...] = ()
        self._line = Hairline(themes, parent=self)
        self.setViewportMargins(0, 0, 0, _LINE)
        self.setAccessibleName("Pinned rows")
        self.setAccessibleDescription("Enter goes to the row")
        model.rows_changed.connect(self._on_rows_changed)
        model.times_changed.connect(self._show)
        self.hide()

    def make_delegate(self) -> RowDelegate:
        """What paints the rows, by the clocks of the page."""
        return self._rows

    def fitted_height(self, row: int, words: int) -> int:
        """One line, however long the words are."""
        return self._themes.current.row_height

    def open_entry(self, index: QModelIndex | None = None) -> None:
        """Go to it."""
        if index is not None and index.isValid():
            self.setCurrentIndex(index)
        entry = self.chosen
        if entry is not None:
            self.wished.emit(entry.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line at its foot parts it from the rows."""
        super().resizeEvent(event)
        self._line.setGeometry(0, self.height() - _LINE, self.width(), _LINE)

    def _on_rows_changed(self) -> None:
        """Only where a row came, went or reads otherwise can another be pinned now."""
        before, after = self._seen, self._model.entries
        where = splice(before, after)
        old, new = before[where.start :][: where.removed], after[where.start :][: where.added]
        self._seen = after
        if any(entry.pinned for entry in (*old, *new)):
            self._pinned = tuple(entry for entry in after if entry.pinned)
        self._show()

    def _show(self) -> None:
        times = self._model.times
        if times is None:
            return
        self._rows.times = times
        shown = TimelineShown(self._pinned, total=len(self._pinned), first_day=times.first_day)
        self.show_timeline(shown, anew=False)
        self._fit()
        self.setVisible(bool(self._pinned))
        self.viewport().update()

    def _fit(self) -> None:
        rows = min(MOST_ROWS, len(self._pinned))
        self.setFixedHeight(rows * self._themes.current.row_height + _LINE)

    def _on_theme_changed(self, theme: Theme) -> None:
        super()._on_theme_changed(theme)
        self._fit()
