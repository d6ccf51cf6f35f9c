"""Paints the rows of the page: as on the desk, by any clocks, with dividers above the first row of each phase."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from incident_desk.domain.timeline import Entry
from incident_desk.qt.pages.timeline.clocks import TimesShown
from incident_desk.qt.pages.timeline.phases import Band
from incident_desk.qt.panes.timeline.entry_delegate import EntryDelegate
from incident_desk.qt.panes.timeline.entry_table import ENTRY_ROLE
from incident_desk.qt.panes.timeline.row_form import RowForm, row_form
from incident_desk.qt.theme import TextKind
from incident_desk.qt.widgets.lettering import draw_line

Index = QModelIndex | QPersistentModelIndex
BAND = 34
"""The height of a divider, before scaling."""
_GAP = 8


class RowDelegate(EntryDelegate):
    """Knows the dividers, the clocks, and which row is hidden by its editor."""

    times: TimesShown | None = None
    bands: Mapping[int, Band] = {}
    """The dividers by the row above which they stand."""
    edited_row = -1

    @property
    def band_height(self) -> int:
        """The height of a divider in pixels."""
        return self._themes.current.px(BAND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, and the divider over it."""
        band = self.bands.get(index.row())
        place = QStyleOptionViewItem(option)
        area = QRect(option.rect)
        if band is not None:
            self._paint_band(painter, QRectF(area.left(), area.top(), area.width(), self.band_height), band, index)
            area.setTop(area.top() + self.band_height)
            place.rect = area
        if index.row() != self.edited_row:
            super().paint(painter, place, index)

    def time_of(self, entry: Entry, fits: Callable[[str], bool], *, short: bool) -> str:
        """The time by the clocks that were chosen."""
        if self.times is None:
            return super().time_of(entry, fits, short=short)
        return self.times.time_of(entry, fits, short=short)

    def _paint_band(self, painter: QPainter, area: QRectF, band: Band, index: Index) -> None:
        theme = self._themes.current
        form, caption = row_form(theme, area.width()), theme.font(TextKind.CAPTION, tabular=True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The view marks the whole chosen row; the divider is none of it.
        painter.fillRect(area, theme.colour.panel)
        ink, right = theme.colour.text3, Qt.AlignmentFlag.AlignRight
        since = self._since(band, index)
        draw_line(painter, _column(area, form.time_left, form.time_width), since, caption, ink, right)
        words = _column(area, form.words_left, area.width() - form.words_left - 2 * _GAP)
        name = theme.font(TextKind.SMALL, weight=600)
        end = draw_line(painter, words, band.name, name, theme.colour.text) + theme.px(_GAP)
        if band.detail:
            rest = QRectF(end, area.top(), max(0.0, words.right() - end), area.height())
            end = draw_line(painter, rest, band.detail, caption, ink) + theme.px(_GAP)
        self._paint_line(painter, area, form, end)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRectF, form: RowForm, left: float) -> None:
        right, y = form.writer_left + form.writer_width, round(area.center().y()) + 0.5
        if left < right:
            painter.setPen(QPen(self._themes.current.colour.line, 1.0))
            painter.drawLine(QLineF(left, y, right, y))

    def _since(self, band: Band, index: Index) -> str:
        """How long after the declaration the part begins; of what was before, its first row."""
        entry = index.data(ENTRY_ROLE)
        if self.times is None or not isinstance(entry, Entry):
            return ""
        return self.times.since(max(band.start, min(entry.sort_at, self.times.start)))


def _column(area: QRectF, left: float, width: float) -> QRectF:
    return QRectF(area.left() + left, area.top(), width, area.height())
