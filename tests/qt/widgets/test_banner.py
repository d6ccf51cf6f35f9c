"""A banner says what happened and offers at most two actions."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.widgets.banner import Banner, BannerModel, BannerTone
from incident_desk.qt.widgets.button import Button, ButtonModel

MODEL = BannerModel(
    "Not saved: the disk is full",
    "Your last 3 entries are held in memory.",
    actions=(ButtonModel("Choose another folder", small=True), ButtonModel("Save again", small=True)),
)


def buttons(banner):
    return [one for one in banner.findChildren(Button) if not one.isHidden()]


@pytest.mark.parametrize("number", [0, 1])
def test_each_action_sends_its_number(qtbot, themes, number):
    banner = Banner(themes, MODEL)
    qtbot.addWidget(banner)
    banner.show()
    with qtbot.waitSignal(banner.action_clicked, timeout=500) as caught:
        qtbot.mouseClick(buttons(banner)[number], Qt.MouseButton.LeftButton)
    assert caught.args == [number]


def test_error_and_caution_look_different(shot, each_theme):
    error = shot(Banner(each_theme, BannerModel("Title", "Text")), 500, 70)
    assert error != shot(Banner(each_theme, BannerModel("Title", "Text", BannerTone.CAUTION)), 500, 70)


def test_it_is_read_with_its_tone(themes):
    banner = Banner(themes, MODEL)
    assert banner.accessibleName() == "Error: Not saved: the disk is full"
    assert banner.accessibleDescription() == MODEL.text
    banner.set_model(BannerModel("Offline", tone=BannerTone.CAUTION))
    assert banner.accessibleName() == "Caution: Offline"
    assert buttons(banner) == []


def test_a_long_text_makes_it_higher(qtbot, themes):
    banner = Banner(themes, BannerModel("Title", "word " * 100))
    qtbot.addWidget(banner)
    assert banner.layout().heightForWidth(400) > banner.layout().heightForWidth(1200)


def test_three_actions_cannot_be_built():
    with pytest.raises(ValueError, match="two actions"):
        BannerModel("Title", actions=(ButtonModel("a"), ButtonModel("b"), ButtonModel("c")))


def test_each_tone_looks_and_is_read_in_its_own_way(shot, each_theme):
    looks = [shot(Banner(each_theme, BannerModel("Title", "Text", tone)), 500, 70) for tone in BannerTone]
    assert all(one != other for place, one in enumerate(looks) for other in looks[:place])
    assert len({Banner(each_theme, BannerModel("Title", "", tone)).accessibleName() for tone in BannerTone}) == 3
