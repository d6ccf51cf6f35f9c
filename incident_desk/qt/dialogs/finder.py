"""Find or run anything: actions, incidents and steps by a few letters; each row teaches its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


@dataclass(frozen=True, slots=True)
class Findable:
    """Something to run: its words, where it belongs, its keys, and what happens."""

    words: str
    place: str
    keys: str
    run: Callable[[], None]


class Finder(DialogFrame):
    """A field and what it leaves of the list."""

    def __init__(self, themes: ThemeService, title: str, things: Sequence[Findable], window: QWidget) -> None:
        super().__init__(themes, title, "Run", window, width=720)
        self._things = things
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.setPlaceholderText("Type a few letters")
        self.field.setAccessibleName(title)
        self.list.setMinimumHeight(themes.current.px(380))
        self.list.setAccessibleName("What was found")
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        self.chosen: Findable | None = None
        self.field.textChanged.connect(self._show)
        self.list.itemActivated.connect(self._on_activated)
        self.field.installEventFilter(self)
        self._show("")
        self.field.setFocus()

    def try_accept(self) -> None:
        """Run the row that is marked."""
        if self.list.currentRow() < 0:
            self.complain("Nothing is found by these letters")
            return
        self.chosen = self._things[int(self.list.currentItem().data(Qt.ItemDataRole.UserRole))]
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the field has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._moved(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _moved(self, key: int) -> bool:
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        step = 1 if key == Qt.Key.Key_Down else -1
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        return True

    def _show(self, typed: str) -> None:
        letters = typed.casefold().split()
        self.list.clear()
        for place, thing in enumerate(self._things):
            text = f"{thing.words} {thing.place}".casefold()
            if all(part in text for part in letters):
                keys = f"    [{thing.keys}]" if thing.keys else ""
                item = QListWidgetItem(f"{thing.words}{keys}    {thing.place}")
                item.setData(Qt.ItemDataRole.UserRole, place)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.try_accept()
