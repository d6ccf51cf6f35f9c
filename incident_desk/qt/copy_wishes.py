"""Hands out copies of the report of the incident on the desk. Each is made and scanned off the GUI thread."""

import threading
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.export_wishes import choose_file
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.library import safe_name

if TYPE_CHECKING:
    from incident_desk.domain.report import ReportModel
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.services.handing_out import Copy, HandingOut


class CopyWishes(QObject):
    """Opens the export, shows each copy that is wished, and saves the one that is wanted."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._jobs = Jobs("copies", self)
        self._stopped = threading.Event()
        self._dialog: dialogs.ExportDialog | None = None
        self._copies: HandingOut | None = None
        self._report: ReportModel | None = None
        self._handout: Handout | None = None
        self._ending, self._wished = "", 0

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"export": self.export}

    def export(self) -> None:
        """Ask for whom, in which format and what is hidden."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None or office.new_copies is None:
            return
        key, self._copies = incident.key, office.new_copies()
        self._stage.link.read(lambda office: office.report(key), self._on_report)

    def stop(self) -> None:
        """Give up the copy that is being made; waits until it is."""
        self._stopped.set()
        self._jobs.close()

    def _on_report(self, report: "ReportModel") -> None:
        self._report = report
        dialog = self._dialog = dialogs.ExportDialog(self._stage.themes, report.header.key, self._stage.window)
        dialog.wish_changed.connect(self._on_wish_changed)
        dialog.left.connect(self._on_left)
        self._opener.open(dialog, self._on_accepted)
        self._on_wish_changed()

    def _on_wish_changed(self) -> None:
        dialog, copies, report = self._dialog, self._copies, self._report
        if dialog is None or copies is None or report is None:
            return
        self._wished += 1
        number, wish, ending = self._wished, dialog.wish, dialog.ending

        def shown(copy: "Copy") -> None:
            """Only the newest: the wish may have changed while it was made."""
            if number == self._wished and self._dialog is not None:
                self._dialog.show_copy(copy)

        self._jobs.run(lambda: copies.copy(report, wish, ending), shown, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_failure(str(error))

    def _on_accepted(self) -> None:
        dialog = self._dialog
        if dialog is None or dialog.handout is None:
            return
        self._handout, self._ending = dialog.handout, dialog.ending
        key, audience = self._handout.report.header.key, self._handout.wish.audience
        name = f"{safe_name(key)}-{audience}{self._ending}"
        words = (f"Save the {audience} copy of {key}", f"{self._ending[1:].upper()} (*{self._ending})", name)
        choose_file(self._stage.window, words, self._on_file_selected)

    def _on_file_selected(self, to: str) -> None:
        copies, handout, who = self._copies, self._handout, self._stage.link.who
        if copies is None or handout is None:
            return
        self._stage.window.say(f"Making {PurePath(to).name}…")
        self._jobs.run(
            lambda: str(copies.save_named(handout, to, self._stopped, who=who)),
            self._on_written,
            self._stage.say_refusal,
        )

    def _on_written(self, to: str) -> None:
        self._stage.window.say(f"Written: {to}")

    def _on_left(self) -> None:
        self._dialog = None
