"""Chips: looks differ, targets stay large, blanks and taken ones say so."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel, ChipSize, chip_size


def test_all_looks_are_different(shot, each_theme, all_differ):
    assert all_differ([shot(Chip(each_theme, ChipModel("word", look)), 60, 28) for look in ChipLook])


@pytest.mark.parametrize(("size", "height"), [(ChipSize.TAG, 18), (ChipSize.CHIP, 24), (ChipSize.KIND, 32)])
def test_each_size_has_its_height_and_a_target_of_28_px(themes, size, height):
    model = ChipModel("x", size=size)
    assert chip_size(model, themes.current).height() == height
    hint = Chip(themes, model).sizeHint()
    assert min(hint.width(), hint.height()) >= 28


def test_the_kind_chip_fills_its_place_and_the_others_keep_their_own_width(shot, themes):
    def right_edge(size):
        image = shot(Chip(themes, ChipModel("Note", ChipLook.ON, size)), 120, 40)
        ground = image.pixelColor(119, 2)
        return max(x for x in range(120) if image.pixelColor(x, 20) != ground)

    assert right_edge(ChipSize.KIND) >= 117
    assert right_edge(ChipSize.CHIP) < 60


def test_icons_take_room(themes):
    plain = chip_size(ChipModel("All kinds"), themes.current).width()
    both = ChipModel("All kinds", icon="funnel", trailing_icon="chevron-down")
    assert chip_size(both, themes.current).width() == plain + 2 * 20


def test_it_is_pressed_by_keyboard(qtbot, themes):
    chip = Chip(themes, ChipModel("Status page"))
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.clicked, timeout=500):
        qtbot.keyClick(chip, Qt.Key.Key_Space)


def test_a_blank_and_a_taken_chip_say_so(themes):
    assert Chip(themes, ChipModel("ESTIMATED_TIME", ChipLook.BLANK)).accessibleDescription() == "blank to fill"
    assert Chip(themes, ChipModel("Status page", ChipLook.ON)).accessibleDescription() == "on"
    assert Chip(themes, ChipModel("Status page")).accessibleDescription() == ""
