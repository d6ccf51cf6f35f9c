"""Split an incident: which entries are another one's, what that one is, and what happens to both, before Enter."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import Level
from incident_desk.domain.timeline import Entry
from incident_desk.qt.dialogs.bring_in_words import moment_words
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.tick_model import TickModel, TickRow
from incident_desk.qt.widgets.tick_table import TickTable
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox
from incident_desk.services.acts.declaring import LONGEST_TITLE, Declaration
from incident_desk.services.bringing import counted_entries

_HEADS, _WIDTHS = ("Time (UTC)", "Who", "What happened"), (176, 120, 0)
_LONGEST, _LOW = 400, 260
_NOT_STATED = "not stated"


class SplitDialog(DialogFrame):
    """Ticks entries and names the new incident."""

    def __init__(
        self,
        themes: ThemeService,
        incident: Incident,
        entries: Sequence[Entry],
        levels: Sequence[Level],
        window: QWidget,
    ) -> None:
        """``entries`` are the rows that can be copied, in their order."""
        super().__init__(themes, f"Split entries off {incident.key}", "Split off", window, width=880)
        self._incident, self._entries = incident, tuple(entries)
        self.title, self.severity = QLineEdit(self), ChoiceBox(self)
        self.model = TickModel(_HEADS, self)
        self.table = TickTable(themes, self.model, "Which entries are the new incident's", _WIDTHS, self)
        self.title.setAccessibleName("What the new incident is")
        self.title.setMaxLength(LONGEST_TITLE)
        self.severity.setAccessibleName("Severity of the new incident")
        self.severity.addItems([_NOT_STATED, *(one.name for one in levels)])
        self.table.setMinimumHeight(themes.current.px(_LOW))
        row = QHBoxLayout()
        row.setSpacing(themes.current.px(8))
        for words, field, stretch in (("The new incident", self.title, 1), ("Severity", self.severity, 0)):
            column = QVBoxLayout()
            column.addWidget(self.caption(words))
            column.addWidget(field)
            row.addLayout(column, stretch)
        self.body.addLayout(row)
        self.body.addWidget(self.caption("Which entries are its own", "Space ticks"))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.plain("\n".join(split_words(incident)), "text3"))
        self.model.ticked_changed.connect(self._name)
        self.title.setFocus()

    def show_ticked(self, chosen: Collection[str]) -> None:
        """Show the entries, those with these ids ticked."""
        ticked = [place for place, one in enumerate(self._entries) if one.id in chosen]
        self.model.show([_row(one) for one in self._entries], ticked)
        place = ticked[0] if ticked else 0
        self.table.setCurrentIndex(self.model.index(place, 0))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the ticked entries."""
        return tuple(self._entries[place].id for place in self.model.ticked)

    @property
    def wish(self) -> Declaration:
        """What the new incident is."""
        severity = self.severity.currentText()
        return Declaration(self.title.text().strip(), None if severity == _NOT_STATED else severity)

    def missing(self) -> str:
        """A title, and entries."""
        if not self.title.text().strip():
            return "The new incident needs a title: a few words on what it is"
        return "" if self.model.ticked else "None is ticked: Space ticks the entry that is chosen"

    def _name(self) -> None:
        number = len(self.model.ticked)
        self.name_buttons(f"Split off {counted_entries(number)}" if number else "Split off", keys=("Ctrl", "↵"))


def split_words(incident: Incident) -> tuple[str, ...]:
    """What a split does, line by line."""
    return (
        "A new incident is declared now, with copies of the ticked entries at their times; it counts from now.",
        f"The entries stay in {incident.key} as well, and say where they are too. Each incident names the other.",
        "One undo takes it back in both: the new one is Cancelled.",
    )


def _row(entry: Entry) -> TickRow:
    text = " ⏎ ".join(entry.text[:_LONGEST].splitlines())
    return TickRow((moment_words(entry.happened), entry.who, text), True, entry.text[: 2 * _LONGEST])
