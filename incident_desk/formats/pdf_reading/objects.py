"""The objects of a PDF as this program writes it: a table of offsets, objects plain or packed, streams by deflate.

Made to read back what this program has written. A file of another make may have what is not read here, such as a
cipher; that is said, and the file counts as not read.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from incident_desk.formats.pdf_reading.packed_objects import OtherTable, packed_bodies, plain_places, rows_of

MOST = 256 * 1024 * 1024
"""Bytes to which one stream may swell: a report's are a thousandth of it."""


class Unreadable(ValueError):
    """The file is not written in a way that is read here."""


class Ref(NamedTuple):
    """Another object, by its number."""

    number: int


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Word(str):
    """An operator, or ``true``, ``null``, ``obj``."""

    __slots__ = ()


_TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]*+(?:%[^\r\n]*|\Z"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<sign><<|>>|[\[\]{}])"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|\((?P<text>(?:[^()\\]|\\.)*+)\)"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>"
    rb"|(?P<open>\()"
    rb"|(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%]+))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_PAREN = re.compile(rb"\\.|[()]", re.DOTALL)
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")


def values(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Any]:
    """The values one after the other: numbers, names, words, bytes of strings, lists, dictionaries, references.

    Raises:
        Unreadable: a bracket or a string has no end.
    """
    stack: list[list[Any]] = [[]]
    for kind, text in _tokens(data, start, len(data) if end is None else min(end, len(data))):
        level = stack[-1]
        if kind == "number":
            # A reference can still be coming, so a number waits. Most of a page is numbers.
            level.append(float(text) if b"." in text else int(text))
            continue
        if kind == "sign":
            _bracket(stack, text)
        elif text == b"R" and kind == "word" and len(level) > 1:
            level[-2:] = [Ref(int(level[-2]))]
        else:
            level.append(_VALUES[kind](text))
        if len(stack) == 1:
            yield from stack[0]
            stack[0].clear()
    if len(stack) > 1:
        raise Unreadable("a bracket has no end")
    yield from stack[0]


def _bracket(stack: list[list[Any]], sign: bytes) -> None:
    """Go one level in, or come out of one with what it holds."""
    if sign in (b"<<", b"["):
        stack.append([])
    elif sign in (b">>", b"]"):
        if len(stack) == 1:
            raise Unreadable("a bracket was never opened")
        inner = stack.pop()
        stack[-1].append(_dictionary(inner) if sign == b">>" else inner)
    else:
        stack[-1].append(_word(sign))


def _dictionary(flat: list[Any]) -> dict[str, Any]:
    return {str(name): value for name, value in zip(flat[::2], flat[1::2], strict=False)}


def _tokens(data: bytes, start: int, end: int) -> Iterator[tuple[str, bytes]]:
    """Of which kind each one is, and its letters."""
    at = start
    while at < end:
        found = _TOKEN.match(data, at, end)
        if found is None:
            raise Unreadable(f"the sign {data[at : at + 1]!r} stands alone")
        at, kind = found.end(), found.lastgroup
        if kind is None:
            continue
        if kind == "open":
            text, at = _nested(data, at, end)
            yield "text", text
        else:
            yield kind, found[kind]


@lru_cache(maxsize=1024)
def _name(text: bytes) -> Name:
    return Name(_NAME_CODE.sub(lambda found: bytes.fromhex(found[1].decode()), text).decode("latin-1"))


@lru_cache(maxsize=1024)
def _word(text: bytes) -> Word:
    return Word(text.decode("latin-1"))


def _hex(text: bytes) -> bytes:
    digits = b"".join(text.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(_signified, text) if b"\\" in text else text


def _signified(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign[:1] in b"01234567":
        return bytes([int(sign, 8) & 255])
    return _ESCAPED.get(sign, sign)


_VALUES: dict[str, Callable[[bytes], Any]] = {"name": _name, "text": _unescaped, "hex": _hex, "word": _word}


def _nested(data: bytes, start: int, end: int) -> tuple[bytes, int]:
    """A string with brackets in it that are not escaped, and where it ends."""
    depth = 1
    for found in _PAREN.finditer(data, start, end):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return data[start : found.start()], found.end()
    raise Unreadable("a string has no end")


_STREAM = re.compile(rb">>\s*stream\r?\n")
_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_BEGINS = re.compile(rb"\s*\d+ \d+ obj\s*")
_SECTION = re.compile(rb"\s*(\d+) (\d+)\s*\n")
_LINE = 20


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A file with the place of each object; those that stood packed stand plain behind the rest.

    ``longest``: bytes of one object beside its stream, where the file may be of anybody and nest without end.
    """

    data: bytes
    offsets: dict[int, int]
    trailer: dict[str, Any]
    longest: int | None = None

    @classmethod
    def read(cls, data: bytes, longest: int | None = None) -> "PdfFile":
        """The file.

        Raises:
            Unreadable: it has no table of offsets, or is enciphered.
        """
        found = _XREF.search(data, max(0, len(data) - 2048))
        if not data.startswith(b"%PDF-") or found is None:
            raise Unreadable("it has no end of a PDF")
        at = int(found[1])
        if data[at : at + 4] != b"xref":
            return _unfolded(data, at, longest)
        offsets, after = _table(data, at + 4)
        trailer = next(values(data[after : data.index(b"startxref", after)][:longest], len(b"trailer")), None)
        return cls(data, offsets, _ours(trailer), longest)

    def get(self, value: Any) -> Any:
        """The object that is referred to; what is no reference is itself."""
        return self.object_at(value.number) if isinstance(value, Ref) else value

    def object_at(self, number: int) -> Any:
        """The object of that number; of a stream its dictionary.

        Raises:
            Unreadable: there is none.
        """
        start = self._start(number)
        return next(values(self.data, start, None if self.longest is None else start + self.longest), None)

    def numbers_with(self, *words: bytes) -> Iterator[int]:
        """The objects in whose bytes one of these words stands, in the order of the file."""
        places = sorted((at, number) for number, at in self.offsets.items())
        ends = [at for at, _ in places[1:]] + [len(self.data)]
        for (start, number), end in zip(places, ends, strict=True):
            if any(self.data.find(word, start, end) >= 0 for word in words):
                yield number

    def _start(self, number: int) -> int:
        if number not in self.offsets:
            raise Unreadable(f"object {number} is missing")
        return self.data.index(b"obj", self.offsets[number]) + len(b"obj")

    def stream(self, ref: Any, most: int = MOST) -> bytes:
        """What a stream holds, unpacked, up to so many bytes.

        Raises:
            Unreadable: it is none, or is packed in another way.
        """
        if not isinstance(ref, Ref):
            raise Unreadable("a stream is missing")
        about = self.object_at(ref.number)
        start = self.offsets[ref.number]
        found = _STREAM.search(self.data, start, self.data.find(b"endobj", start))
        if not isinstance(about, dict) or found is None:
            raise Unreadable(f"object {ref.number} is no stream")
        return _content(about, self.data[found.end() : found.end() + int(self.get(about.get("Length", 0)))], most)


def _content(about: dict[str, Any], packed: bytes, most: int = MOST) -> bytes:
    match about.get("Filter", []):
        case "FlateDecode" | ["FlateDecode"]:
            return _unpacked(packed, most)
        case []:
            return packed[:most]
        case other:
            raise Unreadable(f"a stream is packed by {other}")


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error as error:
        raise Unreadable(f"a stream is broken ({error})") from error


def _table(data: bytes, at: int) -> tuple[dict[int, int], int]:
    """The place of each object in use, and where the table ends."""
    offsets: dict[int, int] = {}
    while found := _SECTION.match(data, at):
        first, count, at = int(found[1]), int(found[2]), found.end()
        for number in range(min(count, len(data) // _LINE)):
            line = data[at + number * _LINE : at + (number + 1) * _LINE]
            if line[17:18] == b"n":
                offsets[first + number] = int(line[:10])
        at += count * _LINE
    return offsets, data.index(b"trailer", at)


def _ours(trailer: Any) -> dict[str, Any]:
    if not isinstance(trailer, dict) or "Root" not in trailer or "Encrypt" in trailer or "Prev" in trailer:
        raise Unreadable("its trailer is of another make")
    return trailer


def _unfolded(data: bytes, at: int, longest: int | None) -> PdfFile:
    """A file whose table is a stream. Its packed objects are put behind it, each as it stands in a plain file."""
    trailer, content = _stream_at(data, at)
    try:
        rows = dict(rows_of(_ours(trailer), content))
        offsets, parts, end = plain_places(rows), [data], len(data)
        for number, body in packed_bodies(rows, lambda place: _stream_at(data, place)):
            parts.append(b"\n%d 0 obj\n%b\nendobj" % (number, body))
            offsets[number] = end
            end += len(parts[-1])
            if end - len(data) > MOST:
                raise OtherTable("its objects are too many")
    except OtherTable as odd:
        raise Unreadable(str(odd)) from odd
    return PdfFile(b"".join(parts), offsets, trailer, longest)


def _stream_at(data: bytes, at: int) -> tuple[dict[str, Any], bytes]:
    """The dictionary and the content of the stream that begins there."""
    begins = _BEGINS.match(data, at)
    found = _STREAM.search(data, at, data.find(b"endobj", at)) if begins else None
    about = next(values(data, begins.end()), None) if begins and found else None
    if not isinstance(about, dict) or found is None or not isinstance(about.get("Length"), int):
        raise Unreadable("its table of offsets is packed in a way that is not read here")
    return about, _content(about, data[found.end() : found.end() + about["Length"]])
