"""The parts of a finished PDF, read back from its bytes: its own letters by their table to Unicode, and all beside.

Known terms are looked for in them. Shapes are not: what is broken over lines and columns would look like something
else; they are looked for in the same words before they were set. Writing that runs from right to left is drawn
backwards, so a term in it is found before it was set as well.
"""

import re
from collections.abc import Callable, Iterator

from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile
from incident_desk.formats.pdf_reading.said import about_it, alternatives, attached, bookmarks
from incident_desk.formats.redaction.finished import Part, Where, pdf_bytes_parts

Turned = Callable[[int, int], None]
"""Is told which page is read, from 1, and how many there are."""
_SPACES = re.compile(r"\s+")


def pdf_parts(data: bytes, turned: Turned | None = None) -> Iterator[Part]:
    """Every part.

    Raises:
        Unreadable: the file is written in a way that is not read here.
    """
    file = PdfFile.read(data)
    yield Part(Where.TEXT, _text(Pages(file), turned), known_only=True)
    for where, said in _BESIDE:
        words = list(said(file))
        if words or where is not Where.ATTACHED:
            yield Part(where, "\n".join(words), known_only=True)
    yield from pdf_bytes_parts(data)


def _text(pages: Pages, turned: Turned | None) -> str:
    """The pages' words, once with a space where a line ends and once with none: a long word may be broken there."""
    spaced, glued = [], []
    for number, page in enumerate(pages.texts(), 1):
        if turned is not None:
            turned(number, len(pages))
        spaced.append(_SPACES.sub(" ", page.text))
        glued.append(page.text.replace("\n", ""))
    return "\n".join((*spaced, *glued))


_BESIDE: tuple[tuple[Where, Callable[[PdfFile], Iterator[str]]], ...] = (
    (Where.BOOKMARKS, bookmarks),
    (Where.ALTERNATIVE, alternatives),
    (Where.METADATA, about_it),
    (Where.ATTACHED, attached),
)
