"""The page of the timeline doctor: it is made when it is first shown, and what it asks is asked over the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes

if TYPE_CHECKING:
    from incident_desk.qt.doctor_asking import DoctorAsking
    from incident_desk.qt.pages.doctor.sheet import Question
    from incident_desk.qt.pages.doctor.view import DoctorPage  # noqa: F401 - the page of the class below

PAGE = "doctor"


class DoctorWishes(PageWishes["DoctorPage"]):
    """The action that shows the page, and what is wished there."""

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage, PAGE)
        self._opener, self._timeline = opener, timeline
        self._asking: DoctorAsking | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"doctor": self.show}

    def _made(self) -> None:
        from incident_desk.qt.doctor_asking import DoctorAsking
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
        asking = self._asking = DoctorAsking(stage, self._opener, page.deeds)
        asking.entry_wished.connect(self._timeline.entry_in)
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

    def _on_all_wished(self, questions: "tuple[Question, ...]") -> None:
        lines = [(one.finding.title, f"{one.remedies[0].label}. {one.remedies[0].effect}") for one in questions]
        dialog = dialogs.AllAnswersDialog(self._stage.themes, lines, self._stage.window)
        self._opener.open(dialog, self.page.deeds.answer_all)
