"""The measures of a ribbon in each place where it stands, in pixels of the design."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class RibbonBuild:
    """Heights from the top of the widget; ``labels`` is the baseline of the times, where there are any."""

    height: float
    inset: float
    name_px: float
    detail_px: float
    name_baseline: float
    bar_top: float
    bar_height: float
    axis: float
    labels: float | None
    label_px: float
    unit: float = 1.0

    @property
    def bar_bottom(self) -> float:
        """Where the strip ends."""
        return self.bar_top + self.bar_height

    @property
    def is_full(self) -> bool:
        """True when there is room for times, flags and entries."""
        return self.labels is not None


class RibbonForm(Enum):
    """The desk and Home; the compact desk; the strip of the other screens; the wall."""

    FULL = RibbonBuild(98, 20, 13, 12, 21, 34, 26, 72.5, 90, 12)
    COMPACT = RibbonBuild(58, 14, 12, 12, 12, 25, 14, 49.5, None, 12)
    STRIP = RibbonBuild(60, 6, 12, 12, 12, 25, 14, 49.5, None, 12)
    WALL = RibbonBuild(206, 0, 26, 24, 42, 66, 56, 148, 194, 24, 2.0)

    @property
    def build(self) -> RibbonBuild:
        """The measures of this form."""
        measures: RibbonBuild = self.value
        return measures
