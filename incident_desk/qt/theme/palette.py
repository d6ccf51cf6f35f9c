"""The QPalette of a theme, for Qt's own widgets and for painters that ask the palette."""

from PySide6.QtGui import QColor, QPalette

from incident_desk.qt.theme.theme import Theme
from incident_desk.qt.theme.tokens import with_alpha

_ROLE = QPalette.ColorRole
_DISABLED_SHARE = 0.55


def build_palette(theme: Theme) -> QPalette:
    """Every role that Fusion reads, from the tokens; disabled text is the same colour at 55 %."""
    palette = QPalette()
    for role, colour in _roles(theme).items():
        palette.setColor(role, colour)
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.HighlightedText):
        faded = with_alpha(theme.colour.text, _DISABLED_SHARE)
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette


def _roles(theme: Theme) -> dict[QPalette.ColorRole, QColor]:
    colour = theme.colour
    field = colour.well if theme.is_dark else colour.raised
    return {
        _ROLE.Window: colour.panel,
        _ROLE.WindowText: colour.text,
        _ROLE.Base: field,
        _ROLE.AlternateBase: colour.panel,
        _ROLE.Text: colour.text,
        _ROLE.PlaceholderText: colour.text3,
        _ROLE.Button: colour.raised,
        _ROLE.ButtonText: colour.text,
        _ROLE.BrightText: colour.alarm,
        _ROLE.ToolTipBase: colour.raised,
        _ROLE.ToolTipText: colour.text,
        _ROLE.Highlight: colour.selection,
        _ROLE.HighlightedText: colour.text,
        _ROLE.Accent: colour.accent,
        _ROLE.Link: colour.accent,
        _ROLE.LinkVisited: colour.accent,
        _ROLE.Light: colour.hover,
        _ROLE.Midlight: colour.raised,
        _ROLE.Mid: colour.line_strong,
        _ROLE.Dark: colour.line,
        _ROLE.Shadow: colour.well,
    }
