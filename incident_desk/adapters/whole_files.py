"""Small files beside the record, written whole or not at all."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def write_whole(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write temporary files beside them for their owner alone, bring all to the disk, then rename.

    Nothing takes its place before every one is on the disk.

    Raises:
        OSError: as the disk says; no temporary file is left.
    """
    # Whoever only reads such files, as a start does, has no need of it.
    from tempfile import NamedTemporaryFile

    written: list[tuple[str, Path]] = []
    try:
        for path, data in files:
            with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
                written.append((file.name, path))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for name, path in written:
            os.replace(name, path)
    finally:
        for name, _ in written:
            with suppress(FileNotFoundError):
                os.unlink(name)


def sync_folder(folder: Path) -> None:
    """Bring a new name in a folder to the disk; Windows has no such call.

    Raises:
        OSError: as the disk says; not every share lets a folder be synced.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
