"""What is done about findings: by key, by button. What needs words is asked for; the rest is one act."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.doctor.aside import asides
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.doctor.sheet import Question, Sheet
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.services.acts.doctoring import ask_again, set_aside
from incident_desk.services.memory import Change
from incident_desk.services.remedies import Answer, Asks, Remedy


class DoctorDeeds(QObject):
    """Does it with what is open in the list, or has a number."""

    done = Signal(str)
    """Something was done that can be undone; the words say what."""
    answer_wished = Signal(object, object)
    """A ``Question`` with a ``Remedy`` that asks for words, for a moment, or for an entry."""
    all_wished = Signal(object)
    """Whether all that is suggested is to be done is to be asked: the questions, a tuple of ``Question``."""
    reason_wished = Signal(object)
    """Why a finding is to be set aside is to be asked: the ``Question``."""

    def __init__(self, link: DeskLink, model: DoctorModel) -> None:
        super().__init__(model)
        self._link, self._model = link, model
        self._planned: list[str] = []
        self._planned_of: str | None = None
        model.examined.connect(self._go_on)

    @property
    def sheet(self) -> Sheet | None:
        """What was examined last."""
        return self._model.sheet

    def press(self, number: int) -> None:
        """The key of a finding: the one answer it has is given; of several the first, once it is open."""
        listed = self._model.numbered(number)
        if listed is None or listed.question is None:
            return
        is_open = self._model.chosen is not None and self._model.chosen.mark == listed.mark
        self._model.choose(listed)
        if is_open or len(listed.question.remedies) == 1:
            self.answer(0)

    def answer(self, place: int = 0) -> None:
        """Do that remedy of the open finding, or have asked what it needs; what was set aside is asked again."""
        listed = self._model.chosen
        if listed is not None and listed.aside is not None and place == 0:
            self.ask_again()
        elif listed is not None and listed.question is not None and place < len(listed.question.remedies):
            self.do(listed.question, listed.question.remedies[place])

    def do(self, question: Question, remedy: Remedy) -> None:
        """Do that remedy, or have asked what it needs."""
        if remedy.asks is Asks.NOTHING:
            self.answer_with(remedy, Answer())
        else:
            self.answer_wished.emit(question, remedy)

    def answer_with(self, remedy: Remedy, said: Answer) -> None:
        """Do a remedy with what was typed.

        Raises:
            Refused: that is no answer.
        """
        self._link.act(remedy.rule(said), self._of, self._told(remedy.label.rstrip("…")))

    def wish_aside(self) -> None:
        """Set the open finding aside: why is asked first. One that is aside is asked again."""
        listed = self._model.chosen
        if listed is not None and listed.question is not None:
            self.reason_wished.emit(listed.question)
        elif listed is not None and listed.aside is not None:
            self.ask_again()

    def set_aside(self, question: Question, reason: str) -> None:
        """Ask it no more, for that reason."""
        finding = question.finding
        self._link.act(lambda *_: set_aside(finding, reason), self._of, self._told("Set aside, with the reason"))

    def ask_again(self) -> None:
        """Ask the open finding again that was set aside."""
        chosen, link = self._model.chosen, self._link
        aside = chosen.aside if chosen is not None else None
        if aside is not None:
            link.act(
                lambda incident, _now: ask_again(asides(_held(link, incident)), aside),
                self._of,
                self._told("Asked again"),
            )

    def wish_all(self) -> None:
        """All that is suggested and needs no typing is to be done: what that is, is shown first."""
        if self._model.ready:
            self.all_wished.emit(self._model.ready)

    def answer_all(self) -> None:
        """Do all that is suggested and needs no typing, one after the other, while it is still asked."""
        self._planned = [one.mark for one in self._model.ready]
        self._planned_of = self._of
        self._go_on()

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _of(self) -> str | None:
        """The incident that was examined; another one may be on its way to the screen."""
        return self._model.sheet.incident.id if self._model.sheet is not None else None

    def _told(self, words: str) -> Callable[[Change], None]:
        return lambda _change: self.done.emit(words)

    def _go_on(self) -> None:
        """The next of what was planned, once the record has been examined again."""
        if self._planned_of != self._of:
            self._planned = []
        while self._planned:
            mark = self._planned.pop(0)
            question = next((one for one in self._model.ready if one.mark == mark), None)
            if question is not None:
                self.do(question, question.remedies[0])
                return


def _held(link: DeskLink, incident: Incident) -> list[Event]:
    office = link.office
    return list(office.desk.events(incident.id)) if office is not None else []
