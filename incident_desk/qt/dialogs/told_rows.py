"""A list to choose from, two lines a row: what was like an incident, what happened before."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.passage_row import PLACE, PassageDelegate
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState


@dataclass(frozen=True, slots=True)
class Nothing:
    """What is said where there are no rows: that there are none, and what would be there."""

    words: str
    would: str


class ToldRowsDialog(DialogFrame):
    """Enter opens the chosen row; where nothing is told, it says so in place of the list."""

    def __init__(self, themes: ThemeService, title: str, do: str, nothing: Nothing, window: QWidget) -> None:
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
        self.empty = EmptyState(themes, EmptyModel("history", nothing.words, nothing.would), parent=self)
        self.empty.hide()
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty)
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
        is_empty = not rows and not words
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.do.setVisible(not is_empty)
        self.say(words)
        self.refit()

    def try_accept(self) -> None:
        """Open the row that is marked."""
        self.chosen = self.list.currentRow()
        if self.chosen < 0:
            self.complain(self._nothing.words)
        else:
            self.accept()

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.try_accept()
