"""Which fields of the record the readers of a copy are not allowed, and which sections of the review may go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from incident_desk.domain.counted import counted
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.tick_model import TickModel, TickRow
from incident_desk.qt.widgets.tick_table import TickTable

_ROWS, _TEXT = 160, 220
_NOTHING = "Every field of the record is allowed."


class ExportFieldsDialog(DialogFrame):
    """``sections`` are the written ones that these readers get only if somebody lets them go: none for others."""

    def __init__(
        self, themes: ThemeService, readers: str, withheld: Sequence[str], sections: Sequence[str], window: QWidget
    ) -> None:
        super().__init__(themes, f"Not allowed for {readers}", "Take over", window, width=640)
        px = themes.current.px
        self.titles = tuple(sections)
        self.model = TickModel(("Section of the review",), self)
        self.table = TickTable(themes, self.model, "Sections of the review that may go", (0,), self)
        self.fields = QPlainTextEdit(fields_text(withheld) or _NOTHING, self)
        self.fields.setReadOnly(True)
        self.fields.setTabChangesFocus(True)
        self.fields.setAccessibleName("Fields that are withheld")
        self.fields.setFont(themes.current.font(TextKind.SMALL))
        self.fields.setFixedHeight(px(_TEXT))
        self.table.setFixedHeight(px(_ROWS))
        asked = self.caption("Texts of the review", "none goes unless it is ticked here")
        self.body.addWidget(asked)
        self.body.addWidget(self.table)
        for widget in (asked, self.table):
            widget.setVisible(bool(sections))
        self.body.addWidget(self.caption("Fields of the record", counted(len(withheld), "field")))
        self.body.addWidget(self.fields)
        self.say("A field is internal until it is allowed. Who gets what is fixed by the program.")
        (self.table if sections else self.fields).setFocus()

    def show_ticked(self, titles: Sequence[str]) -> None:
        """Tick these sections."""
        ticked = [place for place, title in enumerate(self.titles) if title in titles]
        self.model.show([TickRow((title,)) for title in self.titles], ticked)
        if self.titles:
            self.table.setCurrentIndex(self.model.index(0, 0))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The sections that may go, by their titles."""
        return tuple(self.titles[place] for place in self.model.ticked)


def fields_text(withheld: Sequence[str]) -> str:
    """The fields by the part of the record that they stand in, a line each."""
    parts: dict[str, list[str]] = {}
    for one in withheld:
        part, _, field = one.rpartition(".")
        named = part.replace("_", " ").replace(".", ", ") or "whole"
        parts.setdefault(named, []).append(field.replace("_", " "))
    return "\n".join(f"{part}: {', '.join(fields)}" for part, fields in sorted(parts.items()))
