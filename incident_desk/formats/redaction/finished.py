"""The parts of a finished file: its text, what stands for a picture, bookmarks, metadata, what is attached.

The leak scan reads these, so a format that says more than was hidden is found out.
"""

import csv
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from typing import Any

from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Bar, Document


class Where(StrEnum):
    """Where in a file a text stands."""

    TEXT = "text"
    ALTERNATIVE = "alternative text"
    BOOKMARKS = "bookmarks"
    METADATA = "metadata"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a finished file. Shapes are not looked for where only known terms are (``known_only``).

    ``raw`` parts hold bytes, in which a short term stands by chance.
    """

    where: Where
    text: str
    raw: bool = False
    known_only: bool = False


_IMAGE = re.compile(r"!\[([^\]\n]{0,400})\]\(")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def parts_of(ending: str, written: bytes) -> Iterator[Part]:
    """The parts of a finished text file, by the ending of its name."""
    yield from _READERS[ending](written.decode("utf-8"))


def _markdown(text: str) -> Iterator[Part]:
    """As it reads: without its signs, so that an escape takes nothing apart."""
    plain = unescape(_ESCAPE.sub(r"\1", text.replace("<br>", "\n"))).replace("`", " ").replace("**", "")
    yield Part(Where.TEXT, plain)
    yield Part(Where.ALTERNATIVE, "\n".join(_IMAGE.findall(text)))


def _html(text: str) -> Iterator[Part]:
    page = _Page()
    page.feed(text)
    page.close()
    yield Part(Where.TEXT, "".join(page.text))
    yield Part(Where.METADATA, "\n".join(page.title))
    yield Part(Where.BOOKMARKS, "\n".join(page.anchors))
    yield Part(Where.ALTERNATIVE, "\n".join(page.attributes))


_ANCHORS = frozenset({"id", "name", "href"})


class _Page(HTMLParser):
    """Text, title, attributes and anchors of a page; its style is the program's own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.title: list[str] = []
        self.attributes: list[str] = []
        self.anchors: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        self._inside = tag
        if tag not in ("meta", "html"):
            self.attributes += [value for name, value in attrs if value and name not in _ANCHORS]
            self.anchors += [value for name, value in attrs if value and name in _ANCHORS]
        self.text.append("\n" if tag in ("tr", "p", "li", "h1", "h2", "h3", "td", "th", "br") else "")

    def handle_data(self, data: str) -> None:
        """Some words."""
        if self._inside == "title":
            self.title.append(data)
        elif self._inside != "style":
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        self._inside = ""


def _json(text: str) -> Iterator[Part]:
    yield Part(Where.TEXT, "\n".join(_strings(json.loads(text))))


def _csv(text: str) -> Iterator[Part]:
    yield Part(Where.TEXT, "\n".join("\n".join(row) for row in csv.reader(StringIO(text, newline=""))))


_READERS: Mapping[str, Callable[[str], Iterator[Part]]] = {
    ".md": _markdown,
    ".html": _html,
    ".json": _json,
    ".csv": _csv,
}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def paper_parts(document: Document, record: Mapping[str, Any]) -> Iterator[Part]:
    """What the PDF is made of, its words as they are before they are set into lines and columns."""
    data = document_data(document)
    yield Part(Where.TEXT, "\n".join(_strings([data["front"], data["sections"], data["footer"], data["title"]])))
    yield Part(Where.METADATA, f"{data['name']}\n{data['about']}\n{data['short']['t']}")
    yield Part(Where.BOOKMARKS, "\n".join(section.title for section in document.sections))
    bars = [block.sentence for block in document.front if isinstance(block, Bar)]
    yield Part(Where.ALTERNATIVE, "\n".join(bars))
    yield Part(Where.ATTACHED, "\n".join(_strings(dict(record))))


_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECTS, _HEAD = b"/ObjStm", 200
"""What the head of a stream of objects says, and in how many bytes."""
_MOST = 256 * 1024 * 1024
"""Bytes to which one stream may swell: a report's are a thousandth of it."""


def pdf_bytes_parts(written: bytes) -> Iterator[Part]:
    """Everything in a PDF that is not letters by number: bookmarks, alternative texts, metadata, attachments."""
    outside, done = [], 0
    for found in _STREAM.finditer(written):
        if found.start() < done:
            continue
        outside.append(written[done : found.start()])
        done = max(found.end(), written.find(b"endstream", found.end()))
        content = _content(written[found.end() : done])
        if _OBJECTS in outside[-1][-_HEAD:]:
            outside.append(content)
        elif _is_text(content):
            yield Part(Where.ATTACHED, _readable(content), raw=True)
    yield Part(Where.METADATA, _readable(b"".join((*outside, written[done:]))), raw=True)


def _content(stream: bytes) -> bytes:
    """What a stream holds, unpacked where it is packed in the usual way."""
    try:
        return zlib.decompressobj().decompress(stream, _MOST)
    except zlib.error:
        return stream


def _is_text(content: bytes) -> bool:
    """Whether it is words and signs; the shapes of a font are neither."""
    sample = content[:4096]
    return sum(byte in _PRINTED for byte in sample) * 10 >= len(sample) * 7


_PRINTED = frozenset((*range(32, 127), 0, 9, 10, 13))


def _readable(data: bytes) -> str:
    """The bytes as text, also where two of them are a letter."""
    wide = "".join(data[at:].decode("utf-16-be", "replace") for at in (0, 1)) if b"\xfe\xff" in data else ""
    return f"{data.decode('utf-8', 'replace')}\n{wide}"
