"""What sets pages may be kept ready while somebody looks at pages: the next ones are there sooner."""

from typing import Protocol


class SpareSetter(Protocol):
    """Keeps one ready. Nothing here waits for its start."""

    def keep(self, who: str) -> None:
        """From now on ``who`` wants one to be ready."""
        ...

    def let_go(self, who: str) -> None:
        """``who`` wants none any more."""
        ...

    def close(self) -> None:
        """End it; from now on there is none."""
        ...


class NoSpare:
    """Keeps none: each set of pages is begun from nothing."""

    def keep(self, who: str) -> None:
        """Nothing is kept."""

    def let_go(self, who: str) -> None:
        """Nothing was kept."""

    def close(self) -> None:
        """Nothing was kept."""
