"""The head of a part of the editor: its name, how much it holds, one thing to do."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant


class SectionHead(QWidget):
    """Words and a button; without a word for it there is no button."""

    def __init__(
        self, themes: ThemeService, name: str, do: str = "", icon: str = "plus", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._facts = (
            Lettered(themes, TextKind.BODY, weight=600),
            Lettered(themes, TextKind.SMALL, "text3"),
        )
        self._name.setText(name)
        row = self.row = QHBoxLayout(self)
        row.setContentsMargins(0, themes.current.px(6), 0, 0)
        row.setSpacing(themes.current.px(8))
        row.addWidget(self._name)
        row.addWidget(self._facts, 1)
        self.button = Button(themes, ButtonModel(do or name, Variant.QUIET, icon=icon, small=True), self)
        self.button.setVisible(bool(do))
        row.addWidget(self.button)

    def say(self, facts: str) -> None:
        """How much it holds."""
        self._facts.setText(facts)

    @property
    def facts(self) -> str:
        """What is said beside the name."""
        return self._facts.text()
