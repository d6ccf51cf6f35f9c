"""The folder of evidence: each file under the SHA-256 of its content, written whole or not at all."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from incident_desk.adapters.reports.files import not_saved
from incident_desk.adapters.whole_files import sync_folder
from incident_desk.domain.attachments import Lies, Looked
from incident_desk.domain.errors import NotFound, Refused, StoreFailure

LARGEST = 200_000_000
"""Bytes of one file. A recording or a heap dump belongs where such things are kept; its address can be logged."""
_PIECE = 1 << 20
Told = Callable[[int], None]
"""Is told how many bytes are copied; what it raises ends the copying, and nothing is left."""


class EvidenceFiles:
    """Keeps copies of files; the same content is kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, source: Path, told: Told | None = None) -> tuple[str, int, bytes]:
        """Copy a file in; its SHA-256, its size and its first bytes. ``told`` hears how far it is.

        Raises:
            NotFound: there is no such file.
            Refused: it is no plain file, it is empty, or larger than ``LARGEST``.
            StoreFailure: it can't be read, or the folder can't be written.
        """
        if not source.is_file():
            raise NotFound(f"There is no file {source}") if not source.exists() else Refused(f"{source} is no file")
        try:
            with source.open("rb") as file:
                return self._copied(file, str(source), told)
        except OSError as error:
            raise _not_kept(str(source), error) from error

    def take_data(self, data: bytes, name: str) -> tuple[str, int, bytes]:
        """Keep what lies in no file yet, such as a pasted picture; its SHA-256, its size and its first bytes.

        Raises:
            Refused: it is empty, or larger than ``LARGEST``.
            StoreFailure: the folder can't be written.
        """
        try:
            return self._copied(BytesIO(data), name)
        except OSError as error:
            raise _not_kept(name, error) from error

    def lies(self, sha256: str) -> Lies:
        """Whether the file lies there with the content that it had. Reads all of it."""
        return self.look(sha256, 0).lies

    def look(self, sha256: str, most: int) -> Looked:
        """How it lies there, and its first bytes, at most so many. All of it is read, and once."""
        digest, size, head = hashlib.sha256(), 0, bytearray()
        try:
            with self.place(sha256).open("rb") as file:
                for piece in _pieces(file):
                    digest.update(piece)
                    size += len(piece)
                    head += piece[: max(0, most - len(head))]
        except OSError:
            return Looked(Lies.MISSING)
        found = digest.hexdigest()
        return Looked(Lies.WHOLE if found == sha256 else Lies.CHANGED, found, size, bytes(head))

    def beginning(self, sha256: str, most: int) -> bytes:
        """The first bytes of a file, at most so many; none where it is missing. Nothing is proven by them."""
        try:
            with self.place(sha256).open("rb") as file:
                return file.read(most)
        except OSError:
            return b""

    def copy_out(self, sha256: str, to: Path) -> None:
        """Write a copy for the person, whole or not at all.

        Raises:
            Refused: it does not lie there as it was, so it would be the copy of something else.
            DeskError: it can't be written there: why, and what to do.
        """
        from tempfile import NamedTemporaryFile

        try:
            source = self.place(sha256).open("rb")
        except OSError as error:
            raise Refused("The file is missing from the folder of evidence: there is nothing to copy") from error
        digest = hashlib.sha256()
        try:
            with source, NamedTemporaryFile(dir=to.parent, prefix=".new-", delete=False) as copy:
                try:
                    for piece in _pieces(source):
                        digest.update(piece)
                        copy.write(piece)
                    if digest.hexdigest() != sha256:
                        raise Refused("The file was changed since it was attached: no copy of it was saved")
                    copy.flush()
                    os.fsync(copy.fileno())
                    os.replace(copy.name, to)
                finally:
                    with suppress(FileNotFoundError):
                        os.unlink(copy.name)
        except OSError as error:
            raise not_saved(to, error) from error

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

    def _copied(self, file: BinaryIO, name: str, told: Told | None = None) -> tuple[str, int, bytes]:
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
                    if told is not None:
                        told(size)
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
            # Some shares let no folder be synced; the file itself is on the disk.
            with suppress(OSError):
                sync_folder(folder)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _not_kept(name: str, error: OSError) -> StoreFailure:
    why = error.strerror or str(error)
    return StoreFailure("cannot_open", f"{name} could not be kept as evidence: {why}")
