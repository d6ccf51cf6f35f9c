"""Find or run anything: actions, incidents and steps by a few letters; each row teaches its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from incident_desk.qt.dialogs.found_row import KEYS, PLACE, FoundRowDelegate
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService, set_large

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


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
        self.field.setFont(themes.current.font(TextKind.BODY, px=18))
        set_large(self.field)
        self.list.setMinimumHeight(themes.current.px(380))
        self.list.setAccessibleName("What was found")
        self.list.setItemDelegate(FoundRowDelegate(themes, self.list))
        self.list.setUniformItemSizes(True)
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
        step = _STEPS.get(Qt.Key(key))
        if step is None:
            return False
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        return True

    def _show(self, typed: str) -> None:
        self.list.clear()
        for place in ranked(typed, self._things):
            thing = self._things[place]
            item = QListWidgetItem(thing.words)
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setData(PLACE, thing.place)
            item.setData(KEYS, thing.keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{thing.words}, {thing.place} {thing.keys}".strip())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.say("" if self.list.count() else "Nothing is found by these letters")

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.try_accept()


def ranked(typed: str, things: Sequence[Findable]) -> list[int]:
    """The places of the things that have all the typed letters; where a word begins with them comes first."""
    letters = typed.casefold().split()
    found = []
    for place, thing in enumerate(things):
        text = f"{thing.words} {thing.place}".casefold()
        if all(part in text for part in letters):
            inside = sum(not any(word.startswith(part) for word in text.split()) for part in letters)
            found.append((inside, not text.startswith(tuple(letters[:1])), place))
    return [place for _, _, place in sorted(found)]
