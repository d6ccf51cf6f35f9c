"""Places in the rail: icon over word, icon alone when compact, badge, the place where one is."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.rail_button import BadgeTone, RailButton, RailModel

MODEL = RailModel("Health", "activity", "3", badge_words="3 checks down")


@pytest.mark.parametrize(("density", "size"), [(Density.COMFORTABLE, (64, 54)), (Density.COMPACT, (44, 40))])
def test_size_follows_the_density(shot, themes, density, size):
    themes.set_density(density)
    button = RailButton(themes, MODEL)
    assert (button.sizeHint().width(), button.sizeHint().height()) == size
    assert not shot(button).isNull()


def test_the_place_where_one_is_and_the_badges_look_different(shot, each_theme, all_differ):
    here = RailButton(each_theme, RailModel("Health", "activity"))
    here.setChecked(True)
    others = (RailModel("Health", "activity"), MODEL, RailModel("Health", "activity", "3", BadgeTone.ACCENT))
    assert all_differ([shot(here), *(shot(RailButton(each_theme, one)) for one in others)])


def test_word_and_badge_are_read(themes):
    button = RailButton(themes, MODEL)
    assert (button.accessibleName(), button.accessibleDescription()) == ("Health", "3 checks down")
    assert button.toolTip() == "Health"


def test_it_is_pressed_by_keyboard(qtbot, themes):
    button = RailButton(themes, MODEL)
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.toggled, timeout=500):
        qtbot.keyClick(button, Qt.Key.Key_Return)
