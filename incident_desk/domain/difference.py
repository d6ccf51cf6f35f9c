"""One difference between two readings of a playbook, with words for a person."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["added", "removed", "moved", "changed"]
_LONGEST = 160
"""Letters of a text that are told; a whole message would hide the other differences."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: *part* is the sort of thing ("step", "severity"), *name* which one, *place* where it stands.

    *what* names the side of it that changed ("window", "words"), or tells more of what came or went; *before* and
    *after* are what it was and is. Of a thing that moved they are its places.
    """

    part: str
    kind: Kind
    name: str = ""
    place: str = ""
    what: str = ""
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """The difference as a line for a person."""
        named = " ".join(word for word in (self.part, _quoted(self.name)) if word)
        where = f" ({self.place})" if self.place else ""
        if self.kind == "moved":
            return f"moved: {named}, from {self.before} to {self.after}"
        if self.kind == "changed":
            said = f", {self.what}" if self.what else ""
            return f"changed: {named}{where}{said}: {_shown(self.before)} → {_shown(self.after)}"
        return f"{self.kind}: {named}{where}{f', {self.what}' if self.what else ''}"


def _quoted(name: str) -> str:
    return f"“{_cut(name)}”" if name else ""


def _shown(text: str) -> str:
    return _cut(text) if text.strip() else "not stated"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
