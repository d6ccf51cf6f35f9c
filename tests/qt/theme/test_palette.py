"""The palette carries the tokens into Qt's own painting."""

from PySide6.QtGui import QPalette

from incident_desk.qt.theme.palette import build_palette


def test_the_roles_have_the_colours_of_the_theme(each_theme):
    theme = each_theme.current
    palette = build_palette(theme)
    assert palette.color(QPalette.ColorRole.Window) == theme.colour.panel
    assert palette.color(QPalette.ColorRole.Text) == theme.colour.text
    assert palette.color(QPalette.ColorRole.Highlight) == theme.colour.selection


def test_what_is_not_available_is_fainter(each_theme):
    palette = build_palette(each_theme.current)
    role = QPalette.ColorRole.ButtonText
    assert palette.color(QPalette.ColorGroup.Disabled, role).alpha() < palette.color(role).alpha()
