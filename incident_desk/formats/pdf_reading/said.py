"""What a finished PDF says besides its pages: bookmarks, texts for pictures, data about it, what is attached."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from incident_desk.formats.pdf_reading.objects import PdfFile, Ref
from incident_desk.formats.pdf_reading.page_reading import Box, text_of


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: the page from 0, its place in points from the lower left corner, the text that stands for it."""

    page: int
    box: Box
    text: str


def bookmarks(file: PdfFile) -> Iterator[str]:
    """The titles of the outline."""
    about = _info_number(file)
    for number in file.numbers_with(b"/Title"):
        one = file.object_at(number)
        if number != about and isinstance(one, dict) and isinstance(one.get("Title"), bytes):
            yield text_of(one["Title"])


def about_it(file: PdfFile) -> Iterator[str]:
    """Title, description, words to find it by, and the packet of metadata."""
    info = file.get(file.trailer.get("Info", {}))
    yield from (text_of(one) for one in info.values() if isinstance(one, bytes))
    metadata = file.get(file.trailer["Root"]).get("Metadata")
    if metadata is not None:
        yield file.stream(metadata).decode("utf-8", "replace")


def alternatives(file: PdfFile) -> Iterator[str]:
    """What is read aloud in the place of a picture, a link, an abbreviation."""
    for number in file.numbers_with(b"/Alt", b"/Contents(", b"/Contents<", b"/Contents (", b"/ActualText", b"/E("):
        one = file.object_at(number)
        if isinstance(one, dict):
            every = (one.get(name) for name in ("Alt", "Contents", "ActualText", "E"))
            yield from (text_of(said) for said in every if isinstance(said, bytes))


def attached(file: PdfFile) -> Iterator[str]:
    """The name, the description and the words of each file that is attached."""
    for number in file.numbers_with(b"/Filespec"):
        one = file.object_at(number)
        if not isinstance(one, dict) or one.get("Type") != "Filespec":
            continue
        yield from (text_of(one[name]) for name in ("UF", "Desc") if isinstance(one.get(name), bytes))
        inner = file.get(one["EF"])["F"]
        yield _words(file.stream(inner).decode("utf-8", "replace"))


def pictures(file: PdfFile, pages: tuple[int, ...]) -> Iterator[Picture]:
    """The figures and where they stand; ``pages`` are the numbers of the objects of the pages."""
    for number in file.numbers_with(b"/S/Figure", b"/S /Figure"):
        one = file.object_at(number)
        box, page = _box(one.get("A")), one.get("Pg")
        if box is not None and isinstance(page, Ref) and page.number in pages:
            yield Picture(pages.index(page.number), box, text_of(one.get("Alt") or b""))


def _box(attributes: Any) -> Box | None:
    for one in attributes if isinstance(attributes, list) else [attributes]:
        if isinstance(one, Mapping) and isinstance(one.get("BBox"), list):
            left, bottom, right, top = map(float, one["BBox"])
            return left, bottom, right, top
    return None


def _info_number(file: PdfFile) -> int:
    info = file.trailer.get("Info")
    return info.number if isinstance(info, Ref) else -1


def _words(text: str) -> str:
    """The strings of JSON, each on its line; anything else as it is."""
    try:
        return "\n".join(_strings(json.loads(text)))
    except ValueError:
        return text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
