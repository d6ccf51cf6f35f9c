"""The wall is as large as its window, whatever the desk's text size."""

from PySide6.QtCore import QSize

from incident_desk.qt.theme import Density, ThemeName
from incident_desk.qt.wall.themes import WallThemes


def test_the_whole_composition_stays_on_a_screen_of_any_shape(themes):
    wall = WallThemes(themes)
    for width, height, scale in (
        (3840, 2160, 2.0),
        (1920, 1080, 1.0),
        (1280, 1024, 1280 / 1920),
        (2560, 1080, 1.0),
    ):
        wall.fit(QSize(width, height))
        assert wall.current.scale == scale


def test_it_follows_the_desks_look_but_not_its_size_or_density(themes, qtbot):
    wall = WallThemes(themes)
    wall.fit(QSize(3840, 2160))
    themes.set_scale(1.5)
    themes.set_density(Density.COMPACT)
    with qtbot.waitSignal(wall.theme_changed):
        themes.fix(ThemeName.LIGHT)
    assert wall.current.name is ThemeName.LIGHT
    assert (wall.current.scale, wall.current.density) == (2.0, Density.COMFORTABLE)


def test_no_word_where_nothing_changed(themes, qtbot):
    wall = WallThemes(themes)
    wall.fit(QSize(1920, 1080))
    with qtbot.assertNotEmitted(wall.theme_changed):
        wall.fit(QSize(1920, 1080))
