"""Shares the incident on the desk as one folder or zip file, says how far it is, and can be given up."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.errors import WrongUse
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.documents_folder import begin_there
from incident_desk.qt.stage import Stage
from incident_desk.qt.way_out import WayOut

if TYPE_CHECKING:
    from incident_desk.domain.attachments import Attachment
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.qt.dialogs.share_out import ShareDialog, SharingDialog
    from incident_desk.services.sharing import Shared
    from incident_desk.services.ways_out import Leavable


class ShareWishes(WayOut["ShareDialog"]):
    """Asks what goes into it, then where to."""

    _told = Signal(int, int, str)

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, opener, "sharing")
        self._wanted: tuple[Handout, tuple[str, ...], tuple[Attachment, ...]] | None = None
        self._progress: SharingDialog | None = None
        self._given_up = threading.Event()
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Give up what is being made; waits until it is."""
        self._given_up.set()
        super().stop()

    def _make_dialog(self, leavable: "Leavable") -> "ShareDialog":
        key = leavable.report.header.key
        return dialogs.ShareDialog(self._stage.themes, key, leavable.evidence, self._stage.window)

    def _on_accepted(self) -> None:
        from incident_desk.services.sharing import ZIP, parcel_name

        dialog = self._dialog
        if dialog is None or dialog.handout is None:
            return
        self._wanted = (dialog.handout, dialog.endings, dialog.evidence)
        key, name = dialog.handout.report.header.key, parcel_name(dialog.handout)
        kinds, ending = ("Zip file (*.zip)", ZIP) if dialog.is_zip else ("Folder (*)", "")
        chooser = QFileDialog(self._stage.window, f"Share {key}", "", kinds)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # It would offer to replace what is there, and nothing is.
        chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        chooser.setDefaultSuffix(ending.removeprefix("."))
        begin_there(chooser)
        chooser.selectFile(name + ending)
        chooser.fileSelected.connect(self._on_file_selected)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_file_selected(self, to: str) -> None:
        from incident_desk.services.sharing import ShareWish

        ways, wanted = self._ways, self._wanted
        if ways is None or wanted is None or self._stopped.is_set():
            return
        handout, endings, evidence = wanted
        try:
            wish = ShareWish(Path(to), endings, evidence, self._stage.link.who)
        except WrongUse as error:
            self._stage.window.say(str(error))
            return
        given_up = self._given_up = threading.Event()
        progress = self._progress = dialogs.SharingDialog(self._stage.themes, wish.to.name, self._stage.window)
        progress.rejected.connect(self._on_given_up)
        self._opener.open(progress, _nothing)
        self._jobs.run(
            lambda: ways.sharing.share(handout, wish, given_up, self._told.emit), self._on_shared, self._on_refused
        )

    def _on_told(self, done: int, of: int, name: str) -> None:
        if self._progress is not None:
            self._progress.show_progress(done, of, name)

    def _on_given_up(self) -> None:
        """Leaving the dialog is giving it up; when it is done it leaves by itself."""
        self._progress = None
        self._given_up.set()

    def _on_shared(self, done: "Shared") -> None:
        self._leave()
        left = f". Not in it: {'; '.join(done.left_out)}" if done.left_out else ""
        self._stage.window.say(done.words + left)

    def _on_refused(self, error: Exception) -> None:
        self._leave()
        self._stage.say_refusal(error)

    def _leave(self) -> None:
        progress, self._progress = self._progress, None
        if progress is not None:
            progress.accept()


def _nothing() -> None:
    return
