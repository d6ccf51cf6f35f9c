"""Looks at evidence: reads it off the GUI thread, shows it, and saves a copy where the person says."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.attachments import Attachment, attachments, of_row
from incident_desk.domain.fold import undone_acts
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.export_wishes import choose_file
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.qt.dialogs.evidence_viewer import EvidenceViewer
    from incident_desk.qt.evidence_reading import Seen

OF_THE_ENTRY, OF_THE_INCIDENT = "of this entry", "of the incident"
NONE = "There is no evidence yet. Ctrl+V pastes it, Ctrl+Shift+A chooses a file"


class EvidenceLooking(QObject):
    """Opens the viewer. What is looked at is only read: it never runs, and nothing is fetched for it."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._jobs = Jobs("evidence seen", self)
        self._viewer: EvidenceViewer | None = None
        self._first = ""

    def look(self, row: str, file: str = "") -> None:
        """Look at the evidence of that row of the timeline, or at all of the incident's where it has none.

        ``file`` is the id of the one that is wanted first.
        """
        incident = self._stage.link.shown
        if incident is not None:
            self._first = file
            self._stage.link.read(lambda office: _found(office, incident, row), self._on_found)

    def read(self, file: Attachment, then: "Callable[[Seen], None]") -> None:
        """Read it off the GUI thread; ``then`` is told what was seen."""
        office = self._stage.link.office
        if office is None or office.evidence is None:
            return
        from incident_desk.qt.evidence_reading import see

        store = office.evidence
        self._jobs.run(lambda: see(store, file), then, self._stage.say_refusal)

    def close(self) -> None:
        """Nothing is looked at any more."""
        self._jobs.close()

    def _on_found(self, found: tuple[Sequence[Attachment], str]) -> None:
        files, of_what = found
        if not files:
            self._stage.window.say(NONE)
            return
        start = next((place for place, one in enumerate(files) if one.id == self._first), 0)
        viewer = dialogs.EvidenceViewer(self._stage.themes, files, of_what, self._stage.window)
        viewer.look_wished.connect(self._on_look_wished)
        viewer.copy_wished.connect(self._on_copy_wished)
        viewer.left.connect(self._on_left)
        self._viewer = viewer
        self._opener.open(viewer, _nothing)
        viewer.show_file(start)

    def _on_look_wished(self, file: Attachment) -> None:
        self.read(file, self._on_seen)

    def _on_seen(self, seen: "Seen") -> None:
        if self._viewer is not None:
            self._viewer.show_seen(seen)

    def _on_copy_wished(self, file: Attachment) -> None:
        if self._viewer is not None:
            words = (f"Save a copy of {file.name}", "All files (*)", file.name)
            choose_file(self._viewer, words, self._on_copy_file_selected)

    def _on_copy_file_selected(self, to: str) -> None:
        office, viewer = self._stage.link.office, self._viewer
        if office is not None and office.evidence is not None and viewer is not None:
            sha256 = viewer.file.sha256
            self._jobs.run(lambda: office.copy_evidence(sha256, to), self._on_copied, self._on_not_copied)

    def _on_copied(self, to: str) -> None:
        self._tell(f"Written: {to}", is_wrong=False)

    def _on_not_copied(self, error: Exception) -> None:
        if self._viewer is None:
            self._stage.say_refusal(error)
        else:
            self._tell(str(error), is_wrong=True)

    def _tell(self, words: str, *, is_wrong: bool) -> None:
        if self._viewer is not None:
            self._viewer.say(words, "alarm" if is_wrong else "text2")
        else:
            self._stage.window.say(words)

    def _on_left(self) -> None:
        if self.sender() is self._viewer:
            self._viewer = None


def _found(office: Office, incident: str, row: str) -> tuple[Sequence[Attachment], str]:
    """What there is to look at, in the order of attaching, and of what it is. On the desk's thread."""
    events = office.desk.events(incident)
    every = attachments(events, undone_acts(events))
    own = of_row(every, row)
    return (own, OF_THE_ENTRY) if own else (every, OF_THE_INCIDENT)


def _nothing() -> None:
    return
