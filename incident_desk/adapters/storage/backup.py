"""A copy of a record that is whole and verified, or no copy at all."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp

from incident_desk.adapters.storage import verify
from incident_desk.adapters.storage.engine import Database
from incident_desk.adapters.storage.failures import failure
from incident_desk.adapters.whole_files import sync_folder
from incident_desk.domain.errors import Refused


def back_up(database: Database, to: Path) -> None:
    """Copy the record through SQLite's backup, verify the copy and only then give it its name.

    Raises:
        Refused: there is something of that name.
        StoreFailure: the record itself is damaged.
        OSError, sqlite3.Error: the copy can't be written.
    """
    if os.path.lexists(to):
        raise _is_taken(to)
    handle, name = mkstemp(dir=to.parent, prefix=f".{to.name}.", suffix=".unfinished")
    os.close(handle)
    unfinished = Path(name)
    try:
        _copy(database, unfinished)
        _sync_file(unfinished)
        _verify(database, unfinished)
        _give_name(unfinished, to)
        sync_folder(to.parent)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _is_taken(to: Path) -> Refused:
    return Refused(f"{to} is there already, and a backup never replaces a file. Choose another name")


def _give_name(unfinished: Path, to: Path) -> None:
    """The copy took its time: what got that name meanwhile is not replaced either."""
    try:
        os.link(unfinished, to)
    except FileExistsError as error:
        raise _is_taken(to) from error
    except OSError:
        # No hard links here, as on most memory sticks: the last look is as close to the renaming as can be.
        if os.path.lexists(to):
            raise _is_taken(to) from None
        os.replace(unfinished, to)
    else:
        unfinished.unlink()


def _copy(database: Database, to: Path) -> None:
    with database.reading() as connection, closing(sqlite3.connect(to)) as target:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(target)


def _verify(database: Database, copy: Path) -> None:
    """A damaged record must not push out a good backup, and a copy must be what it was made from."""
    opened = Database(copy)
    try:
        problem = next(verify.damage(opened.reading), None)
    finally:
        opened.dispose()
    if problem is not None:
        doing = f"No backup was made, because the record is damaged: {problem.what}"
        raise failure("corrupt", database.path, doing)


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
