"""Start a drill beside the real desk, and tell how it went."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from incident_desk.formats.times import clock_face
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.drill_process import DrillEnd, DrillOrder, DrillProcess
from incident_desk.qt.notices import CLOSE, Answer, Notices
from incident_desk.qt.stage import Stage
from incident_desk.qt.widgets.banner import BannerTone
from incident_desk.services.drill import length_s
from incident_desk.services.library import safe_name
from incident_desk.services.office import Office

FOLDER = "Incident Desk drills"
"""Under the person's documents, where nothing else is chosen."""


class DrillWishes(QObject):
    """The drill of the action table."""

    def __init__(self, stage: Stage, opener: DialogOpener, notices: Notices) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._notices = stage, opener, notices
        self._began_at: datetime | None = None
        self.process = DrillProcess(self)
        self.process.begun.connect(self._on_begun)
        self.process.ended.connect(self._on_ended)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"drill": self.drill}

    def drill(self, document: tuple[str, str] | None = None) -> None:
        """Ask what to play, or, where a drill runs, whether to stop it. A document that is given by path and title
        is the one that is offered."""
        running = self.process.order
        if running is not None:
            dialog = dialogs.DrillRunsDialog(self._stage.themes, running.title, self._began, self._stage.window)
            self._opener.open(dialog, self._stop)
        else:
            self._ask(document)

    def stop(self) -> None:
        """The desk goes, and the drill with it."""
        self.process.stop()

    def _ask(self, document: tuple[str, str] | None) -> None:
        dialog = dialogs.DrillDialog(self._stage.themes, self._stage.window)

        def offer(found: "tuple[list[dialogs.Playable], str]") -> None:
            if self._opener.is_open(dialog):
                dialog.offer(*found)

        self._opener.open(dialog, lambda: self._start(dialog))
        self._stage.link.read(lambda office: _offers(office, document), offer)

    def _start(self, dialog: "dialogs.DrillDialog") -> None:
        office, one = self._stage.link.office, dialog.playable
        if office is None or one is None:
            return
        self._began_at = office.now()
        # A folder that did not exist before holds no record that the drill could write into.
        own = f"{self._began_at:%Y-%m-%d-%H%M%S}-{safe_name(Path(one.name).stem)}"
        folder = Path(dialog.folder.text().strip()) / own
        self.process.start(DrillOrder(one.name, one.title, dialog.speed, str(folder)), office.folder)

    def _stop(self) -> None:
        """The drill may have ended while the question stood."""
        running = self.process.order
        self.process.stop()
        if running is not None:
            self._stage.window.say(f"Drill stopped. Its record is in {running.folder}")

    @property
    def _began(self) -> str:
        return f"{clock_face(self._began_at)} UTC" if self._began_at else "a moment ago"

    def _on_begun(self, order: DrillOrder) -> None:
        window = self._stage.window
        # The dialog is gone; where nothing had the focus before it, the page takes it.
        window.show_page(window.page)
        window.say(f"Drill begun at {self._began}: {order.title}, {order.speed:g} times faster")

    def _on_ended(self, end: DrillEnd) -> None:
        office = self._stage.link.office
        until = f"to {clock_face(office.now())} UTC" if office else ""
        when = f"{end.order.title}, {self._began} {until}"
        if end.failure:
            self._notices.tell("The drill failed", f"{when}. {end.failure}. What it left: {end.order.folder}")
            return
        text = f"{when}. The report: {end.report}"
        self._notices.tell(
            "The drill has ended", text, Answer("Open the report", _Open(end.report)), CLOSE, tone=BannerTone.DONE
        )


class _Open:
    """Opens a file in the program that the person has for it."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __call__(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._file))


def _offers(office: Office, document: tuple[str, str] | None) -> "tuple[list[dialogs.Playable], str]":
    """What can be played, and the folder to propose. Reads the disk: on the desk's thread."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    if document is not None:
        path, title = document
        one = dialogs.Playable(path, title, length_s(office.playbooks.read_file(path).playbook))
        return [one], str(Path(documents or office.folder) / FOLDER)
    found = [
        dialogs.Playable(entry.name, document.playbook.title, length_s(document.playbook))
        for entry, document in office.playbooks.playbooks()
        if document.playbook.phases()
    ]
    return found, str(Path(documents or office.folder) / FOLDER)
