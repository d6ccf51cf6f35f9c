"""Rows of the timeline for a text: a few letters find them, and several can be taken at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.counted import counted
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService, set_large

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
_ROW = 28
"""How high a row is, in pixels of the design: words of two rows do not touch."""
_MOST_SHOWN = 400
"""So many rows are listed at once; letters find the others."""


@dataclass(frozen=True, slots=True)
class InsertRow:
    """A row as it would stand in the text, and who wrote it."""

    words: str
    who: str = ""


class InsertRowsDialog(DialogFrame):
    """A field that finds, and rows with a box each; without any box ticked Enter takes the row that is marked."""

    def __init__(self, themes: ThemeService, rows: Sequence[InsertRow], window: QWidget) -> None:
        super().__init__(themes, "Insert from the timeline", "Insert", window, 820)
        self._rows = rows
        self._ticked: set[int] = set()
        self._is_filling = False
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.setPlaceholderText("Type a few letters of the rows, a time, or who")
        self.field.setAccessibleName("Find in the rows")
        self.field.setFont(themes.current.font(TextKind.BODY, px=18))
        set_large(self.field)
        self.list.setAccessibleName("Rows of the timeline")
        self.list.setAccessibleDescription("Space ticks a row")
        self.list.setMinimumHeight(themes.current.px(380))
        self.list.setUniformItemSizes(True)
        self.list.setFont(themes.current.font(TextKind.SMALL, tabular=True))
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.itemDoubleClicked.connect(self._on_double_clicked)
        self._show("")
        self.field.setFocus()

    @property
    def chosen(self) -> tuple[InsertRow, ...]:
        """The ticked rows in the order of the timeline, else the marked one."""
        if self._ticked:
            return tuple(self._rows[place] for place in sorted(self._ticked))
        item = self.list.currentItem()
        return (self._rows[int(item.data(Qt.ItemDataRole.UserRole))],) if item is not None else ()

    def missing(self) -> str:
        """Something has to be chosen."""
        return "" if self.chosen else "Nothing is found by these letters"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field Up and Down move in the list, and with Ctrl the Space ticks the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_for_the_list(event):
            return True
        return super().eventFilter(watched, event)

    def _is_for_the_list(self, event: QKeyEvent) -> bool:
        key, step = Qt.Key(event.key()), _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            item = self.list.currentItem()
            if item is not None:
                is_on = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        else:
            return False
        return True

    def _show(self, typed: str) -> None:
        """The rows with all of the letters, the ticked ones among them."""
        self._is_filling = True
        letters = typed.casefold().split()
        found = [
            place
            for place, row in enumerate(self._rows)
            if all(part in f"{row.words} {row.who}".casefold() for part in letters)
        ]
        self.list.clear()
        for place in found[-_MOST_SHOWN:]:
            row = self._rows[place]
            item = QListWidgetItem(f"{row.words}   {row.who}")
            item.setSizeHint(QSize(0, self.themes.current.px(_ROW)))
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = place in self._ticked
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if letters else self.list.count() - 1)
        self._is_filling = False
        self._tell(len(found))

    def _tell(self, found: int) -> None:
        ticked = f"{len(self._ticked)} ticked. " if self._ticked else ""
        left_out = f", the last {_MOST_SHOWN} are listed" if found > _MOST_SHOWN else ""
        told = f"{ticked}{counted(found, 'row')}{left_out}. Ctrl+Space ticks one"
        self.say(told if found else "Nothing is found by these letters")

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        place = int(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked.add(place)
        else:
            self._ticked.discard(place)
        self._tell(self.list.count())

    def _on_double_clicked(self, _item: QListWidgetItem) -> None:
        self.try_accept()
