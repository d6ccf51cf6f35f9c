"""The one place where the look is chosen; widgets are handed it and listen to ``theme_changed``."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.theme.fonts import load_fonts
from incident_desk.qt.theme.palette import build_palette
from incident_desk.qt.theme.source import Themes
from incident_desk.qt.theme.stylesheet import build_stylesheet
from incident_desk.qt.theme.theme import Theme, build_theme
from incident_desk.qt.theme.tokens import Density, TextKind, ThemeName


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the application: Fusion, palette, base font and the generated style sheet."""
    # Under a style sheet the style has no name; to set it once more would only dress every widget a second time.
    if not app.styleSheet() and app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(build_palette(theme))
    font = theme.font(TextKind.BODY)
    if app.font() != font:
        app.setFont(font)
    sheet = build_stylesheet(theme)
    if app.styleSheet() != sheet:
        # Qt dresses every widget anew, also where nothing differs.
        app.setStyleSheet(sheet)


def system_theme_name(app: QApplication) -> ThemeName:
    """Light when the system says so, else dark (a desk is watched at night)."""
    is_light = app.styleHints().colorScheme() is Qt.ColorScheme.Light
    return ThemeName.LIGHT if is_light else ThemeName.DARK


class ThemeService(Themes):
    """Holds the current theme, follows the system until a theme is fixed, and says when the look has changed."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        load_fonts()
        super().__init__(build_theme(system_theme_name(app)), parent)
        self._app = app
        self._follows_system = True
        apply_theme(app, self._current)
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def follows_system(self) -> bool:
        """True until a theme is fixed."""
        return self._follows_system

    def follow_system(self) -> None:
        """Show what the system prefers, now and when it changes."""
        self._follows_system = True
        self._show(name=system_theme_name(self._app))

    def fix(self, name: ThemeName) -> None:
        """Show this theme whatever the system prefers."""
        self._follows_system = False
        self._show(name=name)

    def set_density(self, density: Density) -> None:
        """Set how close rows and controls stand."""
        self._show(density=density)

    def set_scale(self, scale: float) -> None:
        """Set the text size, 0.9 to 1.5; what lies outside is held at the end."""
        self._show(scale=scale)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Stop or allow blinking and sliding."""
        self._show(reduced_motion=reduced)

    def set_increased_contrast(self, increased: bool) -> None:
        """Strengthen or relax lines, captions and tints."""
        self._show(increased_contrast=increased)

    def _show(
        self,
        *,
        name: ThemeName | None = None,
        density: Density | None = None,
        scale: float | None = None,
        reduced_motion: bool | None = None,
        increased_contrast: bool | None = None,
    ) -> None:
        now = self._current
        theme = build_theme(
            name or now.name,
            density=density or now.density,
            scale=now.scale if scale is None else scale,
            reduced_motion=now.reduced_motion if reduced_motion is None else reduced_motion,
            increased_contrast=now.increased_contrast if increased_contrast is None else increased_contrast,
        )
        if theme == now:
            return
        self._current = theme
        # A change of motion alone needs no new style sheet.
        if replace(theme, reduced_motion=now.reduced_motion) != now:
            apply_theme(self._app, theme)
        self.theme_changed.emit(theme)

    def _on_color_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._follows_system:
            self._show(name=system_theme_name(self._app))
