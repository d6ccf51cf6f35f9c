"""When the time to ask about a pause has come: it goes on and is asked about again, or the target resumes."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.domain.clock_facts import Pause
from incident_desk.domain.durations import countdown
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.pause_wait import PauseWait
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.services.acts.targets import LONGEST_WAIT_MIN

RESUME_KEY = "Alt+R"
_WAIT = "Ask me again"


class StillPausedDialog(DialogFrame):
    """Enter lets the pause stand, Esc leaves the question open; resuming takes a key of its own."""

    resume_wished = Signal()
    """The resolution target is to go on."""

    def __init__(self, themes: ThemeService, pause: Pause, now: datetime, window: QWidget) -> None:
        title = f"Still waiting for {pause.party}?" if pause.party else "Does the pause still stand?"
        super().__init__(themes, title, "Keep it paused", window, width=580)
        self._pause = pause
        self.words = self.plain(_words(pause, now))
        self.wait = PauseWait(themes, _WAIT, self)
        self.resume = Button(themes, ButtonModel("Resume", keys=("Alt", "R"), icon="play"), self)
        self.body.addWidget(self.words)
        self.body.addWidget(self.caption(_WAIT, "the pause does not end by itself"))
        self.body.addWidget(self.wait)
        self.name_buttons("Keep it paused", "Cancel")
        self._place_resume()
        self.resume.clicked.connect(self._on_resume)
        QShortcut(QKeySequence(RESUME_KEY), self).activated.connect(self._on_resume)

    def missing(self) -> str:
        """When to ask again."""
        if 60 <= self.wait.seconds <= LONGEST_WAIT_MIN * 60:
            return ""
        return f"Say in how many minutes to ask, 1 to {LONGEST_WAIT_MIN}"

    def complain(self, words: str) -> None:
        """Say it, and go to the minutes."""
        super().complain(words)
        self.wait.minutes.setFocus()

    def tick(self, now: datetime) -> None:
        """How long it has lasted by now (UTC)."""
        self.words.set_text(_words(self._pause, now))

    def _place_resume(self) -> None:
        """Left of the other two, in the order of Tab as well."""
        foot = self.cancel.parentWidget()
        row = foot.layout() if foot is not None else None
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.indexOf(self.cancel), self.resume)
        QWidget.setTabOrder(self.resume, self.cancel)
        QWidget.setTabOrder(self.cancel, self.do)

    def _on_resume(self) -> None:
        self.reject()
        self.resume_wished.emit()


def _words(pause: Pause, now: datetime) -> str:
    return f"The resolution target has been paused for {countdown(pause.length_s(now))}. {pause.why}"
