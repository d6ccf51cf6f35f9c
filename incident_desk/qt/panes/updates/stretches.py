"""Stretches of a document that were filled in: each knows the blank it stands for, and undo brings it back so.

A stretch is kept as properties of its letters, not as a place: what is undone, redone or moved stays what it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from incident_desk.services.filling import Draft, Filled

_FIRST = QTextFormat.Property.UserProperty.value
_SERIAL, _MARK, _WORDS, _WAIVED = range(_FIRST + 1, _FIRST + 5)
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand for the blank ``mark``, from ``start``; ``waived``: a person's word, not the record's."""

    start: int
    words: str
    mark: str
    waived: bool = False

    @property
    def end(self) -> int:
        """The place behind its last letter."""
        return self.start + units(self.words)

    def cursor(self, document: QTextDocument) -> QTextCursor:
        """A cursor that selects it."""
        cursor = QTextCursor(document)
        cursor.setPosition(self.start)
        cursor.setPosition(self.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def form_of(words: str, mark: str, *, waived: bool = False) -> QTextCharFormat:
    """The letters of a new stretch. Each is one of its own, even right beside another for the same blank."""
    form = QTextCharFormat()
    for key, value in ((_SERIAL, next(_numbers)), (_MARK, mark), (_WORDS, words), (_WAIVED, waived)):
        form.setProperty(key, value)
    return form


def stretches_in(document: QTextDocument) -> list[Stretch]:
    """The stretches whose words nobody has changed, in the order of the text."""
    found = []
    for start, text, form in _runs(document):
        words = str(form.property(_WORDS))
        # What is typed right beside a stretch takes its letters on; the words alone are the stretch.
        place = text.find(words)
        if place >= 0:
            mark, waived = str(form.property(_MARK)), bool(form.property(_WAIVED))
            found.append(Stretch(start + units(text[:place]), words, mark, waived))
    return found


def units(text: str) -> int:
    """How many places Qt counts for a text: two for a letter outside the first plane, such as most emoji."""
    return len(text.encode("utf-16-le")) // 2


def with_marks(text: str, stretches: list[Stretch]) -> str:
    """The text with the blank again in the place of each of these stretches."""
    raw = text.encode("utf-16-le", "surrogatepass")
    for one in sorted(stretches, key=lambda one: one.start, reverse=True):
        raw = raw[: 2 * one.start] + one.mark.encode("utf-16-le") + raw[2 * one.end :]
    return raw.decode("utf-16-le", "surrogatepass")


def known_now(draft: Draft, held: list[Stretch]) -> dict[int, Filled]:
    """What the record fills by now, by where it belongs in the text as it stands.

    ``draft`` is drafted from that text with its blanks, in which ``held`` are the stretches.
    """
    found, gained = {}, 0
    for one in draft.filled:
        here = units(draft.text[: one.start]) - gained
        gained += units(one.words) - units(one.mark)
        for stretch in held:
            if stretch.start >= here:
                break
            here += units(stretch.words) - units(stretch.mark)
        found[here] = one
    return found


def _runs(document: QTextDocument) -> Iterator[tuple[int, str, QTextCharFormat]]:
    """Neighbouring letters of one stretch, as they stand now."""
    block = document.begin()
    while block.isValid():
        yield from _runs_of(block)
        block = block.next()


def _runs_of(block: QTextBlock) -> Iterator[tuple[int, str, QTextCharFormat]]:
    held: tuple[int, str, QTextCharFormat] | None = None
    place = block.begin()
    while not place.atEnd():
        piece = place.fragment()
        form = piece.charFormat()
        if held is not None and held[2].property(_SERIAL) == form.property(_SERIAL):
            held = (held[0], held[1] + piece.text(), held[2])
        else:
            if held is not None:
                yield held
            held = (piece.position(), piece.text(), form) if form.hasProperty(_SERIAL) else None
        place += 1
    if held is not None:
        yield held
