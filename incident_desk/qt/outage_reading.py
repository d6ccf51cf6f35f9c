"""Reads the history of outages slice by slice into a dialog, so that other wishes have their turn between."""

from PySide6.QtGui import QGuiApplication

from incident_desk.domain.counted import counted
from incident_desk.domain.incident import Incident
from incident_desk.formats.outage_table import NOT_STATED, day_of, lasted_of, outage_markdown
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.services.office import Office
from incident_desk.services.outages import Outage, is_outage, outages_of

FIRST, MORE = 50, 4
"""So many outages are read at first, and each time so many times more: showing all of them anew costs the most."""


class OutageReading:
    """Shows them as they come; the table of all goes to the clipboard."""

    def __init__(self, stage: Stage, dialog: "dialogs.ToldRowsDialog", opener: DialogOpener) -> None:
        self._stage, self._dialog, self._opener = stage, dialog, opener
        self._unread = [one for one in stage.rows if is_outage(one)]
        self._read: list[Outage] = []
        self._slice = FIRST

    def go_on(self) -> None:
        """Read the next ones."""
        some, self._unread = self._unread[: self._slice], self._unread[self._slice :]
        self._slice *= MORE
        self._stage.link.read(lambda office: _outages(office, some), self._on_read)

    def copy(self) -> None:
        """Put what was read on the clipboard, as the table of a playbook."""
        QGuiApplication.clipboard().setText(outage_markdown(self._read))
        self._stage.window.say(f"The table of {counted(len(self._read), 'outage')} is on the clipboard")

    def _on_read(self, found: list[Outage]) -> None:
        if not self._opener.is_open(self._dialog):
            return
        self._read = sorted((*self._read, *found), key=lambda one: one.began, reverse=True)
        left = f", {len(self._unread)} more are being read" if self._unread else ""
        count = len(self._read)
        self._dialog.tell([_row(one) for one in self._read], f"{counted(count, 'outage')}{left}" if count else "")
        if self._unread:
            self.go_on()


def _outages(office: Office, incidents: list[Incident]) -> list[Outage]:
    return outages_of(office.desk, incidents)


def _row(one: Outage) -> tuple[str, str]:
    cause, resolution = one.cause or NOT_STATED, one.resolution or NOT_STATED
    head = f"{day_of(one)} · {lasted_of(one)} · {one.key} {one.title}"
    return head, f"Cause: {cause} · Resolution: {resolution}"
