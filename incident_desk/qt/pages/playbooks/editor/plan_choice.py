"""Which of a document's plans is in use, where it has several; its phases are those that are edited."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.domain.playbook import choose_plan
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_LETTERS = 22


class PlanChoice(QWidget):
    """It is not there for a document with one plan. Choosing is an act like any other: undo takes it back."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.label = Lettered(themes, TextKind.SMALL, "text2")
        self.label.setText("Plan in use")
        self.choice = ChoiceBox(self)
        self.choice.setAccessibleName("Plan in use")
        self.choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_LETTERS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px(6))
        row.addWidget(self.label)
        row.addWidget(self.choice)
        self.choice.activated.connect(self._on_chosen)
        draft.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        book = self._draft.playbook
        names = [plan.name for plan in book.plans] if book is not None else []
        self.setVisible(len(names) > 1)
        if book is None or len(names) < 2:
            return
        if names != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(names)
        self.choice.setCurrentIndex(names.index(book.plan().name))

    def _on_chosen(self, place: int) -> None:
        name = self.choice.itemText(place)
        self._draft.act(lambda book: choose_plan(book, name))
