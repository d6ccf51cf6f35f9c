"""The first questions, folded; they are edited as the steps of a phase are."""

from PySide6.QtWidgets import QWidget

from incident_desk.domain.playbook import count_all
from incident_desk.domain.playbook_editing_homes import Home
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.fold import Fold
from incident_desk.qt.pages.playbooks.editor.outline import Outline
from incident_desk.qt.theme import ThemeService


class QuestionsFold(Fold):
    """What is asked before the phases."""

    def __init__(self, themes: ThemeService, draft: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, "First questions", "Question", self._body, parent)
        self._look, self._draft = themes, draft
        self.outline: Outline | None = None
        self.add.clicked.connect(self.add_one)
        draft.changed.connect(self._show)
        self._show()

    def add_one(self) -> None:
        """One more behind the current one; its words are typed at once."""
        self.open()
        if self.outline is not None:
            self.outline.add()

    def _body(self) -> QWidget:
        self.outline = Outline(self._look, self._draft, self, Home("assessment"))
        self.outline.setAccessibleName("First questions")
        return self.outline

    def _show(self) -> None:
        book = self._draft.playbook
        count = count_all(book.assessment) if book is not None else 0
        self.say(str(count) if count else "none")
