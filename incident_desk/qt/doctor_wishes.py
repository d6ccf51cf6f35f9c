"""The page of the timeline doctor: it is made when it is first shown, and what it asks is asked over the window."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from incident_desk.domain.errors import Refused
from incident_desk.formats.typed_times import read_moment
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.remedies import Answer, Asks, Remedy

if TYPE_CHECKING:
    from incident_desk.qt.pages.doctor.sheet import Question
    from incident_desk.qt.pages.doctor.view import DoctorPage  # noqa: F401 - the page of the class below

PAGE = "doctor"
_AFTER = timedelta(hours=12)
"""How long after the end of an incident a time without a day is still one of it."""


class DoctorWishes(PageWishes["DoctorPage"]):
    """The action that shows the page, and what is wished there."""

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage, PAGE)
        self._opener, self._timeline = opener, timeline

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"doctor": self.show}

    def _made(self) -> None:
        from incident_desk.qt.pages.doctor.deeds import DoctorDeeds
        from incident_desk.qt.pages.doctor.rounds import Rounds
        from incident_desk.qt.pages.doctor.view import DoctorPage
        from incident_desk.qt.pages.doctor.view_model import DoctorModel
        from incident_desk.qt.pages.health.strip import Strip

        stage = self._stage
        model = DoctorModel(stage.link)
        model.take(stage.scene)
        parts = model, DoctorDeeds(stage.link, model), Rounds(stage.link, model)
        strip = Strip(stage.themes, stage.desk.instruments_model, stage.link.who)
        page = self._page = DoctorPage(stage.themes, parts, strip, stage.window.pages)
        page.action_wished.connect(stage.window.actions_table.trigger)
        page.row_wished.connect(self._on_row_wished)
        page.incident_wished.connect(stage.link.show)
        page.deeds.done.connect(self._on_done)
        page.deeds.reason_wished.connect(self._on_reason_wished)
        page.deeds.answer_wished.connect(self._on_answer_wished)
        page.deeds.all_wished.connect(self._on_all_wished)
        stage.window.add_page(PAGE, page, page.take_focus)

    def _on_done(self, words: str) -> None:
        self._stage.window.say(words, undo=True)

    def _on_row_wished(self, row: str) -> None:
        """The row in the timeline; a filter that hides it is taken off."""
        self._timeline.show()
        page = self._timeline.page
        if page.rows.table.rowCount() and page.rows.table.row_of(row) < 0:
            page.model.want_everything()
        page.rows.go_to(row)

    def _on_reason_wished(self, question: "Question") -> None:
        finding, deeds = question.finding, self.page.deeds
        title = f"Set aside: {finding.title}"
        dialog = dialogs.ReasonDialog(
            self._stage.themes, title, "We know, because …", "Set aside", self._stage.window
        )
        self._opener.open(dialog, lambda: deeds.set_aside(question, dialog.reason), f"aside {finding.mark}")

    def _on_answer_wished(self, question: "Question", remedy: Remedy) -> None:
        if remedy.asks is Asks.ENTRY:
            self._timeline.entry_at()
            return
        deeds, is_moment = self.page.deeds, remedy.asks is Asks.MOMENT
        asked = dialogs.Asked(
            question.finding.title,
            remedy.question,
            remedy.effect,
            "Set" if is_moment else "Do it",
            self._reader(remedy),
            remedy.at_first,
            "14:05, ~14:05, 2026-03-01 14:05, 14:00..14:10 or unknown; UTC" if is_moment else "",
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
            answer = Answer(moment=read_moment(text, self._near(), UTC)) if is_moment else Answer(text)
            remedy.rule(answer)
            return answer

        return read

    def _near(self) -> datetime:
        """From where a time without a day is read (UTC): the end of an incident that is over, else now."""
        office, sheet = self._stage.link.office, self.page.model.sheet
        assert office is not None
        now, span = office.now(), sheet.case.span if sheet is not None else None
        return min(now, span[1] + _AFTER) if span is not None and sheet and not sheet.case.is_open else now

    def _on_all_wished(self, questions: "tuple[Question, ...]") -> None:
        lines = [(one.finding.title, f"{one.remedies[0].label}. {one.remedies[0].effect}") for one in questions]
        dialog = dialogs.AllAnswersDialog(self._stage.themes, lines, self._stage.window)
        self._opener.open(dialog, self.page.deeds.answer_all)
