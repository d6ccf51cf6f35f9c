"""A part of the editor that is folded until it is asked for: its head says how much it holds."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

_ICONS = {False: "chevron-right", True: "chevron-down"}


class Fold(QWidget):
    """What is in it is made when it is first opened, so that a document opens no slower for it."""

    opened = Signal()
    """It is open now."""

    def __init__(
        self, themes: ThemeService, name: str, do: str, body: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._name, self._make = themes, name, body
        self.body: QWidget | None = None
        self.head = Button(themes, ButtonModel(name, Variant.QUIET, icon=_ICONS[False], small=True), self)
        self._facts = Lettered(themes, TextKind.SMALL, "text3")
        self.add = Button(themes, ButtonModel(do, Variant.QUIET, icon="plus", small=True), self)
        row = QHBoxLayout()
        row.setSpacing(themes.current.px(8))
        row.addWidget(self.head)
        row.addWidget(self._facts, 1)
        row.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.current.px(4))
        self._column.addWidget(Hairline(themes, parent=self))
        self._column.addLayout(row)
        self._say_state()
        self.head.clicked.connect(self._on_head)

    @property
    def is_open(self) -> bool:
        """Whether what is in it is shown."""
        return self.body is not None and not self.body.isHidden()

    @property
    def facts(self) -> str:
        """What is said beside the name."""
        return self._facts.text()

    def say(self, facts: str) -> None:
        """How much it holds."""
        self._facts.setText(facts)

    def open(self) -> None:
        """Show what is in it."""
        if self.body is None:
            self.body = self._make()
            self._column.addWidget(self.body)
        self.body.setVisible(True)
        self._say_state()
        self.opened.emit()

    def close_up(self) -> None:
        """Show the head alone."""
        if self.body is not None:
            self.body.setVisible(False)
        self._say_state()

    def _on_head(self) -> None:
        self.close_up() if self.is_open else self.open()

    def _say_state(self) -> None:
        self.head.set_model(ButtonModel(self._name, Variant.QUIET, icon=_ICONS[self.is_open], small=True))
        self.head.setAccessibleDescription("open" if self.is_open else "folded")
