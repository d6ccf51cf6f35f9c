"""Brings pieces of evidence into the record: copied and hashed on a thread of its own, then named in one act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage

from incident_desk.domain.attachments import attachments, pieces_words, size_words
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.events import Draft
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.formats.media import media_of
from incident_desk.qt.evidence_offer import LARGEST_TEXT, MOST_FILES, FilePiece, PicturePiece, Piece
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.attaching import attach
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.ports import EvidenceStore

SLOW_BYTES = 8_000_000
"""Of what is larger it is told how far its copy is."""
MOST_PIXELS = 50_000_000
"""Of a pasted picture."""
_STEPS = 10
_STOPPED = "The window closed: the file was not kept"


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece that lies in the folder of evidence: its SHA-256, size in bytes and media type, and its name."""

    sha256: str
    size: int
    media: str
    name: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Where evidence belongs: the incident, and the entry in it (None: to none) with its words."""

    incident: str
    entry: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Taken:
    kept: Sequence[Kept]
    refused: Sequence[str]


class EvidenceTaker(QObject):
    """Takes pieces in, one wish after the other. Nothing of it is done on the GUI thread."""

    noticed = Signal(str)
    """A word for the person."""
    attached = Signal(str)
    """It is in the record: what, for the person, who may take it back."""
    _copied = Signal(str, int)

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._jobs = Jobs("evidence", self)
        self._is_closing = False
        self._copied.connect(self._on_copied, Qt.ConnectionType.QueuedConnection)

    def take(self, pieces: Sequence[Piece], goal: Goal) -> None:
        """Keep these, and name them in the record; what can't be kept is said, the rest is kept."""
        office = self._link.office
        if office is None or office.evidence is None:
            self.noticed.emit("No evidence can be kept here")
        elif len(pieces) > MOST_FILES:
            self.noticed.emit(f"{len(pieces)} files at once are too many: {MOST_FILES} at most")
        elif pieces:
            store = office.evidence
            self._jobs.run(lambda: self._keep_all(store, pieces), lambda taken: self._name(office, taken, goal))

    def close(self) -> None:
        """End what is being copied; of it nothing is left."""
        self._is_closing = True
        self._jobs.close()

    # -- on the thread ----------------------------------------------------------------------------------------

    def _keep_all(self, store: EvidenceStore, pieces: Sequence[Piece]) -> _Taken:
        kept: list[Kept] = []
        refused: list[str] = []
        for piece in pieces:
            try:
                sha256, size, head = self._keep(store, piece)
            except DeskError as error:
                refused.append(str(error))
            else:
                kept.append(Kept(sha256, size, media_of(head), piece.name))
        return _Taken(kept, refused)

    def _keep(self, store: EvidenceStore, piece: Piece) -> tuple[str, int, bytes]:
        if isinstance(piece, FilePiece):
            return store.take(Path(piece.path), self._teller(piece))
        if isinstance(piece, PicturePiece):
            return store.take_data(_as_png(piece.image), piece.name)
        if len(piece.text) > LARGEST_TEXT:
            raise Refused(f"That text has over {LARGEST_TEXT // 1_000_000} million signs. Attach it as a file")
        return store.take_data(piece.text.encode("utf-8", "replace"), piece.name)

    def _teller(self, piece: FilePiece) -> Callable[[int], None]:
        """Tells in ten steps how far a large file is, and ends its copy when the window closes."""
        total = _size_of(piece.path)
        told = 0

        def tell(copied: int) -> None:
            nonlocal told
            if self._is_closing:
                raise Refused(_STOPPED)
            if total >= SLOW_BYTES and copied * _STEPS // total > told:
                told = copied * _STEPS // total
                self._copied.emit(piece.name, min(100, copied * 100 // total))

        return tell

    # -- back on the GUI thread -------------------------------------------------------------------------------

    def _on_copied(self, name: str, percent: int) -> None:
        if not self._is_closing:
            self.noticed.emit(f"Copying {name}: {percent} %")

    def _name(self, office: Office, taken: _Taken, goal: Goal) -> None:
        """Name in the record what lies on the disk now; all of it is one act, which one undo takes back."""
        if taken.refused:
            self.noticed.emit(". ".join(taken.refused))
        if not taken.kept:
            return
        told = _told(taken, goal)

        def decide(incident: Incident, _now: datetime) -> Sequence[Draft]:
            return _named(office, incident.id, taken.kept, goal.entry)

        def tell(_change: Change) -> None:
            self.attached.emit(told)

        self._link.act(decide, goal.incident, tell)


def _named(office: Office, incident: str, kept: Sequence[Kept], entry: str | None) -> Sequence[Draft]:
    """The drafts that name these; what is attached there already is left out while anything else is new."""
    events = office.desk.events(incident)
    known = attachments(events, undone_acts(events))
    belongs = next((one for one in events if one.id == entry), None)
    drafts: dict[str, Draft] = {}
    why: Refused | None = None
    for one in kept:
        try:
            (drafts[one.sha256],) = attach(known, (one.sha256, one.size, one.media), one.name, belongs)
        except Refused as refused:
            why = refused
    if not drafts and why is not None:
        raise why
    return tuple(drafts.values())


def _told(taken: _Taken, goal: Goal) -> str:
    kept = taken.kept
    what = f"{kept[0].name}, {size_words(kept[0].size)}," if len(kept) == 1 else pieces_words(len(kept))
    where = f" to “{goal.words}”" if goal.words else ""
    not_kept = f". {'. '.join(taken.refused)}" if taken.refused else ""
    return f"{what} attached{where}{not_kept}"


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def _as_png(image: QImage) -> bytes:
    if image.width() * image.height() > MOST_PIXELS:
        raise Refused(
            f"That picture has over {MOST_PIXELS // 1_000_000} million pixels. Save it, and attach the file"
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise Refused("That picture can't be kept: save it, and attach the file")
    return bytes(buffer.data().data())
