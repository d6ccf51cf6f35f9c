"""Prints the report of the incident on the desk: on a printer, or into a file with the same pages."""

import threading
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.export_wishes import choose_file
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.qt.way_out import WayOut

if TYPE_CHECKING:
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.qt.dialogs.print_report import PrintDialog  # noqa: F401 - the dialog of the class below
    from incident_desk.services.printing import Printer
    from incident_desk.services.ways_out import Leavable

_SETTING = "setting them…"


class PrintWishes(WayOut["PrintDialog"]):
    """Looks for printers beside the dialog: over a network that takes seconds."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, opener, "printing")
        self._looking, self._setting = Jobs("printers", self), Jobs("pages to print", self)
        self._old = threading.Event()
        self._handout: Handout | None = None

    def stop(self) -> None:
        """Give up what is being made; waits until it is."""
        self._old.set()
        super().stop()
        self._looking.close()
        self._setting.close()

    def _make_dialog(self, leavable: "Leavable") -> "PrintDialog":
        ways = self._ways
        if ways is not None:
            self._looking.run(ways.printing.printers, self._on_printers)
        return dialogs.PrintDialog(self._stage.themes, leavable.report.header.key, self._stage.window)

    def _show(self, dialog: "PrintDialog", handout: "Handout") -> None:
        """The first page is set beside it; a page of readers who were left is given up."""
        super()._show(dialog, handout)
        ways, ppi, old = self._ways, dialog.ppi, threading.Event()
        if ways is None:
            return
        self._old.set()
        self._old = old
        dialog.show_no_page(_SETTING)

        def glance() -> tuple[QImage, int]:
            from incident_desk.qt.png import picture_of

            glance = ways.printing.glance(handout, ppi, old)
            return picture_of(glance.picture), glance.count

        def shown(found: tuple[QImage, int]) -> None:
            if self._dialog is dialog and not old.is_set():
                dialog.show_page(*found)

        def failed(error: Exception) -> None:
            if self._dialog is dialog and not old.is_set():
                dialog.show_no_page(str(error))

        self._setting.run(glance, shown, failed)

    def _on_left(self) -> None:
        super()._on_left()
        if self._dialog is None:
            self._old.set()

    def _on_printers(self, printers: "tuple[Printer, ...]") -> None:
        if self._dialog is not None:
            self._dialog.show_printers(printers)

    def _on_accepted(self) -> None:
        dialog, ways = self._dialog, self._ways
        if dialog is None or ways is None or dialog.handout is None:
            return
        handout = self._handout = dialog.handout
        if dialog.is_to_file:
            self._ask_file(handout)
            return
        order = dialog.order.by(self._stage.link.who)
        self._do(lambda: ways.printing.send(handout, order, self._stopped).words, "Making the pages…")

    def _ask_file(self, handout: "Handout") -> None:
        from incident_desk.services.sharing import report_name

        words = (f"Print the report of {handout.report.header.key}", "PDF (*.pdf)", report_name(handout, ".pdf"))
        choose_file(self._stage.window, words, self._on_file_selected)

    def _on_file_selected(self, to: str) -> None:
        ways, handout, who = self._ways, self._handout, self._stage.link.who
        if ways is not None and handout is not None:
            self._do(
                lambda: ways.printing.to_file(handout, Path(to), who, self._stopped).words,
                f"Making {PurePath(to).name}…",
            )
