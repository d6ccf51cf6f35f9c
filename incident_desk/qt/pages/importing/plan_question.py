"""The question which of several time plans is meant, with a button for each."""

from PySide6.QtWidgets import QWidget

from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.choice_question import ChoiceQuestion
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.state_glyph import GlyphState

_LONGEST = 60
"""Letters of a plan's name on its button; the card below has more."""
_MOST = 8
"""Plans with a button here: more than anybody compares. Each can be taken by its card below."""


class PlanQuestion(ChoiceQuestion):
    """Stands in the row of its doubt."""

    def __init__(
        self, themes: ThemeService, model: ImportModel, doubt: Doubt, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, model, doubt, parent)
        self.lay_out([self._button(name) for name in doubt.choices[:_MOST]])
        model.corrected.connect(self._show)
        self._show()

    def _button(self, name: str) -> Button:
        button = Button(self._themes, ButtonModel(name[:_LONGEST].replace("&", ""), small=True), self)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setObjectName(name)
        button.clicked.connect(self._on_clicked)
        return button

    def _show(self) -> None:
        taken = self._model.judged.plan
        for button in self.buttons:
            button.setChecked(taken is not None and button.objectName() == taken)
        if taken is None:
            self.say(self.doubt.text, GlyphState.SLOW, "please check")
        else:
            self.say(f"Answered: the plan is {taken}", GlyphState.MET, "answered")

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._model.answer("plan", sender.objectName())
