"""The one-pixel line between parts."""

import pytest

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.theme import ThemeName


@pytest.mark.parametrize("upright", [False, True])
def test_it_is_one_pixel_in_the_line_colour_of_each_theme(themes, qtbot, upright):
    line = Hairline(themes, upright=upright)
    qtbot.addWidget(line)
    line.resize(40, 40)
    line.show()
    assert (line.width() if upright else line.height()) == 1
    for name in (ThemeName.DARK, ThemeName.LIGHT):
        themes.fix(name)
        assert line.grab().toImage().pixelColor(0, 0) == themes.current.colour.line
