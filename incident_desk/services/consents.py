"""The port to what a person at this computer has allowed: commands that checks may run."""

from collections.abc import Sequence
from typing import Protocol


class Consents(Protocol):
    """Commands that may run here, each as its exact words; kept apart from any record and any file of checks."""

    def allows(self, command: Sequence[str]) -> bool:
        """Whether a person has allowed exactly these words."""
        ...

    def all(self) -> list[tuple[str, ...]]:
        """Every command that is allowed."""
        ...

    def allow(self, command: Sequence[str]) -> None:
        """Allow exactly these words from now on. Raises StoreFailure."""
        ...

    def forbid(self, command: Sequence[str]) -> bool:
        """Allow them no longer; says whether they were. Raises StoreFailure."""
        ...
