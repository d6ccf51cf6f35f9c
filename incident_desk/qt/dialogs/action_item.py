"""An action item in full: what, who, until when, its ticket, how one will see that it is done, what was seen."""

from dataclasses import fields, replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import ACTION_TYPES, HORIZONS, ActionItem
from incident_desk.formats.due_dates import due_in, past_words
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.acts.action_items import ActionWish, add_action

_WIDE = 680
_NOT_SAID = "not said"


class ActionDialog(DialogFrame):
    """Says an action item, or says one anew. Owner and date may come later; the doctor asks for them."""

    def __init__(
        self, themes: ThemeService, item: ActionItem | None, window: QWidget, today: date, field: str = "text"
    ) -> None:
        """``today`` is what words such as "next friday" count from; ``field`` (of the action) has the keyboard."""
        title = "New action item" if item is None else "Action item"
        super().__init__(themes, title, "Add" if item is None else "Save", window, _WIDE)
        self._item, self._today = item, today
        # Made in reading order, which is the order that Tab goes in.
        self.words = self._line("What is to be done", item.text if item else "")
        self.owner = self._line("Owner", (item.owner if item else "") or "", "A person or a role")
        self.due = self._line(
            "Due", (item.due if item else "") or "", "2026-03-14, tomorrow, next friday, in 2 weeks"
        )
        self.horizon = self._choice("Horizon", HORIZONS, item.horizon if item else "")
        self.type = self._choice("Type", ACTION_TYPES, item.type if item else "")
        self.ticket = self._line("Ticket", item.ticket if item else "", "CRM-318, or an address")
        self.end = self._line(
            "How one sees that it is done", item.end_state if item else "", "A test, a graph, a fact"
        )
        self.seen = self._line("Result", item.result if item else "", "What was seen of that")
        grid = QGridLayout()
        pairs = (("Owner", self.owner), ("Due", self.due), ("Horizon", self.horizon), ("Type", self.type),
                 ("Ticket", self.ticket))  # fmt: skip
        for place, (name, widget) in enumerate(pairs):
            row, column = divmod(place, 2)
            grid.addWidget(self.caption(name), row * 2, column)
            # The last one, an address, has the whole width.
            grid.addWidget(widget, row * 2 + 1, column, 1, 2 if widget is self.ticket else 1)
        grid.setHorizontalSpacing(themes.current.px(14))
        self.body.addWidget(self.caption("What is to be done"))
        self.body.addWidget(self.words)
        self.body.addLayout(grid)
        self.body.addWidget(self.caption("How one sees that it is done"))
        self.body.addWidget(self.end)
        if item is not None:
            self.body.addWidget(self.caption("Result"))
            self.body.addWidget(self.seen)
        self.seen.setVisible(item is not None)
        self.due.editingFinished.connect(self._on_due_typed)
        self.due.textChanged.connect(self._on_due_changed)
        self._field(field).setFocus()

    @property
    def wish(self) -> ActionWish:
        """What was typed and chosen."""
        return ActionWish(
            self.words.text(), self.owner.text(), due_in(self.due.text(), self._today), _chosen(self.horizon),
            _chosen(self.type), self.end.text(), self.seen.text(), self.ticket.text(),
        )  # fmt: skip

    @property
    def changed(self) -> ActionWish:
        """What is said otherwise than it stood when this was opened: what somebody else said meanwhile stays."""
        wish, item = self.wish, self._item
        if item is None:
            return wish
        same = [
            one.name for one in fields(wish) if (getattr(item, one.name) or "") == getattr(wish, one.name).strip()
        ]
        return replace(wish, **dict.fromkeys(same))

    def missing(self) -> str:
        """Why that is no action item."""
        try:
            add_action(self.wish)
        except DeskError as error:
            return str(error)
        return ""

    def _field(self, name: str) -> QWidget:
        named: dict[str, QWidget] = {
            "owner": self.owner,
            "due": self.due,
            "type": self.type,
            "horizon": self.horizon,
            "end_state": self.end,
            "result": self.seen,
            "ticket": self.ticket,
        }
        return named.get(name, self.words)

    def _on_due_typed(self) -> None:
        """The day that the words mean stands there as soon as the field is left."""
        self.due.setText(due_in(self.due.text(), self._today))

    def _on_due_changed(self, typed: str) -> None:
        """A day that has gone by is taken, and said beside the buttons: it may be a slip."""
        day = due_in(typed, self._today)
        past = past_words(day, self._today)
        self.say(f"Due {day.strip()}: {past}" if past else "", "caution")

    def _line(self, name: str, text: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    def _choice(self, name: str, choices: tuple[str, ...], chosen: str) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(name)
        for words in dict.fromkeys((_NOT_SAID, *choices, *([chosen] if chosen else []))):
            box.addItem(words)
        box.setCurrentText(chosen or _NOT_SAID)
        return box


def _chosen(box: QComboBox) -> str:
    words = box.currentText()
    return "" if words == _NOT_SAID else words
