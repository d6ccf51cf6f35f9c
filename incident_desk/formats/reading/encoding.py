"""From a file's bytes to text, or a plain word on why it can't be read.

UTF-8 with or without a byte order mark, UTF-16 and UTF-32 are read; so is UTF-16 without its mark where every other
byte of plain text gives it away, and what an older encoding makes sense of (``encoding_guess``). Line ends become
``\\n``, so that line numbers are the same for every system's files.
"""

import re
from dataclasses import dataclass

from incident_desk.domain.errors import Refused
from incident_desk.formats.reading.encoding_guess import guessed

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest document that is read."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MARK_TOLD = "A byte order mark at the beginning is left out"
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
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_WHAT_TO_DO = "Save it as Markdown or plain text in UTF-8 and read it again"


class ReadingError(Refused):
    """A file that can't be read as a document: *what* is wrong, *where*, and *what_to_do* about it."""

    def __init__(self, what: str, where: str, what_to_do: str) -> None:
        super().__init__(f"{where} {what}. {what_to_do}")
        self.what, self.where, self.what_to_do = what, where, what_to_do


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's letters as they stand in it; *told* says what about its encoding a person should know."""

    text: str
    told: tuple[str, ...] = ()


def refuse_unreadable(data: bytes, name: str = "The document", largest: int = LARGEST) -> str:
    """The text in *data*, its line ends as ``\\n`` and without a byte order mark.

    Raises:
        ReadingError: the file is too large, binary, in an unknown encoding, or has nothing in it.
    """
    return plain_lines(decoded(data, name, largest).text)


def decoded(data: bytes, name: str = "The document", largest: int = LARGEST) -> Decoded:
    """The letters in *data*, none of them changed.

    Raises:
        ReadingError: the file is too large, binary, in an unknown encoding, or has nothing in it.
    """
    refuse_large(len(data), name, largest)
    found = _decoded(data, name)
    if not plain_lines(found.text[:_PROBE]).strip() and not plain_lines(found.text).strip():
        raise ReadingError("is empty", name, "Choose a file with a playbook or a checklist in it")
    return found


def refuse_large(size: int, name: str, largest: int = LARGEST) -> None:
    """Nothing where a file of that *size* can be read.

    Raises:
        ReadingError: it is too large.
    """
    if size > largest:
        raise ReadingError(
            f"has {size / 1_048_576:.0f} MB; documents are read up to {largest / 1_048_576:.0f} MB",
            name,
            "Split it, or take the part that is the playbook",
        )


def plain_lines(text: str) -> str:
    """The text with ``\\n`` as its only line end, plain spaces, and no control characters but tabs."""
    even = even_lines(text).lstrip("\ufeff")
    if not holds_any(even, _ODD):
        return even
    return _HIDDEN.sub("", _SPACES.sub(" ", even))


def even_lines(text: str) -> str:
    """The text with ``\\n`` as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def holds_any(text: str, letters: str) -> bool:
    """Whether one of these letters is in the text: as fast as the system finds a letter, where an expression would
    look at each of the text's."""
    return any(map(text.__contains__, letters))


_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\x85\u200b]")
_SPACES = re.compile("[\x0b\x0c\u00a0\u202f\u2028\u2029]")
"""Spaces at which no line breaks, and breaks that end no line: Markdown knows neither a list nor a box by them."""
_ODD = "".join(map(chr, (*range(9), *range(11, 32), 0x7F, 0x85, 0x200B, 0xA0, 0x202F, 0x2028, 0x2029)))
"""All of both."""


def _decoded(data: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            told = _MARK_TOLD if encoding == "utf-8" else f"The file was {encoding.upper()}"
            return Decoded(_strictly(data[len(mark) :], encoding, name, len(mark)), (told,))
    _refuse_binary(data, name)
    if (wide := _wide_encoding(data)) is not None:
        return Decoded(_strictly(data, wide, name, 0), (f"The file was {wide.upper()} without its mark",))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        if (guess := guessed(data)) is not None:
            return Decoded(guess.text, (guess.told,))
    return Decoded(_strictly(data, "utf-8", name, 0))


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


def encoding_of(data: bytes) -> str:
    """By which encoding the letters at the beginning of a file go; an older one than UTF-8 is not told apart."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    return marked or _wide_encoding(data) or "utf-8"


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))


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
