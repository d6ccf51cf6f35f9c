"""The port to the passwords that checks need: kept on each computer, apart from any record."""

from collections.abc import Mapping
from typing import Protocol


class Secrets(Protocol):
    """Secrets by the names that stand for them in a check. Both methods may wait for the disk."""

    def all(self) -> Mapping[str, str]:
        """Every secret that is kept here."""
        ...

    def keep(self, secrets: Mapping[str, str]) -> None:
        """Keep these too. Raises StoreFailure."""
        ...
