"""The folder or the zip file of a shared record: made beside its place, then put there whole, over nothing.

The same content gives the same bytes: names in order, one time for all, no owner, one way of packing.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from incident_desk.adapters.reports.files import WholeFiles, not_saved, part_of
from incident_desk.adapters.whole_files import sync_folder
from incident_desk.domain.errors import Refused
from incident_desk.formats.parcel_text import README, Lying
from incident_desk.services.reporting import Cancel, ReportCancelled
from incident_desk.services.sharing import ZIP, Placed

_PIECE = 1 << 20
_FIRST, _LAST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
"""Times that a zip file can say."""
_MODE = 0o100644 << 16
_UNIX, _LEVEL = 3, 6


class Parcels:
    """Makes parcels on this computer's disks."""

    @contextmanager
    def room(self, to: Path) -> Iterator[Path]:
        """An empty folder beside the place of the parcel, gone at the end with what is left in it.

        Raises:
            Refused: something lies at that place.
            DeskError: nothing can be written there.
        """
        _refuse_taken(to)
        try:
            room = Path(mkdtemp(prefix=".new-", dir=to.absolute().parent))
        except OSError as error:
            raise not_saved(to.absolute(), error) from error
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def folder(self, at: Path) -> Path:
        """Make a folder.

        Raises:
            DeskError: the disk refuses.
        """
        try:
            at.mkdir()
        except OSError as error:
            raise not_saved(at, error) from error
        return at

    def write(self, to: Path, text: str) -> None:
        """Write a text into the room.

        Raises:
            DeskError: the disk refuses.
        """
        WholeFiles().write(to, text.encode("utf-8"))

    def lying(self, room: Path, cancel: Cancel | None) -> Mapping[str, Lying]:
        """Every file in the room, by its name with slashes.

        Raises:
            ReportCancelled, DeskError: the person has stopped it, or a file can't be read.
        """
        try:
            return {one.relative_to(room).as_posix(): _looked_at(one, cancel) for one in _files(room)}
        except OSError as error:
            raise not_saved(room, error) from error

    def place(self, room: Path, parcel: Placed, cancel: Cancel | None) -> int:
        """Let it take its place; how many bytes that are.

        Raises:
            Refused: something came to lie there meanwhile.
            ReportCancelled, DeskError: nothing is there, and why.
        """
        to = parcel.to.absolute()
        try:
            size = _zipped(room, parcel, cancel) if to.suffix.lower() == ZIP else _moved(room, parcel)
        except OSError as error:
            _refuse_taken(to)
            raise not_saved(to, error) from error
        with suppress(OSError):  # some shares let no folder be synced; the files are on the disk
            sync_folder(to.parent)
        return size


def _refuse_taken(to: Path) -> None:
    if to.is_symlink() or to.exists():
        raise Refused(f"Nothing was written: {to} is there already, and nothing is overwritten. Give another name")


def _files(room: Path) -> list[Path]:
    return sorted(one for one in room.rglob("*") if one.is_file())


def _pieces(file: BinaryIO, cancel: Cancel | None) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        if cancel is not None and cancel.is_set():
            raise ReportCancelled("Sharing was cancelled; nothing was written.")
        yield piece


def _looked_at(file: Path, cancel: Cancel | None) -> Lying:
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as read:
        for piece in _pieces(read, cancel):
            digest.update(piece)
            size += len(piece)
    return Lying(digest.hexdigest(), size)


def _moved(room: Path, parcel: Placed) -> int:
    """The room itself becomes the folder: a rename takes no file's place and no full folder's."""
    at, size = parcel.at.timestamp(), 0
    files = _files(room)
    # Evidence comes closed to others; in the folder all is as open as what this person makes elsewhere.
    mode = (room / README).stat().st_mode & 0o777
    for one in files:
        one.chmod(mode)
        os.utime(one, (at, at))
        size += one.stat().st_size
    for folder in (*{one.parent for one in files}, room):
        folder.chmod(mode | (mode & 0o444) >> 2)
        with suppress(OSError):
            sync_folder(folder)
    to = parcel.to.absolute()
    _refuse_taken(to)
    os.rename(room, to)
    return size


def _zipped(room: Path, parcel: Placed, cancel: Cancel | None) -> int:
    to = parcel.to.absolute()
    part = part_of(to)
    try:
        with part.open("xb") as file:
            _pack(file, room, parcel, cancel)
            file.flush()
            os.fsync(file.fileno())
        size = part.stat().st_size
        _name_once(part, to)
        return size
    finally:
        part.unlink(missing_ok=True)


def _pack(to: BinaryIO, room: Path, parcel: Placed, cancel: Cancel | None) -> None:
    moment = min(max(parcel.at.astimezone(UTC), _FIRST), _LAST)
    with ZipFile(to, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
        for one in _files(room):
            info = ZipInfo(f"{parcel.name}/{one.relative_to(room).as_posix()}", moment.timetuple()[:6])
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
            info.file_size = one.stat().st_size
            with one.open("rb") as read, packed.open(info, "w") as written:
                for piece in _pieces(read, cancel):
                    written.write(piece)


def _name_once(part: Path, to: Path) -> None:
    """Give it its name where no file has it; a disk without second names is looked at just before.

    Raises:
        Refused: a file has it.
        OSError: as the disk says.
    """
    try:
        os.link(part, to)
    except FileExistsError as error:
        raise Refused(f"Nothing was written: {to} is there already. Give another name") from error
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise
        _refuse_taken(to)
        os.rename(part, to)
