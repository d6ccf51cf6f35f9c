"""The commands that checks may run on this computer: a file of the person's settings, apart from any data folder.

A data folder may come from elsewhere, and so may a check; this file may not. It holds each command whole, so that a
person can read what was allowed, and it counts only as the exact words.
"""

import json
import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from incident_desk.domain.checks.command import fingerprint
from incident_desk.domain.errors import StoreFailure

_log = logging.getLogger(__name__)
FILE_NAME = "allowed-commands.json"


def consents_place() -> Path:
    """Where the file lies: the system's place for a person's settings."""
    from platformdirs import user_config_path

    return user_config_path("incident-desk", appauthor=False) / FILE_NAME


class ConsentFile:
    """The allowed commands. Read anew whenever the file has changed, so that another process hears of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._known: dict[str, tuple[str, ...]] = {}

    def allows(self, command: Sequence[str]) -> bool:
        """Whether a person has allowed exactly these words."""
        return fingerprint(command) in self._read()

    def all(self) -> list[tuple[str, ...]]:
        """Every command that is allowed."""
        return list(self._read().values())

    def allow(self, command: Sequence[str]) -> None:
        """Allow exactly these words from now on. Raises StoreFailure."""
        self._write(self._read() | {fingerprint(command): tuple(command)})

    def forbid(self, command: Sequence[str]) -> bool:
        """Allow them no longer; says whether they were. Raises StoreFailure."""
        known = self._read()
        if fingerprint(command) not in known:
            return False
        self._write({key: words for key, words in known.items() if key != fingerprint(command)})
        return True

    def _read(self) -> dict[str, tuple[str, ...]]:
        try:
            found = self._path.stat()
        except OSError:
            return {}
        stamp = (found.st_mtime_ns, found.st_size)
        if stamp != self._stamp:
            self._known, self._stamp = self._found(), stamp
        return self._known

    def _found(self) -> dict[str, tuple[str, ...]]:
        try:
            data = json.loads(self._path.read_text("utf-8"))
            commands = [tuple(str(word) for word in one) for one in data["commands"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("The allowed commands can't be read, so none is: %s", error)
            return {}
        return {fingerprint(one): one for one in commands}

    def _write(self, known: dict[str, tuple[str, ...]]) -> None:
        text = json.dumps({"commands": [list(one) for one in known.values()]}, ensure_ascii=False, indent=1)
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                new.unlink()
            raise StoreFailure("cannot_open", f"The allowed commands can't be kept: {error.strerror}") from error
        self._stamp = None
