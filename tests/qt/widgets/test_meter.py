"""The meter fills in proportion, and no further than full."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.meter import Meter, MeterInk, MeterModel, MeterTone, paint_meter


def filled(image, colour):
    middle = image.height() // 2
    return sum(1 for x in range(image.width()) if image.pixelColor(x, middle) == colour)


@pytest.mark.parametrize(("share", "pixels"), [(0.0, 0), (0.5, 100), (1.0, 200), (3.0, 200)])
def test_it_is_filled_by_its_share(shot, themes, share, pixels):
    image = shot(Meter(themes, MeterModel(share, marks=())), 200)
    assert filled(image, themes.current.colour.text3) == pytest.approx(pixels, abs=3)


def test_marks_stand_at_75_and_90_percent(shot, themes):
    image = shot(Meter(themes, MeterModel(0.1)), 200)
    assert [x for x in range(200) if image.pixelColor(x, 0) == themes.current.colour.control] == [150, 180]


def test_work_in_progress_is_blue_and_read_as_a_percentage(shot, themes):
    meter = Meter(themes, MeterModel(0.62, MeterTone.ACCENT, marks=(), thickness=6, name="Done so far"))
    assert filled(shot(meter, 100), themes.current.colour.accent) > 50
    assert (meter.accessibleName(), meter.accessibleDescription()) == ("Done so far", "62 %")


def test_a_hatched_meter_differs_from_a_filled_and_from_an_empty_one(painted, themes):
    colour = themes.current.colour
    filled = MeterInk(colour.ribbon_future, colour.text3, colour.control)
    hatched = replace(filled, hatch=colour.text2)

    def picture(share, ink):
        return painted(lambda painter: paint_meter(painter, QRectF(4, 28, 52, 4), share, ink, ()))

    assert picture(0.5, hatched) != picture(0.5, filled)
    assert picture(0.5, hatched) != picture(0.9, hatched)
    assert picture(0.0, hatched) == picture(0.0, filled)
