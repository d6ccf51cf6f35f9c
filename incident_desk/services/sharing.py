"""The record of one incident as a folder or a zip file: the report, the timeline, the evidence, and what they are.

It appears whole or not at all, takes nothing's place, and is the same byte for byte for the same record.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from incident_desk.domain.attachments import Attachment, pieces_words, size_words
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.formats.parcel_text import (
    README,
    SUMS,
    Lying,
    allows_evidence,
    left_out_words,
    readme_text,
    sums_text,
)
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Handout
from incident_desk.services.handing_out import ENDINGS, HandingOut
from incident_desk.services.library import safe_name
from incident_desk.services.reporting import Cancel, ReportCancelled, told_plain
from incident_desk.services.scanned import HandedOut, refuse_known

ZIP = ".zip"
EVIDENCE = "evidence"
_TABLE = ".csv"
_NO_FOLDERS = frozenset({*ENDINGS, ".eml", ".txt", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"})
"""Whoever names such a file does not mean a folder of that name."""
Told = Callable[[int, int, str], None]
"""Hears how many of how many pieces are done, and which one comes now."""


class EvidenceCopies(Protocol):
    """Copies pieces of evidence out; each is looked at on the way."""

    def copy_out(self, sha256: str, to: Path) -> None:
        """Write a copy of what lies there as it was, whole or not at all.

        Raises:
            Refused: it does not lie there as it was.
            DeskError: the copy can't be written.
        """
        ...


class ParcelFiles(Protocol):
    """Makes the folder or the zip file. Called from a worker thread: it waits."""

    def room(self, to: Path) -> AbstractContextManager[Path]:
        """An empty folder beside the place of the parcel, gone at the end with what is left in it.

        Raises:
            DeskError: something lies at that place, or nothing can be written there.
        """
        ...

    def folder(self, at: Path) -> Path:
        """Make a folder in the room.

        Raises:
            DeskError: the disk refuses.
        """
        ...

    def write(self, to: Path, text: str) -> None:
        """Write a text into the room.

        Raises:
            DeskError: the disk refuses.
        """
        ...

    def lying(self, room: Path, cancel: Cancel | None) -> Mapping[str, Lying]:
        """Every file in the room, by its name with slashes.

        Raises:
            ReportCancelled, DeskError: the person has stopped it, or a file can't be read.
        """
        ...

    def place(self, room: Path, parcel: "Placed", cancel: Cancel | None) -> int:
        """Let it take its place; how many bytes that are.

        Raises:
            ReportCancelled, DeskError: nothing is there, and why.
        """
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the parcel goes, how the folder in a zip file is named, and the time that its files bear (UTC)."""

    to: Path
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShareWish:
    """Where to (a name that ends in ``.zip`` is such a file), in which formats, with which evidence, by whom.

    Raises:
        WrongUse: the name is that of another sort of file.
    """

    to: Path
    endings: tuple[str, ...] = (".pdf",)
    evidence: tuple[Attachment, ...] = ()
    who: str = ""

    def __post_init__(self) -> None:
        if self.to.suffix.lower() in _NO_FOLDERS:
            raise WrongUse(f"{self.to.name!r} is the name of a file: name a folder, or a file that ends in {ZIP}")

    @property
    def is_zip(self) -> bool:
        """Whether it is one file."""
        return self.to.suffix.lower() == ZIP


@dataclass(frozen=True, slots=True)
class Shared:
    """What was made: where, its files, how many bytes, what is not in it, and whether its PDF is plain."""

    to: Path
    files: tuple[str, ...]
    size: int
    left_out: tuple[str, ...]
    is_plain: bool

    @property
    def words(self) -> str:
        """As it is told; what is not in it is another thing."""
        said = f"Written: {self.to} ({pieces_words(len(self.files))}, {size_words(self.size)})"
        return told_plain(said, self.is_plain)


