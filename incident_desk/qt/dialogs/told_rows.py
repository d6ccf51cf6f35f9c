"""A list to choose from, two lines a row: what was like an incident, what happened before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.passage_row import PLACE, PassageDelegate
from incident_desk.qt.theme import ThemeService


class ToldRowsDialog(DialogFrame):
    """Enter opens the chosen row; where nothing is told, it says so."""

    def __init__(self, themes: ThemeService, title: str, do: str, nothing: str, window: QWidget) -> None:
        super().__init__(themes, title, do, window, width=860)
        self._nothing = nothing
        self.chosen = -1
        """The number of the row that was chosen."""
        self.list = QListWidget(self)
        self.list.setMinimumHeight(themes.current.px(400))
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(PassageDelegate(themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.list)
        self.list.itemActivated.connect(self._on_activated)
        self.list.setFocus()

    def tell(self, rows: Sequence[tuple[str, str]], words: str = "") -> None:
        """Show these rows, each with what stands under it; the marked row stays marked."""
        marked = max(0, self.list.currentRow())
        self.list.clear()
        for text, under in rows:
            item = QListWidgetItem(text)
            item.setData(PLACE, under)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {under}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(marked, self.list.count() - 1))
        self.say(words or ("" if rows else self._nothing))

    def try_accept(self) -> None:
        """Open the row that is marked."""
        self.chosen = self.list.currentRow()
        if self.chosen < 0:
            self.complain(self._nothing)
        else:
            self.accept()

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.try_accept()
