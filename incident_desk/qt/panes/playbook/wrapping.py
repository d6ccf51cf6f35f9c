"""Words set on a few lines: where they break, and the last line shortened where there are more."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from incident_desk.qt.widgets.as_text import inert

_LONGEST = 1000
"""Signs that are looked at; more than that never fits on the lines of a row."""


def wrapped(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """The text on at most so many lines of that width in pixels; at least one line."""
    return _wrapped(text[:_LONGEST], font.toString(), max(24, int(width)), most)


@lru_cache(maxsize=2048)
def _wrapped(text: str, font_name: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_name)
    plain = inert(" ".join(text.split()))
    layout = QTextLayout(plain, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts = _starts(layout, width, most + 1)
    # Qt counts in UTF-16 units, two bytes each; Python counts signs.
    units = plain.encode("utf-16-le", "surrogatepass")
    ends = [*starts[1:], len(units) // 2]
    lines = [_text(units[2 * start : 2 * end]).strip() for start, end in zip(starts, ends, strict=True)]
    if len(starts) > most:
        rest = _text(units[2 * starts[most - 1] :])
        elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], elided]
    return tuple(lines) or ("",)


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")


def _starts(layout: QTextLayout, width: int, most: int) -> list[int]:
    """Where each line begins; no more lines than asked for are looked at."""
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts
