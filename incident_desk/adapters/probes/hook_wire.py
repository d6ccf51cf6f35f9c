"""Webhooks in the lines between window and worker, and on the board.

| to the worker | from the worker |
|---|---|
| `{"listen": {"port", "secret", "memory"}}`, or null | `{"listening": {"problem": "…"}}`, empty while it does |
| | `{"changes": [change, …]}` |

The states that were told come as samples, as if they had been asked for. The secret never comes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from incident_desk.adapters.probes.wire import MessageNotReadable
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import ChangeTold


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen, behind which secret, and where to remember what was told."""

    port: int
    secret: str = field(repr=False)
    memory: Path | None = None

    def to_data(self) -> dict[str, Any]:
        """The order as plain data, ready for JSON."""
        return {"port": self.port, "secret": self.secret, "memory": self.memory and str(self.memory)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises KeyError, TypeError or ValueError."""
        memory = data.get("memory")
        return cls(int(data["port"]), str(data["secret"]), Path(memory) if memory else None)


def change_to_data(change: ChangeTold) -> dict[str, Any]:
    """A change as plain data, ready for JSON."""
    return {
        "text": change.text,
        "what": change.what.value,
        "cause": change.cause,
        "ref": change.ref,
        "environment": change.environment,
        "at": change.at and change.at.isoformat(),
    }


def change_from_data(data: Mapping[str, Any]) -> ChangeTold:
    """A change from plain data. Raises `MessageNotReadable`."""
    try:
        return ChangeTold(
            text=str(data["text"]),
            what=ChangeKind(data["what"]),
            cause=str(data["cause"]),
            ref=str(data["ref"]),
            environment=str(data["environment"]),
            at=datetime.fromisoformat(data["at"]) if data["at"] else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MessageNotReadable(f"not a change: {error}") from error
