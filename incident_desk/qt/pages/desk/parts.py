"""The parts of the right column; one that no start needs is made, hidden, when it is first asked for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.desk.arrangement import Part
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.theme import ThemeService

if TYPE_CHECKING:
    from incident_desk.qt.pages.desk.actions_tab import ActionsTab
    from incident_desk.qt.pages.desk.tabs import DeskTabs
    from incident_desk.qt.panes.assessment.view import AssessmentCard


class Parts(QObject):
    """``made`` are those that there are."""

    tab_chosen = Signal(str)
    """A tab of the bar was chosen."""
    questions_clicked = Signal()
    """The head of the first questions was clicked; the card has given its own answer to that."""

    def __init__(
        self, column: QWidget, themes: ThemeService, playbook: PlaybookModel, questions: AssessmentModel,
        made: Mapping[Part, QWidget],
    ) -> None:  # fmt: skip
        super().__init__(column)
        self._column, self._themes, self._playbook, self._questions = column, themes, playbook, questions
        self.made: dict[Part, QWidget] = dict(made)

    @property
    def tabs(self) -> "DeskTabs":
        """The tab bar of a small window."""
        tabs: DeskTabs = self.part(Part.TABS)  # type: ignore[assignment]
        return tabs

    @property
    def action_items(self) -> "ActionsTab":
        """The action items, as a tab."""
        actions: ActionsTab = self.part(Part.ACTIONS)  # type: ignore[assignment]
        return actions

    @property
    def assessment(self) -> "AssessmentCard":
        """The first questions."""
        card: AssessmentCard = self.part(Part.QUESTIONS)  # type: ignore[assignment]
        return card

    def part(self, part: Part) -> QWidget:
        """The widget of that part."""
        if part not in self.made:
            self.made[part] = self._make(part)
            self.made[part].hide()
        return self.made[part]

    def _make(self, part: Part) -> QWidget:
        if part is Part.TABS:
            from incident_desk.qt.pages.desk.tabs import DeskTabs

            tabs = DeskTabs(self._themes, self._column)
            tabs.chosen.connect(self.tab_chosen)
            return tabs
        if part is Part.ACTIONS:
            from incident_desk.qt.pages.desk.actions_tab import ActionsTab

            return ActionsTab(self._themes, self._playbook, self._column)
        from incident_desk.qt.panes.assessment.view import AssessmentCard

        card = AssessmentCard(self._themes, self._questions, self._column)
        card.head.clicked.connect(self.questions_clicked)
        return card
