"""What SQLite's errors mean, in words: what happened, what is safe, what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from incident_desk.domain.errors import StoreCode, StoreFailure

_CODES: dict[int, StoreCode] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_IOERR: "io_error",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
}

_WORDS: dict[StoreCode, str] = {
    "disk_full": "Not saved: the disk is full. What was saved is safe. Free some space on the disk of {file}",
    "read_only": "Not saved: {file} can't be written. It can be read. Allow writing, or choose another folder",
    "locked": "Not saved: another program holds {file} for over five seconds. Close it, then try again",
    "io_error": "Not saved: the disk reported an error on {file}. What was saved before is safe",
    "cannot_open": "The record {file} can't be opened. Check that its folder exists and may be written",
    "corrupt": "The record {file} is damaged and is not written to. Restore a backup, or run: incident-desk verify",
    "chain_broken": "The record {file} does not fit together. Run: incident-desk verify",
    "too_new": "The record {file} was made by a newer version of Incident Desk. Install that version to open it",
}


def failure(code: StoreCode, file: Path, *, kept: bool = False) -> StoreFailure:
    """The failure with its words."""
    return StoreFailure(code, _WORDS[code].format(file=file), kept=kept)


def code_of(error: BaseException) -> StoreCode:
    """The plain code of a database error; what is not known is an input/output error."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if number == 0 and isinstance(cause, sqlite3.DatabaseError) and "malformed" in str(cause):
        return "corrupt"
    return _CODES.get(number, "io_error")


@contextmanager
def plainly(file: Path) -> Iterator[None]:
    """Turn what the database raises into a ``StoreFailure``."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise failure(code_of(error), file) from error
