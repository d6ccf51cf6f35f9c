"""Commands of the playbook that have to do with the check, to copy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.health.related import MOST, Related
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant


class CommandRow(QWidget):
    """One command with a button that copies it; what it can cost stands in its tooltip."""

    copied = Signal(str)
    """The command was asked for: its text."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.words = Lettered(themes, TextKind.MONO, parent=self)
        self.copy = Button(themes, ButtonModel("", Variant.QUIET, icon="copy", name="Copy"), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.copy)
        set_surface(self, "well")
        self.copy.clicked.connect(self._on_clicked)
        self._on_theme_changed(themes.current)
        themes.theme_changed.connect(self._on_theme_changed)

    def show_command(self, command: Related) -> None:
        """Show it."""
        self._text = command.text
        first, _, more = command.text.partition("\n")
        self.words.setText(f"{first} …" if more else first)
        danger = f"\n{command.danger}" if command.danger else ""
        self.setToolTip(plain(f"{command.text}\n{command.heading}{danger}"))
        name = f"Copy {first}" + (f", {command.danger}" if command.danger else "")
        self.copy.set_model(ButtonModel("", Variant.QUIET, icon="copy", name=name))

    def _on_clicked(self) -> None:
        self.copied.emit(self._text)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(12), theme.px(2), theme.px(4), theme.px(2))


class RelatedView(QWidget):
    """A head that names where the commands stand, and a row for each."""

    copied = Signal(str)
    """A command was asked for: its text."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Lettered(themes, TextKind.STRONG, parent=self)
        self._title.setText("From the playbook")
        self.where = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.rows = [CommandRow(themes, self) for _ in range(MOST)]
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self.where, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for row in self.rows:
            column.addWidget(row)
            row.copied.connect(self.copied)

    def show_commands(self, commands: tuple[Related, ...]) -> None:
        """Show these; without one the whole part is away."""
        self.setVisible(bool(commands))
        self.where.setText(", ".join(dict.fromkeys(one.heading for one in commands)))
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(commands))
            if place < len(commands):
                row.show_command(commands[place])
