"""What belongs to the current step: its commands with what each can lose, and whether it is a heading."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Command, Span, Step
from incident_desk.domain.playbook_editing_steps import set_commands, set_role
from incident_desk.formats.reading.commands import command_of
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant


class CommandField(QWidget):
    """One command to type, and a button that takes it away."""

    def __init__(self, themes: ThemeService, panel: "StepPanel", place: int, command: Command | None) -> None:
        super().__init__(panel)
        self._panel, self._place = panel, place
        self.field = QLineEdit(self)
        self.field.setFont(themes.current.font(TextKind.MONO))
        self.field.setAccessibleName(f"Command {place + 1}")
        text = command.text if command is not None else ""
        self._first = text
        self.field.setText(text.replace("\n", " ⏎ "))
        self.field.setReadOnly("\n" in text)
        self.field.setCursorPosition(0)
        self.drop = Button(
            themes, ButtonModel("", Variant.QUIET, icon="x", name=f"Delete command {place + 1}"), self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px(6))
        row.addWidget(self.field, 1)
        row.addWidget(self.drop)
        self.field.editingFinished.connect(self._on_typed)
        self.drop.clicked.connect(self._on_dropped)

    def _on_typed(self) -> None:
        if not self.field.isReadOnly() and self.field.text().strip() != self._first.strip():
            self._first = self.field.text()
            self._panel.put(self._place, self.field.text().strip())

    def _on_dropped(self) -> None:
        self._panel.put(self._place, "")


class StepPanel(QWidget):
    """Stands under the current step of the outline."""

    grown = Signal()
    """It needs more room."""

    def __init__(self, themes: ThemeService, draft: DraftModel, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._draft, self._step = themes, draft, step
        self.setAutoFillBackground(False)
        self.fields = [CommandField(themes, self, place, one) for place, one in enumerate(step.commands)]
        self.add = Button(themes, ButtonModel("Command", Variant.QUIET, icon="plus", small=True), self)
        is_head = step.role == "group"
        words = "Make it a step" if is_head else "Make it a heading"
        self.role = Button(themes, ButtonModel(words, Variant.QUIET, icon="list-todo", small=True), self)
        self._loses = Lettered(themes, TextKind.CAPTION, "text3")
        px = themes.current.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(4), px(6), px(8))
        self._column.setSpacing(px(6))
        for field in self.fields:
            self._column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.add)
        row.addWidget(self.role)
        row.addWidget(self._loses, 1)
        self._column.addLayout(row)
        self.add.setEnabled(not is_head)
        self._say_loss()
        self.add.clicked.connect(self._on_add)
        self.role.clicked.connect(self._on_role)

    def put(self, place: int, text: str) -> None:
        """The command at that place is this now; an empty one goes."""
        commands = list(self._step.commands)
        old = commands[place] if place < len(commands) else None
        new = _command(text, old) if text else None
        commands[place : place + 1] = [new] if new is not None else []
        self._draft.act(lambda book: set_commands(book, self._step.id, commands))

    def _say_loss(self) -> None:
        dangers = [one.danger for one in self._step.commands if one.danger]
        if dangers:
            self._loses.setText(f"Caution: {'; '.join(dangers)}")
            set_tone(self._loses, "caution")
        elif self._step.commands:
            self._loses.setText("no loss known")

    def _on_add(self) -> None:
        """A line for one more, which is in the playbook once something is typed."""
        field = CommandField(self._themes, self, len(self.fields), None)
        self.fields.append(field)
        self._column.insertWidget(len(self.fields) - 1, field)
        field.field.setPlaceholderText("Command to copy or run")
        field.show()
        self._column.invalidate()
        self.grown.emit()
        field.field.setFocus()

    def _on_role(self) -> None:
        role = "step" if self._step.role == "group" else "group"
        self._draft.act(lambda book: set_role(book, self._step.id, role))


def _command(text: str, old: Command | None) -> Command:
    """A command that was typed, in the place of another one or as one more."""
    language, note = (old.language, old.note) if old is not None else ("bash", "")
    return replace(command_of(text, language, note, Span(0, 0)), span=None)
