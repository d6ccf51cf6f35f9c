"""How much of a document is understood. What comes after that is kept as reference text, whole, and said so.

Bytes, lines and blocks are counted, so that a document is cut at the same line whenever it is read. Time and memory
are watched by whoever starts the reading (``adapters/reading``): it reads again with fewer bytes and says why.
"""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import Doubt, Section, Span
from incident_desk.formats.reading.encoding import encoding_of, plain_lines

MOST_BYTES = 8 * 1024 * 1024
MOST_BLOCKS = 200_000
MOST_LINES = 500_000
TOO_LARGE = f"it has more than {MOST_BYTES // 1_048_576} MB"
TOO_MANY = f"it has more than {MOST_BLOCKS:,} blocks"
TOO_MANY_LINES = f"it has more than {MOST_LINES:,} lines"
PIECE = 64 * 1024
"""Letters of one passage of what is only kept; a window can hand them on one by one."""
WIDEST = 4
"""Bytes of the widest letter."""


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a document is to be understood, why not more, and who hears how far it is, from 0 to 1."""

    most: int = MOST_BYTES
    why: str = TOO_LARGE
    tell: Callable[[float], None] | None = None
    blocks: int = MOST_BLOCKS
    lines: int = MOST_LINES


WHOLE = Part()


def parted(data: bytes, most: int = MOST_BYTES) -> tuple[bytes, memoryview]:
    """The first bytes, to the end of a line where there is one, and all the others."""
    if len(data) <= most:
        return data, memoryview(b"")
    width = {"utf-16": 2, "utf-32": 4}.get(encoding_of(data)[:6], 1)
    end = _line_end(data, most, "\n".encode(encoding_of(data)), width) or most - most % WIDEST
    least = end - WIDEST
    while width == 1 and end > max(least, 0) and data[end] & 0xC0 == 0x80:
        end -= 1
    return data[:end], memoryview(data)[end:]


def _line_end(data: bytes, most: int, mark: bytes, width: int) -> int:
    """Behind the last line end among the first bytes; 0 where there is none."""
    place = data.rfind(mark, 0, most)
    while place > 0 and place % width:
        place = data.rfind(mark, 0, place + len(mark) - 1)
    return place + len(mark) if place >= 0 else 0


def cut(text: str, line: int) -> tuple[str, str]:
    """The lines before that line, counted from 1, and those from it on."""
    place = -1
    for _ in range(line - 1):
        place = text.find("\n", place + 1)
        if place < 0:
            return text, ""
    return text[: place + 1], text[place + 1 :]


def with_rest(
    document: ReadDocument, rest: memoryview, part: Part = WHOLE, encoding: str = "utf-8"
) -> ReadDocument:
    """The document with the bytes behind it as reference text."""
    if not rest:
        return document
    line = _last(document.playbook.reference) if document.reference_from else document.text.count("\n")
    return kept(document, tuple(passages(_letters(rest, encoding), line + 1)), part.why)


def _letters(data: memoryview, encoding: str) -> Iterator[str]:
    """The text, little by little: no thread waits while 50 MB become letters."""
    decoder = getincrementaldecoder(encoding)("replace")
    for place in range(0, len(data), PIECE):
        yield decoder.decode(bytes(data[place : place + PIECE]), place + PIECE >= len(data))


def pieces_of(text: str) -> Iterator[str]:
    """A text, little by little."""
    return (text[place : place + PIECE] for place in range(0, len(text), PIECE))


def passages(letters: Iterator[str], line: int) -> Iterator[Section]:
    """What is only kept, as passages of whole lines; *line* is its first one."""
    held = ""
    for some in letters:
        held += some
        end = held.rfind("\n") + 1
        if end:
            yield _passage(held[:end], line)
            line += held.count("\n", 0, end)
            held = held[end:]
    if held:
        yield _passage(held, line)


def _passage(text: str, line: int) -> Section:
    plain = plain_lines(text)
    last = line + max(plain.removesuffix("\n").count("\n"), 0)
    return Section("", plain.removesuffix("\n"), Span(line, last))


def kept(document: ReadDocument, rest: Sequence[Section], why: str) -> ReadDocument:
    """The document with those passages only kept. The first warning says from which line."""
    said = [one for one in rest if one.text.strip()]
    if not said:
        return document
    first = document.reference_from or _first(rest)
    span = Span(first, _last(rest))
    warnings = document.warnings[1:] if document.reference_from else document.warnings
    if document.reference_from:
        told = replace(document.warnings[0], span=span)
    else:
        told = Doubt(
            "text", f"From line {first:,} on it is kept as reference text, not understood: {why}", span=span
        )
    playbook = replace(document.playbook, reference=(*document.playbook.reference, *rest))
    return replace(document, playbook=playbook, warnings=(told, *warnings), reference_from=first)


def _first(rest: Sequence[Section]) -> int:
    return rest[0].span.first if rest[0].span else 0


def _last(rest: Sequence[Section]) -> int:
    return rest[-1].span.last if rest[-1].span else 0
