"""The rules of a data folder as a small JSON file: read again when it changes, written whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from incident_desk.adapters.small_file import SmallFile
from incident_desk.domain.workspace import WorkspaceRules


class WorkspaceFile:
    """``workspace.json`` in the data folder. A file that is not there means the program's own rules."""

    def __init__(self, file: Path) -> None:
        self._path = file
        rules = WorkspaceRules()
        self._file = SmallFile(file, WorkspaceRules.from_data, WorkspaceRules.to_data, rules, shared=True)
        self._rules = rules
        self.refresh()

    @property
    def rules(self) -> WorkspaceRules:
        """The rules as they were last read."""
        return self._rules

    @property
    def problem(self) -> str:
        """Why the rules could not be read; empty where they could."""
        return self._file.problem

    def refresh(self) -> WorkspaceRules:
        """Read the file if it is another one; a damaged one leaves the rules that held before."""
        found = self._file.value()
        if not self._file.problem:
            self._rules = found
        return self._rules

    def change(self, change: Callable[[WorkspaceRules], WorkspaceRules]) -> WorkspaceRules:
        """Change the rules while no other process does.

        Raises:
            StoreFailure: the file can't be read or written; nothing was changed.
        """
        self._file.change(change, f"The settings were not kept in {self._path}")
        return self.refresh()
