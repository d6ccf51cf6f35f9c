"""Who guards a data folder: the guardian that asked last, by its name in `guardian.lock`.

A new guardian writes its name there and is in charge from that moment; the one before sees it at its next look, or
before it says anything, and ends. So there is no moment without one, and a guardian that stood still never speaks
beside its successor. The file is locked while a name is written and while an alarm is written down.

Where the file can't be used, everybody holds the charge: rather two alarms than none.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import IO

from incident_desk.adapters.file_lock import try_lock

NOBODY = "nobody"
"""The name that ends whoever guards."""
_WIDTH = 64
"""Bytes of a name in the file: always as many, so that a full disk takes another one."""
_PATIENCE_S, _AGAIN_S = 1.0, 0.02
"""How long another's lock is waited for: its holder may have been stopped in the middle."""


class Claim:
    """One guardian's hand on the charge."""

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._name = path, name
        self._failed = False

    def take(self) -> None:
        """Be in charge from now on."""
        self._failed = True
        with suppress(OSError), _opened(self._path) as file:
            _write(file, self._name)
            self._failed = False

    def give_up(self) -> None:
        """Nobody guards from now on, unless another one has taken the charge."""
        with suppress(OSError), _opened(self._path) as file:
            if self.is_ours():
                _write(file, NOBODY)

    def is_ours(self) -> bool:
        """Whether nobody has asked since."""
        if self._failed:
            return True
        try:
            found = self._path.read_bytes().strip()
        except OSError:
            return True
        return found in (b"", self._name.encode())

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Whether it is ours still; while the block runs nobody else can take it."""
        try:
            file = None if self._failed else _opened(self._path)
        except OSError:
            file = None
        try:
            yield self.is_ours()
        finally:
            if file is not None:
                file.close()


def is_guarded(path: Path) -> bool:
    """Whether somebody was in charge there; one that was killed could not say that it ended."""
    with suppress(OSError):
        return path.read_bytes().strip() not in (b"", NOBODY.encode())
    return False


def retire(path: Path) -> None:
    """Whoever guards there is to end."""
    if is_guarded(path):
        Claim(path, NOBODY).take()


def _write(file: IO[bytes], name: str) -> None:
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    os.write(file.fileno(), name.encode().ljust(_WIDTH - 1) + b"\n")


def _opened(path: Path) -> IO[bytes]:
    """The file, locked until it is closed, unless its lock can't be had in time."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
    never = Event()
    try:
        for _ in range(int(_PATIENCE_S / _AGAIN_S)):
            if try_lock(file):
                break
            never.wait(_AGAIN_S)
    except OSError:
        file.close()
        raise
    return file
