"""The last answers as a list, and what the chosen one said."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.pages.health.answers import AnswerRow, said_lines
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import outline_box
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

ROW, ROW_COMPACT, SHOWN = 34, 28, 5
_SAID_LINES = 3
_GLYPHS = {"ok": GlyphState.NORMAL, "slow": GlyphState.SLOW, "failed": GlyphState.DOWN}
_INDEX = QModelIndex | QPersistentModelIndex


class AnswerModel(QAbstractListModel):
    """The rows, newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[AnswerRow, ...] = ()

    def show_rows(self, rows: tuple[AnswerRow, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _INDEX = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row."""
        is_spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.rows[index.row()].spoken if index.isValid() and is_spoken else None


class _Painter(QStyledItemDelegate):
    def __init__(self, themes: ThemeService, model: AnswerModel) -> None:
        super().__init__(model)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: _INDEX) -> QSize:
        theme = self._themes.current
        return QSize(200, theme.px(ROW_COMPACT if theme.is_compact else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _INDEX) -> None:
        theme, row, area = self._themes.current, self._model.rows[index.row()], QRectF(option.rect)
        px = theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour.selection)
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.colour.line)
        figures = theme.font(TextKind.SMALL, tabular=True)
        draw_line(painter, area.adjusted(px(4), 0, 0, 0), row.at, figures, theme.colour.text2)
        glyph = QRectF(area.left() + px(80), area.center().y() - px(7), px(14), px(14))
        paint_state_glyph(painter, glyph, _GLYPHS.get(row.how, GlyphState.NO_DATA), theme)
        wide = text_width(row.took, figures) + px(4)
        right = area.adjusted(area.width() - wide - px(4), 0, -px(4), 0)
        draw_line(painter, right, row.took, figures, theme.colour.text2, Qt.AlignmentFlag.AlignRight)
        words = QRectF(glyph.right() + px(10), area.top(), right.left() - glyph.right() - px(20), area.height())
        draw_line(painter, words, row.words, theme.font(TextKind.BODY), theme.colour.text)
        if option.state & QStyle.StateFlag.State_HasFocus:
            outline_box(painter, area.adjusted(1, 1, -1, -1), px(4), theme.colour.accent, 2.0)
        painter.restore()


class _List(QListView):
    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the window's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_T, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class AnswersView(QWidget):
    """The rows over what one of them said; the newest is chosen until another one is."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.model = AnswerModel(self)
        self.list = _List(self)
        self.said = QPlainTextEdit(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(themes, self.model))
        self.list.setAccessibleName("Last answers")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setAccessibleName("What it said")
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addWidget(self.said)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_rows(self, rows: tuple[AnswerRow, ...]) -> None:
        """Show these answers; the one that was chosen stays so."""
        if rows == self.model.rows:
            return
        before = self._chosen()
        was_newest = self.list.currentIndex().row() <= 0
        self.model.show_rows(rows)
        places = [place for place, row in enumerate(rows) if before is not None and row.sample is before.sample]
        place = 0 if was_newest or not places else places[0]
        self.list.setCurrentIndex(self.model.index(place, 0))
        self._say()

    def _chosen(self) -> AnswerRow | None:
        place = self.list.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _say(self) -> None:
        row = self._chosen()
        words = "\n".join(said_lines(row.sample)) if row is not None else "No answer yet"
        if words != self.said.toPlainText():
            self.said.setPlainText(inert(words))

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._say()

    def _fit(self) -> None:
        theme = self._themes.current
        row = theme.px(ROW_COMPACT if theme.is_compact else ROW)
        self.list.setFixedHeight(SHOWN * row)
        self.said.setFont(theme.font(TextKind.MONO))
        self.said.setFixedHeight(self.said.fontMetrics().lineSpacing() * _SAID_LINES + theme.px(18))
        self.list.doItemsLayout()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
