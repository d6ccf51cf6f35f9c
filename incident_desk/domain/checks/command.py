"""A command of this computer: its words, run without a shell, and what exit and output are good.

A check travels in records and files that others write, so a command is run only where a person at this computer has
allowed these very words (`fingerprint`); the check itself cannot say so.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, Self

from incident_desk.domain.checks.reading import need, plain, typed
from incident_desk.domain.checks.texts import need_texts

MOST_WORDS = 64
LONGEST_WORD = 2_000
MOST_OUTPUT_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class CommandOptions:
    """A program and its words, and what it must leave."""

    kind: ClassVar[str] = "command"
    command: tuple[str, ...]
    exit_codes: tuple[int, ...] = (0,)
    contains: tuple[str, ...] = ()
    """Words that its output has, case and all."""
    lacks: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    """Patterns that are found in its output."""

    def __post_init__(self) -> None:
        need(0 < len(self.command) <= MOST_WORDS, "command", f"has from 1 to {MOST_WORDS} words")
        need(bool(self.command[0].strip()), "command", "names no program")
        for word in self.command:
            need(
                len(word) <= LONGEST_WORD and "\0" not in word,
                "command",
                f"a word has {LONGEST_WORD} characters at most",
            )
        is_script = self.command[0].casefold().rstrip(". ").endswith((".bat", ".cmd"))
        need(not is_script, "command", "a batch file goes through a shell, and nothing here does")
        need(0 < len(self.exit_codes) <= 20, "exit_codes", "name from 1 to 20")
        need(all(0 <= one <= 255 for one in self.exit_codes), "exit_codes", "each from 0 to 255")
        need_texts(self.contains, self.lacks, self.matches)

    @property
    def address(self) -> str:
        """The program alone: its words may hold secrets."""
        program = self.command[0].replace("\\", "/").rpartition("/")[2]
        return program + (" …" if len(self.command) > 1 else "")

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        return plain(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        return cls(**typed(cls, data))


def fingerprint(command: Sequence[str]) -> str:
    """What stands for exactly these words in this order."""
    return sha256(json.dumps(list(command), ensure_ascii=True).encode()).hexdigest()
