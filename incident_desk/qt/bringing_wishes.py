"""Entries from elsewhere: read off the GUI thread, looked at, and brought in as one act."""

from collections.abc import Callable
from pathlib import PurePath
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.timeline import Entry, timeline
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.documents_folder import begin_there
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.joining_wishes import JoiningWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes
from incident_desk.services.memory import Change
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.formats.bringing.found import Found, HowRead
    from incident_desk.qt.dialogs.bring_in import BringInDialog
    from incident_desk.services.bringing import Preview

_FILES = "Tables, chats and logs (*.csv *.tsv *.txt *.log *.json *.jsonl *.md);;All files (*)"
_PASTED = "what was pasted"
Source = Callable[["HowRead"], "Found"]
"""Reads the text that was given, in the way that is said."""


class BringingWishes(QObject):
    """Opens the dialog, reads what it asks for, and brings in what is ticked."""

    _progressed = Signal(int, int)

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._jobs = Jobs("bring-in", self)
        self._joining = JoiningWishes(stage, opener, timeline)
        self._dialog: BringInDialog | None = None
        self._source: Source | None = None
        self._name = ""
        self._stopped = Flag()
        # Told on the thread that reads, heard on this one.
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"bring_in": self.bring_in} | self._joining.table()

    def bring_in(self) -> None:
        """Ask what is brought in."""
        from incident_desk.qt.dialogs.bring_in import BringInDialog

        incident = self._stage.incident
        if incident is None:
            return
        others = [(f"{one.key} {one.title}", one.id) for one in self._stage.rows if one.id != incident.id]
        dialog = self._dialog = BringInDialog(self._stage.themes, incident.key, others, self._stage.window)
        self._source = None
        dialog.files_wished.connect(self._on_files_wished)
        dialog.file_given.connect(self.read_file)
        dialog.pasted.connect(self.read_text)
        dialog.incident_wished.connect(self._on_incident_wished)
        dialog.choices_changed.connect(self._read)
        dialog.stop_wished.connect(self._stop)
        dialog.left.connect(self._on_left)
        self._opener.open(dialog, self._on_accepted)

    def read_file(self, path: str) -> None:
        """Read this file."""
        office = self._stage.link.office
        if office is not None:
            self._take(PurePath(path).name, _of_file(office, path))

    def read_text(self, text: str) -> None:
        """Read this text."""
        self._take(_PASTED, _of_text(text))

    def close(self) -> None:
        """Give up what is being read."""
        self._stop()
        self._jobs.close()

    def _take(self, name: str, source: Source) -> None:
        self._name, self._source = name, source
        self._read()

    def _read(self) -> None:
        """Read the source as the dialog says; what is being read meanwhile is given up."""
        dialog, source, office = self._dialog, self._source, self._stage.link.office
        incident = self._stage.incident
        if dialog is None or source is None or office is None or incident is None:
            return
        self._stop()
        stopped = self._stopped = Flag()
        try:
            how = dialog.choices.how(office.now(), incident.declared_at, office.zone)
        except DeskError as error:
            dialog.complain(str(error))
            return
        dialog.show_reading(self._name)

        def look(rows: tuple[Entry, ...]) -> None:
            """Beside all rows of the record; what is shown of it may be the newest ones alone."""
            watch = self._watch(stopped)
            self._jobs.run(lambda: _previewed(source, how, rows, watch), self._on_previewed, self._on_failed)

        self._stage.link.read(lambda office: timeline(office.desk.events(incident.id)), look)

    def _watch(self, stopped: Flag) -> Callable[[int, int], bool]:
        def watch(done: int, of: int) -> bool:
            self._progressed.emit(done, of)
            return stopped.is_set()

        return watch

    def _stop(self) -> None:
        self._stopped.set()

    def _on_files_wished(self) -> None:
        chooser = QFileDialog(self._dialog, "Bring entries in", "", _FILES)
        begin_there(chooser)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.read_file)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_incident_wished(self, incident: str) -> None:
        """Another record is read on the desk's thread, and becomes a source as a text is."""
        self._stage.link.read(lambda office: _of_incident(office, incident), self._on_incident_read)

    def _on_incident_read(self, found: "Found") -> None:
        self._take(found.name, lambda _how: found)

    def _on_progressed(self, done: int, of: int) -> None:
        if self._dialog is not None and not self._stopped.is_set():
            self._dialog.show_progress(done, of)

    def _on_previewed(self, preview: "Preview") -> None:
        if self._dialog is not None:
            self._dialog.show_preview(preview)

    def _on_failed(self, error: Exception) -> None:
        from incident_desk.formats.bringing.found import Stopped

        if isinstance(error, Stopped):
            # Another reading may have taken its place.
            if self._dialog is not None and self._stopped.is_set():
                self._dialog.show_problem(str(error))
        elif self._dialog is not None and isinstance(error, (DeskError, ValueError)):
            self._dialog.show_problem(str(error))
        else:
            self._stage.say_refusal(error)

    def _on_accepted(self) -> None:
        from incident_desk.services.acts.bringing import bring_in

        dialog = self._dialog
        if dialog is None or dialog.preview is None:
            return
        brought, name = dialog.brought, dialog.preview.found.name
        self._stage.link.act(lambda _one, now: bring_in(brought, now), then=_Said(self._stage, len(brought), name))

    def _on_left(self) -> None:
        self._stop()
        self._dialog = self._source = None


class _Said:
    """Says what was brought in, with Undo."""

    def __init__(self, stage: Stage, number: int, name: str) -> None:
        self._stage, self._number, self._name = stage, number, name

    def __call__(self, _change: Change) -> None:
        from incident_desk.services.bringing import counted_entries

        self._stage.window.say(f"{counted_entries(self._number)} brought in from {self._name}", undo=True)


def _of_file(office: Office, path: str) -> Source:
    def read(how: "HowRead") -> "Found":
        from incident_desk.formats.bringing.found import LARGEST
        from incident_desk.formats.bringing.reading import read_entries
        from incident_desk.formats.reading.encoding import refuse_unreadable

        name = PurePath(path).name
        return read_entries(refuse_unreadable(office.playbooks.read_bytes(path), name, LARGEST), name, how)

    return read


def _of_text(text: str) -> Source:
    def read(how: "HowRead") -> "Found":
        from incident_desk.formats.bringing.found import LARGEST
        from incident_desk.formats.bringing.reading import read_entries

        if len(text) > LARGEST:
            raise Refused(
                f"That text has {len(text)} signs, {LARGEST} at most. Save it as files, and bring these in"
            )
        return read_entries(text, _PASTED, how)

    return read


def _of_incident(office: Office, incident: str) -> "Found":
    from incident_desk.formats.bringing.reading import entries_of

    return entries_of(timeline(office.desk.events(incident)), office.desk.incident_of(incident).key)


def _previewed(
    source: Source, how: "HowRead", rows: tuple[Entry, ...], watch: Callable[[int, int], bool]
) -> "Preview":
    from dataclasses import replace

    from incident_desk.services.bringing import preview

    return preview(source(replace(how, watch=watch)), rows, how.now)
