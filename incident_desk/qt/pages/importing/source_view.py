"""The source at the left: file name, legend of the margin, and the lines."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRectF,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.playbook import Span
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.importing.folds import Folds, folded_lines
from incident_desk.qt.pages.importing.lines import FEWEST_COLUMNS
from incident_desk.qt.pages.importing.long_lines import LongLines
from incident_desk.qt.pages.importing.paint_later import PaintLater
from incident_desk.qt.pages.importing.source_painter import Bar, SourcePainter, paint_bar
from incident_desk.qt.pages.importing.source_table import SourceTable
from incident_desk.qt.pages.importing.view_model import FOUND, ImportModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.row_list import dress_as_list

_AFTER = 16
"""Pixels of the design after the longest row."""
_FOLD = ButtonModel("Fold", Variant.QUIET, keys=("−",), small=True, name="Fold lines that say nothing")
_UNFOLD = ButtonModel("Show all lines", Variant.QUIET, keys=("+",), small=True)
_ADD = ButtonModel("Add to timeline", Variant.QUIET, keys=("Ins",), small=True, name="Add the line to the timeline")
_LEGEND = (Bar.UNDERSTOOD, Bar.LIT, Bar.CHECK, Bar.KEPT)


class Legend(PaintedWidget[tuple[Bar, ...]]):
    """What the bars in the margin say."""

    def design_size(self, theme: Theme) -> QSizeF:
        """All in one row."""
        font = theme.font(TextKind.SMALL)
        return QSizeF(sum(26 + text_width(bar.value, font) for bar in self.model), 18)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Bar and word of each."""
        left, font = 0.0, theme.font(TextKind.SMALL)
        for bar in self.model:
            paint_bar(painter, QRectF(left, 2, 4, 14), bar, theme)
            end = area.adjusted(left + 10, 0, 200, 0)
            left = draw_line(painter, end, bar.value, font, theme.colour.text2) + 16

    def spoken(self) -> Spoken:
        """The words."""
        return Spoken("Marks in the margin", ", ".join(bar.value for bar in self.model))


class Lines(QTableView):
    """The lines. Enter and Esc are the page's; letters are the window's keys."""

    fold_wished = Signal(bool)
    """Fold what says nothing, or unfold all of it."""
    unfold_wished = Signal(int)
    """Unfold what is folded on that row."""
    entry_wished = Signal()
    """Make an entry of the timeline of the line that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_surface(self, "well")
        dress_as_list(self, "Source")

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Minus folds, plus unfolds all, Space the row; Insert makes an entry."""
        if event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Plus):
            self.fold_wished.emit(event.key() == Qt.Key.Key_Minus)
        elif event.key() == Qt.Key.Key_Space:
            self.unfold_wished.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Insert:
            self.entry_wished.emit()
        else:
            super().keyPressEvent(event)


