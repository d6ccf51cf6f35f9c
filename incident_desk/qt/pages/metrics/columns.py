"""Where the parts of a measure stand in its row: name, strip, median, counted, months. In pixels of the design."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

HEADS = ("Measure and formula", "", "Median", "Counted", "Median by month, ring is one incident")
ROW, ROW_COMPACT, AXIS = 84.0, 56.0, 26.0
_NARROW = 1080.0
_COMPACT = 960.0
"""Below it the letters are those of a small window."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The five parts of a row, or of its heads."""

    name: QRectF
    strip: QRectF
    median: QRectF
    counted: QRectF
    months: QRectF


def cells_in(area: QRectF) -> Cells:
    """In a narrow window every part but the strip has what it needs, and the strip has the rest."""
    is_narrow = area.width() < _NARROW
    side = 12.0 if is_narrow else 20.0
    name = 172.0 if area.width() < _COMPACT else 200.0
    widths = (name, 180.0, 104.0, 150.0) if is_narrow else (206.0, 196.0, 118.0, 232.0)
    strip = max(160.0, area.width() - 2 * side - sum(widths))
    lefts = [area.left() + side]
    for width in (widths[0], strip, widths[1], widths[2], widths[3]):
        lefts.append(lefts[-1] + width)
    gap = 8.0 if is_narrow else 20.0
    boxes = [QRectF(lefts[place], area.top(), lefts[place + 1] - lefts[place], area.height()) for place in range(5)]
    boxes[2].setLeft(boxes[2].left() + gap)
    for place in (0, 2, 3):
        boxes[place].setRight(boxes[place].right() - 8)
    return Cells(*boxes)
