"""Report files: written whole or not at all, and failures said in words."""

import errno
import logging
import os
from pathlib import Path
from secrets import token_hex

from incident_desk.adapters.whole_files import sync_folder
from incident_desk.domain.errors import DeskError

_log = logging.getLogger(__name__)
_NO_ENTRY = (errno.EACCES, errno.EPERM, errno.EROFS)


class WholeFiles:
    """Writes beside the target and renames, so that no half-written file is ever seen under the name."""

    def write(self, to: Path, data: bytes) -> Path:
        """Write the file.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        try:
            write_whole(to, data, part_of(to))
        except OSError as error:
            raise not_saved(to, error) from error
        return to


def part_of(to: Path) -> Path:
    """A name beside the target that nobody else uses, for the file while it is being written."""
    return to.with_name(f".{to.name[:80]}.{token_hex(4)}.part")


def write_whole(to: Path, data: bytes, part: Path) -> None:
    """Write to ``part``, bring it to the disk, then rename it to ``to``.

    Raises:
        OSError: as the disk says; ``part`` is gone and ``to`` is as it was.
    """
    if to.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(to))
    if to.is_symlink() or (to.exists() and not to.is_file()):  # a rename would take the place of /dev/stdout itself
        raise OSError(errno.EINVAL, "it is no plain file", str(to))
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, to)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync(to.parent)


def _sync(folder: Path) -> None:
    """Bring the new name to the disk, where folders can be synced (not on some shares)."""
    try:
        sync_folder(folder)
    except OSError as error:
        _log.info("%s can't be synced: %s", folder, error.strerror)


def not_saved(to: Path, error: OSError) -> DeskError:
    """What to tell the person: what happened, what is safe, what to do."""
    safe = "The incident's record is not touched."
    if error.errno == errno.ENOENT and to.parent.is_dir():  # as /proc says of every new name
        return DeskError(f"Not saved: the folder {to.parent} takes no files. {safe} Choose another folder.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return DeskError(f"Not saved: there is no folder {to.parent}. {safe} Choose another folder.")
    if error.errno in _NO_ENTRY:
        return DeskError(f"Not saved: {to.parent} can't be written to. {safe} Choose another folder.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DeskError(f"Not saved: the disk of {to.parent} is full. {safe} Free some space, then save again.")
    if error.errno == errno.EISDIR:
        return DeskError(f"Not saved: {to} is a folder. {safe} Give the name of a file.")
    return DeskError(f"Not saved: {to} can't be written ({error.strerror}). {safe} Choose another folder.")
