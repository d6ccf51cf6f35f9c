"""Whatever holds a look gives it and says when it changed."""

from incident_desk.qt.theme import ThemeName, Themes, build_theme


def test_a_look_is_there_from_the_beginning(qapp):
    theme = build_theme(ThemeName.LIGHT)
    assert Themes(theme).current is theme
