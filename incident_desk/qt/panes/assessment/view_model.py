"""The first questions of a response: what is answered, by whom, and the severities to hold it against."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.assessment import QUESTIONS, Answer, Question
from incident_desk.domain.incident import Incident
from incident_desk.domain.roles import initials
from incident_desk.domain.severity import Level, scale_of
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.playing import assess
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question with its answer; None where nobody has answered it. An answer of None is "not known"."""

    question: Question
    answer: Answer | None = None

    @property
    def is_not_known(self) -> bool:
        """Whether somebody said that it is not known."""
        return self.answer is not None and self.answer.text is None

    @property
    def text(self) -> str:
        """The answer; empty where there is none or it is not known."""
        return (self.answer.text or "") if self.answer else ""

    @property
    def choice(self) -> int | None:
        """The number of the choice that was taken; "not known" comes after the last one."""
        if self.is_not_known:
            return len(self.question.choices)
        plain = self.text.casefold()
        found = [place for place, one in enumerate(self.question.choices) if one.casefold() == plain]
        return found[0] if found else None

    @property
    def said(self) -> str:
        """Who answered and when: ``MK 03:26``; with the words where they are none of the choices."""
        if self.answer is None:
            return ""
        who = f"{initials(self.answer.who)} {self.answer.at:%H:%M}"
        is_other = bool(self.question.choices) and self.choice is None
        return f"{' '.join(self.text.split())}, {who}" if is_other else who


@dataclass(frozen=True, slots=True)
class AssessmentShown:
    """Every question in its order, and the levels of the incident's severity scale."""

    rows: tuple[QuestionShown, ...] = tuple(QuestionShown(one) for one in QUESTIONS)
    levels: tuple[Level, ...] = ()
    severity: str | None = None
    incident: str = ""

    @property
    def answered(self) -> int:
        """How many questions have an answer; "not known" is one."""
        return sum(row.answer is not None for row in self.rows)

    @property
    def next_row(self) -> QuestionShown | None:
        """The first question without an answer."""
        return next((row for row in self.rows if row.answer is None), None)

    @property
    def count(self) -> str:
        """``4 of 10``."""
        return f"{self.answered} of {len(self.rows)}"


class AssessmentModel(QObject):
    """Shows the answers of the incident on the desk, and takes new ones."""

    shown_changed = Signal()
    """An answer, the scale or the incident is another one."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._shown = AssessmentShown()
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def shown(self) -> AssessmentShown:
        """What there is to show."""
        return self._shown

    def answer(self, question: str, text: str | None) -> None:
        """Answer that question; None is "not known". The answer that stands already is not written again."""
        row = next((one for one in self._shown.rows if one.question.id == question), None)
        wanted = text.strip() if text is not None else None
        if row is None or not self._shown.incident or wanted == "":
            return
        if row.answer is None or row.answer.text != wanted:
            self._link.act(lambda incident, _now: assess(incident, question, wanted))

    def _on_scene_shown(self, scene: Scene) -> None:
        self._show(scene.incident)

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._show(scene.incident)

    def _show(self, incident: Incident) -> None:
        shown = AssessmentShown(
            rows=tuple(QuestionShown(one, incident.assessment.get(one.id)) for one in QUESTIONS),
            levels=scale_of(incident.playbook),
            severity=incident.severity,
            incident=incident.id,
        )
        if shown != self._shown:
            self._shown = shown
            self.shown_changed.emit()
