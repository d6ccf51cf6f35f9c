"""The shipped typefaces load, and their figures keep one width where clocks need it."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from incident_desk.qt.theme.fonts import load_fonts
from incident_desk.qt.theme.theme import build_theme
from incident_desk.qt.theme.tokens import TextKind, ThemeName
from incident_desk.resource_files import resource


@pytest.fixture
def theme(themes):
    return themes.current


def width(font, text):
    return QFontMetricsF(font).horizontalAdvance(text)


def test_both_families_come_from_the_shipped_files(qapp):
    assert {"Inter", "JetBrains Mono"} <= set(load_fonts())


def test_every_font_has_its_licence_beside_it():
    names = {path.name for path in resource("fonts").iterdir()}
    assert {"Inter-LICENSE.txt", "JetBrainsMono-LICENSE.txt"} <= names


@pytest.mark.parametrize("kind", [TextKind.VALUE, TextKind.CLOCK, TextKind.WALL_CLOCK, TextKind.MONO])
def test_clocks_and_values_have_digits_of_one_width(theme, kind):
    font = theme.font(kind)
    widths = [width(font, digit * 10) for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.5


def test_sentences_have_proportional_digits_unless_asked(theme):
    assert width(theme.font(TextKind.BODY), "1111") < width(theme.font(TextKind.BODY), "0000")
    tabular = theme.font(TextKind.BODY, tabular=True)
    assert width(tabular, "1111") == pytest.approx(width(tabular, "0000"), abs=0.2)


def test_weight_300_is_really_lighter_than_700(theme):
    assert QFontInfo(theme.font(TextKind.CLOCK)).weight() == 300
    assert width(theme.font(TextKind.BODY, weight=700), "Incident") > width(theme.font(TextKind.BODY), "Incident")


def test_code_has_no_ligatures(theme):
    font = theme.font(TextKind.MONO)
    assert width(font, "->") == pytest.approx(2 * width(font, "-"), abs=0.2)
    assert QFontInfo(font).family() == "JetBrains Mono"


def test_the_text_size_of_the_settings_scales_the_font(themes):
    assert build_theme(ThemeName.DARK, scale=1.5).font(TextKind.BODY).pixelSize() == 21
