"""What is pasted or dropped, as pieces of evidence: files, a picture, a piece of a log, or an address.

Nothing is read here and nothing is loaded: a file is named by its path, and an address is only its letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

MOST_FILES = 20
"""Files that are taken in one go: more are a folder, and a folder is no evidence."""
LONG_SIGNS, LONG_LINES = 1_000, 4
"""Text that is longer is a piece of a log or of a chat, and no entry."""
LARGEST_TEXT = 20_000_000
"""Signs of a text that is taken from the clipboard."""
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class FilePiece:
    """A file of this computer."""

    path: str

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class PicturePiece:
    """A picture that lies in no file."""

    image: QImage
    name: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text that lies in no file."""

    text: str
    name: str


Piece = FilePiece | PicturePiece | TextPiece


def pieces_in(data: QMimeData, at: datetime) -> Sequence[Piece]:
    """The pieces of evidence in it, named by that moment (UTC); none where it holds nothing of the kind.

    Files go first: who copies a picture's file means the file.
    """
    stamp = f"{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    files = files_in(data)
    if files:
        return [FilePiece(path) for path in files]
    if data.hasImage():
        image = data.imageData()
        return (
            [PicturePiece(image, f"pasted-{stamp}.png")] if isinstance(image, QImage) and not image.isNull() else []
        )
    text = data.text() if data.hasText() else ""
    if not text.strip():
        return []
    if is_address(text):
        return [TextPiece(text.strip(), f"address-{_host(text)}-{stamp}.txt")]
    ending = "json" if text.lstrip()[:1] in ("{", "[") else "log"
    return [TextPiece(text, f"excerpt-{stamp}.{ending}")]


def files_in(data: QMimeData) -> list[str]:
    """The paths of the files of this computer in it."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def is_more_than_words(data: QMimeData) -> bool:
    """Whether a field for an entry's words hands it on: files, a picture, or text as long as no entry is.

    An address stays words there: who pastes one into a sentence means it so.
    """
    if files_in(data) or (data.hasImage() and not data.hasText()):
        return True
    text = data.text() if data.hasText() else ""
    return len(text) > LONG_SIGNS or text.strip().count("\n") >= LONG_LINES


def is_address(text: str) -> bool:
    """Whether the text is one address of the web and nothing else."""
    words = text.strip()
    if len(words) > _LONGEST_ADDRESS or any(sign.isspace() for sign in words):
        return False
    try:
        parts = urlsplit(words)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _host(text: str) -> str:
    host = urlsplit(text.strip()).netloc.rsplit("@", 1)[-1]
    return "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in host)[:60]
