"""The outline of a run: its parts under the headings of the document, each with how far it is."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from incident_desk.qt.pages.checklist.listed import PartRow, PartState
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROW_ROLE = Qt.ItemDataRole.UserRole
_GLYPHS = {
    PartState.OPEN: GlyphState.NORMAL,
    PartState.CURRENT: GlyphState.CURRENT,
    PartState.DONE: GlyphState.MET,
    PartState.DEFERRED: GlyphState.PAUSED,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PartTable(QAbstractListModel):
    """The rows as Qt wants them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PartRow, ...] = ()

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show these; where none came or went, what is chosen stays."""
        if len(rows) == len(self.rows):
            before, self.rows = self.rows, rows
            for place, (was, now) in enumerate(zip(before, rows, strict=True)):
                if was != now:
                    self.dataChanged.emit(self.index(place), self.index(place))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are read, and not chosen."""
        chosen = index.isValid() and self.rows[index.row()].key
        return Qt.ItemFlag.ItemIsEnabled | (Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, or its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken or f"{row.text}, {row.aside}"
            case _:
                return row if role == _ROW_ROLE else None


class PartPainter(QStyledItemDelegate):
    """Paints a heading, or a part with the sign of its state."""

    def __init__(self, themes: ThemeService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Parts are as high as rows, headings have air above them."""
        theme, row = self._themes.current, index.data(_ROW_ROLE)
        air = 0 if row.key or not index.row() else theme.px(4)
        return QSize(theme.px(120), theme.px(26 if theme.is_compact else 32) + air)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row over the whole width."""
        option_data: Any = option
        theme, row, area = self._themes.current, index.data(_ROW_ROLE), QRectF(option_data.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, area, row, theme, option_data.state)
        side = theme.px(14 if theme.is_compact else 20)
        left, right = area.left() + side, area.right() - theme.px(12)
        aside = theme.font(TextKind.CAPTION, tabular=True)
        words = theme.font(TextKind.BODY) if row.key else theme.font(TextKind.SMALL)
        if row.key:
            glyph = theme.px(14)
            paint_state_glyph(painter, QRectF(left, area.top(), glyph, area.height()), _GLYPHS[row.state], theme)
            left += theme.px(24)
        ink = theme.colour.text if row.state is PartState.CURRENT else theme.colour.text2
        told = row.aside_short if theme.is_compact else row.aside
        room = right - left - text_width(told, aside) - theme.px(8)
        draw_line(painter, QRectF(left, area.top(), room, area.height()), row.text, words, ink)
        band = QRectF(left, area.top(), right - left, area.height())
        draw_line(painter, band, told, aside, theme.colour.text3, Qt.AlignmentFlag.AlignRight)
        painter.restore()


def _ground(painter: QPainter, area: QRectF, row: PartRow, theme: Theme, state: Any) -> None:
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if row.state is PartState.CURRENT:
        painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(3), area.height()), theme.colour.accent)
    elif is_selected or (row.key and state & QStyle.StateFlag.State_MouseOver):
        painter.fillRect(area, theme.colour.hover)
    if is_selected and state & QStyle.StateFlag.State_HasFocus:
        outline_box(painter, area.adjusted(1, 1, -1, -1), 4, theme.colour.accent, 2.0)


class PartList(QListView):
    """The outline; a click or Enter goes to the part's steps."""

    wanted = Signal(str)
    """The steps of a part are wanted: the key of their row."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = PartTable(self)
        self.setModel(self.table)
        self.setItemDelegate(PartPainter(themes, self))
        self.setAccessibleName("Parts of the checklist")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_rows(self, rows: tuple[PartRow, ...]) -> None:
        """Show these parts; the one at hand is brought into sight while nobody is here."""
        if rows == self.table.rows:
            return
        self.table.show_rows(rows)
        if not self.hasFocus():
            place = next((at for at, row in enumerate(rows) if row.state is PartState.CURRENT), -1)
            self.scrollTo(self.table.index(place))

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the steps."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(_ROW_ROLE)
        if row.key:
            self.wanted.emit(row.key)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.scheduleDelayedItemsLayout()
