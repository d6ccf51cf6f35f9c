"""What is asked of a document, each question with its buttons in the row of its doubt."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView, QWidget

from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.domain.playbook import Doubt
from incident_desk.qt.pages.importing.correcting import Correcting
from incident_desk.qt.pages.importing.found import Look, TimesDoubt
from incident_desk.qt.pages.importing.judged import ANSWERED
from incident_desk.qt.pages.importing.past_question import PastQuestion
from incident_desk.qt.pages.importing.plan_question import PlanQuestion
from incident_desk.qt.pages.importing.times_question import TimesQuestion
from incident_desk.qt.pages.importing.view_model import ImportModel
from incident_desk.qt.theme import ThemeService

Question = PlanQuestion | PastQuestion | TimesQuestion


class Asking(QObject):
    """Puts the questions into their rows, and what they say where it belongs."""

    looked_at = Signal(int)
    """The doubt of that row was looked at, or is to be looked at after all."""

    def __init__(self, themes: ThemeService, model: ImportModel, view: QTableView, correcting: Correcting) -> None:
        super().__init__(view)
        self._themes, self._model, self._view, self._correcting = themes, model, view, correcting
        self.questions: dict[int, Question] = {}
        """By their rows."""
        model.corrected.connect(self._show_settled)

    def begin(self) -> None:
        """Ask what the document in front leaves open, and nothing of the one before."""
        for row, question in self.questions.items():
            self._view.setIndexWidget(self._view.model().index(row, 0), None)  # type: ignore[arg-type]
            question.deleteLater()
        self.questions = {row: self._question(doubt, self._view.viewport()) for row, doubt in self._asked()}
        for row, question in self.questions.items():
            question.reached.connect(self._on_reached)
            self._view.setIndexWidget(self._view.model().index(row, 0), question)
        self._show_settled()

    def renew(self) -> None:
        """The same document has other rows: where they ask the same, the questions stay."""
        if self._asked() != [(row, question.doubt) for row, question in self.questions.items()]:
            self.begin()

    def press(self, row: int, digit: int) -> bool:
        """A digit was pressed on that row; whether that took one of several times."""
        question = self.questions.get(row)
        return isinstance(question, TimesQuestion) and question.press(digit)

    def go_to(self, about: str) -> None:
        """Go to a question that is open, by what it is about."""
        for question in [one for one in self.questions.values() if one.doubt.about == about][:1]:
            question.buttons[0].setFocus()

    def wrong_answer(self) -> tuple[str, str]:
        """Where something stands in a field that is no answer: what is asked, and the words; empty: nowhere."""
        for question in self.questions.values():
            if isinstance(question, PastQuestion) and question.wrong:
                return question.doubt.about, question.wrong
        return "", ""

    # -- within ---------------------------------------------------------------------------------------------

    def _asked(self) -> list[tuple[int, Doubt]]:
        """The rows that ask something; doubts stand first."""
        found: list[tuple[int, Doubt]] = []
        for row, one in enumerate(self._model.rows):
            if one.look is not Look.DOUBT and one.look is not Look.HEAD:
                break
            thing = one.thing
            if isinstance(thing, Doubt) and (thing.about in ANSWERED or isinstance(thing, TimesDoubt)):
                found.append((row, thing))
        return found

    def _question(self, doubt: Doubt, parent: QWidget) -> Question:
        if isinstance(doubt, TimesDoubt):
            times = TimesQuestion(self._themes, self._model, doubt, parent)
            times.set_wished.connect(self._on_set_wished)
            times.looked_at.connect(self._on_looked_at)
            return times
        if doubt.about == "plan":
            return PlanQuestion(self._themes, self._model, doubt, parent)
        past = PastQuestion(self._themes, self._model, doubt, parent)
        past.settled.connect(self._view.setFocus)
        past.date_taken.connect(self._on_date_taken)
        return past

    def _show_settled(self) -> None:
        for row, question in self.questions.items():
            if isinstance(question, TimesQuestion):
                question.show_settled(self._model.judged.is_settled(row))

    def _row_of_sender(self) -> int:
        return next((row for row, question in self.questions.items() if question is self.sender()), -1)

    def _on_reached(self) -> None:
        """A button of a row has the focus: its row is the chosen one, and in sight."""
        row = self._row_of_sender()
        if row >= 0:
            index = self._view.model().index(row, 0)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    def _on_set_wished(self, line: str) -> None:
        """Which of several times holds was said."""
        question = self.questions.get(self._row_of_sender())
        if question is not None and isinstance(question.doubt, TimesDoubt):
            # The focus goes first: Qt looks for the next place of it otherwise, once the row is gone.
            self._view.setFocus()
            self._correcting.set_milestone(question.doubt.fact, line)

    def _on_date_taken(self, day: str) -> None:
        """Which of two days the date is was said: it is corrected, and what has its day from it follows."""
        self._view.setFocus()
        self._correcting.facts.correct({Fact(FactKind.DATE): day})

    def _on_looked_at(self) -> None:
        self.looked_at.emit(self._row_of_sender())
