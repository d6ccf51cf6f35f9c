"""Several files at once: all of them, or none where the disk refuses one; never a part of one."""

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from incident_desk.adapters.reports.files import not_saved, part_of
from incident_desk.adapters.whole_files import sync_folder


class ManyFiles:
    """Writes every file beside its place and brings it to the disk, before the first one takes its place."""

    def write_all(self, files: Mapping[Path, bytes]) -> Mapping[Path, str]:
        """Write all of them; what was not written, with why.

        Where one can't be brought to the disk none is written. Where the system refuses a name afterwards, the
        others are written and that one is told.
        """
        parts = {to: part_of(to) for to in files}
        try:
            for to, data in files.items():
                try:
                    _bring(to, parts[to], data)
                except OSError as error:
                    return _none(files, to, str(not_saved(to, error)))
            return dict(_placed(parts))
        finally:
            for part in parts.values():
                part.unlink(missing_ok=True)


def _bring(to: Path, part: Path, data: bytes) -> None:
    if to.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(to))
    if to.is_symlink() or (to.exists() and not to.is_file()):
        raise OSError(errno.EINVAL, "it is no plain file", str(to))
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _none(files: Iterable[Path], refused: Path, why: str) -> Mapping[Path, str]:
    return {
        to: why if to == refused else f"Not saved, because {refused.name} can't be: all or none." for to in files
    }


def _placed(parts: Mapping[Path, Path]) -> Iterable[tuple[Path, str]]:
    """Give each its name; those that the system refuses."""
    for to, part in parts.items():
        try:
            os.replace(part, to)
        except OSError as error:
            yield to, str(not_saved(to, error))
    for folder in {to.parent for to in parts}:
        try:
            sync_folder(folder)
        except OSError:
            continue  # some shares let no folder be synced
