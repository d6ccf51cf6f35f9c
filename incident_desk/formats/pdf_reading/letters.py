"""The pages of a finished PDF as text, each letter with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from incident_desk.formats.pdf_reading.fonts import Font, font_of
from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable
from incident_desk.formats.pdf_reading.page_reading import Drawn, PageReader

_GAP = 0.16
"""In shares of the size: letters further apart are two words though no space was drawn between them."""
_LEVEL = 0.3
"""In shares of the size: letters whose lines are further apart stand on two lines."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page: its size in points, its text with a line end between its lines, and the place of each letter.

    ``places`` has None for what was not drawn: the ends of lines and spaces that are only gaps.
    """

    width: float
    height: float
    text: str
    places: tuple[Drawn | None, ...]

    @property
    def cut_lines(self) -> int:
        """How many lines stand below what is shown of the page."""
        return len({round(one.base) for one in self.places if one is not None and one.cut})


class Pages:
    """The pages of a file, read one by one."""

    def __init__(self, file: PdfFile) -> None:
        """Raises Unreadable."""
        self._file = file
        self._font = cache(self._read_font)
        self.numbers = tuple(_leaves(file, file.get(file.trailer["Root"])["Pages"].number, frozenset()))

    def __len__(self) -> int:
        return len(self.numbers)

    def texts(self) -> Iterator[PageText]:
        """Each page, from the first one.

        Raises:
            Unreadable: a page is drawn in a way that is not read here.
        """
        for number in self.numbers:
            yield self._page(self._file.object_at(number))

    def _page(self, page: dict[str, Any]) -> PageText:
        get = self._file.get
        left, bottom, right, top = map(float, get(page["MediaBox"]))
        fonts = get(get(page.get("Resources", {})).get("Font", {}))

        def font(name: str) -> Font:
            if name not in fonts:
                raise Unreadable(f"the font {name} is missing")
            return self._font(fonts[name].number)

        contents = page.get("Contents", [])
        content = b"\n".join(
            self._file.stream(one) for one in (contents if isinstance(contents, list) else [contents])
        )
        return PageText(right - left, top - bottom, *_lines(PageReader(font).read(content)))

    def _read_font(self, number: int) -> Font:
        return font_of(self._file, self._file.object_at(number))


def _leaves(file: PdfFile, number: int, above: frozenset[int]) -> Iterator[int]:
    """The numbers of the pages under a knot of the tree, in order."""
    if number in above:
        raise Unreadable("its tree of pages runs in a circle")
    about = file.object_at(number)
    if about.get("Type") != "Pages":
        yield number
        return
    for kid in file.get(about["Kids"]):
        yield from _leaves(file, kid.number, above | {number})


def _lines(letters: list[Drawn]) -> tuple[str, tuple[Drawn | None, ...]]:
    """The letters as text: a line end where the next one stands on another line, a space where there is a gap."""
    signs: list[str] = []
    places: list[Drawn | None] = []
    before: Drawn | None = None
    for one in letters:
        between = _between(before, one)
        signs += between
        places += [None] * len(between)
        signs += one.letter
        places += [one] * len(one.letter)
        before = one
    return "".join(signs), tuple(places)


def _between(before: Drawn | None, after: Drawn) -> str:
    if before is None:
        return ""
    size = max(before.size, after.size)
    if abs(before.base - after.base) > _LEVEL * size or after.left < before.left - size:
        return "\n"
    if after.left - before.right > _GAP * size and " " not in (before.letter, after.letter):
        return " "
    return ""
