"""The look: tokens, fonts, icons, and the service that holds the current theme and says when it changes."""

from incident_desk.qt.theme.icons import icon, icon_pixmap, paint_icon
from incident_desk.qt.theme.marks import set_flat, set_large, set_surface, set_tone
from incident_desk.qt.theme.service import ThemeService, apply_theme
from incident_desk.qt.theme.source import Themes
from incident_desk.qt.theme.theme import Theme, build_theme
from incident_desk.qt.theme.tokens import Colours, Density, TextKind, ThemeName, Tokens, load_tokens, with_alpha

__all__ = [
    "Colours",
    "Density",
    "TextKind",
    "Theme",
    "ThemeName",
    "ThemeService",
    "Themes",
    "Tokens",
    "apply_theme",
    "build_theme",
    "icon",
    "icon_pixmap",
    "load_tokens",
    "paint_icon",
    "set_flat",
    "set_large",
    "set_surface",
    "set_tone",
    "with_alpha",
]
