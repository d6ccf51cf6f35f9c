"""The plate tells five weights and the absence of one apart without colour."""

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.theme import TextKind
from incident_desk.qt.widgets.plate import RING, Plate, PlateModel, PlateSize, paint_plate, plate_size

RANKS = [0, 1, 2, 3, 4, None]


def grey(image):
    return image.convertToFormat(image.Format.Format_Grayscale8)


def test_all_ranks_look_different_even_in_grey(shot, each_theme, all_differ):
    assert all_differ([grey(shot(Plate(each_theme, PlateModel("P", rank)), 90, 40)) for rank in RANKS])


def test_the_plate_of_the_design_is_24_and_36_px_high(themes):
    assert plate_size(PlateModel("P1", 1), themes.current).height() == 24
    assert plate_size(PlateModel("P1", 1, PlateSize.BIG), themes.current).height() == 36


def test_rank_0_has_a_ring_and_all_ranks_keep_room_for_it(themes, shot):
    sizes = {Plate(themes, PlateModel("P", rank)).sizeHint().height() for rank in RANKS}
    assert sizes == {24 + 2 * RING}
    image = shot(Plate(themes, PlateModel("P0", 0)))
    assert image.pixelColor(image.width() // 2, 1) == themes.current.colour.plate


@pytest.mark.parametrize("label", ["SEV1", "Critical", "Drill"])
def test_any_word_fits(themes, label):
    model = PlateModel(label, 4, bars=False)
    font = themes.current.font(TextKind.SMALL, weight=700)
    from incident_desk.qt.widgets.lettering import text_width

    assert plate_size(model, themes.current).width() >= text_width(label, font)


def test_unknown_severity_says_not_stated(themes):
    plate = Plate(themes, PlateModel())
    assert plate.accessibleDescription() == "not stated"


def test_a_level_is_read_with_its_rank_because_names_are_free(themes):
    assert Plate(themes, PlateModel("SEV2", 1)).accessibleDescription() == "SEV2, second"


def test_a_rank_outside_0_to_4_cannot_be_built():
    with pytest.raises(ValueError, match="0 to 4"):
        PlateModel("P5", 5)


def test_a_delegate_can_paint_it_at_another_text_size(painted, themes):
    themes.set_scale(1.5)
    model = PlateModel("P1", 1)
    image = painted(lambda p: paint_plate(p, QRectF(2, 2, 90, 40), model, themes.current), 120, 60)
    height = sum(1 for y in range(60) if image.pixelColor(8, y).alpha() > 250)
    assert height == pytest.approx(36, abs=1)
