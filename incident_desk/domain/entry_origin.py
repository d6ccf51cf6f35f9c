"""Where an entry that was brought in comes from: a line of a document, or an entry of another incident."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of one entry.

    ``name`` is the document, or the key of the other incident. Of a document: the ``line`` (from 1), the SHA-256 of
    all of it, and the time as it ``stated`` it. Of an incident: the id of the ``event`` there.
    """

    name: str
    line: int = 0
    sha256: str = ""
    stated: str = ""
    event: str = ""

    def to_data(self) -> dict[str, Any]:
        """Itself as plain data for an event's body; what is not known is left out."""
        said = {"line": self.line, "sha256": self.sha256, "stated": self.stated, "event": self.event}
        return {"name": self.name} | {name: value for name, value in said.items() if value}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The origin that ``to_data`` was of."""
        words = {name: str(data.get(name) or "") for name in ("sha256", "stated", "event")}
        return cls(str(data.get("name") or ""), int(data.get("line") or 0), **words)

    @property
    def place(self) -> tuple[str, int, str]:
        """What two readings of the same entry have in common."""
        return self.sha256, self.line, self.event

    def words(self, who: str) -> str:
        """For the smaller line under an entry; ``who`` brought it in."""
        where = f"{self.name}, line {self.line}" if self.line else self.name
        return f"From {where}, brought in by {who}" if who else f"From {where}"


def origin_of(data: Mapping[str, Any]) -> Origin | None:
    """The origin in the body of an event; None where it has none."""
    found = data.get("origin")
    return Origin.from_data(found) if isinstance(found, Mapping) else None
