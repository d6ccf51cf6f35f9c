"""Where other monitors may call: whether, on which port, behind which secret, and how it goes. Values alone.

It is off until a person switches it on. The secret stands in the address and nowhere else: in no record, no export
and no log.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

DEFAULT_PORT = 47_911
SHORTEST_SECRET = 16
_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """How a data folder is called. Raises ValueError for what can't be listened to."""

    is_on: bool = False
    port: int = DEFAULT_PORT
    secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not 1 <= self.port <= 65_535:
            raise ValueError("a port is from 1 to 65535")
        if self.secret and (len(self.secret) < SHORTEST_SECRET or not _SIGNS.issuperset(self.secret)):
            raise ValueError(f"a secret has {SHORTEST_SECRET} letters, digits, - and _ at least")
        if self.is_on and not self.secret:
            raise ValueError("it is on without a secret")

    def to_data(self) -> dict[str, Any]:
        """The settings as plain data, the secret included: for the file of the data folder alone."""
        return {"on": self.is_on, "port": self.port, "secret": self.secret}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises ValueError."""
        given = data if isinstance(data, Mapping) else {}
        is_on, port, secret = given.get("on"), given.get("port"), given.get("secret")
        if not isinstance(is_on, bool) or not isinstance(secret, str) or not isinstance(port, int):
            raise ValueError("on, port and secret are not all there")
        return cls(is_on, port, secret)


@dataclass(frozen=True, slots=True)
class WebhookState:
    """The settings, and whether it works by them."""

    settings: WebhookSettings = WebhookSettings()
    problem: str = ""
    """Why nobody is heard although it is on, in plain words; empty where all is well."""

    @property
    def is_on(self) -> bool:
        """Whether it is switched on."""
        return self.settings.is_on

    @property
    def port(self) -> int:
        """The port that is listened to, or would be."""
        return self.settings.port

    def address(self, hook: str) -> str:
        """What to paste into a monitor that is to call that hook."""
        return f"http://127.0.0.1:{self.port}/hook/{self.settings.secret}/{hook}"

    @property
    def change_address(self) -> str:
        """What to paste into a tool that tells of deployments."""
        return f"http://127.0.0.1:{self.port}/change/{self.settings.secret}"


class Webhook(Protocol):
    """Where the settings lie. Every window and command of a folder sees the same."""

    @property
    def settings(self) -> WebhookSettings:
        """The settings as they were last read."""
        ...

    @property
    def problem(self) -> str:
        """Why they could not be read, in words; empty where they could."""
        ...

    def refresh(self) -> WebhookSettings:
        """The settings as they are now. Those that can't be read leave it switched off."""
        ...

    def change(self, change: Callable[[WebhookSettings], WebhookSettings]) -> WebhookSettings:
        """Change them, whoever else does.

        Raises:
            StoreFailure: they can't be read or written; nothing was changed.
        """
        ...