class SourceView(QWidget):
    """The left side."""

    entry_wished = Signal(int)
    """Make an entry of the timeline of that line of a report."""

    def __init__(self, themes: ThemeService, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._follows = False
        """Whether the current line is moved because of the other side."""
        self._name = Lettered(themes, TextKind.STRONG, parent=self)
        self._facts = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.is_folded = False
        """Whether only those lines are shown that say something, in this document and the next ones."""
        self.lines = Lines(self)
        self._later, self._long = PaintLater(self.lines), LongLines(model, self)
        self.add, self.fold = Button(themes, _ADD, self), Button(themes, _FOLD, self)
        self.table = SourceTable(model, self)
        self.painter = SourcePainter(themes, model, self)
        self.lines.setModel(self.table)
        self.lines.setItemDelegate(self.painter)
        self._lay_out()
        self.lines.viewport().installEventFilter(self)
        self._connect()
        self._on_turned()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Long lines are parted for the width that there is; nothing of a line stands in a tooltip."""
        if event.type() is QEvent.Type.Resize:
            self._fit_width()
        return isinstance(event, QHelpEvent) or super().eventFilter(watched, event)

    def _connect(self) -> None:
        model, themes = self._model, self._themes
        self.fold.clicked.connect(self._on_fold_clicked)
        self.lines.fold_wished.connect(self.set_folded)
        self.lines.unfold_wished.connect(self._unfold)
        self.add.clicked.connect(self._on_entry_wished)
        self.lines.entry_wished.connect(self._on_entry_wished)
        self.lines.clicked.connect(self._on_clicked)
        self.lines.selectionModel().currentChanged.connect(self._on_current_changed)
        model.turned.connect(self._on_turned)
        model.corrected.connect(self._repaint_margin)
        model.renewed.connect(self._repaint_margin)
        model.chosen.connect(self._on_chosen)
        themes.theme_changed.connect(self._on_theme_changed)
        self._long.parted.connect(self._on_parted)

    def _lay_out(self) -> None:
        px = self._themes.current.px
        head = QHBoxLayout()
        head.setContentsMargins(px(20), px(8), px(16), px(4))
        head.setSpacing(px(8))
        head.addWidget(self._name)
        head.addWidget(self._facts, 1)
        head.addWidget(self.add)
        head.addWidget(self.fold)
        keep_place(self.fold)
        legend = QHBoxLayout()
        legend.setContentsMargins(px(20), px(4), px(16), px(10))
        legend.addWidget(Legend(self._themes, _LEGEND, self))
        legend.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(legend)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.lines, 1)

    def _on_turned(self) -> None:
        opened = self._model.opened
        if opened is None:
            self._name.setText(self._model.turn.name)
            self._facts.setText("")
        else:
            self._name.setText(opened.name)
            self._facts.setText(f"{counted(len(opened.lines), 'line')}, {_size(opened.size)}")
        self.fold.setVisible(opened is not None)
        self._later.hold()
        self.painter.forget()
        self._long.forget()
        if self.is_folded:
            self._fold()
        self._fit_rows()
        self.lines.verticalScrollBar().setValue(0)

    def _on_chosen(self, side: str) -> None:
        """What was chosen on the right comes into sight; the current line is its first."""
        if side == FOUND and self._model.span.first > 0:
            first = self.table.index(self.table.folds.row_of(self._model.span.first), 0)
            self._follows = True
            self.lines.setAutoScroll(False)
            self.lines.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.lines.setAutoScroll(True)
            self._follows = False
            self._bring(first)
            self._later.hold()
        self._repaint()

    def _bring(self, first: QModelIndex) -> None:
        """The beginning stands at a third of the height, unless all of it can be seen as it is."""
        last = self.table.index(self.table.folds.end_of(min(self._model.span.last, len(self._model.lines))), 0)
        port = self.lines.viewport().rect()
        corners = (self.lines.visualRect(first).topLeft(), self.lines.visualRect(last).bottomLeft())
        if not all(port.contains(QPoint(port.left(), corner.y())) for corner in corners):
            above = max(0, first.row() - port.height() // 3 // max(1, self.painter.form.row))
            self.lines.verticalScrollBar().setValue(above * self.painter.form.row)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._follows:
            line = self.table.folds.line_on(current.row())
            if line:
                self._model.choose_line(line)

    def _on_entry_wished(self) -> None:
        line = self.table.folds.line_on(self.lines.currentIndex().row())
        if line:
            self.entry_wished.emit(line)

    # -- folding --------------------------------------------------------------------------------------------

    def set_folded(self, is_folded: bool) -> None:
        """Show only what says something, or every line; what is chosen stays in sight."""
        if is_folded is self.is_folded:
            return
        self.is_folded = is_folded
        self.fold.set_model(_UNFOLD if is_folded else _FOLD)
        self._fold()

    def _fold(self) -> None:
        opened = self._model.opened
        if opened is None:
            return
        count = len(opened.lines)
        spans = folded_lines(count, opened.rows, opened.margin.headings) if self.is_folded else []
        self._use(Folds.of(count, spans, self._long.wraps))

    def _unfold(self, row: int) -> None:
        """Show the lines that are folded there; the first of them is the current one."""
        span = self.table.folds.at(row) if 0 <= row < self.table.rowCount() else 0
        if isinstance(span, Span):
            self._use(self.table.folds.without(span))
            self.lines.setCurrentIndex(self.table.index(row, 0))

    def _use(self, folds: Folds) -> None:
        above = self.lines.verticalScrollBar().value()
        self.table.set_folds(folds)
        self._repaint()
        self.lines.verticalScrollBar().setValue(above)
        self._on_chosen(FOUND)

    def _on_fold_clicked(self) -> None:
        self.set_folded(not self.is_folded)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._unfold(index.row())

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.lines.verticalHeader().setDefaultSectionSize(self.painter.form.row)
        self._fit_width()
        self._repaint()

    # -- long lines -----------------------------------------------------------------------------------------

    def _fit_width(self) -> None:
        """A row is as wide as the view; long lines are parted for the letters that have room there. The bar that
        scrolls counts whether it is there or not: what is parted would come and go with it."""
        self.lines.setColumnWidth(0, self.lines.viewport().width())
        letter = text_width("0", self._themes.current.font(TextKind.MONO))
        room = self.lines.width() - self.lines.verticalScrollBar().sizeHint().width()
        free = room - self.painter.form.text_left - self._themes.current.px(_AFTER)
        self._long.fit(max(FEWEST_COLUMNS, int(free / letter)))

    def _on_parted(self) -> None:
        """The long lines stand on so many rows; what stood at the top stands there still."""
        folds = self.table.folds
        if not self._long.wraps and not folds.wraps:
            return
        above = folds.line_on(self.lines.verticalScrollBar().value() // self.painter.form.row)
        # The other side, which may be waiting as well, is painted first.
        self._later.hold(2)
        self.table.set_folds(Folds.of(folds.count, folds.spans, self._long.wraps), self._long.columns)
        self._on_chosen(FOUND)
        if above:
            at_top = self.table.index(self.table.folds.row_of(above), 0)
            self.lines.scrollTo(at_top, QAbstractItemView.ScrollHint.PositionAtTop)

    def _repaint(self) -> None:
        self.lines.viewport().update()

    def _repaint_margin(self) -> None:
        """Paint what the margin says another thing of: seldom more than a line or two."""
        first, last = self.lines.rowAt(0), self.lines.rowAt(self.lines.viewport().height() - 1)
        for row in range(max(0, first), (last if last >= 0 else self.table.rowCount() - 1) + 1):
            if not self.painter.is_as_painted(self.table.folds.line_on(row)):
                self.lines.update(self.table.index(row, 0))


def keep_place(part: QWidget) -> None:
    """Let nothing move that stands beside a part while that is not shown."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    part.setSizePolicy(policy)


def _size(count: int) -> str:
    if count < 1024:
        return counted(count, "byte")
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1048576:.1f} MB"
