"""The shipped typefaces: Inter for words and figures, JetBrains Mono for commands and code."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from incident_desk.qt.theme.tokens import TextKind, Tokens
from incident_desk.resource_files import resource

_TABULAR = frozenset({TextKind.VALUE, TextKind.CLOCK, TextKind.WALL_CLOCK, TextKind.MONO})
# Share of the pixel size by which letters move together (design.css, letter-spacing in em).
_TRACKING = {
    TextKind.TITLE: -0.010,
    TextKind.VALUE: -0.012,
    TextKind.CLOCK: -0.025,
    TextKind.WALL_CLOCK: -0.035,
}


class FontMissing(RuntimeError):
    """A shipped font file could not be read by Qt."""


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once per process; the families that they bring.

    Raises:
        FontMissing: Qt refused one of the files.
    """
    families: list[str] = []
    for path in sorted([*resource("fonts").glob("*.otf"), *resource("fonts").glob("*.ttf")]):
        handle = QFontDatabase.addApplicationFont(str(path))
        if handle < 0:
            raise FontMissing(f"Qt cannot read the font {path.name}")
        families += QFontDatabase.applicationFontFamilies(handle)
    return tuple(dict.fromkeys(families))


def build_font(
    tokens: Tokens,
    kind: TextKind,
    *,
    px: float | None = None,
    weight: int | None = None,
    tabular: bool | None = None,
) -> QFont:
    """The font of one kind of text.

    ``px`` and ``weight`` replace those of the type scale. ``tabular`` gives all digits one width; by
    default clocks, values and code have it and sentences do not.
    """
    style = tokens.types[kind]
    size = style.px if px is None else px
    family = tokens.mono_family if kind is TextKind.MONO else tokens.ui_family
    has_tabular = kind in _TABULAR if tabular is None else tabular
    # A copy of its own for each caller, for fonts can be changed; Qt shares what lies under it.
    return QFont(_font(kind, family, size, style.weight if weight is None else weight, has_tabular))


@lru_cache(maxsize=256)
def _font(kind: TextKind, family: str, size: float, weight: int, tabular: bool) -> QFont:
    """A window asks for some twenty fonts over a thousand times while it is put together."""
    font = QFont(family)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    # Unhinted outlines keep the drawn widths of the design at every screen scale.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TRACKING.get(kind, 0.0) * size)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    if kind is TextKind.MONO:
        font.setFeature(QFont.Tag("calt"), 0)
    return font
