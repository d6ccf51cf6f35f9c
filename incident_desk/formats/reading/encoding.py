"""From a file's bytes to text, or a plain word on why it can't be read.

UTF-8 with or without a byte order mark and UTF-16 are read; so is UTF-16 without its mark where every other byte
of plain text gives it away. Line ends become ``\\n``, so that line numbers are the same for every system's files.
"""

from incident_desk.domain.errors import Refused

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest document that is read."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_PROBE = 65_536
_WHAT_TO_DO = "Save it as Markdown or plain text in UTF-8 and read it again"


class ReadingError(Refused):
    """A file that can't be read as a document: *what* is wrong, *where*, and *what_to_do* about it."""

    def __init__(self, what: str, where: str, what_to_do: str) -> None:
        super().__init__(f"{where} {what}. {what_to_do}")
        self.what, self.where, self.what_to_do = what, where, what_to_do


def refuse_unreadable(data: bytes, name: str = "The document", largest: int = LARGEST) -> str:
    """The text in *data*, its line ends as ``\\n`` and without a byte order mark.

    Raises:
        ReadingError: the file is too large, binary, in an unknown encoding, or has nothing in it.
    """
    if len(data) > largest:
        size, limit = len(data) / 1_048_576, largest / 1_048_576
        raise ReadingError(
            f"has {size:.0f} MB; documents are read up to {limit:.0f} MB",
            name,
            "Split it, or take the part that is the playbook",
        )
    text = plain_lines(_decoded(data, name))
    if not text.strip():
        raise ReadingError("is empty", name, "Choose a file with a playbook or a checklist in it")
    return text


def plain_lines(text: str) -> str:
    """The text with ``\\n`` as its only line end, plain spaces, and no control characters but tabs."""
    even = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return even.translate(_EVEN)


_HIDDEN = (*range(9), *range(11, 32), 127, 0x85, 0x200B, 0x2028, 0x2029)
_HARD_SPACES = (0xA0, 0x202F)
"""Spaces at which no line breaks: Markdown knows neither a list nor a box by them."""
_EVEN = {**dict.fromkeys(_HIDDEN), **dict.fromkeys(_HARD_SPACES, " ")}


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name, len(mark))
    _refuse_binary(data, name)
    return _strictly(data, _wide_encoding(data) or "utf-8", name, 0)


def _strictly(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + skipped
        line = data[: error.start].count(b"\n") + 1
        raise ReadingError(
            f"is not valid {encoding.upper()}: byte {place} (line {line}) fits no character", name, _WHAT_TO_DO
        ) from error


def _refuse_binary(data: bytes, name: str) -> None:
    for start, what in _BINARY:
        if data.startswith(start):
            raise ReadingError(f"is {what}, not text", name, _WHAT_TO_DO)
    sample = data[:_PROBE]
    if _wide_encoding(data) is None and _control_share(sample) > 0.05:
        raise ReadingError("is not text: it is full of control bytes", name, _WHAT_TO_DO)


def _control_share(sample: bytes) -> float:
    controls = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in sample)
    return controls / max(1, len(sample))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: plain letters leave every other byte zero."""
    sample = data[:_PROBE]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    return None
