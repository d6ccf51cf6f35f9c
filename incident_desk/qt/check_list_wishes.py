"""Importing and exporting many checks: files are read and understood off the GUI thread, chosen, and watched."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.documents_folder import choose_files
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.stage import Stage
from incident_desk.services.memory import Change
from incident_desk.services.office import Office

if TYPE_CHECKING:
    from incident_desk.formats.check_lists.found import FoundChecks
    from incident_desk.qt.dialogs.import_checks import ImportChecksDialog
    from incident_desk.services.acts.importing import ChecksApart

_FILES = "Lists of checks (*.json *.yml *.yaml *.txt *.csv);;All files (*)"
STANDING = "Standing checks"


class CheckListWishes(QObject):
    """Opens the import, reads what it asks for, and watches what is chosen."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener
        self._jobs = Jobs("check-list", self)
        self._dialog: ImportChecksDialog | None = None

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"import_checks": self.import_checks}

    def import_checks(self) -> None:
        """Ask which checks to import."""
        from incident_desk.qt.dialogs.import_checks import ImportChecksDialog

        incident = self._incident()
        places = (STANDING, incident.key) if incident is not None else (STANDING,)
        dialog = self._dialog = ImportChecksDialog(self._stage.themes, places, self._stage.window)
        dialog.files_wished.connect(self._on_files_wished)
        dialog.files_given.connect(self.read_files)
        dialog.pasted.connect(self._on_pasted)
        dialog.left.connect(self._on_left)
        self._opener.open(dialog, self._on_accepted)

    def read_files(self, paths: Sequence[str]) -> None:
        """Understand these files together."""
        office = self._stage.link.office
        if office is not None and paths:
            self._read(lambda: _understood_files(office, paths))

    def stop(self) -> None:
        """Wait for what is being read."""
        self._jobs.close()

    def _incident(self) -> Incident | None:
        shown = self._stage.incident
        return shown if shown is not None and shown.is_open else None

    def _place(self, dialog: "ImportChecksDialog") -> Incident | None:
        """The record that is chosen; None for a standing one that nobody has needed yet."""
        is_standing = dialog.where.model.current == 0
        return self._stage.link.standing.record if is_standing else self._incident()

    def _on_files_wished(self) -> None:
        choose_files(self._dialog, "Import checks", _FILES, self.read_files)

    def _on_pasted(self, text: str) -> None:
        self._read(lambda: _understood([("The list", text)]))

    def _read(self, work: "Callable[[], FoundChecks]") -> None:
        if self._dialog is not None:
            self._dialog.show_reading()
        self._jobs.run(work, self._on_found, self._on_not_read)

    def _on_found(self, found: "FoundChecks") -> None:
        if self._dialog is not None:
            record = self._place(self._dialog)
            known = record.checks.values() if record is not None else ()
            self._dialog.show_found(found, frozenset(str(one.get("name")) for one in known))

    def _on_not_read(self, error: Exception) -> None:
        if self._dialog is not None and isinstance(error, (DeskError, ValueError)):
            self._dialog.show_problem(str(error))
        else:
            self._stage.say_refusal(error)

    def _on_accepted(self) -> None:
        from incident_desk.services.acts.importing import new_among, secrets_apart

        dialog = self._dialog
        if dialog is None:
            return
        record, place = self._place(dialog), None if dialog.where.model.current == 0 else self._incident()
        # The secrets of what is watched already are kept already.
        checks = dialog.checks if record is None else new_among(record, dialog.checks)

        def kept(office: Office) -> "ChecksApart":
            """The checks without their secrets, which are on this computer's disk before the record names them."""
            apart = secrets_apart(checks, office.desk.new_act())
            if apart.secrets and office.asking is not None:
                office.asking.secrets.keep(apart.secrets)
            return apart

        self._stage.link.read(kept, _Watching(self._stage, place))

    def _on_left(self) -> None:
        self._dialog = None


class _Watching:
    """Watches checks whose secrets are kept, in an incident or in the standing record."""

    def __init__(self, stage: Stage, incident: Incident | None) -> None:
        self._stage, self._incident = stage, incident

    def __call__(self, apart: "ChecksApart") -> None:
        from incident_desk.services.acts.importing import take_in

        link = self._stage.link
        if self._incident is not None:
            link.act(lambda one, _now: take_in(one, apart.checks), self._incident.id, self._say)
        else:
            link.standing.act(lambda one, _now: take_in(one, apart.checks), link.who, self._say)

    def _say(self, change: Change) -> None:
        number = len(change.after.checks) - (len(change.before.checks) if change.before else 0)
        words = f"{counted(number, 'check')} {'is' if number == 1 else 'are'} watched"
        self._stage.window.say(words, undo=self._incident is not None)


def _understood_files(office: Office, paths: Sequence[str]) -> "FoundChecks":
    from incident_desk.formats.reading.encoding import refuse_unreadable

    return _understood(
        [(Path(one).name, refuse_unreadable(office.playbooks.read_bytes(one), one)) for one in paths]
    )


def _understood(texts: Sequence[tuple[str, str]]) -> "FoundChecks":
    from incident_desk.formats.check_lists.reading import read_checks

    return read_checks(texts)
