"""The months of a measure as they are painted."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.qt.pages.metrics.rows import MonthShown
from incident_desk.qt.pages.metrics.trend_painting import fitting, paint_trend

MONTHS = tuple(MonthShown(name, "01:00", (0.5,), True) for name in ("Jul", "Aug", "Sep", "Oct", "Nov"))


def painted(theme, months, height=84):
    image = QImage(232, height, QImage.Format.Format_ARGB32)
    image.fill(theme.colour.panel)
    painter = QPainter(image)
    paint_trend(painter, QRectF(0, 0, 232, height), months, theme)
    painter.end()
    return image


def inked(image, box):
    ground = image.pixelColor(0, 0)
    left, top, right, bottom = box
    return sum(image.pixelColor(x, y) != ground for x in range(left, right) for y in range(top, bottom))


def test_the_newest_months_for_which_there_is_room_are_shown():
    assert [one.name for one in fitting(MONTHS, 232)] == ["Aug", "Sep", "Oct", "Nov"]
    assert [one.name for one in fitting(MONTHS, 10)] == ["Nov"]


@pytest.mark.parametrize("height", [84, 56])
def test_names_stand_below_and_values_above_within_the_row(each_theme, height):
    image = painted(each_theme.current, MONTHS, height)
    assert inked(image, (0, height - 18, 232, height)) and inked(image, (0, 1, 232, height // 2))


def test_a_month_without_a_value_breaks_the_line(each_theme):
    theme = each_theme.current
    whole = (
        MonthShown("Jul", "", (0.0,), True),
        MonthShown("Aug", "", (0.0,), True),
        MonthShown("Sep", "", (0.0,), True),
    )
    broken = (whole[0], MonthShown("Aug", "n/a"), whole[2])
    y = 84 - 32
    between = (48, y - 1, 70, y + 2)
    assert inked(painted(theme, whole), between) > 0 == inked(painted(theme, broken), between)


def test_a_single_value_is_a_ring_and_a_median_full(each_theme):
    theme = each_theme.current
    middle = (232 // 6, 52)
    single, median = (painted(theme, (MonthShown("Jul", "", (0.0,), one),)) for one in (False, True))
    assert single.pixelColor(*middle).name() == theme.colour.panel.name()
    assert median.pixelColor(*middle).name() == theme.colour.text2.name()


def test_nothing_is_painted_where_there_is_no_month(each_theme):
    assert inked(painted(each_theme.current, ()), (0, 0, 232, 84)) == 0
