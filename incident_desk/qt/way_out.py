"""One way in which the report of the incident on the desk leaves: its dialog, and the copy that those readers get.

The record is read on the desk's thread, the copy is made on one of its own; the dialog says nothing that is not
made.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

from incident_desk.domain.errors import Refused
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.formats.redaction.handout import Handout
    from incident_desk.qt.dialogs.for_readers import ReadersDialog
    from incident_desk.services.ways_out import Leavable, WaysOut

D = TypeVar("D", bound="ReadersDialog")


class WayOut(QObject, Generic[D]):
    """What the ways have in common; each says which dialog it asks by and what is done then."""

    def __init__(self, stage: Stage, opener: DialogOpener, name: str) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._jobs, self._stopped = Jobs(name, self), threading.Event()
        self._ways: WaysOut | None = None
        self._leavable: Leavable | None = None
        self._dialog: D | None = None
        self._wished = 0

    def ask(self) -> None:
        """Ask for whom it is, and whatever else there is to say."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None or office.new_ways_out is None:
            return
        key, version = incident.key, self._stage.version_in_front()
        self._stage.link.read(lambda office: _read(office, key, version), self._on_read)

    def stop(self) -> None:
        """Give up what is being made; waits until it is."""
        self._stopped.set()
        self._jobs.close()

    # -- what each way says ---------------------------------------------------------------------------------

    def _make_dialog(self, leavable: "Leavable") -> D:
        """The dialog, not shown yet."""
        raise NotImplementedError

    def _show(self, dialog: D, handout: "Handout") -> None:
        """The copy is made."""
        dialog.show_handout(handout)

    def _on_accepted(self) -> None:
        """The person has said yes."""
        raise NotImplementedError

    # -- inside ---------------------------------------------------------------------------------------------

    def _do(self, work: Callable[[], str], doing: str) -> None:
        """Do it off the GUI thread, and say what came of it."""
        self._stage.window.say(doing)
        self._jobs.run(work, self._stage.window.say, self._stage.say_refusal)

    def _on_read(self, found: "tuple[WaysOut, Leavable]") -> None:
        self._ways, self._leavable = found
        dialog = self._dialog = self._make_dialog(self._leavable)
        dialog.wish_changed.connect(self._on_wish_changed)
        dialog.left.connect(self._on_left)
        self._opener.open(dialog, self._on_accepted)
        self._on_wish_changed()

    def _on_wish_changed(self) -> None:
        dialog, ways, leavable = self._dialog, self._ways, self._leavable
        if dialog is None or ways is None or leavable is None:
            return
        self._wished += 1
        number, wish = self._wished, dialog.wish

        def shown(handout: "Handout") -> None:
            """Only the newest: the wish may have changed while it was made."""
            if number == self._wished and self._dialog is not None:
                self._show(self._dialog, handout)

        self._jobs.run(lambda: ways.prepare(leavable, wish), shown, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.show_failure(str(error))

    def _on_left(self) -> None:
        if self.sender() is self._dialog:
            self._dialog = None


def _read(office: Office, key: str, version: int) -> "tuple[WaysOut, Leavable]":
    """On the desk's thread."""
    if office.new_ways_out is None:
        raise Refused("No report leaves from here")
    ways = office.new_ways_out()
    return ways, ways.leavable(key, version)
