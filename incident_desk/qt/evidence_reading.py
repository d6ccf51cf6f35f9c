"""Reads a piece of evidence to be looked at: bounded in size, as pixels or plain letters, never as anything else.

What it is, is told by how it begins, not by its name. Only the five formats of pictures are decoded, by the decoder
of that format alone, from memory; so nothing that a file names is ever loaded. It runs on a thread of its own.
"""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from incident_desk.domain.attachments import Attachment, Lies, Looked, size_words
from incident_desk.formats.json_layout import laid_out
from incident_desk.formats.media import JSON, TEXT, media_of
from incident_desk.services.ports import EvidenceStore

LARGEST_PICTURE = 40_000_000
"""Bytes of a picture that is shown."""
MOST_PIXELS = 50_000_000
WIDEST = 4_096
"""A picture is shown with at most so many pixels a side."""
LARGEST_TEXT = 1_000_000
"""Bytes of a text that are shown."""
_DECODERS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/webp": b"webp",
}
MEDIA_WORDS = {
    "image/png": "PNG picture",
    "image/jpeg": "JPEG picture",
    "image/gif": "GIF picture",
    "image/bmp": "BMP picture",
    "image/webp": "WebP picture",
    "application/pdf": "PDF",
    "application/zip": "ZIP archive",
    "application/gzip": "gzip archive",
    JSON: "JSON",
    TEXT: "text",
}


class Form(Enum):
    """As what it is shown."""

    PICTURE = "picture"
    TEXT = "text"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as it is shown: how it lies, its pixels or its letters, and what is to be said of them."""

    file: Attachment
    looked: Looked
    form: Form = Form.NOTHING
    image: QImage | None = None
    text: str = ""
    note: str = ""


def see(store: EvidenceStore, file: Attachment) -> Seen:
    """Look at it. Of what is missing or was changed nothing is shown: it proves nothing."""
    looked = store.look(file.sha256, LARGEST_PICTURE)
    if looked.lies is not Lies.WHOLE:
        return Seen(file, looked)
    media = media_of(looked.data[:4096])
    if media in _DECODERS:
        return _picture(file, looked, media)
    if media in (TEXT, JSON):
        return _text(file, looked, media)
    return Seen(file, looked, note="It can't be shown here: save a copy, and open that where it is safe to")


def media_words(media: str) -> str:
    """What sort of file it is: ``PNG picture``."""
    return MEDIA_WORDS.get(media, "file")


def _picture(file: Attachment, looked: Looked, media: str) -> Seen:
    if looked.size > LARGEST_PICTURE:
        return Seen(file, looked, note=f"A picture of over {size_words(LARGEST_PICTURE)} is not shown. Save a copy")
    buffer = QBuffer()
    buffer.setData(QByteArray(looked.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_DECODERS[media]))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        return Seen(file, looked, note=f"{_pixels(size)} are too many to show. Save a copy")
    image = reader.read()
    if image.isNull():
        return Seen(file, looked, note="The picture can't be read: it may be cut off. Save a copy")
    pixels = _pixels(image.size())
    if max(image.width(), image.height()) > WIDEST:
        ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(WIDEST, WIDEST, ratio, smooth)
    return Seen(file, looked, Form.PICTURE, image, note=pixels)


def _pixels(size: QSize) -> str:
    return f"{size.width()} × {size.height()} pixels"


def _text(file: Attachment, looked: Looked, media: str) -> Seen:
    is_cut = looked.size > LARGEST_TEXT
    text = looked.data[:LARGEST_TEXT].decode("utf-8", "replace")
    if is_cut:
        note = (
            f"The first {size_words(LARGEST_TEXT)} of {size_words(looked.size)} are shown. Save a copy to see all"
        )
        return Seen(file, looked, Form.TEXT, text=_plain(text), note=note)
    laid = laid_out(text) if media == JSON else None
    if media == JSON and laid is None:
        return Seen(file, looked, Form.TEXT, text=_plain(text), note="It is no whole JSON: shown as it is")
    lines = len(text.splitlines())
    note = "JSON, laid out over lines" if laid is not None else f"{lines} line{'' if lines == 1 else 's'}"
    return Seen(file, looked, Form.TEXT, text=_plain(laid if laid is not None else text), note=note)


def _plain(text: str) -> str:
    """The letters without those that steer: nothing turns the direction of a line or rings a bell."""
    return text.replace("\r\n", "\n").translate(_STEERING)


_STEERING = {
    sign: "\ufffd"
    for sign in (*range(9), *range(11, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)
}
