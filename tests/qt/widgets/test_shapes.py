"""Shapes keep to the rectangle they are given."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from incident_desk.qt.widgets.shapes import fill_box, left_rounded, outline_box, paint_hatch

RED = QColor(255, 0, 0)
AREA = QRectF(10, 10, 30, 20)


def inked(image):
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha()]


@pytest.mark.parametrize(
    "paint",
    [
        lambda p: fill_box(p, AREA, 4, RED),
        lambda p: outline_box(p, AREA, 4, RED, 1.5),
        lambda p: outline_box(p, AREA, 4, RED, dashed=True),
        lambda p: paint_hatch(p, AREA, RED),
        lambda p: p.fillPath(left_rounded(AREA, 4), RED),
    ],
    ids=["fill", "outline", "dashed", "hatch", "left rounded"],
)
def test_nothing_is_painted_outside(painted, paint):
    pixels = inked(painted(paint))
    assert pixels
    assert all(10 <= x < 40 and 10 <= y < 30 for x, y in pixels)


def test_an_outline_leaves_its_inside_free(painted):
    assert (25, 20) not in inked(painted(lambda p: outline_box(p, AREA, 4, RED)))


def test_a_hatch_reaches_all_corners_but_does_not_fill(painted):
    pixels = inked(painted(lambda p: paint_hatch(p, AREA, RED)))
    assert {x // 10 for x, _ in pixels} == {1, 2, 3}
    assert len(pixels) < 30 * 20 * 0.7


def test_only_the_left_corners_are_round(painted):
    pixels = inked(painted(lambda p: p.fillPath(left_rounded(AREA, 6), RED)))
    assert (10, 10) not in pixels and (10, 29) not in pixels
    assert (39, 10) in pixels and (39, 29) in pixels


def test_a_fill_narrower_than_its_corner_is_still_drawn(painted):
    assert inked(painted(lambda p: p.fillPath(left_rounded(QRectF(10, 10, 2, 20), 6), RED)))
