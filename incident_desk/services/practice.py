"""The port to the practice service of a drill: a real server that fails and recovers when told."""

from typing import Literal, Protocol

Failing = Literal["status", "hang", "reset", "slow", "stopped"]


class Practice(Protocol):
    """A web service on this machine."""

    @property
    def url(self) -> str:
        """The address that a check asks."""
        ...

    def start(self) -> int:
        """Serve; the answer is the port."""
        ...

    def fail(self, how: Failing) -> None:
        """Fail from now on."""
        ...

    def recover(self) -> None:
        """Answer well again."""
        ...

    def stop(self) -> None:
        """Serve no more."""
        ...
