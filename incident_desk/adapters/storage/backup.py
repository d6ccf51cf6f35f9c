"""A copy of the record by SQLite's own backup, verified before it gets its name."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from incident_desk.adapters.storage.failures import code_of, failure
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.events import Problem


def copy_record(engine: Engine, to: Path, problems_in: Callable[[Path], Sequence[Problem]]) -> None:
    """Copy, bring to the disk, verify, then rename: the name never stands for half a copy.

    Raises:
        StoreFailure: it could not be written, or did not verify.
    """
    half = to.with_name(f".{to.name}.half")
    try:
        _copy(engine, half)
        found = problems_in(half)
        if found:
            raise StoreFailure("corrupt", f"The copy does not verify, so it was not kept: {found[0].what}")
        _settle(half, to)
    except (DBAPIError, sqlite3.Error) as error:
        raise failure(code_of(error), to) from error
    except OSError as error:
        raise StoreFailure("io_error", f"The backup {to} can't be written: {error.strerror}") from error
    finally:
        for rest in (half, half.with_name(f"{half.name}-journal")):
            with suppress(OSError):
                rest.unlink()


def _copy(engine: Engine, half: Path) -> None:
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    target = sqlite3.connect(half)
    try:
        with engine.connect() as connection:
            source = cast(sqlite3.Connection, connection.connection.dbapi_connection)
            source.backup(target)
    finally:
        target.close()


def _settle(half: Path, to: Path) -> None:
    for path in (half, to.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if path is half:
            os.replace(half, to)
