"""What a widget needs to know to look right: colours, fonts, density, scale and how much may move."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QFont

from incident_desk.qt.theme.fonts import build_font
from incident_desk.qt.theme.tokens import Colours, Density, TextKind, ThemeName, Tokens, load_tokens

SCALE_LEAST = 0.9
SCALE_MOST = 1.5


@dataclass(frozen=True, slots=True)
class Theme:
    """The look at one moment; a change of look is a new value.

    ``scale`` is the text size from the settings, 0.9 to 1.5; ``px`` and ``font`` apply it.
    """

    name: ThemeName
    tokens: Tokens
    colour: Colours
    density: Density = Density.COMFORTABLE
    scale: float = 1.0
    reduced_motion: bool = False
    increased_contrast: bool = False

    @property
    def is_dark(self) -> bool:
        """True for the dark theme."""
        return self.name is ThemeName.DARK

    @property
    def is_compact(self) -> bool:
        """True when rows and controls stand close."""
        return self.density is Density.COMPACT

    @property
    def row_height(self) -> int:
        """Height of a list row in pixels, scaled."""
        sizes = self.tokens.sizes
        return self.px(sizes.row_compact if self.is_compact else sizes.row_comfortable)

    @property
    def control_height(self) -> int:
        """Height of a field or button in pixels, scaled."""
        sizes = self.tokens.sizes
        return self.px(sizes.control_compact if self.is_compact else sizes.control)

    def px(self, length: float) -> int:
        """A length of the design in the pixels of this text size."""
        return round(length * self.scale)

    def line_height(self, kind: TextKind) -> int:
        """Height of one line of this kind of text, scaled."""
        return self.px(self.tokens.types[kind].line)

    def font(
        self,
        kind: TextKind = TextKind.BODY,
        *,
        px: float | None = None,
        weight: int | None = None,
        tabular: bool | None = None,
    ) -> QFont:
        """A new font of this kind at this text size; ``px`` is a size of the design, before scaling."""
        size = (self.tokens.types[kind].px if px is None else px) * self.scale
        return build_font(self.tokens, kind, px=size, weight=weight, tabular=tabular)

    def unscaled(self) -> "Theme":
        """The same look at scale 1, for painters whose own transform does the scaling."""
        return self if self.scale == 1.0 else replace(self, scale=1.0)


def build_theme(
    name: ThemeName,
    *,
    density: Density = Density.COMFORTABLE,
    scale: float = 1.0,
    reduced_motion: bool = False,
    increased_contrast: bool = False,
) -> Theme:
    """The named theme from the shipped tokens; the scale is held between 0.9 and 1.5."""
    tokens = load_tokens()
    colours = tokens.colours(name)
    return Theme(
        name=name,
        tokens=tokens,
        colour=_stronger(colours) if increased_contrast else colours,
        density=density,
        scale=min(max(scale, SCALE_LEAST), SCALE_MOST),
        reduced_motion=reduced_motion,
        increased_contrast=increased_contrast,
    )


def _stronger(colours: Colours) -> Colours:
    """Increased contrast: lines as strong as outlines, captions as text2, tints plain with a full outline."""
    return replace(
        colours,
        line=colours.control,
        line_strong=colours.control,
        text3=colours.text2,
        accent_tint=colours.panel,
        accent_line=colours.accent,
        caution_tint=colours.panel,
        caution_line=colours.caution,
        alarm_tint=colours.panel,
        alarm_line=colours.alarm,
        good_tint=colours.panel,
        good_line=colours.good,
    )
