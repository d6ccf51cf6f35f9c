"""A small table of cells that can be typed over; as high as its rows, for the page around it scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from incident_desk.qt.pages.playbooks.editor.cells import CELL, Cell, CellPainter, row_height
from incident_desk.qt.theme import TextKind, Theme, ThemeService

_HEAD = 22


class Grid(QTableWidget):
    """A click, Enter and F2 type over a cell, Delete takes its row away. Letters are the window's keys."""

    typed = Signal(int, int, str)
    """Something else was typed into a cell: row, column, text."""
    removed = Signal(int)
    """A row is to go."""

    def __init__(
        self, themes: ThemeService, name: str, heads: Sequence[str], widths: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes, self._heads, self._widths = themes, tuple[str, ...](), tuple[int, ...]()
        self._cells: Sequence[Sequence[Cell]] = ()
        self.setAccessibleName(name)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CellPainter(themes, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.show_heads(heads, widths)
        # What looks like a field is one: who clicks on it types.
        self.cellClicked.connect(self.type_into)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_heads(self, heads: Sequence[str], widths: Sequence[int]) -> None:
        """Have these columns, each of that width in pixels of the design; 0 shares what is left."""
        if (self._heads, self._widths) == (tuple(heads), tuple(widths)):
            return
        self._heads, self._widths = tuple(heads), tuple(widths)
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        header = self.horizontalHeader()
        header.setVisible(any(heads) and bool(self._cells))
        for column, width in enumerate(widths):
            fixed = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, fixed)
            if width:
                header.resizeSection(column, self._themes.current.px(width))

    def show_cells(self, cells: Sequence[Sequence[Cell]]) -> None:
        """Show these rows; what is the current cell stays it."""
        if cells == self._cells:
            return
        row, column = self.currentRow(), self.currentColumn()
        self._cells = cells
        self.horizontalHeader().setVisible(any(self._heads) and bool(cells))
        self.setRowCount(0)
        self.setRowCount(len(cells))
        for place, one in enumerate(cells):
            for at, cell in enumerate(one):
                self.setItem(place, at, _item(cell))
        if cells and row >= 0:
            self.setCurrentCell(min(row, len(cells) - 1), max(0, column))
        self.updateGeometry()

    def type_into(self, row: int, column: int) -> None:
        """Type over a cell."""
        item = self.item(row, column)
        is_typed = self.state() is QAbstractItemView.State.EditingState and item is self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable and not is_typed:
            self.setFocus()
            self.setCurrentItem(item)
            self.editItem(item)

    # -- Qt -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """All rows."""
        height = len(self._cells) * row_height(self._themes.current) + 2
        return QSize(
            self._themes.current.px(320),
            height + self._themes.current.px(_HEAD) * (any(self._heads) and bool(self._cells)),
        )

    def minimumSizeHint(self) -> QSize:
        """All rows, however narrow."""
        return QSize(self._themes.current.px(200), self.sizeHint().height())

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class's words."""
        if self.state() is QAbstractItemView.State.EditingState:
            # A line that is typed in hands its Enter on.
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.type_into(self.currentRow(), self.currentColumn())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def commitData(self, editor: QWidget) -> None:
        """What was typed is told; the cells are made anew of what becomes of it."""
        row, column = self.currentRow(), self.currentColumn()
        if not isinstance(editor, QLineEdit) or not 0 <= row < len(self._cells):
            return
        if editor.text().strip() != self._cells[row][column].typed.strip():
            self.typed.emit(row, column, editor.text())

    # -- within ---------------------------------------------------------------------------------------------

    def _on_theme_changed(self, theme: Theme) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(theme))
        header = self.horizontalHeader()
        font = theme.font(TextKind.CAPTION)
        header.setFont(font)
        # A section that has a style takes its letters from there alone.
        style = f"padding: 0 2px; border: 0; font-size: {font.pixelSize()}px; font-weight: {int(font.weight())};"
        header.setStyleSheet(f"QHeaderView::section {{ {style} }}")
        header.setFixedHeight(theme.px(_HEAD))
        header.setMinimumSectionSize(theme.px(24))
        for column, width in enumerate(self._widths):
            if width:
                header.resizeSection(column, theme.px(width))
        self.updateGeometry()


def _item(cell: Cell) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setData(CELL, cell)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.spoken)
    if not cell.can_be_typed:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    return item
