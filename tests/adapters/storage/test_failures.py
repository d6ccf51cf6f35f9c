"""What SQLite and the system say, in codes and plain words."""

import errno
import sqlite3
from typing import get_args

import pytest
from sqlalchemy.exc import OperationalError

from incident_desk.adapters.storage.failures import (
    ForeignRecord,
    Unreadable,
    code_of,
    failure,
    failure_of,
    said_plainly,
)
from incident_desk.domain.errors import StoreCode, StoreFailure


def sqlite_error(number):
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = number
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_READONLY_ROLLBACK, "read_only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "chain_broken"),
        (sqlite3.SQLITE_BUSY_RECOVERY, "locked"),
        (sqlite3.SQLITE_LOCKED, "locked"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "cannot_open"),
        (sqlite3.SQLITE_IOERR_FSYNC, "io_error"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "corrupt"),
        (sqlite3.SQLITE_NOTADB, "corrupt"),
        (sqlite3.SQLITE_CONSTRAINT_TRIGGER, "chain_broken"),
        (sqlite3.SQLITE_INTERNAL, "io_error"),
    ],
)
def test_an_extended_number_has_the_code_of_its_family(number, code):
    error = sqlite_error(number)
    assert code_of(error) == code == code_of(OperationalError("INSERT", {}, error))


def test_a_text_that_python_can_not_read_is_damage():
    assert code_of(sqlite3.OperationalError("Could not decode to UTF-8")) == "corrupt"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EROFS, "read_only"),
     (errno.EACCES, "read_only"), (errno.EIO, "io_error"), (errno.ENOENT, "cannot_open")],
)  # fmt: skip
def test_what_the_system_says_has_a_code(number, code):
    assert code_of(OSError(number, "said by the system")) == code


def test_damage_and_another_file_are_told_apart():
    assert code_of(Unreadable("torn")) == "corrupt"
    assert code_of(ForeignRecord("swapped")) == "chain_broken"


@pytest.mark.parametrize("code", get_args(StoreCode))
def test_each_failure_names_the_file_what_was_done_and_what_helps(code, tmp_path):
    said = failure(code, tmp_path / "desk.db", "It was not written", kept=True)
    assert said.code == code and said.kept
    words = str(said)
    assert words.startswith(f"It was not written ({tmp_path / 'desk.db'}). ") and words.endswith(".")
    assert len(words.split(". ")) >= 2


def test_a_folder_that_is_missing_is_not_read_only(tmp_path):
    error = sqlite_error(sqlite3.SQLITE_CANTOPEN)
    assert failure_of(error, tmp_path / "gone" / "desk.db", "x").code == "cannot_open"


def test_only_what_the_file_raises_is_said_plainly(tmp_path):
    with pytest.raises(StoreFailure) as said, said_plainly(tmp_path / "desk.db", "The record could not be read"):
        raise sqlite_error(sqlite3.SQLITE_IOERR)
    assert said.value.code == "io_error"
    with pytest.raises(ZeroDivisionError), said_plainly(tmp_path / "desk.db", "x"):
        raise ZeroDivisionError
