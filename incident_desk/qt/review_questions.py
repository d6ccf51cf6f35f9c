"""The doctor's questions on the Review page, their number on the rail, and what came back of earlier times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.domain.recurrence import CameBack
    from incident_desk.qt.doctor_asking import DoctorAsking
    from incident_desk.qt.pages.doctor.sheet import Question
    from incident_desk.qt.pages.review.questions import Questions
    from incident_desk.qt.pages.review.view import ReviewPage


class ReviewQuestions(QObject):
    """Nothing is examined while an incident is worked on, and nobody looks at its review."""

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._timeline = stage, opener, timeline
        self._questions: Questions | None = None
        self._asking: DoctorAsking | None = None
        self._page: ReviewPage | None = None
        self._looked_back = ""
        """The incident of which it was asked whether it came back."""
        stage.link.scene_shown.connect(self._on_scene_shown)
        stage.link.scene_changed.connect(self._on_scene_changed)

    def attach(self, page: "ReviewPage") -> None:
        """Ask on this page."""
        self._page = page
        page.writing.banner.answered.connect(self._on_answered)
        page.writing.banner.aside_wished.connect(self._on_aside_wished)
        page.writing.came_back.incident_wished.connect(self._on_incident_wished)
        page.looked_at.connect(self._on_looked_at)
        self._show()

    # -- within -----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Made when there is somebody to ask: no start has to wait for it."""
        if self._questions is not None:
            return
        from incident_desk.qt.doctor_asking import DoctorAsking
        from incident_desk.qt.pages.review.questions import Questions

        stage = self._stage
        questions = self._questions = Questions(stage.link)
        self._asking = DoctorAsking(stage, self._opener, questions.deeds)
        self._asking.entry_wished.connect(self._timeline.entry_in)
        questions.deeds.done.connect(self._on_done)
        questions.changed.connect(self._show)
        questions.take(stage.scene)

    def _show(self) -> None:
        asked = self._questions.all if self._questions is not None else ()
        self._stage.window.rail.show_questions(len(asked))
        if self._page is not None:
            self._page.model.ask(asked)

    def _on_looked_at(self, looks: bool) -> None:
        self._begin()
        if self._questions is not None:
            self._questions.be_in_front(looks)
        if looks:
            self._look_back()

    def _on_scene_shown(self, scene: Scene) -> None:
        if not scene.incident.is_open:
            self._begin()
        if self._page is not None and self._page.isVisible():
            self._look_back()

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        if not scene.incident.is_open:
            self._begin()

    def _on_answered(self, question: "Question", place: int) -> None:
        if self._questions is not None:
            self._questions.deeds.do(question, question.remedies[place])

    def _on_aside_wished(self, question: "Question") -> None:
        if self._questions is not None:
            self._questions.deeds.reason_wished.emit(question)

    def _on_done(self, words: str) -> None:
        self._stage.window.say(words, undo=True)

    # -- did it come back? ------------------------------------------------------------------------------------

    def _look_back(self) -> None:
        """Once for each incident that is reviewed: what came before it does not change."""
        from incident_desk.services.coming_back import came_back_in

        incident = self._stage.incident
        if incident is None or incident.id == self._looked_back or self._page is None:
            return
        self._looked_back = one = incident.id
        self._page.writing.came_back.show_found(())
        self._stage.link.read(lambda office: (one, came_back_in(office.desk, one)), self._on_looked_back)

    def _on_looked_back(self, found: "tuple[str, tuple[CameBack, ...]]") -> None:
        one, earlier = found
        if one == self._looked_back and self._page is not None:
            self._page.writing.came_back.show_found(earlier)
            self._page.writing.show_state()

    def _on_incident_wished(self, key: str) -> None:
        """Show that incident, here as well."""
        self._stage.link.read(lambda office: office.desk.find(key), self._stage.link.show)
