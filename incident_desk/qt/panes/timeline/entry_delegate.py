"""Paints the rows of the timeline."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.attachments import pieces_words
from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.entry_table import ENTRY_ROLE
from incident_desk.qt.panes.timeline.lettered import Look, clip, paint_pieces
from incident_desk.qt.panes.timeline.row_form import RowForm, row_form
from incident_desk.qt.panes.timeline.rows import files_of, fitting_time, icon_of, is_decision, pieces_of, writer_of
from incident_desk.qt.theme import Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.shapes import outline_box

Index = QModelIndex | QPersistentModelIndex
_CHOSEN = QStyle.StateFlag.State_Selected
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(QStyledItemDelegate):
    """Time, sign on its line, words, initials."""

    def __init__(self, themes: ThemeService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.first_day = date.min
        self.marks_chosen = False
        """Whether a chosen row is marked without the focus too, as where several are chosen."""
        self._form: RowForm | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line; the view gives two where they are needed."""
        return QSize(0, self._themes.current.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        option_data: Any = option
        theme, area = self._themes.current, QRectF(option_data.rect)
        form = self._form_for(theme, area.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = _paint_ground(painter, area, theme, option_data.state, marks_chosen=self.marks_chosen)
        _paint_lane(painter, area, form, entry, ground)
        self._paint_time(painter, area, form, entry)
        _paint_words(painter, area, form, entry)
        painter.restore()

    def time_of(self, entry: Entry, fits: Callable[[str], bool], *, short: bool) -> str:
        """What stands in the first column: the time in UTC, by the day from which days are counted."""
        return fitting_time(entry, self.first_day, fits, short=short)

    def _form_for(self, theme: Theme, width: float) -> RowForm:
        form = self._form
        if form is None or form.theme is not theme or form.width != width:
            form = self._form = row_form(theme, width)
        return form

    def _paint_time(self, painter: QPainter, area: QRectF, form: RowForm, entry: Entry) -> None:
        font = QFontMetricsF(form.time_font)

        def fits(text: str) -> bool:
            return font.horizontalAdvance(text) <= form.time_width

        text = self.time_of(entry, fits, short=form.theme.is_compact)
        painter.setFont(form.time_font)
        painter.setPen(form.theme.colour.text2)
        painter.drawText(form.band(area, form.time_left, form.time_width), _AT_RIGHT, text)


def _paint_ground(painter: QPainter, area: QRectF, theme: Theme, state: Any, *, marks_chosen: bool) -> QColor:
    """The ground of the row, and which colour it has: a ring says where the keys are, a bar what is chosen too."""
    is_chosen, has_focus = (bool(state & one) for one in (_CHOSEN, QStyle.StateFlag.State_HasFocus))
    ground = theme.colour.panel
    if is_chosen and (has_focus or marks_chosen):
        ground = theme.colour.selection
    elif state & QStyle.StateFlag.State_MouseOver:
        ground = theme.colour.hover
    if ground is not theme.colour.panel:
        painter.fillRect(area, ground)
    if has_focus:
        outline_box(painter, area.adjusted(1, 1, -1, -1), 4, theme.colour.accent, 2.0)
    if is_chosen and marks_chosen:
        painter.fillRect(QRectF(area.left() + 3, area.top() + 4, 3, area.height() - 8), theme.colour.accent)
    return ground


def _paint_lane(painter: QPainter, area: QRectF, form: RowForm, entry: Entry, ground: QColor) -> None:
    theme, x = form.theme, round(area.left() + form.lane) + 0.5
    painter.setPen(QPen(theme.colour.line, 1.0))
    painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
    side = theme.px(16)
    band = form.band(area, form.lane - side / 2, side)
    square = QRectF(band.left(), band.center().y() - side / 2, side, side)
    painter.fillRect(square.adjusted(-2, -2, 2, 2), ground)
    if is_decision(entry) and not (entry.undone or entry.struck is not None):
        _paint_diamond(painter, square, theme)
    else:
        paint_icon(painter, square, icon_of(entry), theme.colour.text3)


def _paint_diamond(painter: QPainter, square: QRectF, theme: Theme) -> None:
    middle, reach = square.center(), square.width() * 0.36
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour.text)
    corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners]))


def _paint_words(painter: QPainter, area: QRectF, form: RowForm, entry: Entry) -> None:
    theme = form.theme
    corner = QPointF(area.left() + form.words_left, area.top() + form.top(area.height()))
    look = Look(theme, entry.human)
    lines = form.lines_in(area.height())
    room = form.mark_room(files_of(entry))
    paint_pieces(painter, corner, clip(pieces_of(entry)), form.words_width - room, lines, look)
    if room:
        _paint_mark(painter, form.band(area, form.writer_left - room, room), form, files_of(entry))
    painter.setFont(form.writer_font)
    painter.setPen(theme.colour.text3)
    painter.drawText(form.band(area, form.writer_left, form.writer_width), _AT_RIGHT, inert(writer_of(entry)))


def _paint_mark(painter: QPainter, band: QRectF, form: RowForm, files: int) -> None:
    """A paperclip with the number of pieces of evidence, in words where there is room."""
    theme, side = form.theme, form.theme.px(14)
    square = QRectF(band.left() + theme.px(4), band.center().y() - side / 2, side, side)
    paint_icon(painter, square, "paperclip", theme.colour.text2)
    words = QRectF(square.right() + theme.px(4), band.top(), band.right() - square.right(), band.height())
    painter.setFont(form.writer_font)
    painter.setPen(theme.colour.text2)
    at_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(words, at_left, str(files) if theme.is_compact else pieces_words(files))
