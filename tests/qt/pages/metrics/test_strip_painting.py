"""A strip as it is painted."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.domain.moments import Precision
from incident_desk.qt.pages.metrics.rows import Band, Dot, Flag, MeasureShown
from incident_desk.qt.pages.metrics.strip_painting import paint_axis, paint_strip, x_of

AREA = QRectF(0, 0, 520, 84)


def dot(place, precision=Precision.EXACT, *, over=False, right=None):
    return Dot("INC-0001", place, place if right is None else right, precision, over, "")


def painted(theme, shown, at=-1, paint=paint_strip):
    image = QImage(520, 84, QImage.Format.Format_ARGB32)
    image.fill(theme.colour.panel)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if paint is paint_strip:
        paint_strip(painter, AREA, shown, theme, at)
    else:
        paint(painter, AREA, shown, theme)
    painter.end()
    return image


def names(image, row=42):
    return [image.pixelColor(x, row).name() for x in range(520)]


def inked(image, x, y=42):
    return image.pixelColor(x, y) != image.pixelColor(0, 0)


def test_a_dot_is_full_and_one_that_is_about_a_ring(each_theme):
    theme, x = each_theme.current, round(x_of(AREA, 0.5))
    full, ring = (
        painted(theme, MeasureShown("", "", dots=(dot(0.5, one),))) for one in (Precision.EXACT, Precision.ABOUT)
    )
    assert full.pixelColor(x, 42).name() == theme.colour.text3.name()
    assert ring.pixelColor(x, 42).name() == theme.colour.panel.name()
    assert ring.pixelColor(x + 4, 42).name() != theme.colour.panel.name()


def test_what_is_over_is_red_and_another_shape(each_theme):
    theme, x = each_theme.current, round(x_of(AREA, 0.5))
    image = painted(theme, MeasureShown("", "", dots=(dot(0.5, over=True),)))
    assert image.pixelColor(x, 42).name() == theme.colour.alarm_fill.name()
    # A square on its corner reaches above a dot, and not into a dot's shoulders.
    assert image.pixelColor(x, 37).name() != theme.colour.panel.name()
    assert image.pixelColor(x + 4, 39).name() == theme.colour.panel.name()


@pytest.mark.parametrize(("precision", "way"), [(Precision.AT_LEAST, 1), (Precision.AT_MOST, -1)])
def test_an_arrow_points_to_where_the_time_can_still_lie(each_theme, precision, way):
    theme, x = each_theme.current, round(x_of(AREA, 0.5))
    image = painted(theme, MeasureShown("", "", dots=(dot(0.5, precision),)))
    assert image.pixelColor(x + way * 14, 42).name() == theme.colour.text3.name()
    assert image.pixelColor(x - way * 14, 42).name() == theme.colour.panel.name()


def test_a_range_reaches_from_end_to_end(each_theme):
    theme = each_theme.current
    row = names(painted(theme, MeasureShown("", "", dots=(dot(0.2, Precision.RANGE, right=0.6),))))
    left, right = round(x_of(AREA, 0.2)), round(x_of(AREA, 0.6))
    assert set(row[left + 6 : right - 2]) == {theme.colour.text3.name()}


def test_the_median_is_a_line_and_a_bounded_one_a_band(each_theme):
    theme = each_theme.current
    accent = theme.colour.accent.name()
    line = names(painted(theme, MeasureShown("", "", median_at=Band(0.5, 0.5))))
    band = names(painted(theme, MeasureShown("", "", median_at=Band(0.3, 0.5))))
    assert 2 <= line.count(accent) <= 3 and 4 <= band.count(accent) <= 6
    assert band[round(x_of(AREA, 0.4))] not in (accent, theme.colour.panel.name())


def test_flag_middle_half_and_marks_are_there(each_theme):
    theme = each_theme.current
    image = painted(
        theme,
        MeasureShown("", "", middle_at=Band(0.2, 0.4), flag=Flag(0.9, "P1 target 15:00"), marks=((0.6, "1 h"),)),
    )
    row = names(image)
    assert row[round(x_of(AREA, 0.3))] == theme.colour.ribbon_future.name()
    assert inked(image, round(x_of(AREA, 0.9)) - 1)
    words = [image.pixelColor(x, y).name() for x in range(360, 470) for y in range(8, 28)]
    assert any(one != theme.colour.panel.name() for one in words)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_the_words_of_a_flag_stay_within_the_strip(each_theme, place):
    theme, inside = each_theme.current, QRectF(200, 0, 120, 84)
    shown = MeasureShown("", "", flag=Flag(place, "P1 target 15:00 from declared"))
    image = painted(theme, shown, paint=lambda painter, _area, *more: paint_strip(painter, inside, *more))
    beyond = {image.pixelColor(x, y).name() for x in (*range(200), *range(322, 520)) for y in range(30)}
    assert beyond == {theme.colour.panel.name()}


def test_the_dot_of_the_keyboard_and_the_incident_that_is_looked_at_have_rings(each_theme):
    theme, x = each_theme.current, round(x_of(AREA, 0.5))
    one = MeasureShown("", "", dots=(dot(0.5),), marked=dot(0.5))
    assert theme.colour.accent.name() in names(painted(theme, one))
    here = painted(theme, MeasureShown("", "", dots=(dot(0.5),)), at=0)
    assert inked(here, x + 9) and not inked(painted(theme, MeasureShown("", "", dots=(dot(0.5),))), x + 9)
    assert theme.colour.accent.name() not in names(painted(theme, MeasureShown("", "", dots=(dot(0.5),))))


def test_names_of_the_axis_never_run_into_each_other(each_theme):
    theme = each_theme.current
    crowded = painted(theme, MeasureShown("", "", marks=((0.50, "15 min"), (0.52, "20 min"))), paint=paint_axis)
    alone = painted(theme, MeasureShown("", "", marks=((0.50, "15 min"),)), paint=paint_axis)
    assert crowded == alone
