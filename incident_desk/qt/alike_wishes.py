"""Seen this before: which past incidents are like the one on the desk, and the history of outages."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from incident_desk.domain.incident import Incident
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    # No start has need of it.
    from incident_desk.domain.likeness import Like
    from incident_desk.qt.outage_reading import OutageReading
    from incident_desk.services.outages import Alike

SOON_MS = 1_500
"""How long changes are gathered before it is looked again what is like the incident."""
NOTHING_ALIKE = (
    "Nothing before this incident is like it",
    "Incidents with the same words, the same failing checks or the same cause will stand here, each with why.",
)
NO_OUTAGE = (
    "No outage is over yet",
    "Each incident that was resolved will stand here with its length, its cause and what ended it. Drills do not.",
)


class AlikeWishes(QObject):
    """Looks on a thread of its own, as the incident and the record move on."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._jobs = Jobs("alike", self)
        self._finder: Alike | None = None
        self._is_busy, self._is_stale = False, False
        self._of = ""
        self._reading: OutageReading | None = None
        self.found: tuple[Like, ...] = ()
        """What is like the incident on the desk, the likest first."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._look)
        link = stage.link
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        link.library_changed.connect(self._on_library_changed)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"seen_before": self.seen_before, "outage_history": self.history}

    def seen_before(self) -> None:
        """List what is like the incident on the desk, with why; the chosen one comes to the desk."""
        found = self.found
        title, window = "Seen this before", self._stage.window
        dialog = dialogs.ToldRowsDialog(self._stage.themes, title, "Open", dialogs.Nothing(*NOTHING_ALIKE), window)
        dialog.tell([(f"{one.incident.key} {one.incident.title}", one.why) for one in found])
        self._opener.open(dialog, lambda: self._stage.show_incident(found[dialog.chosen].incident.id))

    def history(self) -> None:
        """List the outages that are over, as they are read; the table goes to the clipboard."""
        from incident_desk.qt.outage_reading import OutageReading

        window = self._stage.window
        dialog = dialogs.ToldRowsDialog(
            self._stage.themes, "Outage history", "Copy table", dialogs.Nothing(*NO_OUTAGE), window
        )
        # Held: a signal does not keep whose method it calls.
        reading = self._reading = OutageReading(self._stage, dialog, self._opener)
        self._opener.open(dialog, reading.copy)
        reading.go_on()

    def close(self) -> None:
        """The window closes: nothing is looked for any more."""
        self._soon.stop()
        self._jobs.close()

    # -- looking -----------------------------------------------------------------------------------------------

    def _on_scene_shown(self, scene: Scene) -> None:
        if scene.incident.id != self._of:
            self._show(())
            self._look()

    def _on_scene_changed(self, _scene: Scene, change: Change) -> None:
        if change.before is None or _compared(change.before) != _compared(change.after):
            self._soon.start()

    def _on_library_changed(self, _rows: list[Incident]) -> None:
        self._soon.start()

    def _look(self) -> None:
        incident, rows = self._stage.incident, self._stage.link.library
        if incident is None or rows is None:
            return
        if self._is_busy:
            self._is_stale = True
            return
        self._is_busy, self._is_stale, others = True, False, tuple(rows)
        self._jobs.run(lambda: self._find(incident, others), self._on_found, self._on_failed)

    def _find(self, incident: Incident, others: Sequence[Incident]) -> "tuple[str, tuple[Like, ...]]":
        """On the thread."""
        from incident_desk.services.outages import Alike

        if self._finder is None:
            self._finder = Alike()
        return incident.id, self._finder.find(incident, others)

    def _on_failed(self, error: Exception) -> None:
        self._is_busy = False
        raise error

    def _on_found(self, found: "tuple[str, tuple[Like, ...]]") -> None:
        self._is_busy = False
        shown = self._stage.incident
        if shown is not None and shown.id == found[0]:
            self._of = found[0]
            self._show(found[1])
        if self._is_stale:
            self._look()

    def _show(self, found: "tuple[Like, ...]") -> None:
        self.found = found
        self._stage.desk.identity.show_alike(len(found), found[0].why if found else "")


def _compared(incident: Incident) -> tuple[object, ...]:
    """What of an incident may make another one alike."""
    return incident.title, incident.check_turns, incident.steps, incident.patterns, incident.playbook is None
