"""The service follows the system until a theme is fixed, and says when the look has changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.qt.theme.service import ThemeService, system_theme_name
from incident_desk.qt.theme.tokens import Density, ThemeName


class FakeHints:
    """Style hints that say what the test wants."""

    def __init__(self, scheme):
        self.scheme = scheme

    def colorScheme(self):
        return self.scheme


class FakeApp:
    def __init__(self, scheme):
        self.hints = FakeHints(scheme)

    def styleHints(self):
        return self.hints


def test_dark_is_shown_where_the_system_says_nothing():
    assert system_theme_name(FakeApp(Qt.ColorScheme.Unknown)) is ThemeName.DARK
    assert system_theme_name(FakeApp(Qt.ColorScheme.Dark)) is ThemeName.DARK
    assert system_theme_name(FakeApp(Qt.ColorScheme.Light)) is ThemeName.LIGHT


def test_fixing_a_theme_changes_palette_and_says_so(qtbot, qapp):
    service = ThemeService(qapp)
    with qtbot.waitSignal(service.theme_changed) as caught:
        service.fix(ThemeName.LIGHT)
    assert caught.args[0].name is ThemeName.LIGHT
    assert qapp.palette().window().color() == service.current.colour.panel


def test_nothing_is_said_when_nothing_changes(qtbot, themes):
    with qtbot.assertNotEmitted(themes.theme_changed):
        themes.fix(ThemeName.DARK)
        themes.set_density(Density.COMFORTABLE)
        themes.set_scale(1.0)


def test_a_fixed_theme_stays_when_the_system_changes(qapp):
    service = ThemeService(qapp)
    service.fix(ThemeName.LIGHT)
    service._on_color_scheme_changed(Qt.ColorScheme.Dark)
    assert service.current.name is ThemeName.LIGHT
    service.follow_system()
    assert service.follows_system
    assert service.current.name is system_theme_name(qapp)


def test_each_choice_is_kept_when_another_is_made(themes):
    themes.set_density(Density.COMPACT)
    themes.set_scale(1.25)
    themes.set_reduced_motion(True)
    themes.set_increased_contrast(True)
    now = themes.current
    assert (now.density, now.scale) == (Density.COMPACT, 1.25)
    assert now.reduced_motion and now.increased_contrast
    themes.fix(ThemeName.LIGHT)
    assert themes.current.scale == 1.25


def test_widgets_are_dressed_by_fusion_and_inter(qtbot, qapp, themes):
    label = QLabel("words")
    qtbot.addWidget(label)
    assert label.font().family() == "Inter"
    assert label.font().pixelSize() == 14
