"""Where on the finished pages each term stands: found among the letters that were drawn, so nothing is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from incident_desk.formats.pdf_reading.letters import PageText
from incident_desk.formats.pdf_reading.page_reading import Drawn
from incident_desk.formats.redaction.marks import Mark, MarkKind

SHORTEST = 4
"""Letters of a term that is found however it is capitalized: a shorter one would be found in words of everyday."""
_ABOVE, _BELOW = 0.84, 0.26
"""How far a mark reaches over the line on which letters stand and under it, in shares of their size."""


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for: the texts in which it stands there, what became of it, the finding's number."""

    kind: MarkKind
    number: int
    texts: tuple[str, ...]


class PageMarks:
    """Finds terms on pages. Letters alone count: spaces, and where lines end, are as the page has room."""

    def __init__(self, terms: Iterable[Term]) -> None:
        each = {(_close(text), term.kind, term.number): term for term in terms for text in term.texts}
        self._texts = sorted(((text, term) for (text, *_), term in each.items() if text), key=_by_length)

    def on(self, page: PageText, number: int) -> Iterator[Mark]:
        """The marks of a page, from its beginning; where two terms overlap the longer one counts."""
        letters = [(place, drawn) for place, drawn in enumerate(page.places) if _is_seen(page, place)]
        typed = "".join(page.text[place] for place, _ in letters)
        line = "".join(map(_one, typed))
        taken: dict[int, None] = {}
        found: list[tuple[int, int, Term]] = []
        for text, term in self._texts:
            small = text if len(text) < SHORTEST else "".join(map(_one, text))
            for start in _places(typed if len(text) < SHORTEST else line, small):
                stretch = range(start, start + len(text))
                if taken.keys().isdisjoint(stretch) and _is_whole(page, letters, line, start, len(text)):
                    taken.update(dict.fromkeys(stretch))
                    found.append((start, len(text), term))
        for start, length, term in sorted(found, key=_by_start):
            drawn = [one for _, one in letters[start : start + length] if one is not None]
            yield from _boxes(page, number, term, drawn)


def _close(text: str) -> str:
    """The letters of a text without anything between them."""
    return "".join(text.split())


def _one(letter: str) -> str:
    small = letter.casefold()
    return small if len(small) == 1 else letter


def _by_length(found: tuple[str, Term]) -> tuple[int, int]:
    return -len(found[0]), found[1].number


def _by_start(found: tuple[int, int, Term]) -> int:
    return found[0]


def _is_seen(page: PageText, place: int) -> bool:
    drawn = page.places[place]
    return drawn is not None and not drawn.cut and not page.text[place].isspace()


def _places(line: str, text: str) -> Iterator[int]:
    start = line.find(text)
    while start >= 0:
        yield start
        start = line.find(text, start + 1)


def _is_whole(page: PageText, letters: list[tuple[int, Drawn | None]], line: str, start: int, length: int) -> bool:
    """Whether the term begins and ends where words do."""
    end = start + length
    first = start == 0 or letters[start][0] - letters[start - 1][0] > 1
    last = end == len(line) or letters[end][0] - letters[end - 1][0] > 1
    before = first or not (line[start - 1].isalnum() and line[start].isalnum())
    after = last or not (line[end - 1].isalnum() and line[end].isalnum())
    return before and after


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
