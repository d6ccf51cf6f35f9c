"""What can be done with a watched check beside changing it: pause it, ask it again, watch it no longer."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.services.acts.watching import drop, pause, resume
from incident_desk.services.memory import Change
from incident_desk.services.standing import is_standing

Act = Callable[[Incident, str], Sequence[Draft]]


class CheckMenu(Button):
    """The button with its menu; it is there for a check that is watched."""

    done = Signal(str)
    """It was done; the words say what."""

    def __init__(self, themes: ThemeService, link: DeskLink, model: EditorModel, parent: QWidget) -> None:
        super().__init__(
            themes, ButtonModel("", Variant.QUIET, icon="ellipsis", name="More for this check"), parent
        )
        self._link, self._editor = link, model
        menu = QMenu(self)
        self.pause = menu.addAction("Pause: ask it no more for now")
        self.resume = menu.addAction("Ask it again")
        menu.addSeparator()
        self.drop = menu.addAction("Watch it no longer; what was recorded stays")
        self.setMenu(menu)
        self.pause.triggered.connect(self._on_pause)
        self.resume.triggered.connect(self._on_resume)
        self.drop.triggered.connect(self._on_drop)
        model.began.connect(self.look)
        self.look()

    def look(self) -> None:
        """Offer what fits the check."""
        self.setVisible(not self._editor.is_new)
        is_paused = self._editor.form.texts.get("paused") == "yes"
        self.pause.setVisible(not is_paused)
        self.resume.setVisible(is_paused)

    def _on_pause(self) -> None:
        self._act(pause, "paused")

    def _on_resume(self) -> None:
        self._act(resume, "asked again")

    def _on_drop(self) -> None:
        self._act(drop, "watched no longer")

    def _act(self, act: Act, words: str) -> None:
        record, check = self._editor.record, self._editor.form.check_id
        name = self._editor.form.texts["name"]
        if record is None:
            return

        def rule(incident: Incident, _now: datetime) -> Sequence[Draft]:
            return act(incident, check)

        def done(_change: Change) -> None:
            self.done.emit(f"{name} is {words}")

        if is_standing(record):
            self._link.standing.act(rule, self._link.who, done)
        else:
            self._link.act(rule, record.id, done)
