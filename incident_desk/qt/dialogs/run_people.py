"""Who runs a checklist, and who is the second pair of eyes."""

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.services.acts.run_course import runner_of


class RunPeopleDialog(DialogFrame):
    """One field for each of the two."""

    def __init__(self, themes: ThemeService, run: Incident, window: QWidget) -> None:
        super().__init__(themes, f"Who runs {run.key}", "Set", window)
        self._before = (runner_of(run), run.course.second)
        self.runner, self.second = QLineEdit(self._before[0], self), QLineEdit(self._before[1], self)
        self.second.setPlaceholderText("nobody yet")
        for words, field in (("Runs it", self.runner), ("Second pair of eyes", self.second)):
            field.setAccessibleName(words)
            self.body.addWidget(self.caption(words))
            self.body.addWidget(field)
        self.second.setFocus()

    @property
    def wish(self) -> tuple[str | None, str | None]:
        """Who runs it and who looks on, each None where that stays as it was."""
        runner, second = self.runner.text().strip(), self.second.text().strip()
        return (runner if runner != self._before[0] else None, second if second != self._before[1] else None)

    def missing(self) -> str:
        """Somebody runs it, and it is another one than before."""
        if not self.runner.text().strip():
            return "Say who runs it"
        return "" if self.wish != (None, None) else "Nothing was changed"
