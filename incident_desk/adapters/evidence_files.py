"""The folder of evidence: each file under the SHA-256 of its content, written whole or not at all."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from incident_desk.domain.attachments import Lies
from incident_desk.domain.errors import NotFound, Refused, StoreFailure

LARGEST = 200_000_000
"""Bytes of one file. A recording or a heap dump belongs where such things are kept; its address can be logged."""
_PIECE = 1 << 20


class EvidenceFiles:
    """Keeps copies of files; the same content is kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, source: Path) -> tuple[str, int, bytes]:
        """Copy a file in; its SHA-256, its size and its first bytes.

        Raises:
            NotFound: there is no such file.
            Refused: it is no plain file, it is empty, or larger than ``LARGEST``.
            StoreFailure: it can't be read, or the folder can't be written.
        """
        if not source.is_file():
            raise NotFound(f"There is no file {source}") if not source.exists() else Refused(f"{source} is no file")
        try:
            with source.open("rb") as file:
                return self._copied(file, str(source))
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreFailure("cannot_open", f"{source} could not be kept as evidence: {why}") from error

    def lies(self, sha256: str) -> Lies:
        """Whether the file lies there with the content that it had. Reads all of it."""
        try:
            with self.place(sha256).open("rb") as file:
                digest = hashlib.sha256()
                for piece in _pieces(file):
                    digest.update(piece)
        except OSError:
            return Lies.MISSING
        return Lies.WHOLE if digest.hexdigest() == sha256 else Lies.CHANGED

    def place(self, sha256: str) -> Path:
        """Where the content of that hash lies, or would.

        Raises:
            Refused: that is no SHA-256, so it can't lead out of the folder.
        """
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):  # noqa: PLR2004
            raise Refused(f"{sha256[:80]!r} is no SHA-256")
        return self._folder / sha256[:2] / sha256

    def forget(self, sha256: str) -> None:
        """Take that content away for good: it was erased from the record.

        Raises:
            StoreFailure: the disk refuses.
        """
        place = self.place(sha256)
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            raise StoreFailure("cannot_open", f"{place} could not be taken away: {error.strerror}") from error

    def copy_to(self, folder: Path) -> int:
        """Copy all that lies here to a folder of the same form; how many files that are.

        Raises:
            StoreFailure: one can't be read, or that folder can't be written.
        """
        others, count = EvidenceFiles(folder), 0
        for place in sorted(self._folder.glob("??/*")):
            others.take(place)
            count += 1
        return count

    def _copied(self, file: BinaryIO, name: str) -> tuple[str, int, bytes]:
        from tempfile import NamedTemporaryFile

        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest, size, head = hashlib.sha256(), 0, b""
        with NamedTemporaryFile(dir=self._folder, prefix=".new-", delete=False) as copy:
            try:
                for piece in _pieces(file):
                    size += len(piece)
                    if size > LARGEST:
                        raise Refused(f"{name} has over {LARGEST // 1_000_000} MB. Log where it lies instead")
                    head = head or piece[:4096]
                    digest.update(piece)
                    copy.write(piece)
                if not size:
                    raise Refused(f"{name} is empty")
                copy.flush()
                os.fsync(copy.fileno())
                self._settle(Path(copy.name), digest.hexdigest())
            finally:
                with suppress(FileNotFoundError):
                    os.unlink(copy.name)
        return digest.hexdigest(), size, head

    def _settle(self, copy: Path, sha256: str) -> None:
        """Give the copy its name. What lies there whole already stays; what was damaged is replaced by it."""
        place = self.place(sha256)
        if place.exists() and self.lies(sha256) is Lies.WHOLE:
            return
        place.parent.mkdir(mode=0o700, exist_ok=True)
        os.chmod(copy, 0o400)
        os.replace(copy, place)
        for folder in (place.parent, self._folder):
            _sync(folder)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _sync(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