class Sharing:
    """Shares the records of one store. Nothing is appended to them."""

    def __init__(
        self, copies: HandingOut, evidence: EvidenceCopies, files: ParcelFiles, handed_out: HandedOut
    ) -> None:
        """``copies`` keeps no journal of its own: the parcel is one line of ``handed_out``."""
        self._copies, self._evidence, self._files, self._handed_out = copies, evidence, files, handed_out

    def share(
        self, handout: Handout, wish: ShareWish, cancel: Cancel | None = None, told: Told | None = None
    ) -> Shared:
        """Make it. May be called on any thread: it waits.

        Raises:
            Refused: something lies at that place already.
            Leaking, ReportCancelled, DeskError: nothing was written, and why.
        """
        goes = wish.evidence if allows_evidence(handout) else ()
        is_plain, teller = False, _Teller(len(_endings(wish)) + len(goes) + 2, told, cancel)
        with self._files.room(wish.to) as room:
            for ending in _endings(wish):
                name = report_name(handout, ending)
                teller.comes(name)
                is_plain |= self._copies.save(handout, room / name, cancel, ending=ending).is_plain
            left_out = [one for one in (left_out_words(handout, len(wish.evidence)),) if one]
            left_out += self._copy(goes, room / EVIDENCE, teller)
            teller.comes(SUMS)
            files = self._describe(handout, room, left_out, cancel)
            teller.comes(wish.to.name)
            at = handout.report.header.recorded_until
            size = self._files.place(room, Placed(wish.to, parcel_name(handout), at), cancel)
        form = "zip" if wish.is_zip else "folder"
        self._handed_out.note(handout, form, str(wish.to), wish.who, files=list(files), left_out=len(left_out))
        return Shared(wish.to, files, size, tuple(left_out), is_plain)

    def _copy(self, goes: Sequence[Attachment], folder: Path, teller: "_Teller") -> Iterator[str]:
        """Copy what lies there as it was; what does not is told, and what was erased is not asked for."""
        apart = tuple(named_apart(goes))
        if apart:
            self._files.folder(folder)
        for name, one in apart:
            teller.comes(name)
            try:
                self._evidence.copy_out(one.sha256, folder / name)
            except (Refused, NotFound) as error:
                yield f"{EVIDENCE}/{name}: {error}"

    def _describe(
        self, handout: Handout, room: Path, left_out: Sequence[str], cancel: Cancel | None
    ) -> tuple[str, ...]:
        files = dict(self._files.lying(room, cancel))
        self._files.write(room / README, refuse_known(handout, readme_text(handout, files, left_out)))
        files = dict(self._files.lying(room, cancel))
        self._files.write(room / SUMS, sums_text(files))
        return (*sorted(files), SUMS)


class _Teller:
    """Tells how far it is, and ends it where the person wishes so."""

    def __init__(self, of: int, told: Told | None, cancel: Cancel | None) -> None:
        self._of, self._told, self._cancel, self._done = of, told, cancel, 0

    def comes(self, name: str) -> None:
        """The next piece."""
        if self._cancel is not None and self._cancel.is_set():
            raise ReportCancelled("Sharing was cancelled; nothing was written.")
        if self._told is not None:
            self._told(self._done, self._of, name)
        self._done += 1


def parcel_name(handout: Handout) -> str:
    """``INC-0047``, or ``INC-0047-customer``: how a folder or a file is named where nobody names it."""
    key, audience = safe_name(handout.report.header.key), handout.wish.audience
    return key if audience is Audience.INTERNAL else f"{key}-{audience.value}"


def report_name(handout: Handout, ending: str) -> str:
    """``INC-0047-report.pdf``; a CSV is the timeline."""
    return f"{parcel_name(handout)}-{'timeline' if ending == _TABLE else 'report'}{ending}"


def named_apart(files: Sequence[Attachment]) -> Iterator[tuple[str, Attachment]]:
    """Each content once, by a name that is safe everywhere and no other one has: ``02-graph.png``."""
    once = {one.sha256: one for one in reversed(files) if one.sha256}
    kept = [one for one in files if once.get(one.sha256) is one]
    for number, one in enumerate(kept, 1):
        stem, dot, ending = one.name.replace("\\", "/").rpartition("/")[2].rpartition(".")
        plain = f"{safe_name(stem)}.{safe_name(ending)}" if stem and dot else safe_name(ending)
        yield f"{number:02}-{plain}", one


def _endings(wish: ShareWish) -> tuple[str, ...]:
    """The formats that are wanted, each once, and the timeline always."""
    return tuple(dict.fromkeys((*wish.endings, _TABLE)))
