"""What the instructions of a page draw of letters: which, where, and whether something cuts them off.

Known are the instructions that the engine writes for text and for what is around it. Lines and fillings are passed
over; a page that is put together from other drawings counts as not read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from incident_desk.formats.pdf_reading.fonts import Font
from incident_desk.formats.pdf_reading.matrices import Matrix
from incident_desk.formats.pdf_reading.objects import Unreadable, Word, values

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left corner of the page."""
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


class Drawn(NamedTuple):
    """A letter: where it begins and ends on its line, how large it is. ``cut``: it is outside of what is shown."""

    letter: str
    left: float
    right: float
    base: float
    size: float
    cut: bool


@dataclass(frozen=True, slots=True)
class _State:
    """What ``q`` keeps and ``Q`` brings back."""

    place: Matrix = Matrix()
    clip: Box = _EVERYWHERE
    font: Font | None = None
    size: float = 0.0


@dataclass(slots=True)
class PageReader:
    """Reads the instructions of one page with its fonts by their names."""

    fonts: Callable[[str], Font]
    letters: list[Drawn] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _kept: list[_State] = field(default_factory=list)
    _text: Matrix = Matrix()
    _line: Matrix = Matrix()
    _path: list[tuple[float, float]] = field(default_factory=list)
    _actual: list[tuple[int, str] | None] = field(default_factory=list)

    def read(self, content: bytes) -> list[Drawn]:
        """Every letter, in the order in which they are drawn.

        Raises:
            Unreadable: an instruction is not known.
        """
        operands: list[Any] = []
        for one in values(content):
            if not isinstance(one, Word):
                operands.append(one)
                continue
            if one in _STEPS:
                _STEPS[one](self, operands)
            elif one not in _PASSED_OVER:
                raise Unreadable(f"the instruction {one} is not read")
            operands = []
        return self.letters

    # -- the state of the page --------------------------------------------------------------------------------

    def _keep(self, _: list[Any]) -> None:
        self._kept.append(self._state)

    def _bring_back(self, _: list[Any]) -> None:
        if self._kept:
            self._state = self._kept.pop()

    def _move(self, numbers: list[Any]) -> None:
        self._state = replace(self._state, place=Matrix(*map(float, numbers)).then(self._state.place))

    def _point(self, numbers: list[Any]) -> None:
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            self._path.append(self._state.place.at(x, y))

    def _rectangle(self, numbers: list[Any]) -> None:
        x, y, width, height = numbers
        self._point([x, y, x + width, y + height])

    def _cut_by_path(self, _: list[Any]) -> None:
        """The path bounds what is shown from here on; taken as the rectangle around it."""
        if not self._path:
            return
        left, bottom, right, top = self._state.clip
        across, along = [x for x, _ in self._path], [y for _, y in self._path]
        clip = (max(left, min(across)), max(bottom, min(along)), min(right, max(across)), min(top, max(along)))
        self._state = replace(self._state, clip=clip)

    def _end_path(self, _: list[Any]) -> None:
        self._path.clear()

    # -- text -------------------------------------------------------------------------------------------------

    def _begin_text(self, _: list[Any]) -> None:
        self._text = self._line = Matrix()

    def _set_font(self, named: list[Any]) -> None:
        self._state = replace(self._state, font=self.fonts(str(named[0])), size=float(named[1]))

    def _place_text(self, numbers: list[Any]) -> None:
        self._text = self._line = Matrix(*map(float, numbers))

    def _next_line(self, numbers: list[Any]) -> None:
        """From the beginning of the line, whatever was shown on it."""
        self._text = self._line = Matrix(e=float(numbers[0]), f=float(numbers[1])).then(self._line)

    def _show(self, shown: list[Any]) -> None:
        """Strings with numbers between them, which move the next one back by thousandths of the size."""
        for one in shown[0] if isinstance(shown[0], list) else shown:
            if isinstance(one, bytes):
                self._show_string(one)
            else:
                self._advance(-float(one) / 1000)

    def _show_string(self, text: bytes) -> None:
        font = self._state.font
        if font is None:
            raise Unreadable("letters are drawn before a font is named")
        whole, size = self._text.then(self._state.place), self._state.size
        tall, moved = abs(whole.d or whole.b) * size, 0.0
        for letter, width in font.read(text):
            left, base = whole.at(moved, 0.0)
            moved += width * size
            right = whole.a * moved + whole.e
            self.letters.append(Drawn(letter, left, right, base, tall, self._is_cut(left, base, tall)))
        self._text = Matrix(e=moved).then(self._text)

    def _advance(self, share: float) -> None:
        self._text = Matrix(e=share * self._state.size).then(self._text)

    def _is_cut(self, left: float, base: float, size: float) -> bool:
        low_left, low, right, high = self._state.clip
        return not (low - 0.35 * size <= base <= high and low_left - size <= left <= right)

    # -- what stands for what is drawn ------------------------------------------------------------------------

    def _begin_marked(self, named: list[Any]) -> None:
        about = named[1] if len(named) > 1 and isinstance(named[1], Mapping) else {}
        said = about.get("ActualText")
        self._actual.append((len(self.letters), text_of(said)) if isinstance(said, bytes) else None)

    def _end_marked(self, _: list[Any]) -> None:
        begun = self._actual.pop() if self._actual else None
        if begun is not None:
            self._say_instead(*begun)

    def _say_instead(self, start: int, text: str) -> None:
        """The text that stands for some letters in their place; none, where they only make others bolder."""
        drawn = self.letters[start:]
        if not drawn or not text:
            del self.letters[start:]
            return
        first, last = drawn[0], drawn[-1]
        step = (last.right - first.left) / len(text)
        self.letters[start:] = [
            first._replace(letter=sign, left=first.left + n * step, right=first.left + (n + 1) * step)
            for n, sign in enumerate(text)
        ]


def text_of(said: bytes) -> str:
    """A string of a PDF as text: two bytes a letter behind their mark, else one."""
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be", "replace")
    return said.decode("utf-8" if said.startswith(b"\xef\xbb\xbf") else "latin-1", "replace").lstrip("\ufeff")


_STEPS: Mapping[str, Callable[[PageReader, list[Any]], None]] = {
    "q": PageReader._keep,
    "Q": PageReader._bring_back,
    "cm": PageReader._move,
    "m": PageReader._point,
    "l": PageReader._point,
    "c": PageReader._point,
    "re": PageReader._rectangle,
    "W": PageReader._cut_by_path,
    "W*": PageReader._cut_by_path,
    **dict.fromkeys(("n", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*"), PageReader._end_path),
    "BT": PageReader._begin_text,
    "Tf": PageReader._set_font,
    "Tm": PageReader._place_text,
    "Td": PageReader._next_line,
    "Tj": PageReader._show,
    "TJ": PageReader._show,
    "BDC": PageReader._begin_marked,
    "BMC": PageReader._begin_marked,
    "EMC": PageReader._end_marked,
}
_PASSED_OVER = frozenset({
    "h", "w", "J", "j", "M", "d", "i", "ri", "gs", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K",
    "k", "sh", "ET", "Tr", "true", "false", "null",
})  # fmt: skip
