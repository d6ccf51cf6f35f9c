"""An action item in full: what, who, until when, and how one will see that it is done."""

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import ACTION_TYPES, HORIZONS, ActionItem
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.services.acts.action_items import ActionWish, add_action

_WIDE = 680
_NOT_SAID = "not said"


class ActionDialog(DialogFrame):
    """Says an action item, or says one anew. Owner and date may come later; the doctor asks for them."""

    def __init__(self, themes: ThemeService, item: ActionItem | None, window: QWidget, field: str = "text") -> None:
        """``field`` has the keyboard at first: text, owner, due, type, horizon or end_state."""
        title = "New action item" if item is None else "Action item"
        super().__init__(themes, title, "Add" if item is None else "Save", window, _WIDE)
        self._item = item
        self.words = self._line("What is to be done", item.text if item else "")
        self.owner = self._line("Owner", (item.owner if item else "") or "", "A person or a role")
        self.due = self._line("Due", (item.due if item else "") or "", "2026-03-14, or 2026-03-14 15:00 UTC")
        self.end = self._line(
            "How one sees that it is done", item.end_state if item else "", "A test, a graph, a fact"
        )
        self.horizon = self._choice("Horizon", HORIZONS, item.horizon if item else "")
        self.type = self._choice("Type", ACTION_TYPES, item.type if item else "")
        grid = QGridLayout()
        pairs = (("Owner", self.owner), ("Due", self.due), ("Horizon", self.horizon), ("Type", self.type))
        for place, (name, widget) in enumerate(pairs):
            row, column = divmod(place, 2)
            grid.addWidget(self.caption(name), row * 2, column)
            grid.addWidget(widget, row * 2 + 1, column)
        grid.setHorizontalSpacing(themes.current.px(14))
        self.body.addWidget(self.caption("What is to be done"))
        self.body.addWidget(self.words)
        self.body.addLayout(grid)
        self.body.addWidget(self.caption("How one sees that it is done"))
        self.body.addWidget(self.end)
        fields = {
            "owner": self.owner,
            "due": self.due,
            "type": self.type,
            "horizon": self.horizon,
            "end_state": self.end,
        }
        fields.get(field, self.words).setFocus()

    @property
    def wish(self) -> ActionWish:
        """What was typed and chosen."""
        return ActionWish(
            self.words.text(), self.owner.text(), self.due.text(), _chosen(self.horizon), _chosen(self.type),
            self.end.text(),
        )  # fmt: skip

    def missing(self) -> str:
        """Why that is no action item."""
        try:
            add_action(self.wish)
        except DeskError as error:
            return str(error)
        return ""

    def _line(self, name: str, text: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _choice(self, name: str, choices: tuple[str, ...], chosen: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for words in dict.fromkeys((_NOT_SAID, *choices, *([chosen] if chosen else []))):
            box.addItem(words)
        box.setCurrentText(chosen or _NOT_SAID)
        return box


def _chosen(box: QComboBox) -> str:
    words = box.currentText()
    return "" if words == _NOT_SAID else words
