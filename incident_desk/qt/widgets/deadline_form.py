"""The measures of a deadline cell in each place where it stands, in pixels of the design."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class CellBuild:
    """Insets and lines; the meter lies ``foot`` above the lower edge. An inline caption follows the value."""

    width: float
    height: float
    left: float
    right: float
    top: float
    foot: float
    label: float
    label_line: float
    value: float
    value_line: float
    value_weight: int
    gap: float
    caption: float
    caption_line: float
    divider: float
    glyph: float
    inline: bool = False
    meter: bool = True
    filled: bool = True


class CellForm(Enum):
    """The desk, the compact desk, the strip of the other screens, the wall."""

    DESK = CellBuild(
        width=160, height=110, left=17, right=16, top=12, foot=12, label=13, label_line=18, value=26,
        value_line=32, value_weight=500, gap=4, caption=12, caption_line=16, divider=1, glyph=14,
    )  # fmt: skip
    COMPACT = CellBuild(
        width=96, height=64, left=13, right=10, top=8, foot=9, label=12, label_line=16, value=19,
        value_line=24, value_weight=500, gap=2, caption=12, caption_line=16, divider=1, glyph=12, inline=True,
    )  # fmt: skip
    STRIP = CellBuild(
        width=72, height=36, left=0, right=0, top=0, foot=0, label=12, label_line=16, value=15,
        value_line=20, value_weight=500, gap=0, caption=12, caption_line=16, divider=0, glyph=12, inline=True,
        meter=False, filled=False,
    )  # fmt: skip
    WALL = CellBuild(
        width=280, height=150, left=30, right=28, top=2, foot=0, label=26, label_line=32, value=68,
        value_line=76, value_weight=400, gap=6, caption=24, caption_line=30, divider=2, glyph=26, meter=False,
    )  # fmt: skip

    @property
    def build(self) -> CellBuild:
        """The measures of this form."""
        measures: CellBuild = self.value
        return measures
