"""What SQLite and the system say when they refuse, as a ``StoreFailure`` in plain words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from incident_desk.adapters.refusals import code_of_refusal
from incident_desk.domain.errors import StoreCode, StoreFailure


class Unreadable(Exception):
    """A row that can't be an event: it was damaged, or a newer program wrote it."""


class ForeignRecord(Unreadable):
    """The file no longer holds the event at which memory stood: it was swapped or cut."""


DatabaseRefused = (DBAPIError, sqlite3.Error, Unreadable, UnicodeDecodeError)
"""What a statement can raise when the file, not the program, is at fault.

Where a damaged schema is no UTF-8, SQLite's own message quotes it, and Python can't even read the message.
"""

_CODES: dict[int, StoreCode] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_PERM: "cannot_open",
    sqlite3.SQLITE_IOERR: "io_error",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    # A trigger refused what we wanted to write: the file does not end where it should.
    sqlite3.SQLITE_CONSTRAINT: "chain_broken",
    # Our statements are right, so "no such table" means that the schema was damaged.
    sqlite3.SQLITE_ERROR: "corrupt",
    sqlite3.SQLITE_MISMATCH: "corrupt",
    sqlite3.SQLITE_SCHEMA: "corrupt",
}

_EXTENDED: dict[int, StoreCode] = {
    # SQLite says read-only where the open file no longer has its name: moved, deleted or replaced.
    sqlite3.SQLITE_READONLY_DBMOVED: "chain_broken",
}

_WORDS: dict[StoreCode, str] = {
    "disk_full": "The disk is full. Make room on it; writing then goes on by itself",
    "read_only": "The disk or the file is read-only. Reading works; writing goes on once it is writable again",
    "locked": "Another program holds the record. Close it, or try again in a moment",
    "io_error": "The disk reported an error. Check it, and make a backup elsewhere",
    "cannot_open": "The file can't be opened. Check that its folder is there and that you may write in it",
    "corrupt": "The file is damaged. Nothing more is written into it; restore it from a backup",
    "chain_broken": "The file is not the one that was opened, or was changed by another program. Run verify",
    "too_new": "The file was made by a newer version of Incident Desk. Update the program",
}


def failure_of(error: BaseException, path: Path, doing: str) -> StoreFailure:
    """The failure to tell a person. ``doing`` completes "… was not …", such as "The entry was not written"."""
    code = code_of(error)
    if code in ("cannot_open", "io_error") and _is_read_only(path):
        code = "read_only"
    return failure(code, path, doing)


def failure(code: StoreCode, path: Path, doing: str, *, kept: bool = False) -> StoreFailure:
    """The failure of that code, in words that name the file."""
    return StoreFailure(code, f"{doing} ({path}). {_WORDS[code]}.", kept=kept)


def code_of(error: BaseException) -> StoreCode:
    """Which of the store's codes fits an error of SQLite or of the system."""
    if isinstance(error, OSError):
        return code_of_refusal(error, "cannot_open")
    if isinstance(error, Unreadable):
        return "chain_broken" if isinstance(error, ForeignRecord) else "corrupt"
    cause = error.orig if isinstance(error, DBAPIError) else error
    number = getattr(cause, "sqlite_errorcode", None)
    # Without a number Python itself could not read a value, such as text that is no UTF-8.
    if number is None:
        return "corrupt"
    return _EXTENDED.get(number) or _CODES.get(number & 0xFF, "io_error")


def _is_read_only(path: Path) -> bool:
    """Whether the file system refuses to make SQLite's journal beside the file."""
    return path.parent.is_dir() and not os.access(path.parent, os.W_OK)


@contextmanager
def said_plainly(path: Path, doing: str) -> Iterator[None]:
    """Turn what SQLite raises within into a ``StoreFailure``."""
    try:
        yield
    except DatabaseRefused as error:
        raise failure_of(error, path, doing) from error
