"""Records out of files: dropped on the window or chosen, looked at in a dialog, taken in, and opened.

Files of other kinds are handed on to the import of documents. What is large is read off this thread by a child
(``adapters/reading``), and can be stopped.
"""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import DeskError, StoreFailure
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.documents_folder import choose_files
from incident_desk.qt.garbage import large_value
from incident_desk.qt.import_wishes import QUICK_MS, ImportWishes
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.library import Library
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch
from incident_desk.services.record_import import Standing, TakenRecord

if TYPE_CHECKING:
    from incident_desk.qt.dialogs.take_record import TakeRecordDialog
    from incident_desk.services.record_reading import RecordPreview, RecordReader

_FILES = "Records of incidents (*.json *.pdf);;All files (*)"
_POLL_MS = 100


class RecordWishes(QObject):
    """Looks at one file after the other; the documents among them come after the records."""

    def __init__(self, stage: Stage, opener: DialogOpener, imports: ImportWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._imports = stage, opener, imports
        self._jobs = Jobs("record", self)
        self._watch = ReadingWatch()
        self._dialog: TakeRecordDialog | None = None
        self._waiting: list[str] = []
        self._documents: list[str] = []
        self._path = ""
        self._turn = 0
        """Counts the files that are begun: what was left meanwhile comes too late."""
        self._slow = QTimer(self, singleShot=True, interval=QUICK_MS)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._slow.timeout.connect(self._open)
        self._poll.timeout.connect(self._on_poll)
        stage.window.files_dropped.connect(self.take_in)
        imports.files_chosen.connect(self.take_in)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"import_record": self.choose}

    @property
    def is_busy(self) -> bool:
        """Whether a file is looked at."""
        return bool(self._path)

    def choose(self) -> None:
        """Ask which file."""
        choose_files(self._stage.window, "Take in the record of an incident", _FILES, self.take_in)

    def take_in(self, paths: Sequence[str]) -> None:
        """Look at these files one after the other; what holds no record is read as a document."""
        from incident_desk.formats.record_door import may_hold_record

        if self._stage.link.office is None:
            return
        known = (self._path, *self._waiting)
        records = [one for one in dict.fromkeys(paths) if may_hold_record(one) and one not in known]
        self._waiting += records
        self._documents += [one for one in paths if not may_hold_record(one)]
        if not self._path:
            self._next()

    def stop(self) -> None:
        """The window closes: what is being read is stopped, what is being written is written whole."""
        self._waiting, self._documents, self._turn = [], [], self._turn + 1
        self._slow.stop()
        self._poll.stop()
        self._watch.stop()
        self._jobs.close()

    # -- one after the other --------------------------------------------------------------------------------

    def _next(self) -> None:
        self._turn += 1
        self._slow.stop()
        self._poll.stop()
        office = self._stage.link.office
        if not self._waiting or office is None:
            self._path = ""
            documents, self._documents = self._documents, []
            if documents:
                self._imports.take_in(documents)
            return
        path = self._path = self._waiting.pop(0)
        turn, library, reader = self._turn, office.playbooks, office.record_reader
        watch = self._watch = ReadingWatch()
        self._slow.start()
        self._jobs.run(
            lambda: _looked(library, reader, path, watch),
            lambda preview: self._on_looked(turn, preview),
            lambda error: self._on_not_looked(turn, error),
        )

    def _open(self) -> "TakeRecordDialog":
        """The dialog of the file that is looked at, opened with what is found or once it takes a while."""
        from incident_desk.qt.dialogs.take_record import TakeRecordDialog

        if self._dialog is None:
            dialog = self._dialog = TakeRecordDialog(
                self._stage.themes, PurePath(self._path).name, self._stage.window
            )
            dialog.take_wished.connect(self._on_take_wished)
            dialog.left.connect(self._on_left)
            self._opener.open(dialog, self._on_accepted)
            self._poll.start()
        return self._dialog

    def _on_poll(self) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(self._watch.share)

    def _on_looked(self, turn: int, preview: "RecordPreview | None") -> None:
        if turn != self._turn:
            return
        if preview is not None:
            found = preview
            self._stage.link.records.compare(found.file, lambda standing: self._on_compared(turn, found, standing))
            return
        # No record of ours: a document, or nothing that is read here; the import of documents says which.
        self._documents.insert(0, self._path)
        self._leave_dialog()

    def _on_compared(self, turn: int, preview: "RecordPreview", standing: Standing | DeskError) -> None:
        if isinstance(standing, DeskError):
            self._on_not_looked(turn, standing)
        elif turn == self._turn:
            self._slow.stop()
            self._poll.stop()
            self._open().show_found(preview, standing)

    def _on_not_looked(self, turn: int, error: Exception) -> None:
        if isinstance(error, ReadingStopped) or turn != self._turn:
            return
        if not isinstance(error, DeskError):
            self._leave_dialog()
            self._stage.say_refusal(error)
            return
        self._slow.stop()
        self._poll.stop()
        self._open().show_refused(str(error))

    def _leave_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        else:
            self._next()

    # -- what is done with it -------------------------------------------------------------------------------

    def _on_take_wished(self) -> None:
        dialog = self._dialog
        if dialog is None or dialog.preview is None:
            return
        dialog.show_taking()
        self._stage.link.records.take_in(dialog.preview.file, self._stage.link.who, _Taken(self, dialog))

    def on_taken(self, dialog: "TakeRecordDialog", taken: TakenRecord | DeskError) -> None:
        """It stands in the record, or why it does not; the person may have gone on meanwhile."""
        stands = dialog is self._dialog
        if isinstance(taken, DeskError):
            if stands:
                dialog.show_not_taken(str(taken))
            if isinstance(taken, StoreFailure):
                self._stage.link.store_failed.emit(taken)
            elif not stands:
                self._stage.say_refusal(taken)
            return
        self._stage.link.refresh_library()
        if stands:
            dialog.taken = taken
            dialog.accept()
        self._stage.window.say(_said_of(taken))

    def _on_accepted(self) -> None:
        """Open what was taken in, or what was here already."""
        dialog = self._dialog
        if dialog is None or dialog.incident is None:
            return
        if not self._waiting and not self._documents:
            self._stage.show_incident(dialog.incident)

    def _on_left(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        self._watch.stop()
        held = [dialog.preview]
        dialog.preview = None
        # A large record ends on the thread that made it: a million values that end here would hold the window up.
        self._jobs.run(held.clear)
        self._next()


class _Taken:
    """Hands on what became of a record, with the dialog that asked."""

    def __init__(self, wishes: RecordWishes, dialog: "TakeRecordDialog") -> None:
        self._wishes, self._dialog = wishes, dialog

    def __call__(self, taken: TakenRecord | DeskError) -> None:
        self._wishes.on_taken(self._dialog, taken)


def _looked(library: Library, reader: "RecordReader", path: str, watch: ReadingWatch) -> "RecordPreview | None":
    from incident_desk.services.record_reading import RecordFiles

    with large_value():
        return RecordFiles(library, reader).look(path, watch)


def _said_of(taken: TakenRecord) -> str:
    key = taken.incident.key
    if taken.known:
        return f"{key} is in already; nothing was taken in"
    was = f", {taken.key_was} where it comes from" if taken.key_was else ""
    paused = f". {counted(taken.paused, 'check')} came in paused" if taken.paused else ""
    return f"{key} is taken in{was}{paused}"
