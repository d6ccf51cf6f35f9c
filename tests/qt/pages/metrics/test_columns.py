"""Where the parts of a measure stand."""

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.pages.metrics.columns import cells_in


@pytest.mark.parametrize("width", [700, 888, 1068, 1288, 2400])
def test_the_parts_stand_side_by_side_and_none_reaches_into_the_next(width):
    cells = cells_in(QRectF(0, 0, width, 84))
    boxes = [cells.name, cells.strip, cells.median, cells.counted, cells.months]
    assert all(one.right() <= other.left() for one, other in zip(boxes, boxes[1:], strict=False))
    assert all(one.width() >= 80 for one in boxes)
    assert cells.months.right() <= max(width, 780)


def test_the_strip_has_what_is_left():
    narrow, wide = (cells_in(QRectF(0, 0, width, 84)).strip.width() for width in (1288, 1488))
    assert wide - narrow == 200
