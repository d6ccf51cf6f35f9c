"""The words of a report's document one after the other, as the engine is handed them and as they are to be read."""

import re
import unicodedata
from collections.abc import Iterator

from incident_desk.adapters.reports.engine import _FACES
from incident_desk.adapters.reports.glyphs import Cleaner, Faces
from incident_desk.formats.report_document import (
    Bar,
    Block,
    Cards,
    Cell,
    Code,
    Document,
    Facts,
    Items,
    Message,
    Paragraph,
    Points,
    Prose,
    Subheading,
    Table,
)
from incident_desk.resource_files import resource

CLEAN = Cleaner(Faces.read(resource(*face.split("/")) for face in _FACES))

_ENOUGH = 20
"""So many letters in a row are no other text's."""


def squeezed(text: str) -> str:
    """Without blanks and line ends: a line may break anywhere, and a column parts words."""
    return re.sub(r"\s+", "", text)


def shown(text: str) -> str:
    """As it stands on paper, without blanks."""
    return squeezed(CLEAN(text))


def letters(text: str) -> str:
    """Letters and digits alone, as they stand on paper."""
    return re.sub(r"\W|_", "", CLEAN(text))


def stands_in(said: str, words: str) -> bool:
    """Whether the letters of these words stand there; a page's end, with the head of a table after it, may part a
    long text, and what runs from right to left comes in pieces."""
    text = letters(words)
    turned = sum(unicodedata.bidirectional(one) in ("R", "AL") for one in text)
    ends = len(words) // 600 + words.count("\n") // 20 + (1 if len(words) > 40 else 0)
    most = 1 + ends + (12 + turned // 4 if turned else 0)
    for _ in range(most):
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[:middle] in said else (low, middle - 1)
        text = text[low:]
        if not text:
            return True
    return False


def place_after(said: str, text: str, place: int) -> int:
    """Where the letters end that stand there next, from a place on; -1: they do not. A page may end within."""
    found = said.find(text, place)
    if found >= 0:
        return found + len(text)
    begun = said.find(text[:_ENOUGH], place) if len(text) > 2 * _ENOUGH else -1
    ended = said.find(text[-_ENOUGH:], begun) if begun >= 0 else -1
    return ended + _ENOUGH if ended >= 0 else -1


def front_words(document: Document) -> Iterator[str]:
    """What page 1 says."""
    yield from (document.kind, document.title)
    for block in document.front:
        yield from words_of(block)


def section_words(document: Document) -> Iterator[str]:
    """What the sections say, in order."""
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            yield from words_of(block)


def words_of(block: Block) -> Iterator[str]:
    """The texts of one block, in the order in which they are read."""
    match block:
        case Table():
            yield from (column.title for column in block.columns)
            for row in block.rows:
                for cell in row:
                    yield from _cell(cell)
        case Facts():
            for label, cell in block.pairs:
                yield from (label, *_cell(cell))
        case Cards():
            for card in block.cards:
                yield from (card.label, card.value, card.note)
        case Points():
            yield from (block.label, *block.items)
        case Message():
            yield from (block.caption, block.text)
        case Items():
            yield from (run.text for item in block.items for run in item.runs)
        case _:
            yield from _plain(block)


def _plain(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Subheading() | Code():
            yield block.text
        case Prose():
            yield from (run.text for run in block.runs)
        case Bar():
            yield block.note
        case _:
            return  # a drawing: it is read by what stands for it


def _cell(cell: Cell) -> Iterator[str]:
    yield cell.text
    if cell.note:
        yield cell.note
