"""Text that somebody typed and has not sent yet: it survives another page, another incident, and a crash."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from incident_desk.domain.moments import utc


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was typed, and when its first key was pressed (UTC), which is the time that the entry will have.

    ``version`` is what it was begun on, where it is another wording of something that stands in the record.
    """

    text: str
    first_key_at: datetime
    version: str | None = None

    def to_data(self) -> dict[str, Any]:
        """As plain data for a file."""
        begun = {"version": self.version} if self.version is not None else {}
        return {"text": self.text, "first_key_at": utc(self.first_key_at).isoformat(), **begun}

    @classmethod
    def from_data(cls, data: object) -> "Unsent | None":
        """What ``to_data`` wrote; None where it is something else."""
        if not isinstance(data, dict):
            return None
        text, at, version = data.get("text"), data.get("first_key_at"), data.get("version")
        if not isinstance(text, str) or not isinstance(at, str) or not text.strip():
            return None
        try:
            return cls(text, utc(datetime.fromisoformat(at)), version if isinstance(version, str) else None)
        except ValueError:
            return None


class Drafts(Protocol):
    """Where unsent text is kept. Both methods may wait for the disk: never call them on the GUI thread."""

    def save(self, key: str, unsent: Unsent | None) -> None:
        """Keep the text under that key in place of an older one; None forgets it.

        Raises:
            StoreFailure: it can't be kept.
        """
        ...

    def load(self, key: str) -> Unsent | None:
        """The text that was kept under that key; None where there is none or it can't be read."""
        ...
