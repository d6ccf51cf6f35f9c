"""Where on the finished pages each term stands: found among the letters that were drawn, so nothing is drawn.

It is found by the rules by which it was hidden: "will" is no Will, and "In a" no Ina.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, groupby

from incident_desk.formats.pdf_reading.letters import PageText
from incident_desk.formats.pdf_reading.page_reading import Drawn
from incident_desk.formats.redaction.marks import Mark, MarkKind
from incident_desk.formats.redaction.name_book import joins

SHORTEST = 4
"""Letters of a term that is found however it is capitalized: a shorter one would be found in words of everyday."""
_FIELD = 1.1
"""How far apart two fields of a line are at least, in shares of the size of their letters: a space is a third."""
_ABOVE, _BELOW = 0.84, 0.26
"""How far a mark reaches over the line on which letters stand and under it, in shares of their size."""


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for: the texts in which it stands there, what became of it, the finding's number.

    ``exact`` are texts that count only as they are written; ``alone`` those that count where nothing else stands
    beside them as well: an account ``will`` in a field of its own.
    """

    kind: MarkKind
    number: int
    texts: tuple[str, ...]
    exact: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


class _Way(IntEnum):
    """How a text has to stand there."""

    ANY_CASE = 0
    EXACT = 1
    ALONE = 2


@dataclass(frozen=True, slots=True)
class _Text:
    """The letters of a text without what is between its words; before which of them a word begins."""

    letters: str
    words: frozenset[int]
    way: _Way
    term: Term


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a page that are seen, as typed and in small ones, and their places in its text."""

    page: PageText
    places: tuple[int, ...]
    typed: str
    small: str

    def drawn(self, start: int, length: int) -> list[Drawn]:
        """Where these letters are."""
        return [one for place in self.places[start : start + length] if (one := self.page.places[place])]

    def between(self, at: int) -> str:
        """What is between the letter before and this one; at both ends of the page, an end of a line."""
        if not 0 < at < len(self.places):
            return "\n"
        return self.page.text[self.places[at - 1] + 1 : self.places[at]]

    def is_apart(self, at: int) -> bool:
        """Whether a word may end before this letter and another one begin with it."""
        return bool(self.between(at)) or not joins(self.typed[at - 1], self.typed[at])

    def is_far(self, at: int) -> bool:
        """Whether this letter stands in another field than the one before: on another line, or further away."""
        if not 0 < at < len(self.places):
            return True
        before, after = self.drawn(at - 1, 2)
        size = max(before.size, after.size)
        return _base(before) != _base(after) or not before.right - size < after.left < before.right + _FIELD * size


class PageMarks:
    """Finds terms on pages. How wide spaces are, and where lines end, is as the page has room."""

    def __init__(self, terms: Iterable[Term]) -> None:
        every = (text for term in terms for text in _texts_of(term))
        each = {(one.letters, one.way, one.term.kind, one.term.number): one for one in every if one.letters}
        self._texts = sorted(each.values(), key=_by_length)

    def on(self, page: PageText, number: int) -> Iterator[Mark]:
        """The marks of a page, from its beginning; where two terms overlap the longer one counts."""
        seen = tuple(place for place in range(len(page.places)) if _is_seen(page, place))
        typed = "".join(page.text[place] for place in seen)
        letters = _Letters(page, seen, typed, "".join(map(_one, typed)))
        taken: dict[int, None] = {}
        found: list[tuple[int, int, Term]] = []
        for text in self._texts:
            for start in _places(letters, text):
                stretch = range(start, start + len(text.letters))
                if taken.keys().isdisjoint(stretch) and _stands(letters, text, start):
                    taken.update(dict.fromkeys(stretch))
                    found.append((start, len(text.letters), text.term))
        for start, length, term in sorted(found, key=_by_start):
            yield from _boxes(page, number, term, letters.drawn(start, length))


def _texts_of(term: Term) -> Iterator[_Text]:
    for way, texts in zip(_Way, (term.texts, term.exact, term.alone), strict=True):
        for text in texts:
            parts = text.split()
            letters = "".join(parts)
            is_short = way is _Way.ANY_CASE and len(letters) < SHORTEST
            words = frozenset(accumulate(map(len, parts[:-1])))
            yield _Text(letters, words, _Way.EXACT if is_short else way, term)


def _one(letter: str) -> str:
    small = letter.casefold()
    return small if len(small) == 1 else letter


def _by_length(found: _Text) -> tuple[int, int]:
    return -len(found.letters), found.term.number


def _by_start(found: tuple[int, int, Term]) -> int:
    return found[0]


def _is_seen(page: PageText, place: int) -> bool:
    drawn = page.places[place]
    return drawn is not None and not drawn.cut and not page.text[place].isspace()


def _places(letters: _Letters, text: _Text) -> Iterator[int]:
    any_case = text.way is _Way.ANY_CASE
    line = letters.small if any_case else letters.typed
    small = "".join(map(_one, text.letters)) if any_case else text.letters
    start = line.find(small)
    while start >= 0:
        yield start
        start = line.find(small, start + 1)


def _stands(letters: _Letters, text: _Text, start: int) -> bool:
    """Whether the text begins and ends where words do, and its words are those of the page."""
    end = start + len(text.letters)
    if text.way is _Way.ALONE and not (letters.is_far(start) and letters.is_far(end)):
        return False
    inside = ((at - start, letters.between(at)) for at in range(start + 1, end))
    are_words = all(_is_between(text, at, between) for at, between in inside)
    return are_words and letters.is_apart(start) and letters.is_apart(end)


def _is_between(text: _Text, at: int, between: str) -> bool:
    """A word of the text begins where one of the page does; a long word may go on in the next line."""
    if at in text.words:
        return bool(between)
    return not between or (between == "\n" and text.way is _Way.ANY_CASE)


def _boxes(page: PageText, number: int, term: Term, drawn: list[Drawn]) -> Iterator[Mark]:
    """A rectangle for each line over which the term goes."""
    begins = True
    for _, line in groupby(drawn, key=_base):
        some = list(line)
        size = max(one.size for one in some)
        left, right = min(one.left for one in some), max(one.right for one in some)
        top, bottom = some[0].base + _ABOVE * size, some[0].base - _BELOW * size
        yield mark_of(page, number, term, (left, bottom, right, top), begins=begins)
        begins = False


def _base(one: Drawn) -> float:
    return round(one.base, 1)


def mark_of(
    page: PageText, number: int, term: Term, box: tuple[float, float, float, float], *, begins: bool = True
) -> Mark:
    """A rectangle in points from the lower left corner as a mark in shares of the page from the upper left one."""
    left, bottom, right, top = box
    x, y = left / page.width, 1 - top / page.height
    width, height = (right - left) / page.width, (top - bottom) / page.height
    return Mark(term.kind, term.number, number, round(x, 5), round(y, 5), round(width, 5), round(height, 5), begins)
