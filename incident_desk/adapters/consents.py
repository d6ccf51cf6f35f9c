"""The commands that checks may run on this computer: a file of the person's settings, apart from any data folder.

A data folder may come from elsewhere, and so may a check; this file may not. It holds each command whole, so that a
person can read what was allowed, and it counts only as the exact words.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from incident_desk.adapters.small_file import SmallFile
from incident_desk.domain.checks.command import fingerprint

FILE_NAME = "allowed-commands.json"
_REFUSAL = "The allowed commands can't be kept"
_Commands = dict[str, tuple[str, ...]]


def consents_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class ConsentFile:
    """The allowed commands; none where the file can't be read. Read anew whenever it has changed."""

    def __init__(self, path: Path) -> None:
        self._file: SmallFile[_Commands] = SmallFile(path, _commands, _plain, {})

    def allows(self, command: Sequence[str]) -> bool:
        """Whether a person has allowed exactly these words."""
        return fingerprint(command) in self._file.value()

    def all(self) -> list[tuple[str, ...]]:
        """Every command that is allowed."""
        return list(self._file.value().values())

    def allow(self, command: Sequence[str]) -> None:
        """Allow exactly these words from now on. Raises StoreFailure."""
        self._file.change(lambda known: known | {fingerprint(command): tuple(command)}, _REFUSAL)

    def forbid(self, command: Sequence[str]) -> bool:
        """Allow them no longer; says whether they were. Raises StoreFailure."""
        gone = fingerprint(command)
        if gone not in self._file.value():
            return False
        self._file.change(lambda known: {key: words for key, words in known.items() if key != gone}, _REFUSAL)
        return True


def _commands(data: Any) -> _Commands:
    commands = [tuple(str(word) for word in one) for one in data["commands"]]
    return {fingerprint(one): one for one in commands}


def _plain(known: _Commands) -> dict[str, list[list[str]]]:
    return {"commands": [list(one) for one in known.values()]}
