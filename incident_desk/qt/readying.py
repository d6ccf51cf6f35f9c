"""What the desk will need of the reader of documents is loaded before it is needed, off the GUI thread.

The blanks of a message and the empty cells of a contact are known by the words that documents are read by; loading
them takes a fifth of a second, which an escalation that is opened must not wait for. So do the import
screen and the Playbooks page. First comes what reads a typed line and what the first acts of an incident need.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from incident_desk.qt.jobs import Jobs

REST_MS = 3_000
"""How long the window is left in peace after a start."""
_NEEDED = (
    "incident_desk.formats.grammar",
    "incident_desk.services.acts.changing",
    "incident_desk.services.acts.declaring",
    "incident_desk.services.acts.updating",
    "incident_desk.services.taking",
    "incident_desk.services.turning_back",
    "incident_desk.formats.report_words",
    "incident_desk.qt.pages.timeline.view",
    "incident_desk.formats.reading.contacts",
    "incident_desk.formats.reading.document",
    "incident_desk.qt.pages.importing.opened",
    "incident_desk.qt.pages.importing.view",
    "incident_desk.qt.pages.playbooks.view",
)


class Readying(QObject):
    """Loads it once, some seconds after `begin`."""

    def __init__(self, parent: QObject | None = None, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._jobs: Jobs | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self._load)

    def begin(self) -> None:
        """Load it after the rest."""
        if self._jobs is None:
            self._rest.start()

    def close(self) -> None:
        """Load nothing any more; wait for what is on its way."""
        self._rest.stop()
        if self._jobs is not None:
            self._jobs.close()

    def _load(self) -> None:
        self._jobs = Jobs("ready", self)
        self._jobs.run(_load_reader)


def _load_reader() -> None:
    for name in _NEEDED:
        import_module(name)
