"""The rules of a data folder as a small JSON file: read again when it changes, written whole or not at all."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

from incident_desk.adapters.file_lock import lock
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.workspace import WorkspaceRules

_log = logging.getLogger(__name__)
_Seal = tuple[int, int, int]
"""What changes when another file takes the place: time, length and number."""


class WorkspaceFile:
    """``workspace.json`` in the data folder. A file that is not there means the program's own rules."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seal: _Seal | None = None
        self._rules, self._problem = WorkspaceRules(), ""
        self.refresh()

    @property
    def rules(self) -> WorkspaceRules:
        """The rules as they were last read."""
        return self._rules

    @property
    def problem(self) -> str:
        """Why the rules could not be read; empty where they could."""
        return self._problem

    def refresh(self) -> WorkspaceRules:
        """Read the file if it is another one; a damaged one leaves the rules that held before."""
        try:
            seal = self._sealed()
            if seal != self._seal:
                self._seal = seal
                self._rules, self._problem = self._read() if seal else WorkspaceRules(), ""
        except (OSError, ValueError, RecursionError) as error:
            self._problem = f"{self._file} can't be read: {error}. Mend it, or move it away"
            _log.warning("The workspace's rules: %s", self._problem)
        return self._rules

    def change(self, change: Callable[[WorkspaceRules], WorkspaceRules]) -> WorkspaceRules:
        """Change the rules while no other process does.

        Raises:
            StoreFailure: the file can't be read or written; nothing was changed.
        """
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._file.with_name(f"{self._file.name}.lock").open("ab") as held:
                lock(held)
                self.refresh()
                if self._problem:
                    raise StoreFailure("cannot_open", f"Nothing was changed: {self._problem}")
                text = json.dumps(change(self._rules).to_data(), indent=1)
                write_whole([(self._file, text.encode("utf-8"))])
        except OSError as error:
            raise StoreFailure("cannot_open", f"The settings were not kept in {self._file}: {error}") from error
        return self.refresh()

    def _sealed(self) -> _Seal | None:
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read(self) -> WorkspaceRules:
        return WorkspaceRules.from_data(json.loads(self._file.read_text("utf-8")))
