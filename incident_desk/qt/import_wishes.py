"""Take the team's own documents into the library, from a file chooser or dropped on the window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import Playbook, outermost
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.library import Shelved

_KINDS = "Documents (*.md *.markdown *.txt);;All files (*)"


class ImportWishes(QObject):
    """Reads documents off the desk's thread, for a long one takes seconds and no entry may wait for it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._jobs = Jobs("import", self)
        stage.window.files_dropped.connect(self.take_in)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"import_playbook": self.choose}

    def choose(self) -> None:
        """Ask which files to import."""
        chooser = QFileDialog(self._stage.window, "Import playbooks", "", _KINDS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(self.take_in)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def take_in(self, paths: Sequence[str]) -> None:
        """Import these files, all or none, and say what was understood."""
        office = self._stage.link.office
        if office is None or not paths:
            return
        self._stage.window.say("Reading…")
        self._jobs.run(
            lambda: office.playbooks.take_in_all(list(paths)), self._on_taken_in, self._stage.say_refusal
        )

    def stop(self) -> None:
        """Wait for what is being read: it is kept as a whole."""
        self._jobs.close()

    def _on_taken_in(self, taken: list[tuple[Shelved, ReadDocument]]) -> None:
        first = taken[0][1].playbook
        words = f"Imported {first.title}: {understood(first)}"
        if len(taken) > 1:
            words += f", and {len(taken) - 1} more"
        self._stage.window.say(words)


def understood(playbook: Playbook) -> str:
    """What a playbook holds, in a few words; what it lacks is not named."""
    phases = playbook.phases()
    steps = sum(len(outermost(phase.steps)) for phase in phases)
    counts = (
        (len(playbook.severities), "severity", "severities"),
        (len(phases), "phase", "phases"),
        (steps, "step", "steps"),
        (len(playbook.procedures), "procedure", "procedures"),
        (len(playbook.templates), "template", "templates"),
    )
    words = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    return ", ".join(words) or "nothing to work by was found; it is kept as reference"
