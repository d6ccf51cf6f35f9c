"""What an answer to the timeline doctor needs, words, a time or a reason, is asked over the page in front."""

from collections.abc import Callable
from datetime import UTC
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.doctor.asking import gap_of
from incident_desk.domain.errors import Refused
from incident_desk.domain.moments import Moment
from incident_desk.formats.days_meant import near_span
from incident_desk.formats.typed_times import read_moment
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.services.remedies import Answer, Asks, Remedy

if TYPE_CHECKING:
    from incident_desk.qt.pages.doctor.deeds import DoctorDeeds
    from incident_desk.qt.pages.doctor.sheet import Question


class DoctorAsking(QObject):
    """Asks for the deeds of one page; they do what was answered."""

    entry_wished = Signal(object)
    """An entry at another time is to be written: in this gap (from, to; UTC), where there is one, else None."""

    def __init__(self, stage: Stage, opener: DialogOpener, deeds: "DoctorDeeds") -> None:
        super().__init__(deeds)
        self._stage, self._opener, self._deeds = stage, opener, deeds
        deeds.reason_wished.connect(self._on_reason_wished)
        deeds.answer_wished.connect(self._on_answer_wished)

    def _on_reason_wished(self, question: "Question") -> None:
        finding, deeds = question.finding, self._deeds
        title = f"Set aside: {finding.title}"
        dialog = dialogs.ReasonDialog(
            self._stage.themes, title, "We know, because …", "Set aside", self._stage.window
        )
        self._opener.open(dialog, lambda: deeds.set_aside(question, dialog.reason), f"aside {finding.mark}")

    def _on_answer_wished(self, question: "Question", remedy: Remedy) -> None:
        if remedy.asks is Asks.ENTRY:
            sheet = self._deeds.sheet
            self.entry_wished.emit(gap_of(question.finding, sheet.case) if sheet is not None else None)
            return
        deeds, is_moment = self._deeds, remedy.asks is Asks.MOMENT
        asked = dialogs.Asked(
            question.finding.title,
            remedy.question,
            remedy.effect,
            "Set" if is_moment else "Do it",
            self._reader(remedy),
            remedy.at_first,
            "14:05, ~14:05, 2026-03-01 14:05, 14:00..14:10 or unknown; UTC" if is_moment else "",
            remedy.tell,
        )
        dialog = dialogs.AnswerDialog(self._stage.themes, asked, self._stage.window)
        name = f"answer {question.mark} {remedy.label}"
        self._opener.open(dialog, lambda: deeds.answer_with(remedy, dialog.answer), name)

    def _reader(self, remedy: Remedy) -> Callable[[str], Answer]:
        """Makes an answer of typed words, which the remedy itself may refuse."""

        def read(text: str) -> Answer:
            if not text:
                raise Refused("Type an answer")
            is_moment = remedy.asks is Asks.MOMENT
            answer = Answer(moment=self._moment(text)) if is_moment else Answer(text)
            remedy.rule(answer)
            return answer

        return read

    def _moment(self, text: str) -> Moment:
        """The typed time; without its day it is one of an incident that is over."""
        office, sheet = self._stage.link.office, self._deeds.sheet
        assert office is not None
        span = sheet.case.span if sheet is not None and not sheet.case.is_open else None
        return read_moment(text, office.now(), UTC, near_span(*span) if span is not None else ())
