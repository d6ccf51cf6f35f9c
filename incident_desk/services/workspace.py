"""Where the rules of a data folder lie; each window and each command of the folder sees the same."""

from collections.abc import Callable
from typing import Protocol

from incident_desk.domain.workspace import WorkspaceRules


class Workspace(Protocol):
    """Where the rules lie. Every window and command of a folder sees the same."""

    @property
    def rules(self) -> WorkspaceRules:
        """The rules as they were last read; touches no disk, so any thread may ask."""
        ...

    def refresh(self) -> WorkspaceRules:
        """The rules as they are now. Where they can't be read, those that held before go on."""
        ...

    def change(self, change: Callable[[WorkspaceRules], WorkspaceRules]) -> WorkspaceRules:
        """Change the rules as they are now, whoever else changes them.

        Raises:
            StoreFailure: they can't be read or written; nothing was changed.
        """
        ...

    @property
    def problem(self) -> str:
        """Why the rules could not be read, in words; empty where they could."""
        ...


class OwnRules:
    """The rules of a desk that lies in no folder."""

    def __init__(self, rules: WorkspaceRules | None = None) -> None:
        self.rules, self.problem = rules or WorkspaceRules(), ""

    def refresh(self) -> WorkspaceRules:
        """They are as they are."""
        return self.rules

    def change(self, change: Callable[[WorkspaceRules], WorkspaceRules]) -> WorkspaceRules:
        """Change them here alone."""
        self.rules = change(self.rules)
        return self.rules
